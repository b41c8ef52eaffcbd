// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.List;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;

/**
 * Whom members registered beside themselves, kept whether the person was registered before or not: so neither what the
 * member sees nor how many more they may register tells which it was.
 */
final class Colleagues {
    private Colleagues() {}

    /** Those who did not give up, in the order in which they were asked for. */
    static List<Colleague> of(Sql sql, long event, long registrar) {
        return registrar == 0
                ? List.of()
                : sql.list(
                        "select c.name, c.office from webinar_colleague c join webinar_registration r"
                                + " on r.id = c.registration where c.event = ? and c.registrar = ?"
                                + " and r.state in ('CONFIRMED', 'WAITING') order by c.number fetch first 50 rows only",
                        row -> new Colleague(row.text("name"), row.text("office")),
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

    /** Under the lock of the event; who is there already stays as first written. */
    static void add(Transaction tx, long event, long registrar, long registration, Application application) {
        if (tx.number(
                        "select count(*) from webinar_colleague where event = ? and registrar = ? and registration = ?",
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
                    others(tx, event, registrar, registration) + 1,
                    application.name(),
                    application.office());
        }
    }
}
