// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;

/** Where a list by time goes on: behind the item of this moment and number. In addresses: milliseconds, a dash, the number. */
public record Moment(Instant at, long id) {
    /** What an address says; null for the beginning, or for anything else. */
    public static Moment of(String text) {
        if (!text.matches("[0-9]{1,15}-[0-9]{1,18}")) {
            return null;
        }
        int dash = text.indexOf('-');
        return new Moment(
                Instant.ofEpochMilli(Long.parseLong(text.substring(0, dash))),
                Long.parseLong(text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "-" + id;
    }
}
