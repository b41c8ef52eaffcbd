// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.util.List;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;

/** Who could not be told how they stand, because webinars were off where their event stands. */
final class Untold {
    static final int STEP = 500;

    private static final String ONCE =
            " and not exists (select 1 from webinar_untold u where u.registration = r.id and u.revision = r.revision)";

    private final Database database;

    Untold(Database database) {
        this.database = database;
    }

    /** @param revision of the registration that was not told */
    record One(long registration, int revision, Occasion occasion, long event) {
        static final One NONE = new One(0, 0, Occasion.REGISTERED, 0);

        static One of(Row row) {
            return new One(
                    row.number("registration"),
                    row.integer("revision"),
                    Occasion.valueOf(row.text("occasion")),
                    row.number("event"));
        }
    }

    /** Keeps that somebody is to be told; twice is once. */
    void keep(Occasion occasion, long registration) {
        keep(occasion, "r.id = ?", registration);
    }

    /** The same for everybody who has a place at an event or waits for one. */
    void keepAll(Occasion occasion, long event) {
        keep(occasion, "r.event = ? and r.state in ('CONFIRMED', 'WAITING')", event);
    }

    private void keep(Occasion occasion, String which, long id) {
        database.transaction(tx -> tx.execute(
                "insert into webinar_untold (registration, revision, occasion) select r.id, r.revision, '"
                        + occasion.name() + "' from webinar_registration r where " + which + ONCE,
                id));
    }

    /** The next ones, in one statement. */
    List<One> after(One last) {
        return database.list(
                "select u.registration, u.revision, u.occasion, r.event from --DERBY-PROPERTIES joinOrder=FIXED\n"
                        + " webinar_untold u join webinar_registration r on r.id = u.registration"
                        + " where u.registration > ? or u.registration = ? and u.revision > ?"
                        + " order by u.registration, u.revision fetch first " + STEP + " rows only",
                One::of,
                last.registration(),
                last.registration(),
                last.revision());
    }

    void forget(One one) {
        database.transaction(tx -> tx.execute(
                "delete from webinar_untold where registration = ? and revision = ?",
                one.registration(),
                one.revision()));
    }
}
