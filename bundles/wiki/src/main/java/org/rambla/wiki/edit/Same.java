// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.page.Form;

/**
 * Passages of a text in another language that need no change, as their writer says, though the original changed.
 *
 * @param origin the revision of the original that was before the writer's eyes; when that moved on, they are to be looked at
 *     again
 * @param passages ids of blocks; keys of fields with an equals sign before each
 */
public record Same(int origin, Set<String> passages) {
    public static final Same NONE = new Same(0, Set.of());

    private static final int MOST = 2_000;

    public Same {
        passages = Set.copyOf(passages);
    }

    /** Those that are ticked in a form. */
    public static Same of(Form form) {
        Set<String> passages = new LinkedHashSet<>();
        form.values("same").stream()
                .filter(id -> id.matches("[a-z0-9]{1,20}|=[a-z0-9-]{1,40}"))
                .limit(MOST)
                .forEach(passages::add);
        return new Same(Sent.number(form, "origin"), passages);
    }

    /** For drafts; {@link #parse} reads it. */
    String text() {
        return passages.isEmpty() ? "" : origin + " " + String.join(" ", passages);
    }

    static Same parse(String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        List<String> parts = List.of(text.split(" "));
        return new Same(Integer.parseInt(parts.get(0)), Set.copyOf(parts.subList(1, parts.size())));
    }
}
