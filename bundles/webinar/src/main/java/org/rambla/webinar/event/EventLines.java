// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.text.Html;

/**
 * What speakers do and what the programme says, line by line. Each line has an id that stays with it while it is moved or
 * put right, so that its translation does too. What is said twice is one line.
 */
final class EventLines {
    private static final Pattern LINE = Pattern.compile("<p data-b=\"([0-9a-z]{1,12})\">");

    /** So that all of them have eight digits. */
    private static final long BEFORE = 36L * 36 * 36 * 36 * 36 * 36 * 36;

    /** Of eleven digits. */
    private static final long LONGER = BEFORE * 36 * 36 * 36;

    private EventLines() {}

    /** Texts by id, in a language: what was typed in it, or in no other than that of the event. */
    static Map<String, String> of(Events.Whole event, String language) {
        boolean own = language.equals(event.language());
        List<String> texts = texts(event.details(), own, language);
        List<String> kept = own ? event.details().lines() : List.of();
        Map<String, String> lines = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.put(kept.size() == texts.size() ? kept.get(i) : made(texts.get(i), lines), texts.get(i));
        }
        return lines;
    }

    /**
     * The ids of the lines of an event that is saved, in their order.
     *
     * @param language of the event
     * @param before the event as it is stored, null for a new one
     */
    static List<String> ids(Details details, String language, Events.Whole before, Bodies bodies) {
        List<String> texts = texts(details, true, language);
        Map<String, String> known = before == null ? Map.of() : of(before, language);
        Map<String, String> places = before == null ? Map.of() : places(details, before, known, language);
        StringBuilder html = new StringBuilder();
        texts.forEach(text -> html.append(line(places.getOrDefault(text, ""), text)));
        List<String> ids = new ArrayList<>();
        Matcher lines = LINE.matcher(
                bodies.clean(html.toString(), "html", new Body(html(known), 0)).html());
        while (lines.find()) {
            // None that a passage of the description may have.
            ids.add(known.containsKey(lines.group(1)) ? lines.group(1) : "e" + lines.group(1));
        }
        return ids.size() == texts.size() && new HashSet<>(ids).size() == ids.size() ? ids : List.of();
    }

    /** As passages of a body. */
    static String html(Map<String, String> lines) {
        StringBuilder html = new StringBuilder();
        lines.forEach((id, text) -> html.append(line(id, text)));
        return html.toString();
    }

    private static String line(String id, String text) {
        return (id.isEmpty() ? "<p>" : "<p data-b=\"" + id + "\">") + Html.escape(text) + "</p>";
    }

    /** The ids of what stood in the same row of the form, and read alike, by what stands there now. */
    private static Map<String, String> places(
            Details now, Events.Whole before, Map<String, String> known, String language) {
        Map<String, String> ids = new HashMap<>();
        known.forEach((id, text) -> ids.put(text, id));
        Map<String, String> places = new HashMap<>();
        Details then = before.details();
        for (int i = 0; i < Math.min(now.speakers().size(), then.speakers().size()); i++) {
            place(
                    now.speakers().get(i).functionIn(language),
                    then.speakers().get(i).functionIn(language),
                    ids,
                    places);
        }
        for (int i = 0; i < Math.min(now.programme().size(), then.programme().size()); i++) {
            place(
                    now.programme().get(i).textIn(language),
                    then.programme().get(i).textIn(language),
                    ids,
                    places);
        }
        return places;
    }

    private static void place(String now, String then, Map<String, String> ids, Map<String, String> places) {
        if (ids.containsKey(then) && alike(now, then)) {
            places.putIfAbsent(now, ids.get(then));
        }
    }

    /** Whether half of it, at its ends, is the same: a few words compared word by word have little in common. */
    private static boolean alike(String now, String then) {
        int most = Math.min(now.length(), then.length());
        int first = 0;
        while (first < most && now.charAt(first) == then.charAt(first)) {
            first++;
        }
        int last = 0;
        while (last < most - first && now.charAt(now.length() - 1 - last) == then.charAt(then.length() - 1 - last)) {
            last++;
        }
        return 2 * (first + last) >= Math.max(now.length(), then.length());
    }

    private static List<String> texts(Details details, boolean own, String language) {
        Predicate<Map<String, String>> said = texts -> texts.isEmpty() ? own : texts.containsKey(language);
        Stream<String> functions = details.speakers().stream()
                .filter(speaker -> said.test(speaker.functions()))
                .filter(speaker -> !speaker.functionIn(language).equals(speaker.name()))
                .map(speaker -> speaker.functionIn(language));
        Stream<String> parts = details.programme().stream()
                .filter(part -> said.test(part.texts()))
                .map(part -> part.textIn(language));
        return Stream.concat(functions, parts)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }

    /**
     * Made of the text, for events that were stored when lines had no ids of their own; a longer one where another line has
     * the short one.
     */
    private static String made(String text, Map<String, String> taken) {
        String id = "e" + Long.toString(BEFORE + Integer.toUnsignedLong(text.hashCode()), 36);
        return taken.containsKey(id) ? longer(text) : id;
    }

    private static String longer(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            long number = 0;
            for (int i = 0; i < 6; i++) {
                number = number << 8 | hash[i] & 0xFF;
            }
            return "e" + Long.toString(LONGER + number, 36);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
