// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Agendas.Part;
import org.rambla.webinar.event.ReadNames.Name;

/** The agenda of a space on paper: what is coming, or a month, as far as a filter lets it through. */
@Path("/")
public final class PrintPages {
    private final Agendas agendas;
    private final Jointly jointly;
    private final EventViews views;
    private final Clock clock;

    public PrintPages(Events events, Jointly jointly, EventViews views, Clock clock) {
        this.views = views;
        this.agendas = events.agendas();
        this.jointly = jointly;
        this.clock = clock;
    }

    /**
     * @param month "2026-05" for that one alone; anything else for what is coming
     * @param after where the page begins or ends ({@link Turn}); "" for the first one
     */
    @GET
    @Path("print")
    @Requires("webinar.read")
    public Page print(
            @QueryParam("month") @DefaultValue("") String month,
            @QueryParam("topic") @DefaultValue("") String topic,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("open") @DefaultValue("") String open,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        Instant now = clock.instant();
        Optional<YearMonth> chosen = AgendaPages.chosen(month);
        Filter filter = AgendaPages.filter(topic, language, open, visit);
        Stretch stretch = chosen.map(one -> Stretch.of(one, visit.zone())).orElseGet(() -> Stretch.coming(now));
        long space = visit.space().id();
        Part part = agendas.part(
                jointly.scope(space),
                stretch,
                filter,
                Turn.parse(after),
                PrintedAgenda.MOST,
                now,
                rows -> jointly.readable(rows, visit));
        String root = visit.space().path("webinar", "print");
        String query = chosen.map(one -> "&month=" + one).orElse("") + filter.query();
        String title = visit.text("webinar.feed.name", visit.space().name().in(visit.language()));
        Map<Long, Name> names = views.names().of(part.rows(), visit);
        return Page.of(
                        title,
                        PrintedAgenda.of(part, names, jointly.elsewhere(part.rows(), space), root, query, now, visit))
                .tab("webinar")
                .crumb(visit.text("webinar.title"), visit.space().path("webinar", ""))
                .hidden();
    }
}
