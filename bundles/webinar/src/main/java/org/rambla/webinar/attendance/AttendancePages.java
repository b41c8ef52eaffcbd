// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.jte.JteattendanceGenerated;
import org.rambla.webinar.registration.NamedRegistrations;
import org.rambla.webinar.registration.OpenEvent;
import org.rambla.webinar.registration.WalkIn;

/** The list on which organisers tick who is there; whoever waits and came anyway gets a place with the tick. */
@Path("/")
public final class AttendancePages {
    private static final int LIST = 200;
    private static final String WAS = "was.";
    private static final String THERE = "there.";

    private final OpenEvent opening;
    private final NamedRegistrations registrations;
    private final WalkIn coming;
    private final NoteAttendance noting;
    private final EventViews views;
    private final Clock clock;

    public AttendancePages(
            OpenEvent opening,
            NamedRegistrations registrations,
            WalkIn coming,
            NoteAttendance noting,
            EventViews views,
            Clock clock) {
        this.coming = coming;
        this.opening = opening;
        this.registrations = registrations;
        this.noting = noting;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Path("events/{event}/attendance")
    @Requires(value = "webinar.organise", item = "event")
    public Page list(
            @PathParam("event") long id, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        boolean open = NoteAttendance.begun(event, clock.instant());
        NamedRegistrations.Part part = registrations.line(id, after, LIST, visit);
        Html body =
                Html.of(out -> JteattendanceGenerated.render((HtmlTemplateOutput) out, null, event, part, open, visit));
        return views.below(visit.text("webinar.attendance.title"), body, event, visit);
    }

    /** Only what is otherwise than the organiser saw it: people join meanwhile, and other organisers tick. */
    @POST
    @Path("events/{event}/attendance")
    @Requires(value = "webinar.organise", item = "event")
    public Object save(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        if (!NoteAttendance.begun(event, clock.instant())) {
            throw new Refusal(409, "webinar.attendance.later");
        }
        List<Long> there = new ArrayList<>();
        List<Long> away = new ArrayList<>();
        form.fields().stream()
                .filter(field -> field.matches("was\\.[0-9]{1,18}"))
                .limit(LIST)
                .map(field -> Long.parseLong(field.substring(WAS.length())))
                .filter(row -> form.value(WAS + row).equals("1") != form.checked(THERE + row))
                .forEach(row -> (form.checked(THERE + row) ? there : away).add(row));
        coming.waited(id, there);
        noting.ticked(id, there, away);
        String after = form.value("after").matches("[0-9]{1,18}") ? "?after=" + form.value("after") : "";
        return Redirect.done(EventRow.path(visit.space(), id, "/attendance" + after), "webinar.done.attendance");
    }
}
