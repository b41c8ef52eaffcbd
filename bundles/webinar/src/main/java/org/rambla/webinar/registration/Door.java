// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Instant;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Status;
import org.rambla.webinar.event.Terms;

/** Whether one may register for an event at this moment, and why not. */
public enum Door {
    OPEN,
    /** Nobody registers: the event is for information. */
    INFORMATION,
    /** It has no date, or does not take place. */
    UNPLANNED,
    NOT_YET,
    CLOSED,
    /** The visitor is a guest. */
    GUEST,
    /** The visitor is not a member of the space. */
    OUTSIDE,
    /** The space is archived. */
    ARCHIVED;

    /** For an event, whoever asks. */
    public static Door of(EventRow event, Instant now) {
        Terms terms = event.terms();
        if (terms.who() == Terms.Who.NOBODY) {
            return INFORMATION;
        }
        if (event.status() != Status.PLANNED) {
            return UNPLANNED;
        }
        if (terms.opens() != null && terms.opens().isAfter(now)) {
            return NOT_YET;
        }
        Instant closes = terms.closes() == null ? event.when().start() : terms.closes();
        return closes.isAfter(now) ? OPEN : CLOSED;
    }

    /** For a visitor. */
    static Door of(EventRow event, Instant now, Visit visit) {
        Door door = of(event, now);
        if (door != OPEN) {
            return door;
        }
        if (visit.space().archived()) {
            return ARCHIVED;
        }
        if (!visit.signedIn()) {
            return GUEST;
        }
        boolean inside = visit.access().orElseThrow().member();
        return event.terms().who() == Terms.Who.SPACE && !inside ? OUTSIDE : OPEN;
    }
}
