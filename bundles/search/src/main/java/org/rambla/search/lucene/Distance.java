// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

/** How many letters are to be changed, added, left out or swapped to make one word of another. */
final class Distance {
    private Distance() {}

    static boolean within(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return false;
        }
        return of(a, b) <= most;
    }

    static int of(String a, String b) {
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        int[] next = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            next[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                next[j] = Math.min(Math.min(next[j - 1], row[j]) + 1, row[j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    next[j] = Math.min(next[j], last[j - 2] + 1);
                }
            }
            int[] spare = last;
            last = row;
            row = next;
            next = spare;
        }
        return row[b.length()];
    }
}
