// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.attendance.Figures.Line;

/** People by city, country, function and what they heard, as a table to take along. */
final class PeopleTable {
    private PeopleTable() {}

    /** The first row is the head. */
    static List<List<?>> rows(Figures figures, Visit visit) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(Stream.of("by", "label", "country", "registered", "waiting", "attended")
                .map(column -> visit.text("webinar.figures.column." + column))
                .toList());
        add(rows, visit.text("webinar.figures.cities"), figures.cities());
        add(rows, visit.text("webinar.figures.countries"), figures.countries());
        add(rows, visit.text("webinar.figures.functions"), figures.functions());
        add(rows, visit.text("webinar.figures.voices"), figures.voices());
        return rows;
    }

    private static void add(List<List<?>> rows, String by, List<Line> lines) {
        for (Line line : lines) {
            rows.add(List.of(
                    by,
                    line.label(),
                    line.country(),
                    line.counts().registered(),
                    line.counts().waiting(),
                    line.counts().attended()));
        }
    }
}
