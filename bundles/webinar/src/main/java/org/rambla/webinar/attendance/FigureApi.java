// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.attendance.Figures.Counts;
import org.rambla.webinar.attendance.Figures.Line;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.registration.OpenEvent;

/** What is counted of an event, of a year or of a series, for programs of the organisers. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class FigureApi {
    private final OpenEvent opening;
    private final YearPages years;

    public FigureApi(OpenEvent opening, YearPages years) {
        this.opening = opening;
        this.years = years;
    }

    /** A line of figures; country is left out but for cities. Labels are in the caller's language. */
    public record FigureLine(String label, String country, long registered, long waiting, long attended) {}

    /** Registrations by where people come from, what they do and what they heard; the most registered first. */
    public record PeopleFigures(
            long registered,
            long waiting,
            long attended,
            List<FigureLine> cities,
            List<FigureLine> countries,
            List<FigureLine> functions,
            List<FigureLine> languages) {}

    /** @param titles by language */
    public record EventFigures(
            long id,
            Map<String, String> titles,
            String day,
            long registered,
            long attended,
            long cities,
            String path) {}

    /**
     * A year or a series.
     *
     * @param year left out for a series
     * @param series id; left out for a year
     * @param cities from how many organisations somebody had a place, over all events
     */
    public record YearTotals(Integer year, Long series, List<EventFigures> events, long cities, PeopleFigures people) {}

    @GET
    @Path("events/{event}/figures")
    @Requires(value = "webinar.organise", item = "event")
    public PeopleFigures event(@PathParam("event") long id, @Context Visit visit) {
        return people(
                years.people(CountedEvents.of(opening.find(id, visit).row().id()), visit));
    }

    /** @param series id of a series of the space, whose sessions are counted instead of a year's events */
    @GET
    @Path("figures")
    @Requires("webinar.organise")
    public YearTotals year(
            @QueryParam("year") @DefaultValue("") String year,
            @QueryParam("series") @DefaultValue("") String series,
            @Context Visit visit) {
        YearFigures figures = years.figures(year, series, visit);
        return new YearTotals(
                figures.series() == null ? figures.year().getValue() : null,
                figures.series() == null ? null : figures.series().id(),
                figures.lines().stream().map(line -> event(line, visit)).toList(),
                figures.cities(),
                people(years.people(figures.scope(), visit)));
    }

    private static EventFigures event(YearFigures.Line line, Visit visit) {
        EventRow event = line.event();
        return new EventFigures(
                event.id(),
                event.title().texts(),
                event.when().firstDay().toString(),
                line.registered(),
                line.attended(),
                line.cities(),
                YearPages.path(event, "", visit));
    }

    private static PeopleFigures people(Figures figures) {
        Counts total = figures.total();
        return new PeopleFigures(
                total.registered(),
                total.waiting(),
                total.attended(),
                lines(figures.cities()),
                lines(figures.countries()),
                lines(figures.functions()),
                lines(figures.voices()));
    }

    private static List<FigureLine> lines(List<Line> lines) {
        return lines.stream()
                .map(line -> new FigureLine(
                        line.label(),
                        line.country().isEmpty() ? null : line.country(),
                        line.counts().registered(),
                        line.counts().waiting(),
                        line.counts().attended()))
                .toList();
    }
}
