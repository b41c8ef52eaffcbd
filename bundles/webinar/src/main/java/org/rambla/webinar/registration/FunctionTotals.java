// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import org.rambla.api.persistence.Transaction;

/** Keeps how many people of a function an event had, when those persons are forgotten. */
final class FunctionTotals {
    private static final int OFFICE = 200;

    private FunctionTotals() {}

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
        int registered = placed ? 1 : 0;
        int attended = there ? 1 : 0;
        if (tx.execute(
                        "update webinar_function set registered = registered + ?, waiting = waiting + ?,"
                                + " attended = attended + ? where event = ? and office = ?",
                        registered,
                        1 - registered,
                        attended,
                        person.event(),
                        key)
                == 0) {
            tx.execute(
                    "insert into webinar_function (event, office, registered, waiting, attended)"
                            + " values (?, ?, ?, ?, ?)",
                    person.event(),
                    key,
                    registered,
                    1 - registered,
                    attended);
        }
    }
}
