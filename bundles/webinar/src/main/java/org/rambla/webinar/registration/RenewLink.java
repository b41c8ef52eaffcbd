// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;

/**
 * Makes the links to a registration anew: those before lead nowhere from now on, and the new one goes to whoever is
 * registered, not to whoever asks for it. Calendars hold the link too, and hear of a change. Mails in which the registration
 * was confirmed, or could be once more, lead nowhere either: they would lead to the new link.
 */
public final class RenewLink {
    private final Database database;
    private final Clock clock;

    public RenewLink(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Done twice with the same link, it is done once. */
    void renew(RegistrationRow row) {
        database.transaction(tx -> {
            if (tx.execute(
                            "update webinar_registration set link_number = link_number + 1, revision = revision + 1,"
                                    + " version = version + 1 where id = ? and link_number = ?",
                            row.id(),
                            row.link())
                    > 0) {
                tx.execute("delete from webinar_request where registration = ?", row.id());
                tx.execute(
                        "delete from webinar_request where event = ? and address_key = ?",
                        row.event(),
                        RegistrationEntity.box(row.address()));
                tx.record(new Event(0, "webinar.linkRenewed", row.id(), 0, row.link() + 1, 0, clock.instant()));
            }
            return null;
        });
    }
}
