// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Reading;
import org.rambla.webinar.event.Details.Part;
import org.rambla.webinar.event.Details.Speaker;

/**
 * All that is written of an event as one text: its description, then what speakers do and what the programme says, a
 * passage each, so that it is translated and corrected together. Names of people and cities are not in it.
 */
public final class WholeText {
    /** Those of lines, of today and of before: longer than the ids that blocks of a description are given. */
    private static final Pattern PASSAGE = Pattern.compile("<p data-b=\"e[0-9a-z]{5,11}\">.*?</p>", Pattern.DOTALL);

    private WholeText() {}

    /** In the language of its description. */
    public static Body of(Events.Whole event) {
        return with(event.body(), event, event.language());
    }

    /** As its authors wrote it in a further language; EMPTY where its description is not there. */
    public static Body in(Events.Whole event, String language) {
        Body description = event.versions().getOrDefault(language, Body.EMPTY);
        boolean described = description.isEmpty() && !event.body().isEmpty();
        return described ? Body.EMPTY : with(description, event, language);
    }

    private static Body with(Body description, Events.Whole event, String language) {
        Map<String, String> lines = EventLines.of(event, language);
        return lines.isEmpty()
                ? description
                : new Body(description.html() + EventLines.html(lines), description.sanitiser());
    }

    /** The ids of its lines, in the language of its description. */
    static Set<String> lines(Events.Whole event) {
        return EventLines.of(event, event.language()).keySet();
    }

    /** The description in a whole text. */
    static Body description(Body whole) {
        return new Body(PASSAGE.matcher(whole.html()).replaceAll(""), whole.sanitiser());
    }

    /**
     * What speakers do and what the programme says, as a reader gets it.
     *
     * @param shown by line what is read instead; empty for originals
     * @param language of that
     * @param beside whether originals stand below
     */
    public record Words(Events.Whole event, Map<String, String> shown, String language, boolean beside) {
        /**
         * A text and its language.
         *
         * @param original that stands below it, "" for none
         */
        public record Text(String text, String language, String original) {}

        static Words of(Events.Whole event, Reading reading, Bodies bodies) {
            return new Words(
                    event,
                    reading.translated() ? shown(event, bodies.passages(reading.body())) : Map.of(),
                    reading.language(),
                    reading.view() == Reading.View.BESIDE);
        }

        private static Map<String, String> shown(Events.Whole event, Map<String, String> passages) {
            Map<String, String> shown = new HashMap<>();
            EventLines.of(event, event.language()).forEach((id, text) -> {
                if (passages.containsKey(id)) {
                    shown.put(text, passages.get(id));
                }
            });
            return shown;
        }

        /** "" where the name says it. */
        public Text function(Speaker speaker, String reader) {
            return speaker.functionIn(reader).equals(speaker.name())
                    ? new Text("", event.language(), "")
                    : text(speaker.functions(), speaker.function(), reader);
        }

        public Text part(Part part, String reader) {
            return text(part.texts(), part.text(), reader);
        }

        private Text text(Map<String, String> texts, String only, String reader) {
            String tongue = texts.containsKey(reader) || texts.isEmpty() || texts.containsKey(event.language())
                    ? texts.containsKey(reader) ? reader : event.language()
                    : new Localised(texts).languageFor(reader);
            String original = texts.getOrDefault(tongue, only);
            String read = shown.getOrDefault(original, "");
            return read.isEmpty() || !tongue.equals(event.language())
                    ? new Text(original, tongue, "")
                    : new Text(read, language, beside ? original : "");
        }
    }
}
