// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.visit.Visit;

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

    /** @throws Refusal 409 when registering is not open, 404 when the event is gone */
    public Outcome register(long event, Application application, Visit visit) {
        return database.transaction(tx -> record(tx, event, application, visit));
    }

    private Outcome record(Transaction tx, long id, Application application, Visit visit) {
        Instant now = clock.instant();
        Line line = Line.lock(tx, id);
        String key = RegistrationEntity.key(application.address());
        Optional<Long> known = tx.first(
                "select id from webinar_registration where event = ? and (address_key = ? or member <> 0 and member = ?)"
                        + " order by case when state = 'CANCELLED' then 1 else 0 end,"
                        + " case when address_key = ? then 0 else 1 end, id",
                row -> row.number("id"),
                id,
                key,
                application.member(),
                key);
        RegistrationEntity registration = known.flatMap(found -> tx.find(RegistrationEntity.class, found))
                .orElseGet(() -> new RegistrationEntity(id));
        if (registration.state() != RegistrationState.CANCELLED) {
            return again(registration, application);
        }
        Door door = Door.of(line.event(), now, visit);
        if (door != Door.OPEN) {
            throw new Refusal(409, "webinar.door." + door);
        }
        if (application.member() == 0 && colleagues(tx, id, visit.memberId()) >= COLLEAGUES) {
            throw new Refusal(409, "webinar.refusal.colleagues", COLLEAGUES);
        }
        RegistrationState state = line.offer(application.organisation());
        registration.enter(application, visit.memberId(), line.next(), state, now);
        RegistrationEntity saved = tx.save(registration);
        line.count(RegistrationState.CANCELLED, state);
        line.save();
        tx.record(
                Event.now("webinar.registered", saved.id(), line.event().space(), saved.revision(), visit.memberId()));
        return state == RegistrationState.CONFIRMED ? Outcome.CONFIRMED : Outcome.WAITING;
    }

    private static long colleagues(Transaction tx, long event, long registrar) {
        return tx.number(
                "select count(*) from webinar_registration where event = ? and registrar = ? and member = 0",
                event,
                registrar);
    }

    /** Whoever registers a colleague who is registered already changes nothing. */
    private static Outcome again(RegistrationEntity registration, Application application) {
        if (application.member() != 0) {
            registration.claim(application.member());
            registration.say(application);
        }
        return Outcome.KNOWN;
    }
}
