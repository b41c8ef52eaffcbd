// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rambla.api.network.Network;
import org.rambla.api.page.Field;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Parts;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.letter.Day;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.Facts.Fact;

/** The fields of a template in a form: shown, and read. Each is sent as "fact-" and its key. */
public final class FactForm {
    static final int MAX_LINE = 200;
    static final int MAX_TEXT = 1000;
    private static final int MAX_KEPT = 50;
    private static final String NAME = "fact-";

    private final Organisations organisations;
    private final Network network;

    public FactForm(Organisations organisations, Network network) {
        this.organisations = organisations;
        this.network = network;
    }

    /** Puts what is known into a form that is shown for the first time. */
    public static void fill(Fields fields, Template template, Facts facts, String language) {
        for (TemplateField field : template.fields()) {
            List<String> values = facts.of(field.key(), language);
            if (field.kind() == FieldKind.TOPICS) {
                fields.withAll(NAME + field.key(), Set.copyOf(values));
            } else {
                fields.with(NAME + field.key(), values.isEmpty() ? "" : values.get(0));
            }
        }
    }

    /** The fields of a template, in order. */
    public List<Field> show(Fields fields, Template template, String language, Visit visit) {
        List<Field> shown = new ArrayList<>();
        for (TemplateField field : template.fields()) {
            Field one = show(fields, field, visit);
            if (field.kind().worded()) {
                one.lang(language);
            }
            shown.add(field.required() ? one.required() : one);
        }
        return shown;
    }

    private Field show(Fields fields, TemplateField field, Visit visit) {
        String name = NAME + field.key();
        String label = field.name().in(visit.language());
        return switch (field.kind()) {
            case LINE -> fields.text(name, label).max(MAX_LINE);
            case PERIOD, COST ->
                fields.text(name, label).max(MAX_LINE).hint(visit.text("wiki.template.hint." + field.kind()));
            case TEXT -> fields.textarea(name, label).rows(3).max(MAX_TEXT);
            case DATE -> fields.date(name, label);
            case NUMBER -> fields.number(name, label).range(0, Integer.MAX_VALUE);
            case TOPICS -> fields.checkboxes(name, label, options(field, visit));
            case CITY, COUNTRY, CHOICE -> {
                Map<String, String> options = new LinkedHashMap<>();
                options.put("", "\u2013");
                options.putAll(options(field, visit));
                // What a page holds that is no option any more goes only when somebody chooses another one.
                String present = fields.value(name);
                options.putIfAbsent(present, gone(field, present, visit));
                yield fields.select(name, label, options);
            }
        };
    }

    private String gone(TemplateField field, String value, Visit visit) {
        return field.kind() == FieldKind.CITY && field.kind().reads(value)
                ? organisations.cards(List.of(Long.parseLong(value))).values().stream()
                        .map(card -> Parts.organisation(card, visit))
                        .findFirst()
                        .orElse(value)
                : value;
    }

    /** What a field offers to choose from, by value, in the reader's order. */
    public Map<String, String> options(TemplateField field, Visit visit) {
        Map<String, String> options = new LinkedHashMap<>();
        switch (field.kind()) {
            case CITY ->
                sorted(organisations.all().stream()
                                .collect(Collectors.toMap(
                                        card -> String.valueOf(card.id()), card -> Parts.organisation(card, visit))))
                        .forEach(options::put);
            case COUNTRY ->
                sorted(List.of(Locale.getISOCountries()).stream()
                                .collect(Collectors.toMap(code -> code, code -> Parts.country(code, visit))))
                        .forEach(options::put);
            case TOPICS ->
                network.topics(visit)
                        .forEach(topic -> options.put(topic.id(), topic.name().in(visit.language())));
            case CHOICE ->
                field.options()
                        .forEach(option ->
                                options.put(option.key(), option.name().in(visit.language())));
            default -> {}
        }
        return options;
    }

    /** Where the network's organisations are. */
    Set<String> countries() {
        return organisations.all().stream().map(OrganisationCard::country).collect(Collectors.toSet());
    }

    private static Map<String, String> sorted(Map<String, String> options) {
        Map<String, String> byName = new TreeMap<>();
        options.forEach((value, name) -> byName.put(Titles.key(name) + " " + value, value));
        Map<String, String> sorted = new LinkedHashMap<>();
        byName.values().forEach(value -> sorted.put(value, options.get(value)));
        return sorted;
    }

    /**
     * What a form holds; messages are kept in it when something is wrong.
     *
     * @param present what the page holds, which it may go on holding; NONE for a page still to be made
     */
    public Facts read(Form form, Template template, Facts present, String language, Visit visit) {
        List<Fact> facts = new ArrayList<>();
        for (TemplateField field : template.fields()) {
            List<String> values = values(form, field, Set.copyOf(present.of(field.key(), "")), visit);
            if (values.isEmpty()
                    && field.required()
                    && form.problem(NAME + field.key()).isEmpty()) {
                form.reject(NAME + field.key(), "web.problem.required");
            }
            for (int i = 0; i < values.size(); i++) {
                facts.add(fact(field, language, i, values.get(i)));
            }
        }
        Facts read = new Facts(template.key(), withCountry(facts, template));
        if (read.toJson().length() > Facts.MAX_JSON) {
            form.reject("", "wiki.problem.facts");
            return new Facts(template.key(), List.of());
        }
        return read;
    }

