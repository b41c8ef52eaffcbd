// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.List;
import java.util.Optional;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;

/**
 * Whom members registered beside themselves, kept whether the person was registered before or not: so neither what the
 * member sees nor how many more they may register tells which it was.
 */
final class Colleagues {
    /** So often a member may take the same person back and ask for them again: each time mails go to them. */
    private static final int TAKEN_BACK = 2;

    private Colleagues() {}

    /** Those who did not give up, in the order in which they were asked for. */
    static List<Colleague> of(Sql sql, long event, long registrar) {
        return registrar == 0
                ? List.of()
                : sql.list(
                        "select c.number, c.name, c.office from webinar_colleague c join webinar_registration r"
                                + " on r.id = c.registration where c.event = ? and c.registrar = ?"
                                + " and c.withdrawn = false and r.state in ('CONFIRMED', 'WAITING')"
                                + " order by c.number fetch first 50 rows only",
                        row -> new Colleague(row.integer("number"), row.text("name"), row.text("office")),
                        event,
                        registrar);
    }

    /** How many others a member asked for, beside this registration. */
    static long others(Transaction tx, long event, long registrar, long registration) {
        return tx.number(
                "select count(*) from webinar_colleague where event = ? and registrar = ? and registration <> ?",
                event,
                registrar,
                registration);
    }

    /**
     * A member takes back for whom they asked under that number, and does not see them any more; which registration it
     * was, empty when there is none. It goes on counting, for a mail went out.
     */
    static Optional<Long> takeBack(Transaction tx, long event, long registrar, int number) {
        Optional<Long> found = tx.first(
                "select registration from webinar_colleague where event = ? and registrar = ? and number = ?"
                        + " and withdrawn = false",
                row -> row.number("registration"),
                event,
                registrar,
                number);
        found.ifPresent(registration -> tx.execute(
                "update webinar_colleague set withdrawn = true, taken_back = taken_back + 1 where event = ? and registrar = ? and registration = ?",
                event,
                registrar,
                registration));
        return found;
    }

    /** Whether a member took that person back so often that they do not bring them again. */
    static boolean takenBack(Transaction tx, long event, long registrar, long registration) {
        return tx.number(
                        "select count(*) from webinar_colleague where event = ? and registrar = ? and registration = ?"
                                + " and withdrawn = true and taken_back >= ?",
                        event,
                        registrar,
                        registration,
                        TAKEN_BACK)
                > 0;
    }

    /** By which name a member registered that person and did not take them back. */
    static Optional<String> named(Transaction tx, long event, long registrar, long registration) {
        return tx.first(
                "select c.name from webinar_colleague c join webinar_registration r on r.id = c.registration"
                        + " where c.event = ? and c.registrar = ? and c.registration = ? and c.withdrawn = false"
                        + " and r.state <> 'CANCELLED'",
                row -> row.text("name"),
                event,
                registrar,
                registration);
    }

    /** Under the lock of the event; who is there already stays as first written. */
    static void add(Transaction tx, long event, long registrar, long registration, Application application) {
        if (tx.execute(
                        "update webinar_colleague set withdrawn = false where event = ? and registrar = ?"
                                + " and registration = ?",
                        event,
                        registrar,
                        registration)
                == 0) {
            tx.execute(
                    "insert into webinar_colleague (event, registrar, registration, number, name, office)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    event,
                    registrar,
                    registration,
                    tx.number(
                                    "select coalesce(max(number), 0) from webinar_colleague where event = ?"
                                            + " and registrar = ?",
                                    event,
                                    registrar)
                            + 1,
                    application.name(),
                    application.office());
        }
    }
}
