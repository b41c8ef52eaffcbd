// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.audience;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.registration.OpenEvent;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;

/** Questions from the audience of an event: to read, to ask, to support; organisers choose. */
@Path("/")
public final class AudiencePages {
    private final OpenEvent opening;
    private final Registrations registrations;
    private final AudienceDesk desk;
    private final EventViews views;

    public AudiencePages(OpenEvent opening, Registrations registrations, AudienceDesk desk, EventViews views) {
        this.opening = opening;
        this.registrations = registrations;
        this.desk = desk;
        this.views = views;
    }

    @GET
    @Path("events/{event}/asked")
    @Requires(value = "webinar.read", item = "event")
    public Page show(
            @PathParam("event") long id, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        return page(opening.find(id, visit).row(), after, null, visit);
    }

    @POST
    @Path("events/{event}/asked")
    @Requires(value = "webinar.read", item = "event")
    public Object take(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        if (!visit.signedIn()) {
            throw new Refusal(403, "webinar.door.GUEST");
        }
        EventRow event = opening.find(id, visit).row();
        RegistrationRow mine = registrations
                .mine(id, visit.memberId())
                .orElseThrow(() -> new Refusal(403, "webinar.refusal.registered"));
        String done = desk.take(event, mine, form);
        return done.isEmpty() ? page(event, "", form, visit).invalid() : Redirect.done(path(event, visit), done);
    }

    @POST
    @Path("events/{event}/asked/choose")
    @Requires(value = "webinar.organise", item = "event")
    public Object choose(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        desk.moderate(event, form);
        String after = AskedQuestions.cursor(form.value("after"));
        return Redirect.done(path(event, visit) + (after.isEmpty() ? "" : "?after=" + after), "webinar.done.chosen");
    }

    private Page page(EventRow event, String after, Form form, Visit visit) {
        RegistrationRow mine = registrations.mine(event.id(), visit.memberId()).orElse(null);
        String path = path(event, visit);
        String moderate = visit.can("webinar.organise") ? path + "/choose" : "";
        return views.below(
                visit.text("webinar.asked.title"),
                desk.show(event, mine, path, after, moderate, form, visit),
                event,
                visit);
    }

    private static String path(EventRow event, Visit visit) {
        return EventRow.path(visit.space(), event.id(), "/asked");
    }
}
