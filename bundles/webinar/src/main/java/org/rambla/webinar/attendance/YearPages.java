// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.stream.Stream;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.jte.JteyearGenerated;

/** What is counted of all events of a space in a year, for its organisers: as a page and for spreadsheets. */
@Path("/")
public final class YearPages {
    private final Events events;
    private final Database database;
    private final EventViews views;
    private final Clock clock;

    public YearPages(Events events, Database database, EventViews views, Clock clock) {
        this.events = events;
        this.database = database;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Path("figures")
    @Requires("webinar.organise")
    public Page page(@QueryParam("year") @DefaultValue("") String year, @Context Visit visit) {
        YearFigures figures = YearFigures.of(year(year, visit), events, database, visit);
        WhenWords words = new WhenWords(visit.messages());
        Html body = Html.of(out -> JteyearGenerated.render((HtmlTemplateOutput) out, null, figures, words, visit));
        return views.below(visit.text("webinar.year.title", figures.year().toString()), body, null, visit);
    }

    @GET
    @Path("figures.csv")
    @Produces("text/csv;charset=utf-8")
    @Requires("webinar.organise")
    public Response file(@QueryParam("year") @DefaultValue("") String year, @Context Visit visit) {
        YearFigures figures = YearFigures.of(year(year, visit), events, database, visit);
        Csv csv = new Csv(visit.language());
        csv.row(Stream.of("event", "day", "registered", "attended", "cities")
                .map(column -> visit.text("webinar.year.column." + column))
                .toList());
        figures.lines()
                .forEach(line -> csv.row(List.of(
                        line.event().title().in(visit.language()),
                        line.event().when().firstDay().toString(),
                        line.registered(),
                        line.attended(),
                        line.cities())));
        return Response.ok(csv.toString())
                .header("Content-Disposition", "attachment; filename=\"figures-" + figures.year() + ".csv\"")
                .build();
    }

    /** "2026"; anything else is the present year. */
    private Year year(String text, Visit visit) {
        return text.matches("2[01][0-9]{2}") ? Year.parse(text) : Year.now(clock.withZone(visit.zone()));
    }
}
