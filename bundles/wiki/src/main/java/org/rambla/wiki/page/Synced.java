// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of the original a text in another language says.
 *
 * @param origin the revision of the original that it says as a whole, 0 for none
 * @param blocks revisions of single blocks that were brought up to date since
 */
public record Synced(int origin, Map<String, Integer> blocks) {
    public static final Synced NONE = new Synced(0, Map.of());

    public Synced {
        blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
    }

    /** It says all of that revision. */
    public static Synced whole(int revision) {
        return new Synced(revision, Map.of());
    }

    /** Together with what others brought up to date meanwhile. */
    public Synced with(Synced other) {
        int whole = Math.max(origin, other.origin);
        Map<String, Integer> all = new LinkedHashMap<>(other.blocks);
        blocks.forEach((block, revision) -> all.merge(block, revision, Math::max));
        all.values().removeIf(revision -> revision <= whole);
        return new Synced(whole, all);
    }

    /** The revision of the original that it says in one block. */
    public int of(String block) {
        return Math.max(origin, blocks.getOrDefault(block, 0));
    }

    /** The blocks, as they are kept: {@link #parse} reads it. */
    public String source() {
        StringBuilder out = new StringBuilder();
        blocks.forEach((block, revision) -> out.append(out.length() == 0 ? "" : " ")
                .append(block)
                .append(':')
                .append(revision));
        return out.toString();
    }

    /** Blocks from {@link #source}; what cannot be read is left out. */
    public static Map<String, Integer> parse(String source) {
        Map<String, Integer> blocks = new LinkedHashMap<>();
        for (String entry : source.split(" ")) {
            int colon = entry.indexOf(':');
            if (colon > 0 && entry.substring(colon + 1).matches("[0-9]{1,9}")) {
                blocks.put(entry.substring(0, colon), Integer.parseInt(entry.substring(colon + 1)));
            }
        }
        return blocks;
    }
}
