// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.persistence.Database;

/** Reads registrations; each method is one statement. */
public final class Registrations {
    private final Database database;

    public Registrations(Database database) {
        this.database = database;
    }

    /** The registration of a member, unless it was cancelled. */
    public Optional<RegistrationRow> mine(long event, long member) {
        return member == 0
                ? Optional.empty()
                : database.first(
                        RegistrationRow.SELECT + " where r.member = ? and r.event = ? and r.state <> 'CANCELLED'",
                        RegistrationRow::of,
                        member,
                        event);
    }

    /** Of these events where a member has a place or waits for one. */
    List<RegistrationRow> of(long member, Collection<Long> events) {
        return events.isEmpty()
                ? List.of()
                : database.list(
                        RegistrationRow.SELECT
                                + " where r.member = ? and r.event >= ? and r.event <= ? and r.event in (?)"
                                + " and r.state in ('CONFIRMED', 'WAITING')",
                        RegistrationRow::of,
                        member,
                        Collections.min(events),
                        Collections.max(events),
                        events);
    }

    /** How a member stands with each of these events, where registered. */
    public Map<Long, RegistrationState> standing(Collection<Long> events, long member) {
        Map<Long, RegistrationState> standing = new HashMap<>();
        if (member != 0 && !events.isEmpty()) {
            database.list(
                    "select event, state from webinar_registration where member = ? and event >= ? and event <= ?"
                            + " and event in (?) and state <> 'CANCELLED'",
                    row -> standing.put(row.number("event"), RegistrationState.valueOf(row.text("state"))),
                    member,
                    Collections.min(events),
                    Collections.max(events),
                    events);
        }
        return standing;
    }

    /** Under which name somebody without an account is registered with that letter box. */
    public Optional<String> named(long event, String address) {
        return database.first(
                "select name from webinar_registration where event = ? and address_key = ? and member = 0"
                        + " and state in ('CONFIRMED', 'WAITING')",
                row -> row.text("name"),
                event,
                RegistrationEntity.box(address));
    }

    public Optional<RegistrationRow> find(long registration) {
        return database.first(RegistrationRow.SELECT + " where r.id = ?", RegistrationRow::of, registration);
    }

    /** Registrations by id, those that are there. */
    public Map<Long, RegistrationRow> find(Collection<Long> registrations) {
        Map<Long, RegistrationRow> found = new HashMap<>();
        if (!registrations.isEmpty()) {
            database.list(RegistrationRow.SELECT + " where r.id in (?)", RegistrationRow::of, registrations)
                    .forEach(row -> found.put(row.id(), row));
        }
        return found;
    }

    /**
     * Where somebody without an account, with that letter box in lower case, has a place or waits for one; the latest
     * first.
     *
     * @param since of what ended then or later, or has no date
     */
    public List<RegistrationRow> at(String box, Instant since, int limit) {
        return database.list(
                RegistrationRow.SELECT + " join webinar_event e on e.id = r.event where r.address_key = ?"
                        + " and r.state in ('CONFIRMED', 'WAITING') and r.member = 0 and (e.ends_at >= ? or e.ends_at = 0)"
                        + " order by r.id desc fetch first " + limit + " rows only",
                RegistrationRow::of,
                box,
                since);
    }

    /** The same of these members. */
    public List<RegistrationRow> of(Collection<Long> members, Instant since, int limit) {
        return members.isEmpty()
                ? List.of()
                : database.list(
                        RegistrationRow.SELECT + " join webinar_event e on e.id = r.event where r.member in (?)"
                                + " and r.state in ('CONFIRMED', 'WAITING') and (e.ends_at >= ? or e.ends_at = 0)"
                                + " order by r.id desc fetch first " + limit + " rows only",
                        RegistrationRow::of,
                        members,
                        since);
    }

    /** Those who have a place or wait for one, in the order of the line. */
    public List<RegistrationRow> line(long event, long after, int limit) {
        return database.list(
                RegistrationRow.SELECT + " where r.event = ? and r.state in ('CONFIRMED', 'WAITING') and r.place > ?"
                        + " order by r.place fetch first " + limit + " rows only",
                RegistrationRow::of,
                event,
                after);
    }

    /**
     * Of those who have a place at what is still to come, dated or not, or wait for one: a member, and whom the member
     * registered; two statements.
     *
     * @param space in which the events stand, 0 for all
     */
    public List<RegistrationRow> concerning(long space, long member, Instant now) {
        String awaited =
                " and r.state in ('CONFIRMED', 'WAITING') and e.state = 'PUBLISHED' and e.status <> 'CANCELLED'"
                        + " and (e.ends_at > ? or e.starts_at = 0) and (e.space_id = ? or ? = 0) order by r.event, r.place";
        String from = RegistrationRow.SELECT + " join webinar_event e on e.id = r.event";
        List<RegistrationRow> rows = new ArrayList<>(
                database.list(from + " where r.member = ?" + awaited, RegistrationRow::of, member, now, space, space));
        rows.addAll(database.list(
                from + " join webinar_colleague c on c.registration = r.id where c.registrar = ? and r.member <> ?"
                        + awaited,
                RegistrationRow::of,
                member,
                member,
                now,
                space,
                space));
        return rows;
    }

    /** Those who have a place, in the order of the line. */
    List<RegistrationRow> confirmed(long event, long after, int limit) {
        return database.list(
                RegistrationRow.SELECT + " where r.event = ? and r.state = 'CONFIRMED' and r.place > ?"
                        + " order by r.place fetch first " + limit + " rows only",
                RegistrationRow::of,
                event,
                after);
    }

    /**
     * Those who have a place and were not thanked yet, in the order of the line.
     *
     * @param all whether also those who were not noted as present
     */
    public List<RegistrationRow> unthanked(long event, boolean all, int limit) {
        return database.list(
                RegistrationRow.SELECT + " where r.event = ? and r.state = 'CONFIRMED' and r.thanked = false"
                        + " and r.address <> ''" + (all ? "" : " and r.attended_at > 0")
                        + " order by r.place fetch first " + limit + " rows only",
                RegistrationRow::of,
                event);
    }

    /** Whom a member registered beside themselves, unless they gave up. */
    public List<Colleague> colleagues(long event, long registrar) {
        return Colleagues.of(database, event, registrar);
    }

    /** How many wait before that place in the line. */
    public long ahead(long event, long place) {
        return database.number(
                "select count(*) from webinar_registration where event = ? and state = 'WAITING' and place < ?",
                event,
                place);
    }

    /** Those who have a place, were asked about a new date and have not answered, in the order of the line. */
    public List<RegistrationRow> unanswered(long event, long after, int limit) {
        return database.list(
                RegistrationRow.SELECT + " where r.event = ? and r.state = 'CONFIRMED' and r.place > ?"
                        + " and r.still = 'ASKED' order by r.place fetch first " + limit + " rows only",
                RegistrationRow::of,
                event,
                after);
    }

    /** How many who have a place were asked about a new date and have not answered. */
    long unanswered(long event) {
        return database.number(
                "select count(*) from webinar_registration where event = ? and state = 'CONFIRMED' and still = 'ASKED'",
                event);
    }

    /** From how many organisations, known ones and such as guests name, somebody has a place. */
    public long cities(long event) {
        return database.number("select cities from webinar_event where id = ?", event);
    }
}
