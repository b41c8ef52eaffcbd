// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.Arrays;
import java.util.List;

/** Which words of a text are still there in another one, in the same order. */
final class Alignment {
    /** How many comparisons of words one passage may cost; a longer one is compared from both ends alone. */
    private static final int MAX_COMPARISONS = 1_000_000;

    private Alignment() {}

    /** For each of the new ones the place of the old one that is the same, -1 for none. */
    static int[] of(List<?> before, List<?> after) {
        int[] mates = new int[after.size()];
        Arrays.fill(mates, -1);
        int most = Math.min(before.size(), after.size());
        int first = 0;
        while (first < most && before.get(first).equals(after.get(first))) {
            mates[first] = first;
            first++;
        }
        int last = 0;
        while (last < most - first && before.get(before.size() - 1 - last).equals(after.get(after.size() - 1 - last))) {
            last++;
            mates[after.size() - last] = before.size() - last;
        }
        common(before.subList(first, before.size() - last), after.subList(first, after.size() - last), first, mates);
        return mates;
    }

    /** The longest common sequence of what lies between. */
    private static void common(List<?> before, List<?> after, int offset, int[] mates) {
        int old = before.size();
        int now = after.size();
        if (old == 0 || now == 0 || (long) old * now > MAX_COMPARISONS) {
            return;
        }
        int[][] lengths = new int[old + 1][now + 1];
        for (int i = old - 1; i >= 0; i--) {
            for (int j = now - 1; j >= 0; j--) {
                lengths[i][j] = before.get(i).equals(after.get(j))
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < old && j < now; ) {
            if (before.get(i).equals(after.get(j))) {
                mates[offset + j++] = offset + i++;
            } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
