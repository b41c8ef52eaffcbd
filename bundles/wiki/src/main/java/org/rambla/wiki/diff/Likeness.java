// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import java.util.HashMap;
import java.util.Map;

/** Says how much two blocks read alike; it counts what that costs, and knows nothing any more when it was too much. */
final class Likeness {
    /** How many texts are compared word by word. */
    private static final int MAX_COMPARISONS = 3_000;

    private static final int TEXT = 600;

    private int comparisons;

    /** Share of words that two blocks have in common, 0 to 1; long ones by their beginnings. */
    double of(Block before, Block after) {
        if (before.kind().equals("caption")) {
            return 1;
        }
        if (++comparisons > MAX_COMPARISONS) {
            return 0;
        }
        String[] first = words(before);
        String[] second = words(after);
        Map<String, Integer> counts = new HashMap<>();
        for (String word : first) {
            counts.merge(word, 1, Integer::sum);
        }
        int common = 0;
        for (String word : second) {
            common += counts.merge(word, -1, Integer::sum) >= 0 ? 1 : 0;
        }
        return first.length + second.length == 0 ? 0 : 2.0 * common / (first.length + second.length);
    }

    private static String[] words(Block block) {
        StringBuilder text = new StringBuilder();
        block.text(text, TEXT);
        String words = text.substring(0, Math.min(TEXT, text.length())).strip();
        return words.isEmpty() ? new String[0] : words.split("[^\\p{L}\\p{N}]+");
    }
}
