// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.text.JsonText;

/**
 * What is looked for, without who asks.
 *
 * @param words as they were typed, without conditions
 * @param filters values by facet, of which one must fit
 * @param without values by facet, of which none may fit
 * @param since not before, or null
 * @param before earlier than, or null
 */
record Question(
        String words, Map<Facet, Set<String>> filters, Map<Facet, Set<String>> without, Instant since, Instant before) {
    /** Kinds that are never news. */
    private static final Set<String> PEOPLE = Set.of("member", "organisation", "space");

    /** Whether only people, cities and spaces fit, of which no mail tells. */
    boolean peopleOnly() {
        return PEOPLE.containsAll(filters.getOrDefault(Facet.KIND, Set.of("")));
    }

    String json() {
        JsonObjectBuilder json =
                JsonText.build().createObjectBuilder().add("words", words).add("filters", json(filters));
        if (!without.isEmpty()) {
            json.add("without", json(without));
        }
        if (since != null) {
            json.add("since", since.toEpochMilli());
        }
        if (before != null) {
            json.add("before", before.toEpochMilli());
        }
        return json.build().toString();
    }

    private static JsonObjectBuilder json(Map<Facet, Set<String>> byFacet) {
        JsonObjectBuilder values = JsonText.build().createObjectBuilder();
        byFacet.forEach((facet, wanted) -> {
            JsonArrayBuilder all = JsonText.build().createArrayBuilder();
            wanted.forEach(all::add);
            values.add(facet.name(), all);
        });
        return values;
    }

    static Question of(String text) {
        JsonObject json = JsonText.object(text);
        return new Question(
                json.getString("words"),
                byFacet(json.getJsonObject("filters")),
                json.containsKey("without") ? byFacet(json.getJsonObject("without")) : Map.of(),
                moment(json, "since"),
                moment(json, "before"));
    }

    private static Map<Facet, Set<String>> byFacet(JsonObject json) {
        Map<Facet, Set<String>> byFacet = new EnumMap<>(Facet.class);
        json.forEach((facet, values) -> byFacet.put(Facet.valueOf(facet), strings(values)));
        return byFacet;
    }

    private static Instant moment(JsonObject json, String name) {
        return json.containsKey(name)
                ? Instant.ofEpochMilli(json.getJsonNumber(name).longValue())
                : null;
    }

    private static Set<String> strings(JsonValue values) {
        Set<String> strings = new LinkedHashSet<>();
        values.asJsonArray().forEach(value -> strings.add(((JsonString) value).getString()));
        return strings;
    }
}
