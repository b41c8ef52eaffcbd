// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.persistence.Database;

/** Reads events; each method is one statement. */
public final class Events {
    private static final String SELECT = "select " + EventRow.COLUMNS + " from webinar_event e";

    private final Database database;
    private final Bodies bodies;
    private final Agendas agendas;

    public Events(Database database, Bodies bodies) {
        this.database = database;
        this.bodies = bodies;
        this.agendas = new Agendas(database);
    }

    /** The same events as agendas, a page at a time. */
    public Agendas agendas() {
        return agendas;
    }

    /**
     * An event with all that its page shows.
     *
     * @param language of the body
     */
    public record Whole(EventRow row, String language, Body body, Details details) {}

    /** Where a page of events ends, and the next one begins. */
    public record Position(Instant at, long id) {
        public static Position of(EventRow event) {
            return new Position(
                    event.when() == null ? Instant.EPOCH : event.when().start(), event.id());
        }

        /** From an address; empty when it is none. */
        public static Optional<Position> parse(String text) {
            if (!text.matches("[0-9]{1,15}-[0-9]{1,18}")) {
                return Optional.empty();
            }
            String[] parts = text.split("-");
            return Optional.of(new Position(Instant.ofEpochMilli(Long.parseLong(parts[0])), Long.parseLong(parts[1])));
        }

        @Override
        public String toString() {
            return at.toEpochMilli() + "-" + id;
        }
    }

    /** Events of a space that are not over, the next one first; pages by the last one (null for the first page). */
    public List<EventRow> coming(long space, Instant now, Position after, int limit) {
        return agendas.read(Scope.of(space), Stretch.coming(now), Filter.NONE, new Turn(after, false), limit, now);
    }

    /** How many events {@link #coming}, {@link #past} and {@link #undated} have, over all pages. */
    public Counts counts(long space, Instant now) {
        return database.first(
                        "select count(*) as n, sum(case when starts_at = 0 then 1 else 0 end) as undated,"
                                + " sum(case when starts_at > 0 and ends_at <= ? then 1 else 0 end) as past"
                                + " from webinar_event where space_id = ? and state = 'PUBLISHED'",
                        row -> new Counts(
                                row.number("n") - row.number("undated") - row.number("past"),
                                row.number("past"),
                                row.number("undated")),
                        now,
                        space)
                .orElseThrow();
    }

    /** Numbers of events. */
    public record Counts(long coming, long past, long undated) {}

    /** Events of several spaces with a date that end after a moment, in order. */
    public List<EventRow> since(Collection<Long> spaces, Instant from, int limit) {
        return agendas()
                .read(
                        Scope.of(spaces),
                        Stretch.between(from, Instant.ofEpochMilli(Long.MAX_VALUE)),
                        Filter.NONE,
                        Turn.FIRST,
                        limit,
                        from);
    }

    /** Events of every space that are planned to begin between two moments, in order. */
    public List<EventRow> beginning(Instant from, Instant to) {
        return database.list(
                SELECT
                        + " where e.state = 'PUBLISHED' and e.status = 'PLANNED' and e.starts_at > ? and e.starts_at"
                        + " <= ? and e.confirmed > 0 order by e.starts_at, e.id",
                EventRow::of,
                from,
                to);
    }

    /** Events of a space that are still to come, dated or not, and for which somebody is registered. */
    public List<EventRow> awaited(long space, Instant now) {
        return database.list(
                SELECT + " where e.space_id = ? and e.state = 'PUBLISHED' and e.status <> 'CANCELLED'"
                        + " and (e.ends_at > ? or e.starts_at = 0) and e.confirmed + e.waiting > 0",
                EventRow::of,
                space,
                now);
    }

    /** Events of every space that took place, ended between two moments, and whose people are to be thanked. Along the index of what is coming. */
    public List<EventRow> thankful(Instant from, Instant to) {
        return database.list(
                SELECT + " where e.state = 'PUBLISHED' and e.status = 'PLANNED' and e.thanks = true"
                        + " and e.starts_at > ? and e.ends_at > ? and e.ends_at <= ?",
                EventRow::of,
                from.minus(EventForm.LONGEST),
                from,
                to);
    }

    /** Events of a space without a date, the newest first; pages by the last one (null for the first page). */
    public List<EventRow> undated(long space, Position after, int limit) {
        return agendas.read(
                Scope.of(space), Stretch.undated(), Filter.NONE, new Turn(after, false), limit, Instant.EPOCH);
    }

    /**
     * Events of a space that are over, the latest first; pages by the last one (null for the first page).
     *
     * @param filter by topic and language
     */
    public List<EventRow> past(long space, Instant now, Filter filter, Position after, int limit) {
        return agendas.read(Scope.of(space), Stretch.past(now), filter.closed(), new Turn(after, false), limit, now);
    }

    /** Events of a space of which a part lies between two moments, in order. */
    public List<EventRow> between(long space, Instant from, Instant to, int limit) {
        return agendas.read(Scope.of(space), Stretch.between(from, to), Filter.NONE, Turn.FIRST, limit, from);
    }

    public Optional<EventRow> find(long event) {
        return database.first(SELECT + " where e.id = ?", EventRow::of, event);
    }

    /** Events by id, in no order. */
    public List<Whole> whole(Collection<Long> events) {
        return events.isEmpty()
                ? List.of()
                : database.list(
                        "select " + EventRow.COLUMNS
                                + ", e.language, e.body, e.sanitiser, e.details from webinar_event e"
                                + " where e.id in (?)",
                        row -> new Whole(
                                EventRow.of(row),
                                row.text("language"),
                                bodies.stored(row.text("body"), row.integer("sanitiser")),
                                Details.fromJson(row.text("details"))),
                        events);
    }
}
