// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.rambla.api.persistence.Database;
import org.rambla.webinar.event.EventRow;

/** Notes who was there: by the button to join, or by the organiser's tick. Noted twice, it is noted once. */
public final class NoteAttendance {
    /** Whoever goes in so late means to be there. */
    private static final Duration EARLY = Duration.ofMinutes(15);

    /** The address of a meeting elsewhere is not given before: people go in a little earlier there, and stay. */
    private static final Duration ELSEWHERE = Duration.ofMinutes(30);

    private final Database database;
    private final Clock clock;

    public NoteAttendance(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether people may be there by now. */
    public static boolean begun(EventRow event, Instant now) {
        return event.when() != null
                && !event.cancelled()
                && !event.when().start().minus(EARLY).isAfter(now);
    }

    /** Whether whoever goes in now means to be there. */
    public static boolean entering(EventRow event, Instant now) {
        return event.when() != null && !event.cancelled() && !opens(event).isAfter(now);
    }

    /** From when on one can go in, to an event with a date. */
    public static Instant opens(EventRow event) {
        return event.when().start().minus(event.room() ? EARLY : ELSEWHERE);
    }

    /** Somebody went in by their link; long before and after the event that says nothing. */
    public void joined(EventRow event, long registration) {
        Instant now = clock.instant();
        if (entering(event, now) && !event.past(now)) {
            database.transaction(tx -> tx.execute(
                    "update webinar_registration set attended_at = ? where id = ? and event = ? and attended_at = 0"
                            + " and state = 'CONFIRMED'",
                    now,
                    registration,
                    event.id()));
        }
    }

    /**
     * What an organiser ticked on a list.
     *
     * @param there registrations ticked
     * @param away registrations of which a tick was taken away
     */
    public void ticked(long event, Collection<Long> there, Collection<Long> away) {
        database.transaction(tx -> {
            if (!there.isEmpty()) {
                tx.execute(
                        "update webinar_registration set attended_at = ? where event = ? and attended_at = 0"
                                + " and state = 'CONFIRMED' and id in (?)",
                        clock.instant(),
                        event,
                        there);
            }
            if (!away.isEmpty()) {
                tx.execute(
                        "update webinar_registration set attended_at = 0 where event = ? and id in (?)", event, away);
            }
            return null;
        });
    }
}
