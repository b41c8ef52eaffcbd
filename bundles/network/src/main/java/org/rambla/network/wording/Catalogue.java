// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rambla.api.text.Wordings.Wording;

/**
 * Every text of the interface in one language: in English, as the server brings it, in the administrators' own words.
 *
 * @param entries by key, in its order; a key begins with the name of the part that has it
 */
public record Catalogue(String language, TreeMap<String, Entry> entries) {
    private static final String ENGLISH = "en";
    private static final String ONE = ".one";
    private static final String OTHER = ".other";

    /**
     * One text.
     *
     * @param part name of the bundle, "forum"
     * @param filled the English text that has all that is filled in; "1 vote" may do without its number
     * @param brought what the server brings in this language, "" for nothing
     * @param own the administrators' own, or null
     */
    public record Entry(String part, String key, String english, String filled, String brought, OwnText own) {
        /** What is shown, "" when it is the English text for want of another. */
        public String text() {
            return own == null ? brought : own.text();
        }

        /** Another one when the text is another one. */
        String stamp() {
            return Integer.toHexString(text().hashCode());
        }

        public boolean missing() {
            return text().isEmpty();
        }

        /** Whether the English text is another one since the own text was written. */
        public boolean outdated() {
            return own != null && !own.english().equals(english);
        }
    }

    static Catalogue of(String language, List<Wording> brought, List<String> forms, Map<String, OwnText> own) {
        TreeMap<String, Entry> entries = new TreeMap<>();
        for (Wording wording : brought) {
            Map<String, String> english = english(wording);
            Map<String, String> mine = wording.texts().getOrDefault(language, Map.of());
            for (String key : keys(english, forms)) {
                String filled = counted(key, english, forms)
                        ? english.get(key.substring(0, key.lastIndexOf('.')) + OTHER)
                        : english.get(key);
                String text = english.getOrDefault(key, filled);
                entries.put(
                        key, new Entry(wording.name(), key, text, filled, mine.getOrDefault(key, ""), own.get(key)));
            }
        }
        return new Catalogue(language, entries);
    }

    /** What a bundle says in English; what it says in other languages alone stands for that. */
    private static Map<String, String> english(Wording wording) {
        Map<String, String> all = new HashMap<>();
        wording.texts().values().forEach(texts -> texts.forEach(all::putIfAbsent));
        all.putAll(wording.texts().getOrDefault(ENGLISH, Map.of()));
        return all;
    }

    /** The keys that a language needs: what is counted in as many forms as it has. */
    private static Set<String> keys(Map<String, String> english, List<String> forms) {
        Set<String> keys = new TreeSet<>(english.keySet());
        for (String key : english.keySet()) {
            String base = key.substring(0, key.lastIndexOf('.'));
            if (key.endsWith(OTHER) && english.containsKey(base + ONE)) {
                keys.remove(base + ONE);
                forms.forEach(form -> keys.add(base + "." + form));
            }
        }
        return keys;
    }

    private static boolean counted(String key, Map<String, String> english, List<String> forms) {
        int dot = key.lastIndexOf('.');
        String base = key.substring(0, dot);
        return forms.contains(key.substring(dot + 1))
                && english.containsKey(base + ONE)
                && english.containsKey(base + OTHER);
    }

    Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    List<Entry> all() {
        return new ArrayList<>(entries.values());
    }

    /** Names of the parts, in order. */
    public List<String> parts() {
        return entries.values().stream().map(Entry::part).distinct().toList();
    }

    public long missing() {
        return entries.values().stream().filter(Entry::missing).count();
    }

    public long outdated() {
        return entries.values().stream().filter(Entry::outdated).count();
    }

    public long own() {
        return entries.values().stream().filter(entry -> entry.own() != null).count();
    }

    /** Whole percent; 100 only when nothing is missing. */
    public int share() {
        return entries.isEmpty() ? 100 : (int) ((entries.size() - missing()) * 100 / entries.size());
    }
}
