// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Jointly;
import org.rambla.webinar.event.ReadNames.Name;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.SignedLinks;

/** Events as files for anybody's calendar: one, or all of a space. */
@Path("/")
public final class CalendarPages {
    /** A feed reaches so far back. */
    static final Duration BACK = Duration.ofDays(90);

    private static final int MOST = 500;

    private final Events events;
    private final Jointly jointly;
    private final Registrations registrations;
    private final SignedLinks links;
    private final Leaflet leaflet;
    private final Clock clock;

    public CalendarPages(
            Events events,
            Jointly jointly,
            Registrations registrations,
            SignedLinks links,
            Leaflet leaflet,
            Clock clock) {
        this.events = events;
        this.jointly = jointly;
        this.registrations = registrations;
        this.links = links;
        this.leaflet = leaflet;
        this.clock = clock;
    }

    @GET
    @Path("events/{event}/calendar.ics")
    @Produces("text/calendar;charset=utf-8")
    @Requires(value = "webinar.read", item = "event")
    public Response file(@PathParam("event") long id, @Context Visit visit) {
        EventRow event = events.find(id)
                .filter(found -> found.space() == visit.space().id() && found.when() != null)
                .orElseThrow(Refusal::notFound);
        Name name = leaflet.names().of(List.of(event), visit).get(id);
        Invitation invitation = registrations
                .mine(id, visit.memberId())
                // Whoever waits has nothing yet that a calendar should hold as theirs.
                .filter(RegistrationRow::confirmed)
                .map(row -> leaflet.mine(event, visit.space(), name, row, links.join(row, event), visit.messages()))
                .orElseGet(() -> leaflet.open(event, visit.space(), name, visit.language()));
        return Response.ok(event.cancelled() ? invitation.cancel() : invitation.request())
                .header("Content-Disposition", "attachment; filename=\"event-" + id + ".ics\"")
                .build();
    }

    /** What one subscribes to: whoever may see a space without signing in may do so with any program. */
    @GET
    @Path("agenda.ics")
    @Produces("text/calendar;charset=utf-8")
    @Requires("webinar.read")
    public Response agenda(@Context Visit visit) {
        SpaceCard space = visit.space();
        List<EventRow> rows =
                jointly.readable(events.subscribed(jointly.scope(space.id()), clock.instant(), BACK, MOST), visit);
        Map<Long, SpaceCard> elsewhere = jointly.elsewhere(rows, space.id());
        Map<Long, Name> names = leaflet.names().of(rows, visit);
        List<Feed.Entry> entries = rows.stream()
                .map(event -> new Feed.Entry(
                        leaflet.open(
                                event,
                                elsewhere.getOrDefault(event.space(), space),
                                names.get(event.id()),
                                visit.language()),
                        event.cancelled() ? "CANCELLED" : "CONFIRMED"))
                .toList();
        String name = visit.text("webinar.feed.name", visit.space().name().in(visit.language()));
        return answer(Feed.of(name, entries));
    }

    static Response answer(String calendar) {
        return Response.ok(calendar)
                .header("Content-Disposition", "inline; filename=\"agenda.ics\"")
                .build();
    }
}
