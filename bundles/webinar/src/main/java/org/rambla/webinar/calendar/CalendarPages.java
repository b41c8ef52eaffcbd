// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.letter.RegistrationLetters;

/** An event as a file for anybody's calendar; without the address where one joins, which only the registered have. */
@Path("/")
public final class CalendarPages {
    private final Events events;
    private final Network network;
    private final Mailer mailer;
    private final Clock clock;

    public CalendarPages(Events events, Network network, Mailer mailer, Clock clock) {
        this.events = events;
        this.network = network;
        this.mailer = mailer;
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
        String page = mailer.link(EventRow.path(visit.space(), id, ""));
        Invitation invitation = new Invitation(
                RegistrationLetters.uid(event, mailer.sender()),
                event.version(),
                clock.instant(),
                event.when(),
                event.title().in(visit.language()),
                page,
                event.way().placed() ? event.venue() : "",
                page,
                new Invitation.Person(network.name().in(visit.language()), mailer.sender()),
                null);
        return Response.ok(event.cancelled() ? invitation.cancel() : invitation.request())
                .header("Content-Disposition", "attachment; filename=\"event-" + id + ".ics\"")
                .build();
    }
}
