// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/**
 * Whoever comes without a place is there all the same: they get one, beyond what the event has where need be, and count.
 * They are told nothing, for they are there.
 */
public final class WalkIn {
    private final Database database;
    private final RegisterForEvent registering;
    private final Clock clock;

    public WalkIn(Database database, RegisterForEvent registering, Clock clock) {
        this.database = database;
        this.registering = registering;
        this.clock = clock;
    }

    /**
     * Those of some registrations who wait get a place.
     *
     * @throws Refusal 404 when the event is gone
     */
    public void waited(long event, Collection<Long> there) {
        String waits =
                "select id from webinar_registration where event = ? and state = 'WAITING' and id in (?) order by place";
        if (there.isEmpty()
                || database.list(waits, row -> row.number("id"), event, there).isEmpty()) {
            return;
        }
        database.transaction(tx -> {
            Line line = Line.open(tx, event);
            tx.list(waits, row -> row.number("id"), event, there).forEach(id -> {
                RegistrationEntity registration =
                        tx.find(RegistrationEntity.class, id).orElseThrow();
                registration.move(RegistrationState.CONFIRMED);
                line.count(registration, RegistrationState.WAITING);
            });
            line.save();
            return null;
        });
    }

    /**
     * Notes somebody who is not registered, or is and was not found on the list.
     *
     * @param application whose address is "" for somebody who is counted by city and function, and not named
     * @param submission of the form: sent twice it counts once
     * @throws Refusal 404 when the event is gone
     */
    public void came(long event, Application application, String submission) {
        boolean named = !application.address().isEmpty();
        long account = named ? registering.account(event, application) : 0;
        Application whose = named ? registering.whose(application, account) : application;
        database.transaction(tx -> {
            Line line = Line.open(tx, event);
            if (!named && counted(tx, event, submission)) {
                return null;
            }
            RegistrationEntity registration = named
                    ? registering
                            .known(tx, event, whose, account)
                            .flatMap(id -> tx.find(RegistrationEntity.class, id))
                            .orElseGet(() -> new RegistrationEntity(event))
                    : new RegistrationEntity(event);
            place(tx, line, registration, whose, account, submission);
            return null;
        });
    }

    /** Under the lock of the event: whoever is not named has the form's own key in the place of an address. */
    private static boolean counted(Transaction tx, long event, String submission) {
        return tx.number(
                        "select count(*) from webinar_registration where event = ? and address_key = ?",
                        event,
                        RegistrationEntity.unnamed(submission))
                > 0;
    }

    private void place(
            Transaction tx,
            Line line,
            RegistrationEntity registration,
            Application application,
            long account,
            String submission) {
        Instant now = clock.instant();
        RegistrationState before = registration.state();
        RegistrationEntity there = registration;
        if (before == RegistrationState.CANCELLED) {
            registration.enter(application, account, account, line.next(), RegistrationState.CONFIRMED, now);
            there = tx.save(registration);
        } else if (before == RegistrationState.WAITING) {
            registration.move(RegistrationState.CONFIRMED);
        }
        if (before != RegistrationState.CONFIRMED) {
            line.count(there, before);
            line.save();
        }
        tx.execute("update webinar_registration set attended_at = ? where id = ? and attended_at = 0", now, there.id());
        if (application.address().isEmpty()) {
            there.unname(submission);
        }
    }
}
