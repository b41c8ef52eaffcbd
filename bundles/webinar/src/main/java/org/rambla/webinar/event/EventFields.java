// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.space.Spaces;

/**
 * The facts of an event for facets, tables and badges elsewhere: "status", "date", "end" (ISO 8601, UTC), "was" for the date
 * of what was postponed, "zone" (IANA), "way", "venue", "speakers" and "programme" (words, as far as they are not in the {@link WholeText}; in further languages "speakers@fr"), "city" (of speakers), "organisers" (spaces and institutions),
 * "languages" and "interpretation" (tags), "topic" (of the taxonomy), "recording". What is not known is left out.
 *
 * @param all by name
 */
public record EventFields(Map<String, String> all) {
    private static final String SEPARATOR = ", ";

    /**
     * In two statements at the most, however many events. Spaces that fewer people see than that of the event are not
     * named as organisers.
     */
    public static Map<Long, EventFields> of(Collection<Events.Whole> events, Database database, Spaces spaces) {
        Map<Long, List<Long>> organisers = organisers(events, database);
        Set<Long> named = organisers.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        events.stream()
                .filter(event -> organisers.containsKey(event.row().id()))
                .forEach(event -> named.add(event.row().space()));
        Map<Long, SpaceCard> cards = named.isEmpty() ? Map.of() : spaces.cards(named);
        Map<Long, EventFields> fields = new HashMap<>();
        for (Events.Whole event : events) {
            List<String> names = organisers.getOrDefault(event.row().id(), List.of()).stream()
                    .map(cards::get)
                    .filter(card -> card != null
                            && card.visibility() != Visibility.PRIVATE
                            && card.visibility().compareTo(own(event, cards)) <= 0)
                    .map(card -> card.name().in(event.language()))
                    .toList();
            fields.put(event.row().id(), new EventFields(fields(event, names)));
        }
        return fields;
    }

    private static Visibility own(Events.Whole event, Map<Long, SpaceCard> cards) {
        SpaceCard card = cards.get(event.row().space());
        return card == null ? Visibility.PUBLIC : card.visibility();
    }

    private static Map<Long, List<Long>> organisers(Collection<Events.Whole> events, Database database) {
        List<Long> together = events.stream()
                .filter(event -> event.row().organisers() > 0)
                .map(event -> event.row().id())
                .toList();
        Map<Long, List<Long>> found = new HashMap<>();
        if (!together.isEmpty()) {
            database.list(
                    "select event, space_id from webinar_organiser where event in (?) order by event, space_id",
                    row -> found.computeIfAbsent(row.number("event"), id -> new ArrayList<>())
                            .add(row.number("space_id")),
                    together);
        }
        return found;
    }

    private static Map<String, String> fields(Events.Whole event, List<String> spaces) {
        EventRow row = event.row();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("status", row.status().name());
        if (row.when() != null) {
            fields.put("date", row.when().start().toString());
            fields.put("end", row.when().end().toString());
        }
        put(fields, "was", row.was() == null ? "" : row.was().toString());
        fields.put("zone", row.zone().getId());
        fields.put("way", row.way().name());
        put(fields, "venue", row.venue());
        Set<String> cities = new LinkedHashSet<>();
        event.details().speakers().forEach(speaker -> cities.add(speaker.city()));
        cities.remove("");
        put(fields, "city", String.join(SEPARATOR, cities));
        Set<String> read = new HashSet<>(EventLines.of(event, event.language()).values());
        said(fields, event.details(), "", event.language(), read);
        row.title().texts().keySet().stream()
                .filter(language -> !language.equals(event.language()))
                .forEach(language -> {
                    Set<String> also = new HashSet<>(read);
                    if (!WholeText.in(event, language).isEmpty()) {
                        also.addAll(EventLines.of(event, language).values());
                    }
                    said(fields, event.details(), "@" + language, language, also);
                });
        Set<String> organisers = new LinkedHashSet<>(spaces);
        organisers.add(event.details().together());
        organisers.remove("");
        put(fields, "organisers", String.join(SEPARATOR, organisers));
        put(fields, "languages", String.join(SEPARATOR, row.spoken()));
        put(fields, "interpretation", String.join(SEPARATOR, row.interpreted()));
        put(fields, "topic", row.topic());
        put(fields, "recording", row.recording());
        return fields;
    }

    /**
     * Who speaks and what is on, in one language; in a further one only what is said otherwise.
     *
     * @param read what is in a text of the event: whoever searches it would find it twice
     */
    private static void said(
            Map<String, String> fields, Details details, String suffix, String language, Set<String> read) {
        String speakers = details.speakers().stream()
                .map(speaker -> Stream.of(speaker.name(), left(speaker.functionIn(language), read), speaker.city())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(SEPARATOR)))
                .collect(Collectors.joining("; "));
        String programme = details.programme().stream()
                .map(part -> left(part.textIn(language), read))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        Map.of("speakers", speakers, "programme", programme).forEach((name, value) -> {
            if (!value.equals(fields.get(name))) {
                put(fields, name + suffix, value);
            }
        });
    }

    private static String left(String text, Set<String> read) {
        return read.contains(text) ? "" : text;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
