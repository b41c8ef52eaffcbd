// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

/**
 * What somebody says of an event.
 *
 * @param useful for one's work, from 1 (not at all) to 5 (very)
 * @param level of what was said: 1 too simple, 2 right, 3 too special
 * @param words anything else, "" for nothing
 */
public record Opinion(int useful, int level, String words) {
    public static final int USEFUL = 5;
    public static final int LEVEL = 3;
    public static final int WORDS = 2_000;
}
