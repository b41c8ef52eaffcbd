// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.rambla.api.event.Event;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;

/**
 * Registers somebody. Check: registering is open for the visitor, and the person is not registered yet. Act: under the
 * lock of the event, a number in the line and, where one is left, a place. Record: the registration, the counters and
 * what the person is to be told, in one transaction.
 */
public final class RegisterForEvent {
    /** So many people one member may register beside themselves: mails go to them. */
    private static final int COLLEAGUES = 20;

    private final Database database;
    private final Clock clock;

    public RegisterForEvent(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Outcome {
        CONFIRMED,
        WAITING,
        /** Was registered already: what was said replaces what was said before. */
        KNOWN
    }

    /** @param registration its id */
    public record Entered(Outcome outcome, long registration) {}

    /**
     * @param partner whether the visitor acts for one of those who run the space together
     * @throws Refusal 409 when registering is not open, 404 when the event is gone
     */
    public Outcome register(long event, Application application, boolean partner, Visit visit) {
        Function<EventRow, Door> door = row -> Door.of(row, clock.instant(), partner, visit);
        return database.transaction(
                        tx -> record(tx, event, application, door, new Registrar(visit.memberId(), COLLEAGUES)))
                .outcome();
    }

    /**
     * Registers a guest who has shown that the address is theirs.
     *
     * @param space where the event stands, as guests find it
     * @throws Refusal as {@link #register}
     */
    public Entered registerGuest(long event, Application application, SpaceCard space) {
        Function<EventRow, Door> door = row -> Door.ofGuest(row, clock.instant(), space);
        return database.transaction(tx -> record(tx, event, application, door, new Registrar(0, 0)));
    }

    /** Registers somebody who was registered for another event that this one replaces; unless they ever were for this one. */
    public void carry(long event, RegistrationRow row) {
        if (row.address().isEmpty()) {
            return;
        }
        Application application = row.application();
        Registrar registrar = new Registrar(row.member() == 0 ? row.registrar() : row.member(), Integer.MAX_VALUE);
        database.transaction(tx -> {
            Line.lock(tx, event);
            if (known(tx, event, application).isEmpty()) {
                record(tx, event, application, any -> Door.OPEN, registrar);
            }
            return null;
        });
    }

    /**
     * Who does it.
     *
     * @param member 0 for guests, for themselves
     * @param colleagues so many people beside themselves
     */
    private record Registrar(long member, int colleagues) {
        boolean exhausted(Transaction tx, long event, Application application) {
            return member != 0
                    && application.member() == 0
                    && tx.number(
                                    "select count(*) from webinar_registration"
                                            + " where event = ? and registrar = ? and member = 0",
                                    event,
                                    member)
                            >= colleagues;
        }
    }

    private Entered record(
            Transaction tx, long id, Application application, Function<EventRow, Door> doors, Registrar registrar) {
        Line line = Line.lock(tx, id);
        RegistrationEntity registration = known(tx, id, application)
                .flatMap(found -> tx.find(RegistrationEntity.class, found))
                .orElseGet(() -> new RegistrationEntity(id));
        if (registration.state() != RegistrationState.CANCELLED) {
            return again(registration, application);
        }
        Door door = doors.apply(line.event());
        if (door != Door.OPEN) {
            throw new Refusal(409, "webinar.door." + door);
        }
        if (registrar.exhausted(tx, id, application)) {
            throw new Refusal(409, "webinar.refusal.colleagues", COLLEAGUES);
        }
        RegistrationState state = line.offer(application.organisation());
        registration.enter(application, registrar.member(), line.next(), state, clock.instant());
        RegistrationEntity saved = tx.save(registration);
        line.count(RegistrationState.CANCELLED, state);
        line.save();
        tx.record(Event.now(
                "webinar.registered", saved.id(), line.event().space(), saved.revision(), registrar.member()));
        return new Entered(state == RegistrationState.CONFIRMED ? Outcome.CONFIRMED : Outcome.WAITING, saved.id());
    }

    /** The registration of the same person: by account, by address, or by letter box for whoever has no account. */
    private static Optional<Long> known(Transaction tx, long event, Application application) {
        String key = RegistrationEntity.key(application.address());
        String box = RegistrationEntity.box(application.address());
        String boxed = application.member() == 0 ? "address_key = ?" : "address_key = ? and member = 0";
        return tx.first(
                "select id from webinar_registration where event = ? and (address_key = ? or " + boxed
                        + " or member <> 0 and member = ?)"
                        + " order by case when state = 'CANCELLED' then 1 else 0 end,"
                        + " case when address_key = ? then 0 else 1 end, id",
                row -> row.number("id"),
                event,
                key,
                box,
                application.member(),
                key);
    }

    /** Whoever registers somebody else who is registered already changes nothing. */
    private static Entered again(RegistrationEntity registration, Application application) {
        if (application.member() != 0) {
            registration.claim(application.member());
            registration.say(application);
        }
        return new Entered(Outcome.KNOWN, registration.id());
    }
}
