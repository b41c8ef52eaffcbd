// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.time.Instant;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.series.Series;

/**
 * How many people had a place and were there, event by event of a year or of a series.
 *
 * @param series null for a year
 * @param cities of how many organisations somebody had a place, over all events
 * @param scope all of these events
 */
public record YearFigures(
        Year year, Series series, List<Line> lines, long registered, long attended, long cities, CountedEvents scope) {
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

    /** In three statements; the year begins and ends by the visitor's clock. Cancelled events are left out. */
    static YearFigures of(Year year, Events events, Database database, Visit visit) {
        Instant from = year.atDay(1).atStartOfDay(visit.zone()).toInstant();
        Instant to = year.plusYears(1).atDay(1).atStartOfDay(visit.zone()).toInstant();
        List<EventRow> found = events.between(visit.space().id(), from, to, MOST).stream()
                .filter(event -> !event.cancelled() && !event.when().start().isBefore(from))
                .toList();
        return of(year, null, found, CountedEvents.of(visit.space().id(), year, visit), database);
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
                CountedEvents.of(held.stream().map(EventRow::id).toList()),
                database);
    }

    private static YearFigures of(
            Year year, Series series, List<EventRow> found, CountedEvents scope, Database database) {
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
