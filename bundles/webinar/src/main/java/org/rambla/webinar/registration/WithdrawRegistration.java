// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import org.rambla.api.event.Event;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/** Gives a place back, or leaves the line; whoever waits first gets the place at once. Done twice, it is done once. */
public final class WithdrawRegistration {
    private final Database database;
    private final Clock clock;

    public WithdrawRegistration(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param actor member who does it, 0 for whoever has the mail
     * @throws Refusal 404 when the event is gone, 409 when it is over
     */
    public void withdraw(RegistrationRow row, long actor) {
        database.transaction(tx -> {
            record(tx, row, actor);
            return null;
        });
    }

    private void record(Transaction tx, RegistrationRow row, long actor) {
        Line line = Line.lock(tx, row.event());
        RegistrationEntity registration =
                tx.find(RegistrationEntity.class, row.id()).orElseThrow(Refusal::notFound);
        RegistrationState before = registration.state();
        if (before == RegistrationState.CANCELLED) {
            return;
        }
        if (line.event().past(clock.instant())) {
            throw new Refusal(409, "webinar.refusal.past");
        }
        registration.move(RegistrationState.CANCELLED);
        line.count(registration, before);
        line.save();
        tx.record(Event.now(
                "webinar.withdrawn", registration.id(), line.event().space(), registration.revision(), actor));
        line.promote(clock.instant(), actor);
    }
}
