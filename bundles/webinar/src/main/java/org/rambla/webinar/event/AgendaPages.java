// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.series.AllSeries;

/** The agenda of a space: what is coming, what was, and month by month. */
@Path("/")
public final class AgendaPages {
    private static final int LIST = 30;
    /** A list that is not paged shows so many; nobody plans more at once. */
    private static final int MOST = 200;

    private final Events events;
    private final EventViews views;
    private final AllSeries series;
    private final Network network;
    private final Clock clock;

    public AgendaPages(Events events, EventViews views, AllSeries series, Network network, Clock clock) {
        this.events = events;
        this.views = views;
        this.series = series;
        this.network = network;
        this.clock = clock;
    }

    @GET
    @Requires("webinar.read")
    public Page agenda(
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("month") @DefaultValue("") String month,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("topic") @DefaultValue("") String topic,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("open") @DefaultValue("") String open,
            @Context Visit visit) {
        Filter filter = Filter.of(topic, language, "", open);
        return switch (view) {
            case "" -> coming(filter, visit);
            case "past" -> past(filter, after, visit);
            case "month" -> month(month(month, visit.zone()), filter, visit);
            case "series" -> views.bySeries(series.all(visit.space().id()), visit);
            default -> throw Refusal.notFound();
        };
    }

    private Page coming(Filter filter, Visit visit) {
        long space = visit.space().id();
        Instant now = clock.instant();
        List<EventRow> coming = events.coming(space, now, null, MOST);
        List<EventRow> undated = events.undated(space, null, MOST);
        List<EventRow> all = Stream.concat(coming.stream(), undated.stream()).toList();
        Filter.Choices choices = Filter.choices(all, Map.of(), now, network, visit);
        return views.agenda(
                new Agenda("", filter.of(coming, now), filter.of(undated, now), "", null, filter, choices), visit);
    }

    /** What may be chosen is what the latest ones have. */
    private Page past(Filter chosen, String after, Visit visit) {
        Filter filter = chosen.closed();
        Instant now = clock.instant();
        long space = visit.space().id();
        Filter.Choices choices =
                Filter.choices(events.past(space, now, Filter.NONE, null, MOST), Map.of(), now, network, visit);
        List<EventRow> found =
                events.past(space, now, filter, Events.Position.parse(after).orElse(null), LIST + 1);
        List<EventRow> page = found.subList(0, Math.min(LIST, found.size()));
        String next = found.size() > LIST
                ? visit.space().path("webinar", "") + "?view=past&after="
                        + new Events.Position(
                                page.get(LIST - 1).when().start(),
                                page.get(LIST - 1).id())
                        + filter.query()
                : "";
        return views.agenda(new Agenda("past", page, List.of(), next, null, filter, choices), visit);
    }

    /** A month as the reader's calendar has it. */
    private Page month(YearMonth month, Filter filter, Visit visit) {
        Instant from = month.atDay(1).atStartOfDay(visit.zone()).toInstant();
        Instant to = month.plusMonths(1).atDay(1).atStartOfDay(visit.zone()).toInstant();
        List<EventRow> found = events.between(visit.space().id(), from, to, MOST);
        Instant now = clock.instant();
        Filter.Choices choices = Filter.choices(found, Map.of(), now, network, visit);
        return views.agenda(new Agenda("month", filter.of(found, now), List.of(), "", month, filter, choices), visit);
    }

    /** "2026-05"; anything else is the present month. */
    private YearMonth month(String text, ZoneId zone) {
        try {
            if (text.matches("2[01][0-9]{2}-[0-9]{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            return YearMonth.now(clock.withZone(zone));
        }
        return YearMonth.now(clock.withZone(zone));
    }

    /**
     * What a page of the agenda shows.
     *
     * @param view "", "past" or "month"
     * @param dated in the order of the page
     * @param undated those without a date
     * @param next address of the next page, "" for none
     * @param month null unless it is a month that is shown
     * @param choices null where nothing is to be chosen
     */
    public record Agenda(
            String view,
            List<EventRow> dated,
            List<EventRow> undated,
            String next,
            YearMonth month,
            Filter filter,
            Filter.Choices choices) {}
}
