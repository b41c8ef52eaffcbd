// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rambla.network.wording.Catalogue.Entry;

/**
 * Which texts of a language are asked for.
 *
 * @param show one of {@link #STATES}
 * @param part name of a bundle, "" for all
 * @param words that occur in the key or in a text, "" for any
 * @param after key behind which they begin, "" for the beginning
 */
public record Asked(String language, String show, String part, String words, String after) {
    static final List<String> STATES = List.of("all", "missing", "outdated", "own");

    private static final int LONGEST = 100;

    static Asked of(String language, String show, String part, String words, String after) {
        String plain = words.strip();
        return new Asked(
                language,
                STATES.contains(show) ? show : "all",
                part.matches("[a-z0-9-]{1,60}") && !part.equals("all") ? part : "",
                plain.substring(0, Math.min(LONGEST, plain.length())),
                after.matches("[A-Za-z0-9._-]{1,200}") ? after : "");
    }

    /** Some entries in the order of their keys, at most so many. */
    List<Entry> among(Catalogue catalogue, int most) {
        String small = words.toLowerCase(Locale.ROOT);
        return catalogue.entries().tailMap(after, false).values().stream()
                .filter(entry -> part.isEmpty() || entry.part().equals(part))
                .filter(entry -> switch (show) {
                    case "missing" -> entry.missing();
                    case "outdated" -> entry.outdated();
                    case "own" -> entry.own() != null;
                    default -> true;
                })
                .filter(entry -> small.isEmpty() || has(entry, small))
                .limit(most)
                .toList();
    }

    /** The entries with these keys, whatever they are now: a form that comes back. */
    static List<Entry> with(Set<String> keys, Catalogue catalogue) {
        return catalogue.all().stream()
                .filter(entry -> keys.contains(entry.key()))
                .toList();
    }

    private static boolean has(Entry entry, String small) {
        return (entry.key() + "\n" + entry.english() + "\n" + entry.text())
                .toLowerCase(Locale.ROOT)
                .contains(small);
    }

    /** The address that asks for this. */
    public String path() {
        return path(after);
    }

    String path(String from) {
        return "/admin/languages/" + language + "?show=" + show + "&part=" + part + "&q="
                + URLEncoder.encode(words, UTF_8) + "&after=" + from;
    }
}
