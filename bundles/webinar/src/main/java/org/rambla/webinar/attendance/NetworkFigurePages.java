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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.jte.JtenetworkFiguresGenerated;

/** What is counted of all events of the network in a year, for administrators: as a page and for spreadsheets. */
@Path("/")
public final class NetworkFigurePages {
    /** Of the page. */
    public static final String PATH = "/admin/x/webinar/figures";

    private final Database database;
    private final Spaces spaces;
    private final Organisations organisations;
    private final Members members;
    private final Clock clock;

    public NetworkFigurePages(
            Database database, Spaces spaces, Organisations organisations, Members members, Clock clock) {
        this.database = database;
        this.spaces = spaces;
        this.organisations = organisations;
        this.members = members;
        this.clock = clock;
    }

    @GET
    @Path("figures")
    @Requires(Requires.ADMINISTRATOR)
    public Page page(@QueryParam("year") @DefaultValue("") String year, @Context Visit visit) {
        NetworkFigures figures = figures(year, visit);
        Figures people = people(figures, visit);
        Html body = Html.of(
                out -> JtenetworkFiguresGenerated.render((HtmlTemplateOutput) out, null, figures, people, visit));
        return Page.of(title(figures, visit), body).hidden();
    }

    /** @param by "people" for cities, countries, functions and languages; anything else for the spaces */
    @GET
    @Path("figures.csv")
    @Produces("text/csv;charset=utf-8")
    @Requires(Requires.ADMINISTRATOR)
    public Response file(
            @QueryParam("year") @DefaultValue("") String year,
            @QueryParam("by") @DefaultValue("") String by,
            @Context Visit visit) {
        NetworkFigures figures = figures(year, visit);
        return Download.csv(name(figures, by), table(figures, by, visit), visit.language());
    }

    @GET
    @Path("figures.xlsx")
    @Produces(Xlsx.TYPE)
    @Requires(Requires.ADMINISTRATOR)
    public Response workbook(
            @QueryParam("year") @DefaultValue("") String year,
            @QueryParam("by") @DefaultValue("") String by,
            @Context Visit visit) {
        NetworkFigures figures = figures(year, visit);
        return Download.xlsx(name(figures, by), title(figures, visit), table(figures, by, visit));
    }

    private NetworkFigures figures(String year, Visit visit) {
        return NetworkFigures.of(YearPages.year(year, clock, visit), database, spaces, visit);
    }

    private Figures people(NetworkFigures figures, Visit visit) {
        return Figures.of(figures.scope(), database, organisations, members, visit);
    }

    private static String title(NetworkFigures figures, Visit visit) {
        return visit.text("webinar.network.figures", figures.year().toString());
    }

    private static String name(NetworkFigures figures, String by) {
        return "network-figures-" + figures.year() + (by.equals("people") ? "-people" : "");
    }

    private List<List<?>> table(NetworkFigures figures, String by, Visit visit) {
        if (by.equals("people")) {
            return PeopleTable.rows(people(figures, visit), visit);
        }
        List<List<?>> rows = new ArrayList<>();
        rows.add(Stream.of("space", "events", "registered", "attended", "cities")
                .map(column -> visit.text("webinar.year.column." + column))
                .toList());
        figures.lines()
                .forEach(line -> rows.add(List.of(
                        line.space().name().in(visit.language()),
                        line.events(),
                        line.registered(),
                        line.attended(),
                        line.cities())));
        return rows;
    }
}
