// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/**
 * What somebody registered for with an address, or a colleague for them, is theirs once they have an account with it: it
 * is found, taken along and erased with the account. Who has a place by their account already gives up the second one
 * without a mail, for calendars know both as one; where that may have been the one whose link is there, the mail that
 * confirms the place comes again. Done twice, it is done once.
 */
@Component(service = Subscriber.class)
public final class ClaimRegistrations implements Subscriber {
    private final Database database;
    private final Members members;
    private final Clock clock;

    @Activate
    public ClaimRegistrations(
            @Reference(name = "database", target = "(unit=webinar)") Database database,
            @Reference(name = "members") Members members) {
        this(database, members, Clock.systemUTC());
    }

    /** @param clock that says what is over */
    public ClaimRegistrations(Database database, Members members, Clock clock) {
        this.database = database;
        this.members = members;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webinar.claims";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("member.changed");
    }

    @Override
    public void on(Event event) {
        claim(event.subject());
    }

    /** Of an account that is in use. */
    public void claim(long member) {
        claim(List.of(member));
    }

    /** Of some accounts; a statement finds what is theirs, and a transaction for each of whom there is something. */
    void claim(Collection<Long> some) {
        List<Mailbox> boxes = members.mailboxes(some).values().stream()
                .filter(box -> !box.address().isEmpty())
                .toList();
        Map<String, Long> addresses = new HashMap<>();
        boxes.forEach(box -> addresses.put(RegistrationEntity.box(box.address()), box.member()));
        // Whose address it is to the letter goes before whoever only has the same letter box.
        boxes.forEach(box -> addresses.put(RegistrationEntity.key(box.address()), box.member()));
        if (addresses.isEmpty()) {
            return;
        }
        database.list(
                        "select r.id, r.event, r.address_key from webinar_registration r where r.address_key in (?)"
                                + " and r.member = 0 order by r.id",
                        row -> new Found(row.number("id"), row.number("event"), addresses.get(row.text("address_key"))),
                        List.copyOf(addresses.keySet()))
                .forEach(this::take);
    }

    private record Found(long id, long event, long member) {}

    private void take(Found found) {
        database.transaction(tx -> {
            if (has(tx, found).isEmpty()) {
                tx.execute(
                        "update webinar_registration set member = ?, version = version + 1 where id = ? and member = 0",
                        found.member(),
                        found.id());
            } else {
                takeSecond(tx, found);
            }
            return null;
        });
    }

    /** What the member has at an event that is not over. */
    private Optional<Long> has(Transaction tx, Found found) {
        return tx.first(
                "select r.id from webinar_registration r join webinar_event e on e.id = r.event where r.member = ?"
                        + " and r.event = ? and r.state in ('CONFIRMED', 'WAITING') and e.state = 'PUBLISHED'"
                        + " and (e.ends_at > ? or e.ends_at = 0)",
                row -> row.number("id"),
                found.member(),
                found.event(),
                clock.instant());
    }

    private void takeSecond(Transaction tx, Found found) {
        Line line = Line.lock(tx, found.event());
        RegistrationEntity second =
                tx.find(RegistrationEntity.class, found.id()).orElseThrow();
        RegistrationEntity first = has(tx, found)
                .flatMap(id -> tx.find(RegistrationEntity.class, id))
                .orElse(null);
        if (second.member() != 0) {
            return;
        }
        second.belongs(found.member());
        if (first == null || second.state() == RegistrationState.CANCELLED) {
            return;
        }
        RegistrationEntity given = better(second, first) ? first : second;
        RegistrationEntity kept = given == first ? second : first;
        RegistrationState before = given.state();
        given.move(RegistrationState.CANCELLED);
        line.count(given, before);
        line.save();
        line.promote(clock.instant(), 0);
        if (before == RegistrationState.CONFIRMED
                && line.event().when() != null
                && !line.event().cancelled()) {
            // The link in the calendar may be that of the place that was given up.
            kept.follow(given);
            tx.record(Event.now("webinar.registered", kept.id(), line.event().space(), kept.revision(), 0));
        }
    }

    /** A place is better than waiting for one, and to wait further ahead. */
    private static boolean better(RegistrationEntity one, RegistrationEntity other) {
        return one.state() == other.state()
                ? one.state() == RegistrationState.WAITING && one.place() < other.place()
                : one.state() == RegistrationState.CONFIRMED;
    }
}
