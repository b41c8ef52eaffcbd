// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.checklist;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.jte.JtechecklistGenerated;
import org.rambla.webinar.registration.OpenEvent;

/** The checklist of an event, for its organisers. */
@Path("/")
public final class ChecklistPages {
    private final OpenEvent opening;
    private final Checklist checklist;
    private final EventViews views;

    public ChecklistPages(OpenEvent opening, Checklist checklist, EventViews views) {
        this.opening = opening;
        this.checklist = checklist;
        this.views = views;
    }

    /** Tasks of a part of the list. */
    public static List<Task> of(Task.Phase phase) {
        return Stream.of(Task.values()).filter(task -> task.phase() == phase).toList();
    }

    @GET
    @Path("events/{event}/checklist")
    @Requires(value = "webinar.organise", item = "event")
    public Page show(@PathParam("event") long id, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        Map<Task, Instant> done = checklist.done(id);
        Html body = Html.of(out -> JtechecklistGenerated.render((HtmlTemplateOutput) out, null, event, done, visit));
        return views.below(visit.text("webinar.checklist.title"), body, event, visit);
    }

    @POST
    @Path("events/{event}/checklist")
    @Requires(value = "webinar.organise", item = "event")
    public Object save(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        opening.find(id, visit);
        checklist.tick(id, tasks(form, "done"), tasks(form, "shown"));
        return Redirect.done(EventRow.path(visit.space(), id, "/checklist"), "webinar.done.checklist");
    }

    private static Set<Task> tasks(Form form, String field) {
        List<String> names = form.values(field);
        return Stream.of(Task.values())
                .filter(task -> names.contains(task.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Task.class)));
    }
}
