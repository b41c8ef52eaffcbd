// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rambla.api.event.Event;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
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
    private final Members members;
    private final Clock clock;

    public RegisterForEvent(Database database, Members members, Clock clock) {
        this.database = database;
        this.members = members;
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
        Registrar registrar = new Registrar(visit.memberId(), account(event, application), COLLEAGUES);
        if (registrar.forOthers(application) && registrar.account() == visit.memberId()) {
            // One's own address is no secret; what comes to it could not be told apart.
            throw new Refusal(409, "webinar.refusal.ownAddress");
        }
        Application whose = whose(application, registrar.account());
        return database.transaction(tx -> record(tx, event, whose, door, registrar))
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
        Registrar registrar = new Registrar(0, account(event, application), 0);
        Application whose = whose(application, registrar.account());
        return database.transaction(tx -> record(tx, event, whose, door, registrar));
    }

    /** Whoever has an account takes a place of their own organisation, whoever registers them and whatever is typed. */
    Application whose(Application application, long account) {
        return application.member() != 0 || account == 0
                ? application
                : members.card(account)
                        .map(card -> application.of(card.organisation().id()))
                        .orElse(application);
    }

    /**
     * Registers people who were registered for another event that this one replaces, in their order and in one
     * transaction; unless they ever were for this one.
     *
     * @param interpreted languages that this one offers: somebody who heard another one hears the floor
     */
    public void carry(long event, List<RegistrationRow> rows, List<String> interpreted) {
        List<RegistrationRow> known =
                rows.stream().filter(row -> !row.address().isEmpty()).toList();
        if (known.isEmpty()) {
            return;
        }
        database.transaction(tx -> {
            Line.open(tx, event);
            for (RegistrationRow row : known) {
                Application application = row.application(interpreted);
                if (known(at(tx, event, application, row.member()), row.member())
                        .isEmpty()) {
                    Registrar registrar = new Registrar(row.registrar(), row.member(), Integer.MAX_VALUE);
                    record(tx, event, application, any -> Door.OPEN, registrar);
                }
            }
            return null;
        });
    }

    /**
     * Who does it.
     *
     * @param member 0 for guests, for themselves
     * @param account of the person who is registered, 0 for none
     * @param colleagues so many people beside themselves
     */
    private record Registrar(long member, long account, int colleagues) {
        boolean forOthers(Application application) {
            return member != 0 && member != application.member();
        }
    }

    /** Whose address it is: a member who is erased must be found whoever registered them. */
    long account(long event, Application application) {
        return application.member() != 0
                ? application.member()
                : members.at(application.address())
                        .or(() -> members.at(RegistrationEntity.box(application.address())))
                        .or(() -> aliased(event, RegistrationEntity.box(application.address())))
                        .orElse(0L);
    }

    /** A member registered there whose account has an alias of that letter box. */
    private Optional<Long> aliased(long event, String box) {
        List<Long> some = database.list(
                "select member from webinar_registration where letter_box = ? and event = ? and member <> 0"
                        + " order by id fetch first 10 rows only",
                row -> row.number("member"),
                box,
                event);
        return some.isEmpty()
                ? Optional.empty()
                : members.mailboxes(some).values().stream()
                        .filter(mailbox ->
                                RegistrationEntity.box(mailbox.address()).equals(box))
                        .map(Mailbox::member)
                        .findFirst();
    }

    private Entered record(
            Transaction tx, long id, Application application, Function<EventRow, Door> doors, Registrar registrar) {
        Line line = Line.open(tx, id);
        RegistrationEntity registration = known(tx, id, application, registrar.account())
                .flatMap(found -> tx.find(RegistrationEntity.class, found))
                .orElseGet(() -> new RegistrationEntity(id));
        boolean known = registration.state() != RegistrationState.CANCELLED;
        boolean forOthers = registrar.forOthers(application);
        // Whoever registers somebody else is refused or not before it matters who is registered already.
        if (!known || forOthers) {
            admit(doors.apply(line.event()));
        }
        if (forOthers && Colleagues.takenBack(tx, id, registrar.member(), registration.id())) {
            throw new Refusal(409, "webinar.refusal.takenBack");
        }
        if (forOthers) {
            Colleagues.named(tx, id, registrar.member(), registration.id())
                    .filter(name -> !name.equals(application.name()))
                    .ifPresent(name -> {
                        throw new Refusal(409, "webinar.refusal.oneAddress", name);
                    });
        }
        if (forOthers && Colleagues.others(tx, id, registrar.member(), registration.id()) >= registrar.colleagues()) {
            throw new Refusal(409, "webinar.refusal.colleagues", COLLEAGUES);
        }
        Entered entered = known
                ? again(line, registration, application, registrar)
                : enter(tx, line, registration, application, registrar);
        if (forOthers) {
            Colleagues.add(tx, id, registrar.member(), entered.registration(), application);
        }
        return entered;
    }

    /** The registration of that person, where there is one; the event is locked. */
    Optional<Long> known(Transaction tx, long event, Application application, long account) {
        List<At> there = at(tx, event, application, account);
        release(tx, there, application, account);
        return known(there, account);
    }

    private static void admit(Door door) {
        if (door != Door.OPEN) {
            throw new Refusal(409, "webinar.door." + door);
        }
    }

    private Entered enter(
            Transaction tx, Line line, RegistrationEntity registration, Application application, Registrar registrar) {
        RegistrationState state = line.offer(City.of(application));
        registration.enter(application, registrar.account(), registrar.member(), line.next(), state, clock.instant());
        RegistrationEntity saved = tx.save(registration);
        line.count(saved, RegistrationState.CANCELLED);
        line.save();
        tx.record(Event.now(
                "webinar.registered", saved.id(), line.event().space(), saved.revision(), registrar.member()));
        return new Entered(state == RegistrationState.CONFIRMED ? Outcome.CONFIRMED : Outcome.WAITING, saved.id());
    }

    /** Whoever registers somebody else who is registered already changes nothing; a guest has shown that it is they. */
    private Entered again(Line line, RegistrationEntity registration, Application application, Registrar registrar) {
        if (!registrar.forOthers(application)) {
            if (line.event().past(clock.instant())) {
                throw new Refusal(409, "webinar.refusal.past");
            }
            if (line.event().cancelled()) {
                throw new Refusal(409, "webinar.door.UNPLANNED");
            }
            registration.say(application);
            if (application.member() == 0) {
                if (registration.member() == 0) {
                    registration.introduce(application);
                    represent(line, registration, application);
                }
            } else if (registration.claim(application.member())) {
                represent(line, registration, application);
            }
        }
        return new Entered(Outcome.KNOWN, registration.id());
    }

    /**
     * A place goes over to the member's own organisation, or to the city that a guest names now, where that has one left;
     * else it stays counted for the one that had it, for nobody loses a place by saying something else. Whoever waits for
     * what is left now gets it.
     */
    private void represent(Line line, RegistrationEntity registration, Application application) {
        City now = City.of(application);
        boolean same = registration.from().equals(now);
        boolean placed = registration.state() == RegistrationState.CONFIRMED;
        if (!same && placed && !line.left(now)) {
            return;
        }
        registration.represent(application);
        if (!same) {
            line.recount();
            line.promote(clock.instant(), registration.member());
        }
    }

    /** A registration, whosever it is, and the address under which it is found. */
    private record At(long id, boolean cancelled, long member, String key) {
        static At of(Row row) {
            return new At(
                    row.number("id"),
                    row.text("state").equals(RegistrationState.CANCELLED.name()),
                    row.number("member"),
                    row.text("address_key"));
        }
    }

    /** Those with that address, or letter box, or of that account at an event, which is locked: one statement by two indexes. */
    private static List<At> at(Transaction tx, long event, Application application, long account) {
        String key = RegistrationEntity.key(application.address());
        String box = RegistrationEntity.box(key);
        String select = "select id, state, member, address_key from webinar_registration where event = ?";
        // One by one: Derby would read everybody at the event for two addresses in a list.
        StringBuilder sql = new StringBuilder(select).append(" and address_key = ?");
        List<Object> arguments = new ArrayList<>(List.of(event, key));
        if (!box.equals(key)) {
            sql.append(" union all ").append(select).append(" and address_key = ?");
            arguments.addAll(List.of(event, box));
        }
        if (account != 0) {
            sql.append(" union all ").append(select).append(" and member = ?");
            arguments.addAll(List.of(event, account));
        }
        return tx.list(sql.toString(), At::of, arguments.toArray());
    }

    /**
     * An address that is somebody's now may have been a member's who registered with it: theirs is found by the account,
     * whoever writes from there today.
     *
     * @param account whose address it is, 0 for nobody's with an account
     */
    private static void release(Transaction tx, List<At> there, Application application, long account) {
        String key = RegistrationEntity.key(application.address());
        there.stream()
                .filter(one -> one.member() != 0 && one.member() != account)
                .filter(one -> account == 0 || one.key().equals(key))
                .forEach(one -> tx.execute(
                        "update webinar_registration set address_key = ?, letter_box = ?, version = version + 1"
                                + " where id = ?",
                        "registration:" + one.id(),
                        LetterBoxes.NONE,
                        one.id()));
    }

    /**
     * The registration of the same person: by account, or by address or letter box where it is no other member's; a
     * cancelled one when there is no other.
     */
    private static Optional<Long> known(List<At> there, long account) {
        return there.stream()
                .filter(one -> one.member() == 0 || one.member() == account)
                .min(Comparator.comparing(At::cancelled)
                        .thenComparing(one -> one.member() != account)
                        .thenComparing(At::id))
                .map(At::id);
    }
}
