// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.registration.NamedRegistrations.Part;

/** Who is registered, for the organiser. */
@Path("/")
public final class RegisteredPages {
    private static final int LIST = 100;

    private final OpenEvent opening;
    private final Registrations registrations;
    private final RegistrationViews views;
    private final WithdrawRegistration withdrawing;
    private final NamedRegistrations named;

    public RegisteredPages(
            OpenEvent opening,
            Registrations registrations,
            RegistrationViews views,
            WithdrawRegistration withdrawing,
            NamedRegistrations named) {
        this.opening = opening;
        this.registrations = registrations;
        this.views = views;
        this.withdrawing = withdrawing;
        this.named = named;
    }

    /**
     * Who is registered for an event.
     *
     * @param unanswered how many have not said whether they can come on the new date
     * @param over whether nobody is taken off any more
     */
    public record Registered(Events.Whole event, Part part, long unanswered, boolean over) {}

    @GET
    @Path("events/{event}/registrations")
    @Requires(value = "webinar.organise", item = "event")
    public Page list(
            @PathParam("event") long id, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        Events.Whole event = opening.find(id, visit);
        return views.registered(
                new Registered(
                        event,
                        named.line(id, after, LIST, visit),
                        registrations.unanswered(id),
                        opening.over(event.row())),
                visit);
    }

    @POST
    @Path("events/{event}/registrations/{registration}/withdraw")
    @Requires(value = "webinar.organise", item = "event")
    public Object withdraw(
            @PathParam("event") long event, @PathParam("registration") String registration, @Context Visit visit) {
        long id = registration.matches("[0-9]{1,18}") ? Long.parseLong(registration) : 0;
        RegistrationRow row =
                registrations.find(id).filter(found -> found.event() == event).orElseThrow(Refusal::notFound);
        withdrawing.withdraw(row, visit.memberId());
        return Redirect.done(
                EventRow.path(visit.space(), event, "/registrations"),
                row.address().isEmpty() ? "webinar.done.removedUntold" : "webinar.done.removed");
    }
}
