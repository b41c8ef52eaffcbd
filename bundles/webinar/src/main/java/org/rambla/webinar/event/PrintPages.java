// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.jte.JteprintGenerated;

/** The agenda of a space on paper: what is coming, with all that one needs to note, by month. */
@Path("/")
public final class PrintPages {
    private static final int MOST = 200;

    private final Events events;
    private final Clock clock;

    public PrintPages(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @param month "2026-05" for that one alone; anything else for what is coming */
    @GET
    @Path("print")
    @Requires("webinar.read")
    public Page print(@QueryParam("month") @DefaultValue("") String month, @Context Visit visit) {
        long space = visit.space().id();
        Instant now = clock.instant();
        WhenWords words = new WhenWords(visit.messages());
        Map<String, List<EventRow>> months = new LinkedHashMap<>();
        AgendaPages.chosen(month)
                .map(one -> events.between(
                        space,
                        one.atDay(1).atStartOfDay(visit.zone()).toInstant(),
                        one.plusMonths(1).atDay(1).atStartOfDay(visit.zone()).toInstant(),
                        MOST))
                .orElseGet(() -> events.coming(space, now, null, MOST))
                .forEach(event -> months.computeIfAbsent(
                                words.monthAndYear(event.when().firstDay()), name -> new ArrayList<>())
                        .add(event));
        Html body = Html.of(out -> JteprintGenerated.render((HtmlTemplateOutput) out, null, months, words, now, visit));
        String title = visit.text("webinar.feed.name", visit.space().name().in(visit.language()));
        return Page.of(title, body)
                .tab("webinar")
                .crumb(visit.text("webinar.title"), visit.space().path("webinar", ""))
                .hidden();
    }
}
