// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of the original a text in another language says.
 *
 * @param origin the revision of the original that it says as a whole, 0 for none
 * @param blocks revisions of single blocks that were brought up to date since; those that stay though the original dropped
 *     them have {@link #KEPT} before their id
 * @param worded up to which save of the page's fields its own say what the original's do, 0 for none
 * @param fields the same of single fields that were brought up to date since
 */
public record Synced(int origin, Map<String, Integer> blocks, int worded, Map<String, Integer> fields) {
    public static final Synced NONE = new Synced(0, Map.of(), 0, Map.of());

    /** Before the id of a block that stays. */
    public static final String KEPT = "-";

    private static final String FIELD = "=";

    public Synced {
        blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** It says all of that revision, and all that the fields said at that save. */
    public static Synced whole(int revision, int worded) {
        return new Synced(revision, Map.of(), worded, Map.of());
    }

    /** Together with what others brought up to date meanwhile. */
    public Synced with(Synced other) {
        int whole = Math.max(origin, other.origin);
        int all = Math.max(worded, other.worded);
        return new Synced(whole, later(blocks, other.blocks, whole), all, later(fields, other.fields, all));
    }

    private static Map<String, Integer> later(Map<String, Integer> mine, Map<String, Integer> theirs, int whole) {
        Map<String, Integer> all = new LinkedHashMap<>(theirs);
        mine.forEach((key, number) -> all.merge(key, number, Math::max));
        all.values().removeIf(number -> number <= whole);
        return all;
    }

    /** The same without what is later than a revision of the original and a save of the fields: forms may say anything. */
    public Synced upTo(int revision, int save) {
        Map<String, Integer> known = new LinkedHashMap<>(blocks);
        known.values().removeIf(number -> number > revision);
        Map<String, Integer> filled = new LinkedHashMap<>(fields);
        filled.values().removeIf(number -> number > save);
        return new Synced(Math.min(origin, revision), known, Math.min(worded, save), filled);
    }

    /** The revision of the original that it says in one block. */
    public int of(String block) {
        return Math.max(origin, blocks.getOrDefault(block, 0));
    }

    /** The save of the fields that it says in one of them. */
    public int field(String key) {
        return Math.max(worded, fields.getOrDefault(key, 0));
    }

    /** All but the whole revision, as it is kept: {@link #of(int, String)} reads it. */
    public String source() {
        StringBuilder out = new StringBuilder();
        blocks.forEach((block, revision) -> put(out, block, revision));
        if (worded > 0) {
            put(out, FIELD, worded);
        }
        fields.forEach((key, save) -> put(out, FIELD + key, save));
        return out.toString();
    }

    private static void put(StringBuilder out, String key, int number) {
        out.append(out.length() == 0 ? "" : " ").append(key).append(':').append(number);
    }

    /** From {@link #source}; what cannot be read is left out. */
    public static Synced of(int origin, String source) {
        Map<String, Integer> blocks = new LinkedHashMap<>();
        Map<String, Integer> fields = new LinkedHashMap<>();
        int worded = 0;
        for (String entry : source == null ? new String[0] : source.split(" ")) {
            int colon = entry.indexOf(':');
            if (colon > 0 && entry.substring(colon + 1).matches("[0-9]{1,9}")) {
                String key = entry.substring(0, colon);
                int number = Integer.parseInt(entry.substring(colon + 1));
                if (key.equals(FIELD)) {
                    worded = number;
                } else if (key.startsWith(FIELD)) {
                    fields.put(key.substring(1), number);
                } else {
                    blocks.put(key, number);
                }
            }
        }
        return new Synced(origin, blocks, worded, fields);
    }
}
