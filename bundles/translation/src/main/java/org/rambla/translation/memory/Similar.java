// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.memory;

import java.util.List;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.translation.segment.Coded;

/**
 * A sentence that was translated before and reads alike.
 *
 * @param score how much alike, in percent, 100 for the same
 */
public record Similar(String source, String target, Origin origin, int score) {
    /** What it says, without placeholders. */
    public static String plain(String text) {
        return Coded.plain(text.replaceAll("<[^>]*>", " "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** How much alike two texts are, by their words: the share that need not be added, taken away or replaced. */
    static int score(List<String> one, List<String> other) {
        int longest = Math.max(one.size(), other.size());
        if (longest == 0) {
            return 0;
        }
        int[] before = new int[other.size() + 1];
        for (int j = 0; j <= other.size(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.size(); i++) {
            int[] now = new int[other.size() + 1];
            now[0] = i;
            for (int j = 1; j <= other.size(); j++) {
                int replaced = before[j - 1] + (one.get(i - 1).equals(other.get(j - 1)) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return 100 * (longest - before[other.size()]) / longest;
    }
}