    /**
     * The words that a form holds in a language, with what the page's fields hold in none; of drafts as they were typed.
     *
     * @param present what the page's fields hold
     */
    public Facts words(Form form, Template template, Facts present, String language, boolean draft, Visit visit) {
        List<Fact> facts = new ArrayList<>();
        for (TemplateField field : template.fields()) {
            present.facts().stream()
                    .filter(fact ->
                            fact.field().equals(field.key()) && fact.language().isEmpty())
                    .forEach(facts::add);
            if (field.kind().worded() && draft) {
                String typed = cut(form.value(NAME + field.key()), MAX_TEXT);
                if (!typed.isEmpty()) {
                    facts.add(new Fact(field.key(), language, 0, typed, ""));
                }
            } else if (field.kind().worded()) {
                values(form, field, Set.of(), visit).forEach(value -> facts.add(fact(field, language, 0, value)));
            }
        }
        Facts read = new Facts(template.key(), facts);
        if (read.toJson().length() > Facts.MAX_JSON) {
            form.reject("", "wiki.problem.facts");
            return new Facts(template.key(), List.of());
        }
        return read;
    }

    /** The field for words in a language. */
    public Field word(Fields fields, TemplateField field, String language, Visit visit) {
        return show(fields, field, visit).lang(language);
    }

    /** What a form holds as it was typed, whether or not it can be saved so: for drafts. */
    public Facts kept(Form form, Template template, String language) {
        List<Fact> facts = new ArrayList<>();
        for (TemplateField field : template.fields()) {
            String name = NAME + field.key();
            List<String> typed = field.kind() == FieldKind.TOPICS ? form.values(name) : List.of(form.value(name));
            int place = 0;
            for (String value : typed.subList(0, Math.min(typed.size(), MAX_KEPT))) {
                if (!value.isBlank()) {
                    String said = field.kind().worded() ? language : "";
                    facts.add(new Fact(field.key(), said, place++, cut(value.strip(), MAX_TEXT), ""));
                }
            }
        }
        while (new Facts(template.key(), facts).toJson().length() > Facts.MAX_JSON) {
            facts.remove(facts.size() - 1);
        }
        return new Facts(template.key(), facts);
    }

    private List<String> values(Form form, TemplateField field, Set<String> present, Visit visit) {
        String name = NAME + field.key();
        String value = form.value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        return switch (field.kind()) {
            case LINE, PERIOD, COST -> List.of(cut(OneLine.of(form.optional(name, MAX_LINE)), MAX_LINE));
            case TEXT -> List.of(cut(form.optional(name, MAX_TEXT), MAX_TEXT));
            case DATE -> List.of(Day.value(Day.read(form, name)));
            case NUMBER -> List.of(String.valueOf(form.number(name, 0, Integer.MAX_VALUE)));
            case TOPICS -> chosen(form, name, form.values(name), offered(field, present, visit));
            case CITY, COUNTRY, CHOICE -> chosen(form, name, List.of(value), offered(field, present, visit));
        };
    }

    private Set<String> offered(TemplateField field, Set<String> present, Visit visit) {
        Set<String> offered = new HashSet<>(options(field, visit).keySet());
        offered.addAll(present);
        return offered;
    }

    /** For drafts, which are kept as they are; longer ones were refused already. */
    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private static List<String> chosen(Form form, String name, Collection<String> values, Set<String> options) {
        if (!options.containsAll(values)) {
            form.reject(name, "web.problem.choice");
            return List.of();
        }
        return values.stream().distinct().toList();
    }

    /** A page about a city is about its country too, where nobody says otherwise. */
    public List<Fact> withCountry(List<Fact> facts, Template template) {
        boolean named = facts.stream().anyMatch(fact -> fact.field().equals("country"));
        if (named || template.field("country").isEmpty()) {
            return facts;
        }
        List<Fact> all = new ArrayList<>(facts);
        facts.stream()
                .filter(fact -> fact.field().equals("city") && FieldKind.CITY.reads(fact.value()))
                .findFirst()
                .flatMap(fact -> organisations.cards(List.of(Long.parseLong(fact.value()))).values().stream()
                        .findFirst())
                .ifPresent(card -> all.add(new Fact("country", "", 0, card.country(), card.country())));
        return all;
    }

    /** A fact with what it is sorted by. */
    public Fact fact(TemplateField field, String language, int place, String value) {
        FieldKind kind = field.kind().reads(value) ? field.kind() : FieldKind.LINE;
        String sort = switch (kind) {
            case CITY ->
                organisations.cards(List.of(Long.parseLong(value))).values().stream()
                        .map(FactForm::key)
                        .findFirst()
                        .orElse(value);
            case NUMBER -> Spans.digits(Long.parseLong(value), 15);
            case PERIOD -> span(Spans.years(value), value);
            case COST -> span(Spans.euros(value), value);
            default -> Titles.key(value);
        };
        return new Fact(
                field.key(),
                field.kind().worded() ? language : "",
                place,
                value,
                sort.length() > MAX_LINE ? sort.substring(0, MAX_LINE) : sort);
    }

    /** What names no number comes behind all numbers, on every database. */
    private static String span(String span, String value) {
        return span.isEmpty() ? "z" + Titles.key(value) : span;
    }

    /** An organisation as other installations know it too. */
    public static String carried(OrganisationCard card) {
        return card.shortName().in("en") + ", " + card.country();
    }

    /** Words as a field of this kind holds them at most. */
    public static String fitting(FieldKind kind, String words) {
        return kind == FieldKind.TEXT ? cut(words.strip(), MAX_TEXT) : cut(OneLine.of(words), MAX_LINE);
    }

    private static String key(OrganisationCard card) {
        return Titles.key(card.shortName().in("en"));
    }
}
