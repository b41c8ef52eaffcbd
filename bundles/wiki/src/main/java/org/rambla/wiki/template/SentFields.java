// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.letter.Day;
import org.rambla.wiki.template.Facts.Fact;

/** Looks at what a program says of the fields of a page; everything that is wrong with it is told at once, field by field. */
public final class SentFields {
    private final FactForm form;
    private final Refusal refusal = new Refusal(422, "wiki.refusal.data");

    private SentFields(FactForm form) {
        this.form = form;
    }

    /**
     * What the fields are to hold: those that a program names hold what it says, the others what they held.
     *
     * @param sent values by field, as {@link FactApi} gives them out; none of a field empties it
     * @param present what the page's fields hold; NONE for a page still to be made, whose fields that must be filled in must
     *     be there
     * @param language of words
     * @throws Refusal 422 that names the fields
     */
    static Facts read(
            Map<String, List<String>> sent,
            Template template,
            Facts present,
            String language,
            FactForm form,
            Visit visit) {
        return new SentFields(form).together(sent, template, present, language, visit);
    }

    private Facts together(
            Map<String, List<String>> sent, Template template, Facts present, String language, Visit visit) {
        // Of another city the country is another one too.
        boolean fresh = present.template().isEmpty();
        List<Fact> facts = new ArrayList<>();
        for (TemplateField field : template.fields()) {
            if (sent.containsKey(field.key())) {
                said(sent.get(field.key()), field, present, language, visit)
                        .forEach(value -> facts.add(form.fact(field, language, place(facts, field), value)));
            } else if (!field.key().equals("country") || !sent.containsKey("city")) {
                present.facts().stream()
                        .filter(fact -> fact.field().equals(field.key())
                                && (fact.language().isEmpty() || fact.language().equals(language)))
                        .forEach(facts::add);
            }
            boolean named = fresh || sent.containsKey(field.key());
            if (field.required() && named && place(facts, field) == 0 && !wrong(field.key())) {
                refusal.at(field.key(), "web.problem.required");
            }
        }
        sent.keySet().stream()
                .filter(key -> template.field(key).isEmpty())
                .forEach(key -> refusal.at(key, "wiki.problem.noField"));
        Facts read = new Facts(template.key(), form.withCountry(facts, template));
        if (refusal.fields().isEmpty() && read.toJson().length() > Facts.MAX_JSON) {
            refusal.at("fields", "wiki.problem.facts");
        }
        if (!refusal.fields().isEmpty()) {
            throw refusal;
        }
        return read;
    }

    private static int place(List<Fact> facts, TemplateField field) {
        return (int)
                facts.stream().filter(fact -> fact.field().equals(field.key())).count();
    }

    private boolean wrong(String key) {
        return refusal.fields().stream().anyMatch(wrong -> wrong.field().equals(key));
    }

    private Set<String> said(List<String> values, TemplateField field, Facts present, String language, Visit visit) {
        Set<String> said = new LinkedHashSet<>();
        for (String value : values == null ? List.<String>of() : values) {
            String clean = value == null ? "" : clean(value, field.kind());
            if (!clean.isEmpty() && !fits(clean, field, present, language, visit)) {
                break;
            }
            if (!clean.isEmpty()) {
                said.add(clean);
            }
        }
        if (said.size() > 1 && field.kind() != FieldKind.TOPICS) {
            refusal.at(field.key(), "wiki.problem.oneValue");
        }
        return said;
    }

    private static String clean(String value, FieldKind kind) {
        return kind == FieldKind.TEXT
                ? value.replace("\r\n", "\n")
                        .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                        .strip()
                : OneLine.of(value);
    }

    private boolean fits(String value, TemplateField field, Facts present, String language, Visit visit) {
        FieldKind kind = field.kind();
        int most = kind == FieldKind.TEXT ? FactForm.MAX_TEXT : FactForm.MAX_LINE;
        if (value.length() > most) {
            refusal.at(field.key(), "web.problem.tooLong", most, value.length());
            return false;
        }
        boolean fits = switch (kind) {
            case LINE, TEXT, PERIOD, COST -> true;
            case DATE -> Day.is(value);
            case NUMBER -> kind.reads(value) && Long.parseLong(value) <= Integer.MAX_VALUE;
            // What a page holds it may go on holding, though it can be chosen no more.
            case CITY, COUNTRY, TOPICS, CHOICE ->
                present.of(field.key(), language).contains(value)
                        || form.options(field, visit).containsKey(value);
        };
        if (!fits) {
            refusal.at(field.key(), kind == FieldKind.DATE ? "wiki.problem.day" : "web.problem.choice");
        }
        return fits;
    }
}
