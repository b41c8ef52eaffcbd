// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import org.rambla.webinar.event.Events.Position;

/**
 * Which page of an agenda a reader wants: the first one, the one after an event, or the one before it.
 *
 * @param at the event where the page before or after ends; null for the first page
 * @param back whether the page lies before that event in the order of the agenda
 */
public record Turn(Position at, boolean back) {
    public static final Turn FIRST = new Turn(null, false);

    private static final String BACK = "back-";

    static Turn after(EventRow event) {
        return new Turn(Position.of(event), false);
    }

    static Turn before(EventRow event) {
        return new Turn(Position.of(event), true);
    }

    /** From an address; what makes no sense is the first page. */
    public static Turn parse(String text) {
        boolean back = text.startsWith(BACK);
        return Position.parse(back ? text.substring(BACK.length()) : text)
                .map(at -> new Turn(at, back))
                .orElse(FIRST);
    }

    public boolean first() {
        return at == null;
    }

    /** As an address has it. */
    @Override
    public String toString() {
        return at == null ? "" : (back ? BACK : "") + at;
    }
}
