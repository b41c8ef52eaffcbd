// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.rambla.api.demo.Demo;

/**
 * A topic of the demonstration with the answers it will get.
 *
 * @param space key of its space
 */
record DemoTopic(String space, String title, boolean pinned, Text opening, List<Text> replies) {
    /** A text that somebody will have written; {city} stands for the author's city. */
    record Text(String language, String html) {
        static Text of(JsonObject json) {
            return new Text(json.getString("lang"), json.getString("body"));
        }
    }

    /** The topics of a theme: each with its own answers first, then some of the theme's, none twice in a topic. */
    static List<DemoTopic> read(Demo demo, String theme, int further) throws IOException {
        JsonObject json;
        try (InputStream in = demo.open("themes/" + theme + ".json");
                JsonReader reader = Json.createReader(in)) {
            json = reader.readObject();
        }
        List<Text> general = texts(json.getJsonArray("replies"));
        Random random = demo.random();
        List<DemoTopic> topics = new ArrayList<>();
        for (JsonValue value : json.getJsonArray("topics")) {
            JsonObject topic = value.asJsonObject();
            List<Text> replies = new ArrayList<>(texts(topic.getJsonArray("replies")));
            List<Text> shuffled = new ArrayList<>(general);
            Collections.shuffle(shuffled, random);
            int more = Math.min(general.size(), random.nextInt(2 * further + 1));
            replies.addAll(shuffled.subList(0, more));
            // Some questions wait for their first answer.
            boolean waiting = random.nextInt(25) == 0;
            topics.add(new DemoTopic(
                    topic.getString("space", json.getString("theme")),
                    topic.getString("title"),
                    topic.getBoolean("pinned", false),
                    Text.of(topic),
                    waiting ? List.of() : replies));
        }
        return topics;
    }

    private static List<Text> texts(JsonArray array) {
        return array == null
                ? List.of()
                : array.stream().map(value -> Text.of(value.asJsonObject())).toList();
    }
}
