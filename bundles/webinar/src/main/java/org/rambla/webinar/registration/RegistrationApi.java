// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
import org.rambla.webinar.registration.SentRegistration.NewRegistration;

/** The caller's own registration for programs: to register, to read and to change what was said, to give up. */
@Path("/events/{event}/registration")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RegistrationApi {
    private final OpenEvent opening;
    private final Registrations registrations;
    private final RegisterForEvent registering;
    private final WithdrawRegistration withdrawing;
    private final Members members;
    private final Spaces spaces;

    public RegistrationApi(
            OpenEvent opening,
            Registrations registrations,
            RegisterForEvent registering,
            WithdrawRegistration withdrawing,
            Members members,
            Spaces spaces) {
        this.opening = opening;
        this.registrations = registrations;
        this.registering = registering;
        this.withdrawing = withdrawing;
        this.members = members;
        this.spaces = spaces;
    }

    /**
     * The caller's registration.
     *
     * @param state CONFIRMED or WAITING, NONE for whoever is not registered
     * @param ahead how many wait before the caller; left out for whoever has a place
     * @param hears language tag of the interpretation, "" for the floor
     * @param answers by key of the question, as they are kept
     * @param path page of the event
     */
    public record MyRegistration(
            String state, Long ahead, String hears, String needs, Map<String, String> answers, String path) {}

    @GET
    @Requires(value = "webinar.read", item = "event")
    public MyRegistration mine(@PathParam("event") long id, @Context Visit visit) {
        signedIn(visit);
        EventRow event = opening.find(id, visit).row();
        return mine(event, visit);
    }

    private MyRegistration mine(EventRow event, Visit visit) {
        String path = EventRow.path(visit.space(), event.id(), "");
        RegistrationRow row = registrations.mine(event.id(), visit.memberId()).orElse(null);
        if (row == null) {
            return new MyRegistration("NONE", null, null, null, null, path);
        }
        return new MyRegistration(
                row.state().name(),
                row.waiting() ? registrations.ahead(event.id(), row.place()) : null,
                row.hears(),
                row.needs(),
                row.answers(),
                path);
    }

    /** Registers, or replaces what the caller said before; 201 for the former. */
    @POST
    @Requires(value = "webinar.read", item = "event")
    public Response register(@PathParam("event") long id, NewRegistration sent, @Context Visit visit) {
        signedIn(visit);
        Events.Whole event = opening.find(id, visit);
        Mailbox mailbox = members.mailboxes(List.of(visit.memberId())).get(visit.memberId());
        if (mailbox == null) {
            throw Refusal.forbidden();
        }
        Application application = SentRegistration.application(event, sent, mailbox, visit);
        boolean partner = event.row().terms().who() == Terms.Who.PARTNER && Door.partner(spaces, visit);
        Outcome outcome = registering.register(id, application, partner, visit);
        MyRegistration mine = mine(event.row(), visit);
        return outcome == Outcome.KNOWN
                ? Response.ok(mine).build()
                : Response.created(URI.create(mine.path())).entity(mine).build();
    }

    /**
     * Gives the place up, or leaves the line; done twice, it is done once.
     *
     * @param sent an object; nothing of it is read
     */
    @POST
    @Path("withdraw")
    @Requires(value = "webinar.read", item = "event")
    public MyRegistration withdraw(@PathParam("event") long id, Map<String, Object> sent, @Context Visit visit) {
        signedIn(visit);
        EventRow event = opening.find(id, visit).row();
        registrations.mine(id, visit.memberId()).ifPresent(mine -> withdrawing.withdraw(mine, visit.memberId()));
        return mine(event, visit);
    }

    private static void signedIn(Visit visit) {
        if (!visit.signedIn()) {
            throw new Refusal(403, "webinar.door.GUEST");
        }
    }
}
