// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a list by time goes on: behind the item of this moment and number. In addresses: milliseconds, a dash, the number,
 * and where there is a key another dash and the key.
 *
 * @param key tells items of one number apart, "" where there are none such
 */
public record Moment(Instant at, long id, String key) {
    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,15})-(-?[0-9]{1,18})(?:-([a-zA-Z0-9][a-zA-Z0-9-]{0,39}))?");

    public Moment(Instant at, long id) {
        this(at, id, "");
    }

    /** What an address says; null for the beginning, or for anything else. */
    public static Moment of(String text) {
        Matcher said = WRITTEN.matcher(text);
        return said.matches()
                ? new Moment(
                        Instant.ofEpochMilli(Long.parseLong(said.group(1))),
                        Long.parseLong(said.group(2)),
                        said.group(3) == null ? "" : said.group(3))
                : null;
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "-" + id + (key.isEmpty() ? "" : "-" + key);
    }
}
