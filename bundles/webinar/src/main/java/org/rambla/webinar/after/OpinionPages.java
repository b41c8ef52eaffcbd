// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.jte.JteopinionsGenerated;
import org.rambla.webinar.registration.OpenEvent;

/** What people said of an event, for its organisers: figures, and words without names. */
@Path("/")
public final class OpinionPages {
    private final OpenEvent opening;
    private final Database database;
    private final EventViews views;

    public OpinionPages(OpenEvent opening, Database database, EventViews views) {
        this.opening = opening;
        this.database = database;
        this.views = views;
    }

    @GET
    @Path("events/{event}/opinions")
    @Requires(value = "webinar.organise", item = "event")
    public Page show(@PathParam("event") long id, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        Opinions opinions = Opinions.of(id, database);
        Html body = Html.of(out -> JteopinionsGenerated.render((HtmlTemplateOutput) out, null, opinions, visit));
        return views.below(visit.text("webinar.opinions.title"), body, event, visit);
    }
}
