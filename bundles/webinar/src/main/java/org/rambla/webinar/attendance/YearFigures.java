// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.time.Instant;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Events.Position;
import org.rambla.webinar.event.Jointly;
import org.rambla.webinar.event.Scope;
import org.rambla.webinar.event.Stretch;
import org.rambla.webinar.series.Series;

/**
 * How many people had a place and were there, event by event of a year or of a series.
 *
 * @param series null for a year
 * @param lines of a page of the events
 * @param events how many there are over all pages
 * @param next where the page ends that another one follows; null on the last one
 * @param cities of how many organisations somebody had a place, over all events
 * @param scope all of these events
 */
public record YearFigures(
        Year year,
        Series series,
        List<Line> lines,
        long events,
        Position next,
        long registered,
        long attended,
        long cities,
        CountedEvents scope) {
    private static final int MOST = 500;

    /** Somewhere to come from: a known organisation, or what a guest wrote. */
    private static final String CITIES =
            "count(distinct case when r.organisation <> 0 then cast(r.organisation as char(20))"
                    + " when r.city <> '' then r.city_key || '|' || r.country end) as cities";

    static final String COUNTS =
            "count(*) as registered, sum(case when r.attended_at > 0 then 1 else 0 end) as attended, " + CITIES
                    + CountedEvents.REGISTRATIONS;
    static final String PLACED = " and r.state = 'CONFIRMED'";

    /** An event of the year. */
    public record Line(EventRow event, long registered, long attended, long cities) {}

    record Counts(long registered, long attended, long cities) {
        static final Counts NONE = new Counts(0, 0, 0);

        static Counts of(Row row) {
            return new Counts(row.number("registered"), row.number("attended"), row.number("cities"));
        }
    }

    /**
     * Of a space, with what it organises in others, as far as webinars are on there: five statements, and one for each such
     * space. The year begins and ends by the visitor's clock. Cancelled events are left out.
     *
     * @param after where the page begins, null for the first one
     * @param all whether all pages are wanted as one; one more statement for each
     */
    static YearFigures of(
            Year year, Position after, boolean all, Events events, Jointly jointly, Database database, Visit visit) {
        long space = visit.space().id();
        Instant from = year.atDay(1).atStartOfDay(visit.zone()).toInstant();
        Instant to = year.plusYears(1).atDay(1).atStartOfDay(visit.zone()).toInstant();
        Stretch stretch = Stretch.beginning(from, to).standing();
        Scope agenda = jointly.scope(space);
        Set<Long> others = agenda.beside() == null
                ? Set.of()
                : jointly.on(events.in(agenda.beside(), stretch, null, MOST, from), space).stream()
                        .map(EventRow::id)
                        .collect(Collectors.toSet());
        List<EventRow> found = new ArrayList<>();
        Position next = after;
        do {
            List<EventRow> some = events.in(agenda, stretch, next, MOST + 1, from);
            List<EventRow> page = some.subList(0, Math.min(MOST, some.size()));
            page.stream()
                    .filter(event -> event.space() == space || others.contains(event.id()))
                    .forEach(found::add);
            next = some.size() > MOST ? Position.of(page.get(MOST - 1)) : null;
        } while (all && next != null);
        CountedEvents scope = CountedEvents.of(space, others, year, visit);
        long count = database.number(
                "select count(*) from webinar_event e where " + scope.where(),
                scope.arguments().toArray());
        return of(year, null, found, count, next, scope, database);
    }

    /** The same of a series, in two statements. */
    static YearFigures of(Series series, List<EventRow> sessions, Database database) {
        List<EventRow> held = sessions.stream()
                .filter(event -> !event.cancelled() && event.when() != null)
                .toList();
        return of(
                null,
                series,
                held,
                held.size(),
                null,
                CountedEvents.of(held.stream().map(EventRow::id).toList()),
                database);
    }

    private static YearFigures of(
            Year year,
            Series series,
            List<EventRow> found,
            long count,
            Position next,
            CountedEvents scope,
            Database database) {
        Map<Long, Counts> counts = counts(scope, database);
        Counts all = database.first(
                        "select " + COUNTS + scope.where() + PLACED,
                        Counts::of,
                        scope.arguments().toArray())
                .orElse(Counts.NONE);
        return new YearFigures(
                year,
                series,
                found.stream()
                        .map(event -> line(event, counts.getOrDefault(event.id(), Counts.NONE)))
                        .toList(),
                count,
                next,
                all.registered(),
                all.attended(),
                all.cities(),
                scope);
    }

    private static Line line(EventRow event, Counts counts) {
        return new Line(event, counts.registered(), counts.attended(), counts.cities());
    }

    private static Map<Long, Counts> counts(CountedEvents scope, Database database) {
        Map<Long, Counts> counts = new HashMap<>();
        database.list(
                "select r.event, " + COUNTS + scope.where() + PLACED + " group by r.event",
                row -> counts.put(row.number("event"), Counts.of(row)),
                scope.arguments().toArray());
        return counts;
    }
}
