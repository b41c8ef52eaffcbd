// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.guest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import org.rambla.api.network.Network;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.Organisations;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.registration.Application;
import org.rambla.webinar.registration.Door;
import org.rambla.webinar.registration.OpenEvent;
import org.rambla.webinar.registration.RegistrationForm;

/** Where somebody without an account asks to be registered. */
@Path("/")
public final class GuestPages {
    private final OpenEvent opening;
    private final GuestViews views;
    private final AskToRegister asking;
    private final Organisations organisations;
    private final Network network;
    private final Clock clock;

    public GuestPages(
            OpenEvent opening,
            GuestViews views,
            AskToRegister asking,
            Organisations organisations,
            Network network,
            Clock clock) {
        this.opening = opening;
        this.views = views;
        this.asking = asking;
        this.organisations = organisations;
        this.network = network;
        this.clock = clock;
    }

    @GET
    @Path("events/{event}/guest")
    @Requires(value = "webinar.read", item = "event")
    public Page form(@PathParam("event") long id, @Context Visit visit) {
        Events.Whole event = opening.find(id, visit);
        return views.form(
                RegistrationForm.fresh(event, visit),
                door(event, visit),
                network.languages(),
                organisations.all(),
                visit);
    }

    @POST
    @Path("events/{event}/guest")
    @Requires(value = "webinar.read", item = "event")
    public Object ask(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        Events.Whole event = opening.find(id, visit);
        Door door = door(event, visit);
        if (door != Door.OPEN) {
            form.reject("", "webinar.door." + door);
            return views.form(
                            RegistrationForm.back(event, form, visit),
                            door,
                            network.languages(),
                            organisations.all(),
                            visit)
                    .status(409);
        }
        Application application = GuestForm.read(event, form, network.languages(), organisations.all(), visit);
        int status = 422;
        if (application != null) {
            try {
                asking.ask(event.row(), visit.space(), application, visit.remote());
                return Redirect.done(EventRow.path(visit.space(), id, "#register"), "webinar.done.asked");
            } catch (Refusal refusal) {
                form.reject("", refusal.key(), refusal.arguments());
                status = refusal.status();
            }
        }
        return views.form(
                        RegistrationForm.back(event, form, visit),
                        door,
                        network.languages(),
                        organisations.all(),
                        visit)
                .status(status);
    }

    /** As a guest finds it, whoever asks. */
    private Door door(Events.Whole event, Visit visit) {
        return Door.ofGuest(event.row(), clock.instant(), visit.space());
    }
}
