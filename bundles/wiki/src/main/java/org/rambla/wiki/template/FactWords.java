// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.network.Network;
import org.rambla.api.network.Network.Topic;
import org.rambla.api.page.Parts;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.letter.Day;

/** What the fields of a template hold, in a reader's words. */
public final class FactWords {
    private final Organisations organisations;
    private final Network network;

    public FactWords(Organisations organisations, Network network) {
        this.organisations = organisations;
        this.network = network;
    }

    /**
     * A field with its values as a reader sees them.
     *
     * @param path where a city is presented, "" for other values and for guests
     * @param carried the values as other wikis read them; no words in another language than is asked for
     */
    public record Shown(TemplateField field, String label, List<String> values, String path, List<String> carried) {
        public String text() {
            return String.join(", ", values);
        }
    }

    /**
     * What a page's fields hold, in the order of the template; empty ones are left out.
     *
     * @param language in which they are wanted; words that there are none of in it come in the other one
     * @param cities cards of the organisations among the values
     */
    public List<Shown> shown(
            Template template,
            Facts facts,
            String language,
            String otherwise,
            Map<Long, OrganisationCard> cities,
            Visit visit) {
        List<Shown> shown = new ArrayList<>();
        List<Topic> topics = template.fields().stream().anyMatch(field -> field.kind() == FieldKind.TOPICS)
                ? network.topics(visit)
                : List.of();
        for (TemplateField field : template.fields()) {
            List<String> own = facts.of(field.key(), language);
            List<String> values = own.isEmpty() ? facts.of(field.key(), otherwise) : own;
            if (!values.isEmpty()) {
                String label = field.name().in(visit.language());
                boolean city =
                        field.kind() == FieldKind.CITY && visit.signedIn() && FieldKind.CITY.reads(values.get(0));
                shown.add(new Shown(
                        field,
                        label,
                        values.stream()
                                .map(value -> words(field, value, cities, topics, visit))
                                .toList(),
                        city ? "/organisations/" + values.get(0) : "",
                        own.stream()
                                .map(value -> carried(field, value, cities))
                                .filter(value -> !value.isEmpty())
                                .toList()));
            }
        }
        return shown;
    }

    private static String carried(TemplateField field, String value, Map<Long, OrganisationCard> cities) {
        if (field.kind() != FieldKind.CITY || !field.kind().reads(value)) {
            return value;
        }
        OrganisationCard card = cities.get(Long.parseLong(value));
        return card == null ? "" : FactForm.carried(card);
    }

    private static String words(
            TemplateField field, String value, Map<Long, OrganisationCard> cities, List<Topic> topics, Visit visit) {
        if (!field.kind().reads(value)) {
            return value;
        }
        return switch (field.kind()) {
            case LINE, TEXT, PERIOD, COST -> value;
            case CITY ->
                cities.containsKey(Long.parseLong(value))
                        ? Parts.organisation(cities.get(Long.parseLong(value)), visit)
                        : "";
            case COUNTRY -> Parts.country(value, visit);
            case TOPICS ->
                topics.stream()
                        .filter(topic -> topic.id().equals(value))
                        .map(topic -> topic.name().in(visit.language()))
                        .findFirst()
                        .orElse(value);
            case DATE ->
                visit.times()
                        .date(Day.of(LocalDate.parse(value))
                                .atZone(ZoneOffset.UTC)
                                .toInstant());
            case NUMBER -> visit.times().number(Long.parseLong(value));
            case CHOICE -> {
                String option = field.option(value, visit.language());
                yield option.isEmpty() ? value : option;
            }
        };
    }

    /** The cards of the organisations that several pages name, in one statement; none where there are none. */
    public Map<Long, OrganisationCard> cities(Collection<Facts> facts, Template template) {
        Set<String> fields = template.fields().stream()
                .filter(field -> field.kind() == FieldKind.CITY)
                .map(TemplateField::key)
                .collect(Collectors.toSet());
        Set<Long> ids = facts.stream()
                .flatMap(all -> all.facts().stream())
                .filter(fact -> fields.contains(fact.field()) && FieldKind.CITY.reads(fact.value()))
                .map(fact -> Long.parseLong(fact.value()))
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : organisations.cards(ids);
    }
}
