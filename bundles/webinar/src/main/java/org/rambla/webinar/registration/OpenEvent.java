// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.util.List;
import org.rambla.api.page.Form;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Terms;
import org.rambla.webinar.series.AllSeries;
import org.rambla.webinar.series.Sessions;

/** Puts together what the page of an event shows: seven statements at the most, eleven where it belongs to a series. */
public final class OpenEvent {
    private final Events events;
    private final Registrations registrations;
    private final SignedLinks links;
    private final AllSeries series;
    private final Documents documents;
    private final Spaces spaces;
    private final Clock clock;

    public OpenEvent(
            Events events,
            Registrations registrations,
            SignedLinks links,
            AllSeries series,
            Documents documents,
            Spaces spaces,
            Clock clock) {
        this.events = events;
        this.registrations = registrations;
        this.links = links;
        this.series = series;
        this.documents = documents;
        this.spaces = spaces;
        this.clock = clock;
    }

    /** @throws Refusal 404 when there is no such event in the space of the visit */
    public Events.Whole find(long event, Visit visit) {
        return events.whole(List.of(event)).stream()
                .filter(found -> found.row().space() == visit.space().id())
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** Whether nobody can come to it any more. */
    boolean over(EventRow event) {
        return event.past(clock.instant());
    }

    /** @param form that comes back; null for the first time */
    public TakingPart open(Events.Whole event, Form form, Visit visit) {
        EventRow row = event.row();
        long id = row.id();
        RegistrationRow mine = registrations.mine(id, visit.memberId()).orElse(null);
        boolean joins = mine != null && mine.confirmed() && row.joinable() && row.when() != null;
        return new TakingPart(
                event,
                Sessions.of(row, series),
                Door.of(
                        row,
                        clock.instant(),
                        row.terms().who() == Terms.Who.PARTNER && Door.partner(spaces, visit),
                        visit),
                mine,
                joins && !row.past(clock.instant()) && !row.cancelled() ? links.join(mine, row) : "",
                mine == null ? "" : links.page(mine, row),
                row.past(clock.instant()),
                visit.can("webinar.organise") ? documents.kept(id) : documents.shown(row, clock.instant()),
                !row.past(clock.instant()) && !row.cancelled() && !visit.space().archived(),
                mine != null && mine.waiting() ? registrations.ahead(id, mine.place()) : 0,
                registrations.colleagues(id, visit.memberId()),
                row.confirmed() == 0 ? 0 : registrations.cities(id),
                form != null
                        ? RegistrationForm.back(event, form, visit)
                        : mine == null
                                ? RegistrationForm.fresh(event, visit)
                                : RegistrationForm.of(event, mine, visit));
    }
}
