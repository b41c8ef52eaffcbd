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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Agendas.Offered;
import org.rambla.webinar.event.Agendas.Part;
import org.rambla.webinar.series.SessionList;

/** The agenda of a space: what is coming, what was, what has no date yet, month by month and by series. */
@Path("/")
public final class AgendaPages {
    private static final int LIST = 30;
    /** So many without a date stand below what is coming; all of them have a page of their own. */
    private static final int UNDATED = 10;

    private final Events events;
    private final Agendas agendas;
    private final Jointly jointly;
    private final EventViews views;
    private final SessionList series;
    private final Network network;
    private final Clock clock;

    public AgendaPages(
            Events events, Jointly jointly, EventViews views, SessionList series, Network network, Clock clock) {
        this.events = events;
        this.agendas = events.agendas();
        this.jointly = jointly;
        this.views = views;
        this.series = series;
        this.network = network;
        this.clock = clock;
    }

    /** @param after where the page begins or ends ({@link Turn}, by series {@link SessionList#page}); "" for the first one */
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
        Filter filter = filter(topic, language, open, visit);
        Instant now = clock.instant();
        return switch (view) {
            case "" -> coming(filter, Turn.parse(after), visit);
            case "past" -> list("past", Stretch.past(now), filter.closed(), Turn.parse(after), null, visit);
            case "undated" -> list("undated", Stretch.undated(), filter.closed(), Turn.parse(after), null, visit);
            case "month" -> month(month(month, visit.zone()), filter, Turn.parse(after), visit);
            case "series" -> bySeries(after, visit);
            case "hidden" -> hidden(visit);
            default -> throw Refusal.notFound();
        };
    }

    static Filter filter(String topic, String language, String open, Visit visit) {
        boolean member = visit.access().map(SpaceAccess::member).orElse(false);
        Filter filter = Filter.of(topic, language, "", open);
        return visit.signedIn() ? filter.inside(member ? Set.of(visit.space().id()) : Set.of()) : filter;
    }

    private Page coming(Filter filter, Turn turn, Visit visit) {
        Instant now = clock.instant();
        Scope scope = jointly.scope(visit.space().id());
        Part part = agendas.part(
                scope, Stretch.coming(now), filter, turn, LIST, now, rows -> jointly.readable(rows, visit));
        List<EventRow> undated = part.previous().first()
                ? agendas.read(scope, Stretch.undated(), filter, Turn.FIRST, UNDATED + 1, now)
                : List.of();
        boolean further = undated.size() > UNDATED;
        List<EventRow> shown = jointly.readable(undated.subList(0, Math.min(UNDATED, undated.size())), visit);
        String key = visit.space().id() + ":";
        List<Offered> offered = new ArrayList<>(
                part.whole() && filter.none()
                        ? offered(part.rows(), now)
                        : agendas.offered(key, scope, Stretch.coming(now), now));
        offered.addAll(
                part.previous().first() && filter.none() && !further
                        ? offered(shown, now)
                        : agendas.offered(key + "undated", scope, Stretch.undated(), now));
        Filter.Choices choices = Filter.choices(offered, Map.of(), network, visit);
        return show(new Agenda("", part, shown, further, null, filter, choices), visit);
    }

    private Page bySeries(String after, Visit visit) {
        long space = visit.space().id();
        SessionList.Part part = series.page(jointly.scope(space), after, rows -> jointly.readable(rows, visit));
        List<EventRow> rows =
                part.sessions().values().stream().flatMap(List::stream).toList();
        return views.bySeries(part, jointly.elsewhere(rows, space), visit);
    }

    /** What organisers took out of sight. */
    private Page hidden(Visit visit) {
        if (!visit.can("webinar.organise")) {
            throw Refusal.notFound();
        }
        Part part = new Part(events.hidden(visit.space().id()), Turn.FIRST, Turn.FIRST);
        return show(new Agenda("hidden", part, List.of(), false, null, Filter.NONE, null), visit);
    }

    private Page show(Agenda agenda, Visit visit) {
        List<EventRow> rows = new ArrayList<>(agenda.part().rows());
        rows.addAll(agenda.undated());
        return views.agenda(agenda, jointly.elsewhere(rows, visit.space().id()), visit);
    }

    private static List<Offered> offered(List<EventRow> rows, Instant now) {
        return rows.stream().map(event -> Offered.of(event, now)).toList();
    }

    /** A month as the reader's calendar has it. */
    private Page month(YearMonth month, Filter filter, Turn turn, Visit visit) {
        return list("month", Stretch.of(month, visit.zone()), filter, turn, month, visit);
    }

    private Page list(String view, Stretch stretch, Filter filter, Turn turn, YearMonth month, Visit visit) {
        Instant now = clock.instant();
        Scope scope = jointly.scope(visit.space().id());
        Part part = agendas.part(scope, stretch, filter, turn, LIST, now, rows -> jointly.readable(rows, visit));
        String key = visit.space().id() + ":" + view + (month == null ? "" : ":" + month + visit.zone());
        List<Offered> offered =
                part.whole() && filter.none() ? offered(part.rows(), now) : agendas.offered(key, scope, stretch, now);
        Filter.Choices choices = Filter.choices(offered, Map.of(), network, visit);
        return show(
                new Agenda(view, part, List.of(), false, month, filter, month == null ? choices.closed() : choices),
                visit);
    }

    /** "2026-05"; anything else is the present month. */
    private YearMonth month(String text, ZoneId zone) {
        return chosen(text).orElseGet(() -> YearMonth.now(clock.withZone(zone)));
    }

    /** "2026-05"; empty for anything else. */
    public static Optional<YearMonth> chosen(String text) {
        try {
            return text.matches("2[01][0-9]{2}-[0-9]{2}") ? Optional.of(YearMonth.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * What a page of the agenda shows.
     *
     * @param view "", "past", "undated", "month", "series" or "hidden"
     * @param part of the agenda, in the order of the page
     * @param undated those without a date, below what is coming
     * @param further whether there are more without a date
     * @param month null unless it is a month that is shown
     * @param choices null where nothing is to be chosen
     */
    public record Agenda(
            String view,
            Part part,
            List<EventRow> undated,
            boolean further,
            YearMonth month,
            Filter filter,
            Filter.Choices choices) {
        /** What follows the address of the printed one, so that it shows the same month and choice. */
        public String printed() {
            String query = (month == null ? "" : "&month=" + month) + filter.query();
            return query.isEmpty() ? "" : "?" + query.substring(1);
        }

        /** Address of another page of it, after that of the agenda itself. */
        public String query(Turn turn) {
            String query = (view.isEmpty() ? "" : "&view=" + view)
                    + (month == null ? "" : "&month=" + month)
                    + (turn.first() ? "" : "&after=" + turn)
                    + filter.query();
            return query.isEmpty() ? "" : "?" + query.substring(1);
        }
    }
}
