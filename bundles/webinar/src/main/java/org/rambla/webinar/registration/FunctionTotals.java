// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.List;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Transaction;

/** Keeps how many people of a function an event had, when those persons are forgotten. */
final class FunctionTotals {
    private static final int OFFICE = 200;
    /** Fewer people than that could be guessed. */
    private static final int FEW = 3;

    private FunctionTotals() {}

    /**
     * A function that fewer people of an event had may be one person's alone: those are counted without one once nobody of
     * the event is known any more.
     */
    static void fold(Database database, long event) {
        List<Rare> rare = database.list(
                "select event, office, registered, waiting, attended from webinar_function where event = ?"
                        + " and office <> '' and registered + waiting < " + FEW + " order by office",
                Rare::of,
                event);
        for (Rare one : rare) {
            database.transaction(tx -> {
                if (tx.execute("delete from webinar_function where event = ? and office = ?", one.event(), one.office())
                        > 0) {
                    add(tx, one.event(), "", one.registered(), one.waiting(), one.attended());
                }
                return null;
            });
        }
    }

    private record Rare(long event, String office, int registered, int waiting, int attended) {
        static Rare of(Row row) {
            return new Rare(
                    row.number("event"),
                    row.text("office"),
                    row.integer("registered"),
                    row.integer("waiting"),
                    row.integer("attended"));
        }
    }

    /**
     * Counts somebody, in the transaction in which nothing names them any more; once, as long as that is done once.
     *
     * @param office function, "" for one that is not known
     */
    static void add(Transaction tx, RegistrationEntity person, String office) {
        if (person.state() == RegistrationState.CANCELLED) {
            return;
        }
        boolean placed = person.state() == RegistrationState.CONFIRMED;
        boolean there =
                placed && tx.number("select attended_at from webinar_registration where id = ?", person.id()) != 0;
        String key = office.length() > OFFICE ? office.substring(0, OFFICE) : office;
        add(tx, person.event(), key, placed ? 1 : 0, placed ? 0 : 1, there ? 1 : 0);
    }

    private static void add(Transaction tx, long event, String key, int registered, int waiting, int attended) {
        if (tx.execute(
                        "update webinar_function set registered = registered + ?, waiting = waiting + ?,"
                                + " attended = attended + ? where event = ? and office = ?",
                        registered,
                        waiting,
                        attended,
                        event,
                        key)
                == 0) {
            tx.execute(
                    "insert into webinar_function (event, office, registered, waiting, attended)"
                            + " values (?, ?, ?, ?, ?)",
                    event,
                    key,
                    registered,
                    waiting,
                    attended);
        }
    }
}
