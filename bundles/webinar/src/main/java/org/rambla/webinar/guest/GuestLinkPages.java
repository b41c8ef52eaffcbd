// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.guest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.registration.Door;
import org.rambla.webinar.registration.Readership;
import org.rambla.webinar.registration.RegisterForEvent;
import org.rambla.webinar.registration.RegisterForEvent.Entered;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.SignedLinks;

/** Where the link of the mail leads in which a guest confirms. */
@Path("/requests/{request}")
public final class GuestLinkPages {
    private final Requests requests;
    private final Events events;
    private final Readership readership;
    private final Registrations registrations;
    private final RegisterForEvent registering;
    private final SignedLinks links;
    private final GuestViews views;
    private final Clock clock;

    public GuestLinkPages(
            Requests requests,
            Events events,
            Readership readership,
            Registrations registrations,
            RegisterForEvent registering,
            SignedLinks links,
            GuestViews views,
            Clock clock) {
        this.requests = requests;
        this.events = events;
        this.readership = readership;
        this.registrations = registrations;
        this.registering = registering;
        this.links = links;
        this.views = views;
        this.clock = clock;
    }

    static String path(String secret) {
        return "/l/webinar/requests/" + secret;
    }

    /** An event as guests find it now. */
    private record Place(EventRow event, SpaceCard space) {}

    @GET
    @Requires(Requires.ANYONE)
    public Object show(@PathParam("request") String secret, @Context Visit visit) {
        AskedFor asked = asked(secret);
        if (asked.registration() != 0) {
            return Redirect.to(links.page(asked.registration()));
        }
        Place place = place(asked);
        Door door = Door.ofGuest(place.event(), clock.instant(), place.space());
        String name = asked.application().name();
        // Whoever has the mail has the letter box: what is registered with it is no secret there.
        String before = registrations
                .named(asked.event(), asked.application().address())
                .filter(other -> !other.equalsIgnoreCase(name))
                .orElse("");
        return views.request(place.event(), door, name, before, path(secret), visit);
    }

    @POST
    @Requires(Requires.ANYONE)
    public Response confirm(@PathParam("request") String secret) {
        AskedFor asked = asked(secret);
        if (asked.registration() != 0) {
            return Redirect.to(links.page(asked.registration()));
        }
        Place place = place(asked);
        Entered entered = registering.registerGuest(asked.event(), asked.application(), place.space());
        requests.confirmed(asked, entered.registration());
        return Redirect.done(
                links.page(entered.registration()),
                switch (entered.outcome()) {
                    case WAITING -> "webinar.done.waiting";
                    case KNOWN -> "webinar.done.said";
                    default -> "webinar.done.registered";
                });
    }

    private AskedFor asked(String secret) {
        return requests.find(secret)
                .filter(found -> found.at().plus(Requests.KEPT).isAfter(clock.instant()))
                .orElseThrow(() -> new Refusal(410, "webinar.refusal.request"));
    }

    /** Nothing is told of what guests cannot see any more. */
    private Place place(AskedFor asked) {
        EventRow event = events.find(asked.event()).orElseThrow(Refusal::notFound);
        return readership
                .space(event.space(), 0)
                .map(space -> new Place(event, space))
                .orElseThrow(Refusal::notFound);
    }
}
