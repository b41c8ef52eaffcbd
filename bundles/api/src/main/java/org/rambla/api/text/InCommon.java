// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What two sequences have in common, in order. Small differences are found exactly (Myers); where there are too many for
 * that, what occurs once in both divides the sequences, and what lies between is compared again. A stretch that is too
 * different all the same counts as replaced, so that the cost stays bounded.
 */
public final class InCommon {
    /** The place of what the other sequence does not have. */
    public static final int NONE = -1;

    private static final int MAX_CHANGES = 300;
    private static final int MAX_CHANGES_BETWEEN = 60;

    private final int[] before;
    private final int[] after;
    private final int[] mates;

    private InCommon(int[] before, int[] after) {
        this.before = before;
        this.after = after;
        this.mates = new int[after.length];
        Arrays.fill(mates, NONE);
    }

    /** The place before of each element after, rising, or {@link #NONE}. */
    public static int[] of(int[] before, int[] after) {
        InCommon common = new InCommon(before, after);
        common.compare(0, before.length, 0, after.length, MAX_CHANGES);
        return common.mates;
    }

    private void compare(int a, int aEnd, int b, int bEnd, int most) {
        int i = a;
        int j = b;
        while (i < aEnd && j < bEnd && before[i] == after[j]) {
            mates[j++] = i++;
        }
        int iEnd = aEnd;
        int jEnd = bEnd;
        while (i < iEnd && j < jEnd && before[iEnd - 1] == after[jEnd - 1]) {
            mates[--jEnd] = --iEnd;
        }
        if (i < iEnd && j < jEnd && !exact(i, iEnd, j, jEnd, most) && most == MAX_CHANGES) {
            divide(i, iEnd, j, jEnd);
        }
    }

    /** Myers' walk, forward; false when there are more changes than allowed. */
    private boolean exact(int a, int aEnd, int b, int bEnd, int most) {
        int n = aEnd - a;
        int m = bEnd - b;
        if (Math.abs(n - m) > most) {
            return false;
        }
        int limit = Math.min(most, n + m);
        int[][] trace = new int[limit + 1][];
        int[] furthest = new int[2 * limit + 3];
        for (int d = 0; d <= limit; d++) {
            for (int k = -d; k <= d; k += 2) {
                int x = down(furthest, limit, k, d) ? furthest[limit + k + 2] : furthest[limit + k] + 1;
                int y = x - k;
                while (x < n && y < m && before[a + x] == after[b + y]) {
                    x++;
                    y++;
                }
                furthest[limit + k + 1] = x;
                if (x >= n && y >= m) {
                    back(trace, d, n, m, a, b, limit);
                    return true;
                }
            }
            trace[d] = Arrays.copyOfRange(furthest, limit - d, limit + d + 3);
        }
        return false;
    }

    private static boolean down(int[] furthest, int middle, int k, int d) {
        return k == -d || k != d && furthest[middle + k] < furthest[middle + k + 2];
    }

    private void back(int[][] trace, int changes, int n, int m, int a, int b, int limit) {
        int x = n;
        int y = m;
        for (int d = changes; d > 0; d--) {
            int k = x - y;
            // The furthest points of the step before, from diagonal -(d-1)-1 on.
            int[] last = trace[d - 1];
            int middle = d - 1;
            boolean down = k == -d || k != d && last[middle + k] < last[middle + k + 2];
            int fromK = down ? k + 1 : k - 1;
            int fromX = last[middle + fromK + 1];
            int fromY = fromX - fromK;
            while (x > (down ? fromX : fromX + 1)) {
                mates[b + --y] = a + --x;
            }
            x = fromX;
            y = fromY;
        }
        while (x > 0 && y > 0) {
            mates[b + --y] = a + --x;
        }
    }

    /** Divides by what occurs once on both sides, in the order that most of them share. */
    private void divide(int a, int aEnd, int b, int bEnd) {
        Map<Integer, int[]> places = new HashMap<>();
        for (int i = a; i < aEnd; i++) {
            int[] place = places.computeIfAbsent(before[i], v -> new int[] {0, 0, 0});
            place[0]++;
            place[1] = i;
        }
        for (int j = b; j < bEnd; j++) {
            int[] place = places.get(after[j]);
            if (place != null) {
                place[2]++;
            }
        }
        int[] once = new int[bEnd - b];
        for (int j = b; j < bEnd; j++) {
            int[] place = places.get(after[j]);
            once[j - b] = place != null && place[0] == 1 && place[2] == 1 ? place[1] : NONE;
        }
        boolean[] kept = rising(once);
        int i = a;
        int j = b;
        for (int next = b; next < bEnd; next++) {
            if (kept[next - b]) {
                compare(i, once[next - b], j, next, MAX_CHANGES_BETWEEN);
                mates[next] = once[next - b];
                i = once[next - b] + 1;
                j = next + 1;
            }
        }
        compare(i, aEnd, j, bEnd, MAX_CHANGES_BETWEEN);
    }

    /**
     * Which of the paired blocks kept their order: the longest rising run of places. What is paired and not in it moved.
     *
     * @param mates as {@link #of} gives them
     */
    public static boolean[] rising(int[] mates) {
        int[] tails = new int[mates.length];
        int[] previous = new int[mates.length];
        int length = 0;
        for (int j = 0; j < mates.length; j++) {
            if (mates[j] == NONE) {
                continue;
            }
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (mates[tails[middle]] < mates[j]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[j] = low == 0 ? NONE : tails[low - 1];
            tails[low] = j;
            length = Math.max(length, low + 1);
        }
        boolean[] kept = new boolean[mates.length];
        for (int j = length == 0 ? NONE : tails[length - 1]; j != NONE; j = previous[j]) {
            kept[j] = true;
        }
        return kept;
    }
}
