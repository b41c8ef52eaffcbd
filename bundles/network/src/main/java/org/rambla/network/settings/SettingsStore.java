// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.settings;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Body;
import org.rambla.api.event.Event;
import org.rambla.api.network.Network.Topic;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.JsonText;
import org.rambla.api.text.Localised;

/** Settings in the database: one row each, and one version for all of them. */
public final class SettingsStore {
    private static final String LEGAL = "legal.";

    private final Database database;

    private record Stored(String name, String content, int rules) {}

    public SettingsStore(Database database) {
        this.database = database;
    }

    /** The version that each change moves on; one statement. */
    public long version() {
        return database.number("select version from network_state where id = 1");
    }

    /** Everything. The version is read first: a change in between only makes the next look read again. */
    public Settings read() {
        long version = version();
        Map<String, Stored> rows = new HashMap<>();
        database.list(
                        "select name, content, rules from network_setting",
                        row -> new Stored(row.text("name"), row.text("content"), row.integer("rules")))
                .forEach(stored -> rows.put(stored.name(), stored));
        Settings fallback = Settings.DEFAULT;
        return new Settings(
                version,
                localised(rows, "name", fallback.name()),
                localised(rows, "tagline", fallback.tagline()),
                rows.containsKey("languages")
                        ? List.of(rows.get("languages").content().split(","))
                        : fallback.languages(),
                rows.containsKey("zone") ? rows.get("zone").content() : fallback.zone(),
                rows.containsKey("topics") ? topics(rows.get("topics").content()) : fallback.topics(),
                localised(rows, "banner", fallback.banner()),
                rows.containsKey("logo") ? Long.parseLong(rows.get("logo").content()) : 0,
                legal(rows));
    }

    private static Localised localised(Map<String, Stored> rows, String name, Localised fallback) {
        return rows.containsKey(name) ? Localised.fromJson(rows.get(name).content()) : fallback;
    }

    private static Map<String, Body> legal(Map<String, Stored> rows) {
        Map<String, Body> texts = new HashMap<>();
        rows.forEach((name, stored) -> {
            if (name.startsWith(LEGAL)) {
                texts.put(name.substring(LEGAL.length()), new Body(stored.content(), stored.rules()));
            }
        });
        return Map.copyOf(texts);
    }

    /**
     * Claims the next version, before anything is written.
     *
     * @param seen the version that the editor saw; 0 claims whatever it is now
     * @return false when somebody changed something meanwhile
     */
    public static boolean claim(Transaction transaction, long seen, long actor) {
        int claimed = seen == 0
                ? transaction.execute("update network_state set version = version + 1 where id = 1")
                : transaction.execute(
                        "update network_state set version = version + 1 where id = 1 and version = ?", seen);
        if (claimed == 1) {
            transaction.record(Event.now("network.changed", 1, 0, 0, actor));
        }
        return claimed == 1;
    }

    public static void write(Transaction transaction, String name, Localised value) {
        write(transaction, name, value.toJson(), 0);
    }

    public static void write(Transaction transaction, String name, String value) {
        write(transaction, name, value, 0);
    }

    /** A legal text in one language. */
    public static void writeLegal(Transaction transaction, String name, String language, Body body) {
        write(transaction, LEGAL + name + "." + language, body.html(), body.sanitiser());
    }

    public static void writeTopics(Transaction transaction, List<Topic> topics) {
        JsonArrayBuilder json = JsonText.build().createArrayBuilder();
        for (Topic topic : topics) {
            json.add(JsonText.build()
                    .createObjectBuilder()
                    .add("id", topic.id())
                    .add("name", topic.name().toJson()));
        }
        write(transaction, "topics", json.build().toString(), 0);
    }

    /** The version's row is locked by {@link #claim}, so nobody inserts the same name meanwhile. */
    private static void write(Transaction transaction, String name, String content, int rules) {
        int changed = transaction.execute(
                "update network_setting set content = ?, rules = ? where name = ?", content, rules, name);
        if (changed == 0) {
            transaction.execute(
                    "insert into network_setting (name, content, rules) values (?, ?, ?)", name, content, rules);
        }
    }

    private static List<Topic> topics(String text) {
        List<Topic> topics = new ArrayList<>();
        for (JsonValue value : JsonText.array(text)) {
            var topic = value.asJsonObject();
            topics.add(new Topic(topic.getString("id"), Localised.fromJson(topic.getString("name"))));
        }
        return List.copyOf(topics);
    }
}
