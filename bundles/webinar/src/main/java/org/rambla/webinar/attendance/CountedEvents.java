// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.time.Instant;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.rambla.api.visit.Visit;

/**
 * Of which events something is counted.
 *
 * @param where condition on webinar_event, called e
 * @param arguments of the condition
 */
public record CountedEvents(String where, List<Object> arguments) {
    /** Events e with their registrations r, read in this order: along the index of the events, then along theirs. */
    static final String REGISTRATIONS = " from --DERBY-PROPERTIES joinOrder=FIXED\n"
            + " webinar_event e join webinar_registration r on r.event = e.id where ";

    private static final String HELD = "e.state = 'PUBLISHED' and e.status <> 'CANCELLED'";

    public CountedEvents {
        arguments = List.copyOf(arguments);
    }

    public static CountedEvents of(long event) {
        return new CountedEvents("e.id = ?", List.of(event));
    }

    /** Those of a series that are held. */
    static CountedEvents of(Collection<Long> events) {
        return new CountedEvents("e.id in (?)", List.of(List.copyOf(events)));
    }

    /** Events of every space that begin in a year by the visitor's clock and are not cancelled. */
    static CountedEvents of(Year year, Visit visit) {
        Instant from = year.atDay(1).atStartOfDay(visit.zone()).toInstant();
        Instant to = year.plusYears(1).atDay(1).atStartOfDay(visit.zone()).toInstant();
        return new CountedEvents(HELD + " and e.starts_at >= ? and e.starts_at < ?", List.of(from, to));
    }

    /**
     * The same of one space.
     *
     * @param others ids of those that it organises in other spaces
     */
    static CountedEvents of(long space, Collection<Long> others, Year year, Visit visit) {
        CountedEvents all = of(year, visit);
        List<Object> arguments = new ArrayList<>(all.arguments());
        arguments.add(space);
        if (others.isEmpty()) {
            return new CountedEvents(all.where() + " and e.space_id = ?", arguments);
        }
        arguments.add(List.copyOf(others));
        return new CountedEvents(all.where() + " and (e.space_id = ? or e.id in (?))", arguments);
    }
}
