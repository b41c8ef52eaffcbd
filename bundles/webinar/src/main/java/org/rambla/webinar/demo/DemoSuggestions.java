// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.demo.Demo;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Localised;

/** The suggestion box of the demonstration: open subjects, one that was declined and one that became an event. */
final class DemoSuggestions {
    private static final Duration AGO = Duration.ofDays(25);

    private final Database database;
    private final Members members;
    private final Spaces spaces;

    DemoSuggestions(Database database, Members members, Spaces spaces) {
        this.database = database;
        this.members = members;
        this.spaces = spaces;
    }

    /** @param events ids by title in English */
    void seed(Demo demo, Map<String, Long> events) throws IOException {
        try (InputStream in = demo.open("suggestions.json");
                JsonReader reader = Json.createReader(in)) {
            for (JsonObject json : reader.readArray().getValuesAs(JsonObject.class)) {
                seed(json, demo, events);
            }
        }
    }

    private void seed(JsonObject json, Demo demo, Map<String, Long> events) {
        long space = demo.id("space", json.getString("space"));
        Map<Long, MemberCard> cities = new LinkedHashMap<>();
        members.cards(spaces.members(space, Role.MEMBER)).values().stream()
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .forEach(card -> cities.putIfAbsent(card.organisation().id(), card));
        // Each subject comes from another city.
        int first = Math.floorMod(text(json, "title").hashCode(), Math.max(1, cities.size() / 2));
        List<MemberCard> backers = cities.values().stream()
                .skip(first)
                .limit(json.getInt("supports"))
                .toList();
        if (!backers.isEmpty()) {
            database.transaction(tx -> {
                add(tx, json, space, backers, demo, events);
                return null;
            });
        }
    }

    private static void add(
            Transaction tx,
            JsonObject json,
            long space,
            List<MemberCard> backers,
            Demo demo,
            Map<String, Long> events) {
        long id = tx.next("webinar_suggestion_id");
        String event = json.getString("event", "-");
        tx.execute(
                "insert into webinar_suggestion (id, space_id, author, organisation, title, text, state, answer,"
                        + " event, merged_into, supports, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
                id,
                space,
                backers.get(0).id(),
                backers.get(0).organisation().id(),
                text(json, "title"),
                text(json, "text"),
                json.getString("state", "OPEN"),
                json.containsKey("answer") ? text(json, "answer") : "",
                events.entrySet().stream()
                        .filter(one -> one.getKey().startsWith(event))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(0L),
                backers.size(),
                demo.now().minus(AGO));
        backers.forEach(backer -> tx.execute(
                "insert into webinar_backing (suggestion, organisation, member) values (?, ?, ?)",
                id,
                backer.organisation().id(),
                backer.id()));
    }

    private static String text(JsonObject json, String name) {
        JsonObject texts = json.getJsonObject(name);
        return Localised.of("en", texts.getString("en")).in("en");
    }
}
