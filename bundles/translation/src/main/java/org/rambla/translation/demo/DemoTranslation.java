// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.rambla.api.demo.Demo;
import org.rambla.api.translation.Reading.Origin;

/**
 * A text of the demonstration in another language.
 *
 * @param space key of its space
 * @param into the other language
 * @param title null for an answer, which has none
 * @param passages in the order of the text, all of them
 */
record DemoTranslation(String space, String into, Part title, List<Part> passages) {
    /**
     * A passage; inline HTML, of a title plain text.
     *
     * @param text what the original says
     * @param was what it said when this was translated; the same where it did not change since
     * @param by MACHINE or PERSON
     */
    record Part(String text, String was, String target, Origin by) {
        private static Part of(JsonObject json) {
            String text = json.getString("text");
            return new Part(
                    text,
                    json.getString("was", text),
                    json.getString("target"),
                    json.getBoolean("person", false) ? Origin.PERSON : Origin.MACHINE);
        }
    }

    static List<DemoTranslation> read(Demo demo) throws IOException {
        JsonArray all;
        try (InputStream in = demo.open("translations.json");
                JsonReader reader = Json.createReader(in)) {
            all = reader.readArray();
        }
        return all.stream().map(value -> of(value.asJsonObject())).toList();
    }

    private static DemoTranslation of(JsonObject json) {
        return new DemoTranslation(
                json.getString("space"),
                json.getString("into"),
                json.containsKey("title") ? Part.of(json.getJsonObject("title")) : null,
                json.getJsonArray("passages").stream()
                        .map(value -> Part.of(value.asJsonObject()))
                        .toList());
    }
}
