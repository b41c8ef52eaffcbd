// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text in several languages, keyed by language tag ("fr", "en"); never assume exactly two. Blank texts are left out.
 *
 * @param texts language to text, in the order given
 */
public record Localised(Map<String, String> texts) {
    public static final Localised NONE = new Localised(Map.of());

    public Localised {
        Map<String, String> kept = new LinkedHashMap<>();
        texts.forEach((language, text) -> {
            if (text != null && !text.isBlank()) {
                kept.put(language, text);
            }
        });
        texts = Collections.unmodifiableMap(kept);
    }

    public static Localised of(String language, String text) {
        return new Localised(Map.of(language, text));
    }

    public static Localised of(String language, String text, String otherLanguage, String otherText) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(language, text);
        texts.put(otherLanguage, otherText);
        return new Localised(texts);
    }

    /** The text in that language, else in the first one it has, else "". */
    public String in(String language) {
        String text = texts.get(language);
        if (text != null) {
            return text;
        }
        return texts.isEmpty() ? "" : texts.values().iterator().next();
    }

    /** The text in exactly that language, or "". */
    public String only(String language) {
        return texts.getOrDefault(language, "");
    }

    /** The language that {@link #in} answers in: the one asked for when there is one, else the first, else the one asked for. */
    public String languageFor(String language) {
        return texts.containsKey(language) || texts.isEmpty()
                ? language
                : texts.keySet().iterator().next();
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** As a JSON object, the form in which columns keep it. */
    public String toJson() {
        JsonObjectBuilder json = JsonText.build().createObjectBuilder();
        texts.forEach(json::add);
        return json.build().toString();
    }

    /** From {@link #toJson}; null or "" give {@link #NONE}. */
    public static Localised fromJson(String json) {
        if (json == null || json.isEmpty()) {
            return NONE;
        }
        Map<String, String> plain = plain(json);
        if (plain != null) {
            return new Localised(plain);
        }
        JsonObject object = JsonText.object(json);
        Map<String, String> texts = new LinkedHashMap<>();
        object.forEach((language, value) -> texts.put(language, ((JsonString) value).getString()));
        return new Localised(texts);
    }

    /** What {@link #toJson} writes of texts without anything to be escaped, as nearly all are; null for anything else. */
    private static Map<String, String> plain(String json) {
        if (json.indexOf('\\') >= 0 || !json.startsWith("{\"")) {
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        int at = 1;
        while (at > 0 && json.startsWith("\"", at)) {
            int between = json.indexOf("\":\"", at + 1);
            int end = between < 0 ? -1 : json.indexOf('"', between + 3);
            if (end < 0 || json.indexOf('"', at + 1) != between) {
                return null;
            }
            texts.put(json.substring(at + 1, between), json.substring(between + 3, end));
            if (end + 2 == json.length() && json.charAt(end + 1) == '}') {
                return texts;
            }
            at = json.startsWith(",", end + 1) ? end + 2 : -1;
        }
        return null;
    }
}
