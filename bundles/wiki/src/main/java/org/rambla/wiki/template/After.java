// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Behind which page a list goes on: by what the page is sorted, not by how many are before it.
 *
 * @param valued whether the page has a value in the field by which the list is sorted; those without come last
 * @param sort of that value, "" without
 * @param title folded
 * @param changed when it changed last, epoch milliseconds
 */
public record After(boolean valued, String sort, String title, long changed, long page) {
    private static final int LONGEST = 2_000;
    private static final String BETWEEN = "\n";

    /** For addresses; {@link #parse} reads it. */
    public String text() {
        String parts =
                String.join(BETWEEN, valued ? "1" : "0", sort, title, String.valueOf(changed), String.valueOf(page));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what is none: the list then begins at its beginning. */
    static Optional<After> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(BETWEEN, -1);
            // No database takes a NUL.
            return parts.length == 5 && !String.join("", parts).contains("\0")
                    ? Optional.of(new After(
                            parts[0].equals("1"),
                            parts[1],
                            parts[2],
                            Long.parseLong(parts[3]),
                            Long.parseLong(parts[4])))
                    : Optional.empty();
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }
}
