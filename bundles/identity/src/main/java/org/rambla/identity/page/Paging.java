// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.page;

/**
 * Where a reader is in a numbered list.
 *
 * @param page from 1
 * @param last the last page, at least 1
 */
public record Paging(int page, int last, long total) {
    /** The page asked for, or the nearest that there is; whatever was typed into the address. */
    public static Paging of(String asked, long total, int size) {
        int last = (int) Math.max(1, (total + size - 1) / size);
        return new Paging((int) Math.max(1, Math.min(last, number(asked))), last, total);
    }

    private static long number(String text) {
        try {
            return text == null ? 1 : Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** An id from an address; 0, which is nobody's, for anything else. */
    public static long id(String text) {
        try {
            return text == null ? 0 : Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
