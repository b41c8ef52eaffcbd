// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.webinar.event.EventRow;

/**
 * Takes persons out of registrations some time after the event; how many came from which city, in which function that several had, stays. Of an event that was
 * postponed and still has no date the registrations end too: nobody keeps a place of whom it is not known who they are.
 */
public final class ForgetRegistrations {
    /** Registrants are told of it. */
    public static final int DAYS = 180;

    private static final int STEP = 100;

    /** Of an event e of which somebody may still be known: it is over for long, or was postponed and still has no date. */
    private static final String DUE = "e.cleared = false and (e.ends_at > 0 and e.ends_at < ? or e.ends_at = 0"
            + " and e.was_at > 0 and e.was_at < ?)";

    private final Database database;
    private final Registrations registrations;
    private final Farewell farewell;
    private final Members members;
    private final Clock clock;

    public ForgetRegistrations(Database database, Farewell farewell, Members members, Clock clock) {
        this.database = database;
        this.registrations = new Registrations(database);
        this.farewell = farewell;
        this.members = members;
        this.clock = clock;
    }

    /** Repeats do no harm; nodes may do the same at once. */
    public void round() {
        dateless().forEach(this::end);
        database.list(
                        "select e.id from webinar_event e --DERBY-PROPERTIES index=WEBINAR_EVENT_CLEARED\n where " + DUE
                                + " order by e.id",
                        row -> row.number("id"),
                        limit(),
                        limit())
                .forEach(this::clear);
    }

    /** Nobody of an event is known any more; it is not looked at again unless it has another date. */
    private void clear(long event) {
        Optional<EventRow> open = promised(event);
        List<Long> some = known(event);
        while (!some.isEmpty()) {
            forget(some, open);
            some = known(event);
        }
        FunctionTotals.fold(database, event);
        database.transaction(tx -> {
            tx.execute(
                    "delete from webinar_support where asked in (select id from webinar_asked where event = ?)", event);
            tx.execute("delete from webinar_asked where event = ?", event);
            tx.execute("delete from webinar_colleague where event = ?", event);
            // Words name people; how useful it was to how many stays.
            tx.execute("update webinar_feedback set words = '', said = false where event = ? and said = true", event);
            return tx.execute(
                    "update webinar_event e set cleared = true where e.id = ? and " + DUE, event, limit(), limit());
        });
    }

    /** An event that a series replaces of which not all sessions have a date yet: a mail about each was promised. */
    private Optional<EventRow> promised(long event) {
        return database.first(
                "select " + EventRow.COLUMNS + " from webinar_event e where e.id = ? and e.status = 'CANCELLED'"
                        + " and e.replaced_by > 0 and exists (select 1 from webinar_event s where s.series = e.replaced_by"
                        + " and s.space_id = e.space_id and s.state = 'PUBLISHED' and s.status <> 'CANCELLED'"
                        + " and s.starts_at = 0)",
                EventRow::of,
                event);
    }

    private Consumer<Transaction> farewell(long id, EventRow event) {
        return registrations
                .find(id)
                .filter(row -> row.state() != RegistrationState.CANCELLED)
                .map(row -> farewell.instead(row, event))
                .orElse(tx -> {});
    }

    /** @param promised event of which more was to come; empty where nothing was */
    private void forget(List<Long> some, Optional<EventRow> promised) {
        List<Consumer<Transaction>> telling = promised.map(
                        event -> some.stream().map(id -> farewell(id, event)).toList())
                .orElse(List.of());
        Set<Long> accounts = Set.copyOf(database.list(
                "select distinct member from webinar_registration where id in (?) and member <> 0",
                row -> row.number("member"),
                some));
        Map<Long, MemberCard> cards = accounts.isEmpty() ? Map.of() : members.cards(accounts);
        database.transaction(tx -> {
            for (long id : some) {
                tx.find(RegistrationEntity.class, id)
                        .filter(person -> !person.forgotten())
                        .ifPresent(person -> {
                            MemberCard card = cards.get(person.member());
                            boolean says = card != null && !card.function().isEmpty();
                            FunctionTotals.add(tx, person, says ? card.function() : person.office());
                            person.forget();
                        });
            }
            telling.forEach(one -> one.accept(tx));
            return null;
        });
    }

    /** Whoever has a place at an event that will not be in time, or waits for one. */
    private List<Long> dateless() {
        return database.list(
                "select r.id from --DERBY-PROPERTIES joinOrder=FIXED\n webinar_event e join webinar_registration r"
                        + " on r.event = e.id where e.cleared = false and e.ends_at = 0 and e.was_at > 0 and e.was_at < ?"
                        + " and r.state in ('CONFIRMED', 'WAITING') order by r.id",
                row -> row.number("id"),
                limit());
    }

    private void end(long id) {
        RegistrationRow row = registrations.find(id).orElseThrow();
        EventRow event = database.first(
                        "select " + EventRow.COLUMNS + " from webinar_event e where e.id = ?",
                        EventRow::of,
                        row.event())
                .orElseThrow();
        Consumer<Transaction> telling = event.cancelled() ? tx -> {} : farewell.to(row, event);
        database.transaction(tx -> {
            Line line = Line.lock(tx, event.id());
            RegistrationEntity registration =
                    tx.find(RegistrationEntity.class, id).orElseThrow();
            RegistrationState before = registration.state();
            if (before != RegistrationState.CANCELLED && line.event().when() == null) {
                registration.move(RegistrationState.CANCELLED);
                line.count(registration, before);
                line.save();
                telling.accept(tx);
            }
            return null;
        });
    }

    private List<Long> known(long event) {
        return database.list(
                "select r.id from webinar_registration r where r.event = ?"
                        + " and (r.address <> '' or r.address_key like '-once-%') order by r.id"
                        + " fetch first " + STEP + " rows only",
                row -> row.number("id"),
                event);
    }

    private Instant limit() {
        return clock.instant().minus(Duration.ofDays(DAYS));
    }
}
