// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.webinar.event.Events.Position;
import org.rambla.webinar.registration.Door;

/**
 * Reads agendas a page at a time, whatever they are of: a page begins after an event or ends before one, so that the
 * thousandth costs what the first one does.
 */
public final class Agendas {
    /** Looks so often for a whole page where a reader may not see all of it. */
    private static final int STEPS = 4;

    /** What can be chosen is what so many of the events have: more than one person attends. */
    private static final int OFFERED = 1_000;

    /** What many have is looked up among so many. */
    private static final int MANY = 2_000;

    /** What all have, over all spaces. */
    private static final int ALL = 50_000;

    private static final Duration A_WHILE = Duration.ofMinutes(1);
    private static final int REMEMBERED = 500;

    private final Database database;

    /** Advice for a filter, which may be a little old: nothing that is read or decided comes from it. */
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    public Agendas(Database database) {
        this.database = database;
    }

    /**
     * A page.
     *
     * @param previous the page before it, {@link Turn#FIRST} when there is none
     * @param next the page after it, {@link Turn#FIRST} when there is none
     */
    public record Part(List<EventRow> rows, Turn previous, Turn next) {
        public static final Part NONE = new Part(List.of(), Turn.FIRST, Turn.FIRST);

        /** Whether there is no other page. */
        boolean whole() {
            return previous.first() && next.first();
        }
    }

    /**
     * What may be chosen by of an event.
     *
     * @param open whether one may register now
     */
    public record Offered(long id, long space, String topic, List<String> tongues, boolean open) {
        static Offered of(EventRow event, Instant now) {
            List<String> tongues = new ArrayList<>(event.spoken());
            tongues.addAll(event.interpreted());
            return new Offered(event.id(), event.space(), event.topic(), tongues, Door.of(event, now) == Door.OPEN);
        }

        private static Offered of(Row row) {
            String tongues = (row.text("spoken") + " " + row.text("interpreted")).strip();
            return new Offered(
                    row.number("id"),
                    row.number("space_id"),
                    row.text("topic"),
                    tongues.isEmpty() ? List.of() : List.of(tongues.split(" +")),
                    row.integer("door") == 1);
        }
    }

    /** A page of which the reader may see everything: one statement, two where a page back turns out to be the first one. */
    public Part part(Scope scope, Stretch stretch, Filter filter, Turn turn, int limit, Instant now) {
        return part(scope, stretch, filter, turn, limit, now, rows -> rows);
    }

    /**
     * A page of what a reader may see; a page may be short, and yet be followed by others, where that is little of it all.
     *
     * @param readable which of some events the reader may see, in their order
     */
    public Part part(
            Scope scope,
            Stretch stretch,
            Filter filter,
            Turn turn,
            int limit,
            Instant now,
            UnaryOperator<List<EventRow>> readable) {
        List<EventRow> found = new ArrayList<>();
        Position at = turn.at();
        boolean more = true;
        for (int step = 0; more && step < STEPS && found.size() <= limit; step++) {
            List<EventRow> some = read(scope, stretch, filter, new Turn(at, turn.back()), limit + 1, now);
            more = some.size() > limit;
            at = some.isEmpty() ? at : Position.of(some.get(some.size() - 1));
            found.addAll(readable.apply(some));
        }
        boolean full = found.size() > limit;
        List<EventRow> rows = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        if (turn.back() && !full && !more || !turn.first() && rows.isEmpty() && !more) {
            // What was before is the first page, or nothing any more.
            return part(scope, stretch, filter, Turn.FIRST, limit, now, readable);
        }
        // Further away than what is shown: after the last one, or where looking ended.
        Position end = full ? Position.of(rows.get(limit - 1)) : more ? at : null;
        Turn beyond = end == null ? Turn.FIRST : new Turn(end, turn.back());
        Turn behind = turn.first() || rows.isEmpty() ? Turn.FIRST : new Turn(Position.of(rows.get(0)), !turn.back());
        if (turn.back()) {
            Collections.reverse(rows);
        }
        return turn.back() ? new Part(rows, beyond, behind) : new Part(rows, behind, beyond);
    }

    /** Events in the order in which they are come upon: one statement, two where others stand among them. */
    List<EventRow> read(Scope scope, Stretch stretch, Filter filter, Turn turn, int limit, Instant now) {
        List<EventRow> rows = one(scope, stretch, filter, turn, limit, now);
        if (scope.beside() == null) {
            return rows;
        }
        Comparator<Position> order = Comparator.comparing(Position::at).thenComparing(Position::id);
        boolean down = stretch.latestFirst() != turn.back();
        return Stream.concat(rows.stream(), one(scope.beside(), stretch, filter, turn, limit, now).stream())
                .sorted(Comparator.comparing(Position::of, down ? order.reversed() : order))
                .limit(limit)
                .toList();
    }

