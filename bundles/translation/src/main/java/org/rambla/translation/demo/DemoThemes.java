// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.demo.Demo;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.translation.demo.DemoTranslation.Part;
import org.rambla.translation.segment.Passage;

/**
 * What is said in the forum of the demonstration, two thirds of it, in the other language: translations/THEME.json says it
 * of themes/THEME.json, by the place of each text in it. Some by members, some corrected, the others as a machine's.
 */
final class DemoThemes {
    static final List<String> THEMES = List.of(
            "audits",
            "crisis",
            "discrimination",
            "drugs",
            "executive-committee",
            "gender",
            "groups",
            "innovation",
            "mediation",
            "mental-health",
            "night",
            "organised-crime",
            "police-justice",
            "public-spaces",
            "radicalisation");
    /** Stands for the city of whoever wrote it. */
    private static final String CITY = "{city}";

    private static final int ROUND = 6;
    /** Of those that people made, every fifth is of an original that moved on since. */
    private static final int GROWN = 5 * ROUND;

    private static final String SENTENCE = "(?<=[.!?]) ";
    private static final int PERSON = 2;
    private static final int CORRECTED = 4;

    private final UnaryOperator<String> clean;
    private final Map<String, Told> told = new HashMap<>();

    /**
     * @param title "" for an answer
     * @param passages inline HTML
     * @param round which of some it is, for who made it
     * @param grown whether the original got longer since
     */
    private record Told(String title, String titleTarget, List<String> passages, int round, boolean grown) {}

    /** @param clean a body as it is kept */
    DemoThemes(Demo demo, UnaryOperator<String> clean) throws IOException {
        this.clean = clean;
        for (String theme : THEMES) {
            read(object(demo, "themes/" + theme + ".json"), object(demo, "translations/" + theme + ".json"));
        }
    }

    private static JsonObject object(Demo demo, String file) throws IOException {
        try (InputStream in = demo.open(file);
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject();
        }
    }

    private void read(JsonObject source, JsonObject target) {
        JsonArray topics = source.getJsonArray("topics");
        for (JsonObject topic : target.getJsonArray("topics").getValuesAs(JsonObject.class)) {
            JsonObject original = topics.getJsonObject(topic.getInt("topic"));
            add(original, topic, original.getString("title"), topic.getString("title"));
            replies(original.getJsonArray("replies"), topic.getJsonArray("replies"));
        }
        replies(source.getJsonArray("replies"), target.getJsonArray("replies"));
    }

    private void replies(JsonArray originals, JsonArray targets) {
        for (JsonObject reply : targets.getValuesAs(JsonObject.class)) {
            add(originals.getJsonObject(reply.getInt("reply")), reply, "", "");
        }
    }

    private void add(JsonObject original, JsonObject target, String title, String titleTarget) {
        List<String> passages = Passage.of(clean.apply(target.getString("body"))).stream()
                .map(Passage::html)
                .toList();
        told.put(
                said(clean.apply(original.getString("body"))),
                new Told(title, titleTarget, passages, told.size() % ROUND, told.size() % GROWN == PERSON));
    }

    /** What all passages say. */
    static String said(String html) {
        StringBuilder said = new StringBuilder();
        Passage.of(html).forEach(passage -> said.append(passage.html()).append('\n'));
        return said.toString();
    }

    int size() {
        return told.size();
    }

    /**
     * A text of the forum in the other language.
     *
     * @param city of its author
     */
    Optional<DemoTranslation> of(ContentItem item, ContentHead head, Localised city) {
        String language = head.language();
        String into = language.equals("fr") ? "en" : "fr";
        String said = said(item.body().html());
        Told found = told.get(said);
        if (found == null) {
            found = told.get(said.replace(Html.escape(city.in(language)), CITY));
        }
        List<Passage> passages = Passage.of(item.body().html());
        if (found == null
                || !found.title().equals(head.title())
                || found.passages().size() != passages.size()) {
            return Optional.empty();
        }
        boolean person = found.round() == PERSON;
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            boolean corrected = found.round() == CORRECTED && i == 0;
            String text = passages.get(i).html();
            String target = found.passages().get(i).replace(CITY, Html.escape(city.in(into)));
            boolean last = i == passages.size() - 1;
            parts.add(
                    found.grown() && last
                            ? grown(text, target)
                            : new Part(text, text, target, by(person || corrected)));
        }
        Part title = found.title().isEmpty()
                ? null
                : new Part(head.title(), head.title(), found.titleTarget(), by(person || found.round() == CORRECTED));
        return Optional.of(new DemoTranslation("", into, title, parts));
    }

    /** As if the last sentence had been added since somebody translated it, where both have as many. */
    private static Part grown(String text, String target) {
        String[] said = text.split(SENTENCE);
        String[] translated = target.split(SENTENCE);
        boolean same = said.length > 1 && said.length == translated.length && (text + target).indexOf('<') < 0;
        return same
                ? new Part(text, shorter(said), shorter(translated), Origin.PERSON)
                : new Part(text, text, target, Origin.PERSON);
    }

    private static String shorter(String[] sentences) {
        return String.join(" ", List.of(sentences).subList(0, sentences.length - 1));
    }

    private static Origin by(boolean person) {
        return person ? Origin.PERSON : Origin.MACHINE;
    }
}
