// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rambla.api.text.JsonText;

/** Answers to the questions of an event, by key, as the column keeps them. */
final class Answers {
    private Answers() {}

    static String toJson(Map<String, String> answers) {
        JsonObjectBuilder json = JsonText.build().createObjectBuilder();
        answers.forEach(json::add);
        return json.build().toString();
    }

    static Map<String, String> fromJson(String text) {
        JsonObject json = JsonText.object(text);
        Map<String, String> answers = new LinkedHashMap<>();
        json.keySet().forEach(key -> answers.put(key, json.getString(key)));
        return answers;
    }
}
