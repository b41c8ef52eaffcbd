// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.rambla.api.event.Event;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Status;

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

    /**
     * Takes the place of somebody who may not read of the event any more; nothing happens when it was given up meanwhile.
     *
     * @param telling queues the mail that says so, in the same transaction
     */
    public void free(RegistrationRow row, Consumer<Transaction> telling) {
        database.transaction(tx -> {
            Line line = Line.lock(tx, row.event());
            RegistrationEntity registration =
                    tx.find(RegistrationEntity.class, row.id()).orElse(null);
            if (registration != null
                    && registration.state() != RegistrationState.CANCELLED
                    && !line.event().past(clock.instant())) {
                RegistrationState before = registration.state();
                registration.move(RegistrationState.CANCELLED);
                line.count(registration, before);
                line.save();
                telling.accept(tx);
                line.promote(clock.instant(), 0);
            }
            return null;
        });
    }

    /**
     * Takes the place of somebody who was asked about a new date and did not answer in time; nothing happens when they did
     * meanwhile, or organisers gave more time.
     */
    public void unanswered(RegistrationRow row) {
        database.transaction(tx -> {
            Line line = Line.lock(tx, row.event());
            RegistrationEntity registration =
                    tx.find(RegistrationEntity.class, row.id()).orElse(null);
            if (registration != null
                    && registration.state() == RegistrationState.CONFIRMED
                    && registration.asked()
                    && late(line.event())) {
                registration.move(RegistrationState.CANCELLED);
                line.count(registration, RegistrationState.CONFIRMED);
                line.save();
                tx.record(Event.now(
                        "webinar.unanswered", registration.id(), line.event().space(), registration.revision(), 0));
                line.promote(clock.instant(), 0);
            }
            return null;
        });
    }

    /**
     * A member takes back for whom they asked under that number: the place goes when it was them who registered the
     * person, and what is told does not say whether it was.
     *
     * @throws Refusal 404 when the event is gone, 409 when it is over
     */
    public void takeBack(long event, long member, int number) {
        database.transaction(tx -> {
            Line line = Line.lock(tx, event);
            if (line.event().past(clock.instant())) {
                throw new Refusal(409, "webinar.refusal.past");
            }
            Colleagues.takeBack(tx, event, member, number)
                    .flatMap(registration -> tx.find(RegistrationEntity.class, registration))
                    .filter(registration -> registration.registrar() == member && !registration.of(member))
                    .ifPresent(registration -> cancel(tx, line, registration, member));
            return null;
        });
    }

    private boolean late(EventRow event) {
        Instant now = clock.instant();
        return event.status() == Status.PLANNED
                && !event.past(now)
                && event.askUntil() != null
                && !event.askUntil().isAfter(now);
    }

    private void record(Transaction tx, RegistrationRow row, long actor) {
        Line line = Line.lock(tx, row.event());
        RegistrationEntity registration =
                tx.find(RegistrationEntity.class, row.id()).orElseThrow(Refusal::notFound);
        if (registration.state() != RegistrationState.CANCELLED && line.event().past(clock.instant())) {
            throw new Refusal(409, "webinar.refusal.past");
        }
        cancel(tx, line, registration, actor);
    }

    private void cancel(Transaction tx, Line line, RegistrationEntity registration, long actor) {
        RegistrationState before = registration.state();
        if (before == RegistrationState.CANCELLED) {
            return;
        }
        registration.move(RegistrationState.CANCELLED);
        line.count(registration, before);
        line.save();
        tx.record(Event.now(
                "webinar.withdrawn", registration.id(), line.event().space(), registration.revision(), actor));
        line.promote(clock.instant(), actor);
    }
}
