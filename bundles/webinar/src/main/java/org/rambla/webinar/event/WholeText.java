// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Reading;
import org.rambla.webinar.event.Details.Part;
import org.rambla.webinar.event.Details.Speaker;

/**
 * All that is written of an event as one text: its description, then what speakers do and what the programme says, a
 * passage each, so that it is translated and corrected together. Names of people and cities are not in it.
 */
public final class WholeText {
    /** Longer than the ids that blocks of a description are given. */
    private static final Pattern PASSAGE = Pattern.compile("<p data-b=\"(e[0-9a-z]{8})\">.*?</p>", Pattern.DOTALL);

    /** So that all of them have eight digits. */
    private static final long BEFORE = 36L * 36 * 36 * 36 * 36 * 36 * 36;

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
        Map<String, String> passages = new LinkedHashMap<>();
        words(event, language).forEach(text -> passages.putIfAbsent(id(text), text));
        StringBuilder html = new StringBuilder(description.html());
        passages.forEach((id, text) -> html.append("<p data-b=\"")
                .append(id)
                .append("\">")
                .append(Html.escape(text))
                .append("</p>"));
        return passages.isEmpty() ? description : new Body(html.toString(), description.sanitiser());
    }

    /** What was typed in a language, or in no other than that of the event. */
    private static Set<String> words(Events.Whole event, String language) {
        boolean own = language.equals(event.language());
        Stream<String> functions = event.details().speakers().stream()
                .filter(speaker -> said(speaker.functions(), own, language))
                .filter(speaker -> !speaker.functionIn(language).equals(speaker.name()))
                .map(speaker -> speaker.functionIn(language));
        Stream<String> parts = event.details().programme().stream()
                .filter(part -> said(part.texts(), own, language))
                .map(part -> part.textIn(language));
        return Stream.concat(functions, parts)
                .filter(text -> !text.isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean said(Map<String, String> texts, boolean own, String language) {
        return texts.isEmpty() ? own : texts.containsKey(language);
    }

    /** Made of the text: it stays when it moves, and is another one for another text. */
    private static String id(String text) {
        return "e" + Long.toString(BEFORE + Integer.toUnsignedLong(text.hashCode()), 36);
    }

    /** The description in a whole text. */
    static Body description(Body whole) {
        Matcher passages = PASSAGE.matcher(whole.html());
        return new Body(passages.replaceAll(""), whole.sanitiser());
    }

    /**
     * What speakers do and what the programme says, as a reader gets it.
     *
     * @param shown by passage what is read instead; empty for originals
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
                    reading.translated() ? bodies.passages(reading.body()) : Map.of(),
                    reading.language(),
                    reading.view() == Reading.View.BESIDE);
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
            String read = shown.getOrDefault(id(original), "");
            return read.isEmpty() || !tongue.equals(event.language())
                    ? new Text(original, tongue, "")
                    : new Text(read, language, beside ? original : "");
        }
    }
}
