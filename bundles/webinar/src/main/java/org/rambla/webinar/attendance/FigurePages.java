// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.jte.JtefiguresGenerated;
import org.rambla.webinar.registration.OpenEvent;

/** What is counted of an event, for its organisers: as a page and for spreadsheets. */
@Path("/")
public final class FigurePages {
    private final OpenEvent opening;
    private final Database database;
    private final Organisations organisations;
    private final Members members;
    private final EventViews views;

    public FigurePages(
            OpenEvent opening, Database database, Organisations organisations, Members members, EventViews views) {
        this.opening = opening;
        this.database = database;
        this.organisations = organisations;
        this.members = members;
        this.views = views;
    }

    @GET
    @Path("events/{event}/figures")
    @Requires(value = "webinar.organise", item = "event")
    public Page page(@PathParam("event") long id, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        Figures figures = Figures.of(id, database, organisations, members, visit);
        Html body = Html.of(out -> JtefiguresGenerated.render((HtmlTemplateOutput) out, null, event, figures, visit));
        return views.below(visit.text("webinar.figures.title"), body, event, visit);
    }

    @GET
    @Path("events/{event}/figures.csv")
    @Produces("text/csv;charset=utf-8")
    @Requires(value = "webinar.organise", item = "event")
    public Response file(@PathParam("event") long id, @Context Visit visit) {
        return Download.csv("event-" + id + "-figures", rows(id, visit), visit.language());
    }

    @GET
    @Path("events/{event}/figures.xlsx")
    @Produces(Xlsx.TYPE)
    @Requires(value = "webinar.organise", item = "event")
    public Response workbook(@PathParam("event") long id, @Context Visit visit) {
        return Download.xlsx("event-" + id + "-figures", visit.text("webinar.figures.title"), rows(id, visit));
    }

    private List<List<?>> rows(long id, Visit visit) {
        Events.Whole event = opening.find(id, visit);
        Figures figures = Figures.of(event.row().id(), database, organisations, members, visit);
        return PeopleTable.rows(figures, visit);
    }
}
