// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.time.Instant;
import java.time.Year;
import java.util.Collection;
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
 */
public record YearFigures(Year year, Series series, List<Line> lines, long registered, long attended, long cities) {
    private static final int MOST = 500;

    /** Somewhere to come from: a known organisation, or what a guest wrote. */
    private static final String CITIES =
            "count(distinct case when organisation <> 0 then cast(organisation as char(20))"
                    + " when city <> '' then lower(city) end) as cities";

    private static final String COUNTS =
            "count(*) as registered, sum(case when attended_at > 0 then 1 else 0 end) as attended, " + CITIES
                    + " from webinar_registration where state = 'CONFIRMED' and event in (?)";

    /** An event of the year. */
    public record Line(EventRow event, long registered, long attended, long cities) {}

    private record Counts(long registered, long attended, long cities) {
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
        return of(year, null, found, database);
    }

    /** The same of a series, in two statements. */
    static YearFigures of(Series series, List<EventRow> sessions, Database database) {
        List<EventRow> held = sessions.stream()
                .filter(event -> !event.cancelled() && event.when() != null)
                .toList();
        return of(null, series, held, database);
    }

    private static YearFigures of(Year year, Series series, List<EventRow> found, Database database) {
        List<Long> ids = found.stream().map(EventRow::id).toList();
        Map<Long, Counts> counts = counts(ids, database);
        Counts all = ids.isEmpty()
                ? Counts.NONE
                : database.first("select " + COUNTS, Counts::of, ids).orElse(Counts.NONE);
        return new YearFigures(
                year,
                series,
                found.stream()
                        .map(event -> line(event, counts.getOrDefault(event.id(), Counts.NONE)))
                        .toList(),
                all.registered(),
                all.attended(),
                all.cities());
    }

    private static Line line(EventRow event, Counts counts) {
        return new Line(event, counts.registered(), counts.attended(), counts.cities());
    }

    private static Map<Long, Counts> counts(Collection<Long> events, Database database) {
        Map<Long, Counts> counts = new HashMap<>();
        if (!events.isEmpty()) {
            database.list(
                    "select event, " + COUNTS + " group by event",
                    row -> counts.put(row.number("event"), Counts.of(row)),
                    events);
        }
        return counts;
    }
}
