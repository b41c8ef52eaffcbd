// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import java.util.List;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/** Events of which a series takes the place. */
public final class Replaced {
    private static final String BY =
            " from webinar_event s join webinar_event r on r.replaced_by = s.series where s.id = ? and s.series <> 0"
                    + " and s.status = 'PLANNED' and r.space_id = s.space_id and s.state = 'PUBLISHED'"
                    + " and r.status = 'CANCELLED'";

    private Replaced() {}

    /**
     * A session may have come to its series, or got its date, since those who were registered for what the series replaces
     * were carried over: they are, to this one.
     */
    public static void session(Transaction tx, long session, long actor) {
        if (tx.number("select count(*)" + BY, session) > 0) {
            tx.record(Event.now(
                    "webinar.sessionPlanned",
                    session,
                    tx.number("select space_id from webinar_event where id = ?", session),
                    0,
                    actor));
        }
    }

    /** By the series of that session. */
    static List<Long> by(Database database, long session) {
        return database.list("select r.id" + BY + " order by r.id", row -> row.number("id"), session);
    }
}
