// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.rambla.api.network.Network;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Terms;
import org.rambla.webinar.registration.RegisterForEvent.Outcome;

/** The page of an event, on which one registers; registering a colleague; giving up. */
@Path("/")
public final class TakePartPages {
    private final OpenEvent opening;
    private final RegistrationViews views;
    private final Registrations registrations;
    private final RegisterForEvent registering;
    private final WithdrawRegistration withdrawing;
    private final Members members;
    private final Network network;
    private final Spaces spaces;

    public TakePartPages(
            OpenEvent opening,
            RegistrationViews views,
            Registrations registrations,
            RegisterForEvent registering,
            WithdrawRegistration withdrawing,
            Members members,
            Network network,
            Spaces spaces) {
        this.opening = opening;
        this.views = views;
        this.registrations = registrations;
        this.registering = registering;
        this.withdrawing = withdrawing;
        this.members = members;
        this.network = network;
        this.spaces = spaces;
    }

    @GET
    @Path("events/{event}")
    @Requires(value = "webinar.read", item = "event")
    public Page event(@PathParam("event") long event, @Context Visit visit) {
        return views.event(opening.open(opening.find(event, visit), null, visit), visit);
    }

    @POST
    @Path("events/{event}/register")
    @Requires(value = "webinar.read", item = "event")
    public Object register(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        signedIn(visit);
        Events.Whole event = opening.find(id, visit);
        Mailbox mailbox = members.mailboxes(List.of(visit.memberId())).get(visit.memberId());
        if (mailbox == null) {
            throw Refusal.forbidden();
        }
        Application application = RegistrationForm.own(event, form, mailbox, visit);
        int status = 422;
        if (application != null) {
            try {
                Outcome outcome = registering.register(id, application, partner(event, visit), visit);
                return Redirect.done(EventRow.path(visit.space(), id, "#register"), done(outcome));
            } catch (Refusal refusal) {
                form.reject("", refusal.key(), refusal.arguments());
                status = refusal.status();
            }
        }
        return views.event(opening.open(event, form, visit), visit).status(status);
    }

    private boolean partner(Events.Whole event, Visit visit) {
        return event.row().terms().who() == Terms.Who.PARTNER && Door.partner(spaces, visit);
    }

    private static String done(Outcome outcome) {
        return switch (outcome) {
            case CONFIRMED -> "webinar.done.registered";
            case WAITING -> "webinar.done.waiting";
            case KNOWN -> "webinar.done.said";
        };
    }

    @POST
    @Path("events/{event}/withdraw")
    @Requires(value = "webinar.read", item = "event")
    public Object withdraw(@PathParam("event") long id, @Context Visit visit) {
        signedIn(visit);
        EventRow event = opening.find(id, visit).row();
        registrations.mine(id, visit.memberId()).ifPresent(mine -> withdrawing.withdraw(mine, visit.memberId()));
        return Redirect.done(EventRow.path(visit.space(), event.id(), "#register"), "webinar.done.withdrawn");
    }

    @GET
    @Path("events/{event}/colleague")
    @Requires(value = "webinar.read", item = "event")
    public Page colleague(@PathParam("event") long id, @Context Visit visit) {
        signedIn(visit);
        Events.Whole event = opening.find(id, visit);
        return views.colleague(RegistrationForm.fresh(event, visit), network.languages(), visit);
    }

    @POST
    @Path("events/{event}/colleague")
    @Requires(value = "webinar.read", item = "event")
    public Object colleague(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        signedIn(visit);
        Events.Whole event = opening.find(id, visit);
        Application application = RegistrationForm.colleague(event, form, network.languages(), visit);
        int status = 422;
        if (application != null) {
            try {
                registering.register(id, application, partner(event, visit), visit);
                // The same whatever came of it: nobody learns in this way who is registered.
                return Redirect.done(EventRow.path(visit.space(), id, "#register"), "webinar.done.colleague");
            } catch (Refusal refusal) {
                form.reject("", refusal.key(), refusal.arguments());
                status = refusal.status();
            }
        }
        return views.colleague(RegistrationForm.back(event, form, visit), network.languages(), visit)
                .status(status);
    }

    /** The answer is the same whether the person was registered by somebody else too, and keeps that place. */
    @POST
    @Path("events/{event}/colleague/{number}/withdraw")
    @Requires(value = "webinar.read", item = "event")
    public Object takeBack(@PathParam("event") long id, @PathParam("number") int number, @Context Visit visit) {
        signedIn(visit);
        EventRow event = opening.find(id, visit).row();
        withdrawing.takeBack(id, visit.memberId(), number);
        return Redirect.done(EventRow.path(visit.space(), event.id(), "#register"), "webinar.done.colleagueBack");
    }

    /** What guests do instead, is elsewhere. */
    private static void signedIn(Visit visit) {
        if (!visit.signedIn()) {
            throw new Refusal(403, "webinar.door.GUEST");
        }
    }
}
