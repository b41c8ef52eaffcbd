// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What readers of the demonstration network ask, and what they ought to find: {@code search/judged.tsv}. */
public final class Judgements {
    private static final String FILE = "/search/judged.tsv";

    private final Map<String, String> keys = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    /**
     * A question.
     *
     * @param language in which it is asked
     * @param group "plain", "cross" or "typing"
     * @param grades by item, 1 to 3
     */
    public record Asked(String language, String group, String words, Map<String, Integer> grades) {}

    /** Reads the file and refuses what does not fit together. */
    public Judgements() {
        Set<String> known = new HashSet<>();
        for (String line : lines()) {
            String[] cells = line.split("\t", -1);
            switch (cells[0]) {
                case "item" -> {
                    known.add(cells[1]);
                    for (String title : cells[4].split(" \\|\\| ")) {
                        String other = keys.put(cells[2] + ":" + folded(title), cells[1]);
                        if (other != null) {
                            throw new IllegalStateException(cells[1] + " and " + other + " have one title");
                        }
                    }
                }
                case "query" -> asked.add(new Asked(cells[1], cells[2], cells[3], grades(cells[4], known)));
                default -> throw new IllegalStateException("Neither item nor query: " + line);
            }
        }
    }

    private static List<String> lines() {
        try (InputStream in = Judgements.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> grades(String text, Set<String> known) {
        Map<String, Integer> grades = new LinkedHashMap<>();
        for (String one : text.split(" ")) {
            int equals = one.lastIndexOf('=');
            String key = one.substring(0, equals);
            int grade = Integer.parseInt(one.substring(equals + 1));
            if (!known.contains(key) || grade < 1 || grade > 3) {
                throw new IllegalStateException("No such item or grade: " + one);
            }
            grades.put(key, grade);
        }
        return grades;
    }

    public List<Asked> asked() {
        return asked;
    }

    /**
     * The item that a hit shows; the hit's own title where it is none that anybody judged.
     *
     * @param kind "topic", "page", "event", "space": answers belong to their topic
     */
    public String item(String kind, String title) {
        String name = kind + ":" + folded(title);
        return keys.getOrDefault(name, name);
    }

    /** Whether an item was judged, or may be found for what is. */
    public boolean known(String item) {
        return keys.containsValue(item);
    }

    private static String folded(String title) {
        return title.replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