    private List<EventRow> one(Scope scope, Stretch stretch, Filter filter, Turn turn, int limit, Instant now) {
        Asked asked = new Asked(scope, stretch, filter, turn, now);
        return database.list(
                "select " + EventRow.COLUMNS + asked.sql + limit + " rows only",
                EventRow::of,
                asked.arguments.toArray());
    }

    /** What can be chosen by among the first ones: one statement. */
    public List<Offered> offered(Scope scope, Stretch stretch, Instant now) {
        Asked asked = new Asked(scope, stretch, Filter.NONE, Turn.FIRST, now);
        List<Object> arguments = new ArrayList<>(List.of(now, now, now));
        arguments.addAll(asked.arguments);
        return database.list(
                "select e.id, e.space_id, e.topic, e.spoken, e.interpreted, case when " + Filter.OPEN
                        + " then 1 else 0 end as door" + asked.sql + OFFERED + " rows only",
                Offered::of,
                arguments.toArray());
    }

    /**
     * What can be chosen by over all spaces, whoever may read them: one event for each space, topic and languages that there
     * are; one statement over all events of a stretch, so it is not for every page.
     */
    List<Offered> offeredEverywhere(Stretch stretch, Instant now) {
        Asked asked = new Asked(Scope.ALL, stretch, Filter.NONE, Turn.FIRST, now);
        List<Object> arguments = new ArrayList<>(List.of(now, now, now));
        arguments.addAll(asked.arguments);
        return database.list(
                "select min(o.id) as id, o.space_id, o.topic, o.spoken, o.interpreted, max(o.door) as door from"
                        + " (select e.id, e.space_id, e.topic, e.spoken, e.interpreted, case when " + Filter.OPEN
                        + " then 1 else 0 end as door" + asked.sql + ALL + " rows only) o"
                        + " group by o.space_id, o.topic, o.spoken, o.interpreted"
                        + " order by o.space_id, o.topic, o.spoken, o.interpreted",
                Offered::of,
                arguments.toArray());
    }

    /**
     * What can be chosen by among many: what the first two thousand have, as they were a minute ago at most; one statement
     * then.
     *
     * @param key of the scope and the stretch together
     */
    List<Offered> offered(String key, Scope scope, Stretch stretch, Instant now) {
        Remembered known = remembered.get(key);
        if (known == null || known.until().isBefore(now)) {
            known = new Remembered(distinct(scope, stretch, now), now.plus(A_WHILE));
            if (remembered.size() >= REMEMBERED) {
                remembered.clear();
            }
            remembered.put(key, known);
        }
        return known.offered();
    }

    private record Remembered(List<Offered> offered, Instant until) {}

    private List<Offered> distinct(Scope scope, Stretch stretch, Instant now) {
        Asked asked = new Asked(scope, stretch, Filter.NONE, Turn.FIRST, now);
        List<Object> arguments = new ArrayList<>(List.of(now, now, now));
        arguments.addAll(asked.arguments);
        return database.list(
                "select o.topic, o.spoken, o.interpreted, 0 as id, 0 as space_id, max(o.door) as door from"
                        + " (select e.topic, e.spoken, e.interpreted, case when " + Filter.OPEN
                        + " then 1 else 0 end as door" + asked.sql + MANY + " rows only) o"
                        + " group by o.topic, o.spoken, o.interpreted order by o.topic, o.spoken, o.interpreted",
                Offered::of,
                arguments.toArray());
    }

    /** The statement without what it selects and how many. */
    private static final class Asked {
        private final String sql;
        private final List<Object> arguments = new ArrayList<>();

        Asked(Scope scope, Stretch stretch, Filter filter, Turn turn, Instant now) {
            boolean down = stretch.latestFirst() != turn.back();
            long from = stretch.from();
            long to = stretch.to();
            if (!turn.first()) {
                long at = turn.at().at().toEpochMilli();
                from = down ? from : Math.max(from, at);
                to = down ? Math.min(to, at) : to;
            }
            StringBuilder text = new StringBuilder(
                            scope.tables(down, !filter.topic().isEmpty()))
                    .append(" where ")
                    .append(scope.condition())
                    .append(" and e.state = 'PUBLISHED' and e.starts_at >= ? and e.starts_at <= ?");
            arguments.addAll(scope.arguments());
            arguments.add(from);
            arguments.add(to);
            if (!stretch.condition().isEmpty()) {
                text.append(" and ").append(stretch.condition());
                arguments.addAll(stretch.arguments());
            }
            if (!turn.first()) {
                text.append(down ? " and (e.starts_at < ? or e.id < ?)" : " and (e.starts_at > ? or e.id > ?)");
                arguments.add(turn.at().at());
                arguments.add(turn.at().id());
            }
            filter.add(text, arguments, now);
            text.append(down ? " order by e.starts_at desc, e.id desc" : " order by e.starts_at, e.id");
            sql = text.append(" fetch first ").toString();
        }
    }
}
