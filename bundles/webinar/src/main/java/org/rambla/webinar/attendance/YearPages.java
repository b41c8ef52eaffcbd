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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import org.rambla.webinar.event.Events.Position;
import org.rambla.webinar.event.Jointly;
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.jte.JteyearGenerated;
import org.rambla.webinar.series.AllSeries;

/** What is counted of all events of a space in a year or of a series, for its organisers: as a page and for spreadsheets. */
@Path("/")
public final class YearPages {
    private final Events events;
    private final Jointly jointly;
    private final Database database;
    private final AllSeries all;
    private final Organisations organisations;
    private final Members members;
    private final EventViews views;
    private final Clock clock;

    public YearPages(
            Events events,
            Jointly jointly,
            Database database,
            AllSeries all,
            Organisations organisations,
            Members members,
            EventViews views,
            Clock clock) {
        this.events = events;
        this.jointly = jointly;
        this.database = database;
        this.all = all;
        this.organisations = organisations;
        this.members = members;
        this.views = views;
        this.clock = clock;
    }

    /** @param series id of a series of the space, whose sessions are counted instead of a year's events */
    @GET
    @Path("figures")
    @Requires("webinar.organise")
    public Page page(
            @QueryParam("year") @DefaultValue("") String year,
            @QueryParam("series") @DefaultValue("") String series,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        YearFigures figures = figures(year, series, Position.parse(after).orElse(null), false, visit);
        WhenWords words = new WhenWords(visit.messages());
        Figures people = people(figures.scope(), visit);
        Html body =
                Html.of(out -> JteyearGenerated.render((HtmlTemplateOutput) out, null, figures, people, words, visit));
        return views.below(title(figures, visit), body, null, visit);
    }

    /** Who took part in these events. */
    Figures people(CountedEvents scope, Visit visit) {
        return Figures.of(scope, database, organisations, members, visit);
    }

    private List<List<?>> table(YearFigures figures, String by, Visit visit) {
        return by.equals("people") ? PeopleTable.rows(people(figures.scope(), visit), visit) : rows(figures, visit);
    }

    /** @param by "people" for cities, countries, functions and languages; anything else for the events */
    @GET
    @Path("figures.csv")
    @Produces("text/csv;charset=utf-8")
    @Requires("webinar.organise")
    public Response file(
            @QueryParam("year") @DefaultValue("") String year,
            @QueryParam("series") @DefaultValue("") String series,
            @QueryParam("by") @DefaultValue("") String by,
            @Context Visit visit) {
        YearFigures figures = figures(year, series, visit);
        return Download.csv(name(figures, by), table(figures, by, visit), visit.language());
    }

    @GET
    @Path("figures.xlsx")
    @Produces(Xlsx.TYPE)
    @Requires("webinar.organise")
    public Response workbook(
            @QueryParam("year") @DefaultValue("") String year,
            @QueryParam("series") @DefaultValue("") String series,
            @QueryParam("by") @DefaultValue("") String by,
            @Context Visit visit) {
        YearFigures figures = figures(year, series, visit);
        return Download.xlsx(name(figures, by), title(figures, visit), table(figures, by, visit));
    }

    /** With all events. */
    YearFigures figures(String year, String series, Visit visit) {
        return figures(year, series, null, true, visit);
    }

    private YearFigures figures(String year, String series, Position after, boolean whole, Visit visit) {
        long id = series.matches("[0-9]{1,18}") ? Long.parseLong(series) : 0;
        return all.find(id)
                .filter(found -> found.space() == visit.space().id())
                .map(found -> YearFigures.of(found, all.sessions(found), database))
                .orElseGet(() -> YearFigures.of(year(year, visit), after, whole, events, jointly, database, visit));
    }

    /** Where more is said of an event: one that stands in another space has a page of its own here. */
    public static String path(EventRow event, String rest, Visit visit) {
        return event.space() == visit.space().id()
                ? EventRow.path(visit.space(), event.id(), rest)
                : visit.space().path("webinar", "together/" + event.id());
    }

    private static String title(YearFigures figures, Visit visit) {
        return visit.text(
                "webinar.year.title",
                figures.series() == null
                        ? figures.year().toString()
                        : figures.series().title().in(visit.language()));
    }

    private static String name(YearFigures figures, String by) {
        String name = figures.series() == null
                ? "figures-" + figures.year()
                : "figures-series-" + figures.series().id();
        return by.equals("people") ? name + "-people" : name;
    }

    private static List<List<?>> rows(YearFigures figures, Visit visit) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(Stream.of("event", "day", "registered", "attended", "cities")
                .map(column -> visit.text("webinar.year.column." + column))
                .toList());
        figures.lines()
                .forEach(line -> rows.add(List.of(
                        line.event().title().in(visit.language()),
                        line.event().when().firstDay().toString(),
                        line.registered(),
                        line.attended(),
                        line.cities())));
        return rows;
    }

    /** "2026"; anything else is the present year. */
    private Year year(String text, Visit visit) {
        return year(text, clock, visit);
    }

    static Year year(String text, Clock clock, Visit visit) {
        return text.matches("2[01][0-9]{2}") ? Year.parse(text) : Year.now(clock.withZone(visit.zone()));
    }
}
