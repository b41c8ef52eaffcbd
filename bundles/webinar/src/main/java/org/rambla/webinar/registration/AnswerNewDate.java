// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import org.rambla.api.persistence.Database;

/** Somebody who was asked after a change of date can still come. (Whoever cannot gives up the place: {@link WithdrawRegistration}.) */
public final class AnswerNewDate {
    private final Database database;

    public AnswerNewDate(Database database) {
        this.database = database;
    }

    /**
     * False when what the person saw does not hold any more: the event was changed again meanwhile. Said twice, it is said
     * once.
     *
     * @param seen revision of the registration that the person saw
     */
    boolean comes(RegistrationRow row, int seen) {
        return database.transaction(tx -> tx.execute(
                        "update webinar_registration set still = 'YES', version = version + 1"
                                + " where id = ? and state = 'CONFIRMED' and still <> '' and revision = ?",
                        row.id(),
                        seen)
                > 0);
    }
}
