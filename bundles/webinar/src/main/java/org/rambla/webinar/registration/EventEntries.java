// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Crowd;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.registration.EventApi.EventEntry;

/** Events as programs read them, whatever space they stand in. */
public final class EventEntries {
    private final Registrations registrations;
    private final Spaces spaces;
    private final Clock clock;

    public EventEntries(Registrations registrations, Spaces spaces, Clock clock) {
        this.registrations = registrations;
        this.spaces = spaces;
        this.clock = clock;
    }

    /** In their order; two statements, and one for each space of open events for partners. */
    public List<EventEntry> of(List<EventRow> rows, Visit visit) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, RegistrationState> standing =
                registrations.standing(rows.stream().map(EventRow::id).toList(), visit.memberId());
        Map<Long, SpaceCard> places =
                spaces.cards(rows.stream().map(EventRow::space).collect(Collectors.toSet()));
        Set<Long> partner = Door.partner(rows, clock.instant(), spaces, visit);
        return rows.stream()
                .filter(row -> places.containsKey(row.space()))
                .map(row -> entry(row, standing.get(row.id()), partner, places.get(row.space()), visit))
                .toList();
    }

    private EventEntry entry(EventRow row, RegistrationState mine, Set<Long> partner, SpaceCard space, Visit visit) {
        boolean here = visit.access()
                .filter(access -> access.space().id() == row.space())
                .isPresent();
        boolean organises = here && visit.can("webinar.organise");
        return new EventEntry(
                row.id(),
                row.version(),
                row.title().texts(),
                row.status().name(),
                row.reason().in(visit.language()),
                row.when() == null ? null : row.when().start(),
                row.when() == null ? null : row.when().end(),
                row.zone().getId(),
                row.way().name(),
                row.venueIn(visit.language()),
                row.link(),
                row.spoken(),
                row.interpreted(),
                row.terms().capacity(),
                row.terms().perCity(),
                (int) (organises ? row.confirmed() : Crowd.least(row.confirmed())),
                (int) (organises ? row.waiting() : Crowd.least(row.waiting())),
                Door.of(row, clock.instant(), partner, space, visit).name(),
                mine == null ? null : mine.name(),
                EventRow.path(space, row.id(), ""));
    }
}
