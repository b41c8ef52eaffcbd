// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.time.Year;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.attendance.YearFigures.Counts;

/**
 * How many people had a place and were there in a year, space by space. Events of a space are counted, none is named.
 *
 * @param lines the most registered first
 * @param cities of how many organisations somebody had a place, over all spaces
 * @param scope all events of the year
 */
public record NetworkFigures(
        Year year, List<Line> lines, long events, long registered, long attended, long cities, CountedEvents scope) {
    /** A space in which something took place. */
    public record Line(SpaceCard space, long events, long registered, long attended, long cities) {}

    /** In four statements. */
    static NetworkFigures of(Year year, Database database, Spaces spaces, Visit visit) {
        CountedEvents scope = CountedEvents.of(year, visit);
        Object[] arguments = scope.arguments().toArray();
        Map<Long, Long> events = new HashMap<>();
        database.list(
                "select e.space_id, count(*) as n from webinar_event e where " + scope.where() + " group by e.space_id",
                row -> events.put(row.number("space_id"), row.number("n")),
                arguments);
        Map<Long, Counts> counts = new HashMap<>();
        database.list(
                "select e.space_id, " + YearFigures.COUNTS + scope.where() + YearFigures.PLACED
                        + " group by e.space_id",
                row -> counts.put(row.number("space_id"), Counts.of(row)),
                arguments);
        Counts all = database.first(
                        "select " + YearFigures.COUNTS + scope.where() + YearFigures.PLACED, Counts::of, arguments)
                .orElse(Counts.NONE);
        Set<Long> found = new HashSet<>(events.keySet());
        Map<Long, SpaceCard> cards = found.isEmpty() ? Map.of() : spaces.cards(found);
        List<Line> lines = cards.values().stream()
                .map(card -> line(card, events.get(card.id()), counts.getOrDefault(card.id(), Counts.NONE)))
                .sorted(Comparator.comparingLong((Line line) -> -line.registered())
                        .thenComparing(line -> line.space().name().in(visit.language())))
                .toList();
        long held = events.values().stream().mapToLong(Long::longValue).sum();
        return new NetworkFigures(year, lines, held, all.registered(), all.attended(), all.cities(), scope);
    }

    private static Line line(SpaceCard space, long events, Counts counts) {
        return new Line(space, events, counts.registered(), counts.attended(), counts.cities());
    }
}
