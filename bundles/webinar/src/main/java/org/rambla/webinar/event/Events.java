// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.persistence.Database;

/** Reads events; each method is one statement. */
public final class Events {
    private static final String SELECT = "select " + EventRow.COLUMNS + " from webinar_event e";

    private static final String COUNT =
            "select count(*) from webinar_event e where e.space_id = ? and e.state = 'PUBLISHED'";

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
     * @param versions the body in other languages
     */
    public record Whole(EventRow row, String language, Body body, Map<String, Body> versions, Details details) {
        /** For a reader: in their language where somebody wrote it. */
        public Body bodyIn(String reader) {
            return versions.getOrDefault(reader, body);
        }

        /** The language of {@link #bodyIn}. */
        public String languageFor(String reader) {
            return versions.containsKey(reader) ? reader : language;
        }

        private Whole with(Map<String, Body> others) {
            return new Whole(row, language, body, others, details);
        }
    }

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

    /** Events of an agenda in its order; pages by the last one (null for the first page). */
    public List<EventRow> in(Scope scope, Stretch stretch, Position after, int limit, Instant now) {
        return agendas.read(scope, stretch, Filter.NONE, new Turn(after, false), limit, now);
    }

    /** Events of a space that are not over, the next one first; pages by the last one (null for the first page). */
    public List<EventRow> coming(long space, Instant now, Position after, int limit) {
        return agendas.read(Scope.of(space), Stretch.coming(now), Filter.NONE, new Turn(after, false), limit, now);
    }

    /** How many events {@link #coming} has, over all pages: a few rows are read, all others are left to the index. */
    public long countComing(long space, Instant now) {
        return database.number(
                COUNT + " and e.starts_at >= ? and e.ends_at > ?", space, now.minus(EventForm.LONGEST), now);
    }

    /** The same for what is over: what began long enough ago is counted by the index alone. */
    public long countPast(long space, Instant now) {
        Instant early = now.minus(EventForm.LONGEST);
        return database.number(COUNT + " and e.starts_at > 0 and e.starts_at < ?", space, early)
                + database.number(
                        COUNT + " and e.starts_at >= ? and e.starts_at <= ? and e.ends_at <= ?",
                        space,
                        early,
                        now,
                        now);
    }

    /** The same for {@link #undated}. */
    public long countUndated(long space) {
        return database.number(COUNT + " and e.starts_at = 0", space);
    }

    /**
     * What a calendar holds that subscribes to a space, or some: what is coming, in order, and where there is room for it what was
     * not long ago; two statements.
     *
     * @param back how long ago
     */
    public List<EventRow> subscribed(Scope scope, Instant now, Duration back, int limit) {
        List<EventRow> rows =
                new ArrayList<>(agendas.read(scope, Stretch.coming(now), Filter.NONE, Turn.FIRST, limit, now));
        if (rows.size() < limit) {
            agendas.read(scope, Stretch.past(now), Filter.NONE, Turn.FIRST, limit - rows.size(), now).stream()
                    .filter(event -> event.when().end().isAfter(now.minus(back)))
                    .forEach(rows::add);
        }
        return rows;
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

    /** The latest hidden ones of a space, at most 100. */
    List<EventRow> hidden(long space) {
        return database.list(
                SELECT + " where e.space_id = ? and e.state = 'HIDDEN' order by e.id desc fetch first 100 rows only",
                EventRow::of,
                space);
    }

    /** Events of a space without a date, the newest first; pages by the last one (null for the first page). */
    public List<EventRow> undated(long space, Position after, int limit) {
        return agendas.read(
                Scope.of(space), Stretch.undated(), Filter.NONE, new Turn(after, false), limit, Instant.EPOCH);
    }

    /** Whether some city has more places at an event than each may have now. */
    boolean crowded(EventRow event) {
        return event.terms().perCity() > 0
                && !database.list(
                                "select organisation, city_key from webinar_registration where event = ?"
                                        + " and state = 'CONFIRMED' and (organisation <> 0 or city_key <> '')"
                                        + " group by organisation, city_key having count(*) > ? fetch first 1 rows only",
                                row -> row.number("organisation"),
                                event.id(),
                                event.terms().perCity())
                        .isEmpty();
    }

    public Optional<EventRow> find(long event) {
        return database.first(SELECT + " where e.id = ?", EventRow::of, event);
    }

    /** Events by id, those that are there. */
    public Map<Long, EventRow> find(Collection<Long> events) {
        Map<Long, EventRow> found = new HashMap<>();
        if (!events.isEmpty()) {
            database.list(SELECT + " where e.id in (?)", EventRow::of, events).forEach(row -> found.put(row.id(), row));
        }
        return found;
    }

    /** Events by id, in no order; two statements where one of them is described in several languages. */
    public List<Whole> whole(Collection<Long> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        Set<Long> several = new HashSet<>();
        List<Whole> found = database.list(
                "select " + EventRow.COLUMNS + ", e.language, e.body, e.sanitiser, e.details,"
                        + " (select count(*) from webinar_text t where t.event = e.id) as versions"
                        + " from webinar_event e where e.id in (?)",
                row -> {
                    if (row.number("versions") > 0) {
                        several.add(row.number("id"));
                    }
                    return new Whole(
                            EventRow.of(row),
                            row.text("language"),
                            bodies.stored(row.text("body"), row.integer("sanitiser")),
                            Map.of(),
                            Details.fromJson(row.text("details")));
                },
                events);
        if (several.isEmpty()) {
            return found;
        }
        Map<Long, Map<String, Body>> versions = Descriptions.of(several, database, bodies);
        return found.stream()
                .map(one -> one.with(versions.getOrDefault(one.row().id(), Map.of())))
                .toList();
    }
}
