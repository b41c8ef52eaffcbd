// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.Localised;

/**
 * The series that an organiser chose for an event.
 *
 * @param series 0 for none, or for a new one
 * @param title of a new one; NONE otherwise
 * @param session number in the series, 0 for the next one
 */
public record Choice(long series, Localised title, int session) {
    public static final Choice NONE = new Choice(0, Localised.NONE, 0);

    /** Puts the event there, in the transaction in which it is saved; says whether it stood elsewhere before. */
    public boolean place(Transaction tx, long event, long space) {
        long chosen = title.isEmpty() ? series : start(tx, space);
        if (chosen != 0) {
            // Two sessions that are announced at once get different numbers.
            tx.execute("update webinar_series set space_id = space_id where id = ?", chosen);
        }
        int number = chosen == 0 ? 0 : session != 0 ? session : next(tx, chosen, event);
        return tx.execute(
                        "update webinar_event set series = ?, session_number = ?"
                                + " where id = ? and (series <> ? or session_number <> ?)",
                        chosen,
                        number,
                        event,
                        chosen,
                        number)
                > 0;
    }

    private long start(Transaction tx, long space) {
        long id = tx.next("webinar_series_id");
        tx.execute("insert into webinar_series (id, space_id, title) values (?, ?, ?)", id, space, title.toJson());
        return id;
    }

    private static int next(Transaction tx, long series, long event) {
        return 1
                + (int) tx.number(
                        "select coalesce(max(session_number), 0) from webinar_event where series = ? and id <> ?",
                        series,
                        event);
    }
}
