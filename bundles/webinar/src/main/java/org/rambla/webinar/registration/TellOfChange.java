// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Instant;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Transaction;
import org.rambla.webinar.event.Asking;

/** What follows for the registered when an event changes, in the transaction of the change. */
public final class TellOfChange {
    private TellOfChange() {}

    /** When, where or whether it takes place changed: every calendar will hear of it. */
    public static void practical(Transaction tx, long event, long space, long actor) {
        tx.execute(
                "update webinar_registration set revision = revision + 1, version = version + 1"
                        + " where event = ? and state in ('CONFIRMED', 'WAITING')",
                event);
        tx.record(Event.now("webinar.rescheduled", event, space, 0, actor));
    }

    /**
     * It has another date: answers about the one before hold no more.
     *
     * @param asking whether those who have a place are asked whether they can still come, and until when
     */
    public static void moved(Transaction tx, long event, Asking asking, Instant now) {
        tx.execute(
                "update webinar_event set asked_at = ?, ask_until = ? where id = ?",
                asking.wanted() ? now.toEpochMilli() : 0L,
                asking.until() == null ? 0L : asking.until().toEpochMilli(),
                event);
        tx.execute(
                "update webinar_registration set still = ?, version = version + 1"
                        + " where event = ? and state = 'CONFIRMED' and still <> ?",
                asking.wanted() ? "ASKED" : "",
                event,
                asking.wanted() ? "ASKED" : "");
    }

    /** There may be more places than before. */
    public static void places(Transaction tx, long event, Instant now, long actor) {
        Line.lock(tx, event).promote(now, actor);
    }
}
