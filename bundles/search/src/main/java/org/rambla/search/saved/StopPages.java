// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.search.jte.JtestopGenerated;

/** Where the link at the end of a mail leads: no more mail about a saved search, without signing in. */
@Path("/saved/{saved}/{sign}")
public final class StopPages {
    private final SavedSearches searches;
    private final StopLinks links;
    private final Clock clock;

    StopPages(SavedSearches searches, StopLinks links, Clock clock) {
        this.searches = searches;
        this.links = links;
        this.clock = clock;
    }

    /** Asks first: programs that look through mails follow links. */
    @GET
    @Requires(Requires.ANYONE)
    public Page ask(@PathParam("saved") String id, @PathParam("sign") String sign, @Context Visit visit) {
        SavedSearch search = find(id, sign);
        Html body = Html.of(out ->
                JtestopGenerated.render((HtmlTemplateOutput) out, null, search.name(), links.path(search), visit));
        return Page.of(visit.text("search.stop.title"), body).hidden();
    }

    @POST
    @Requires(Requires.ANYONE)
    public Page stop(@PathParam("saved") String id, @PathParam("sign") String sign, @Context Visit visit) {
        SavedSearch search = find(id, sign);
        searches.change(search.id(), Rhythm.NEVER, clock.instant(), Instant.EPOCH);
        return Page.of(visit.text("search.stop.title"), Html.NONE)
                .notice(visit.text("search.stop.done", search.name()))
                .hidden();
    }

    private SavedSearch find(String id, String sign) {
        return java.util.Optional.of(id)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .flatMap(text -> searches.find(Long.parseLong(text)))
                .filter(search -> links.valid(search, sign))
                .orElseThrow(() -> new Refusal(410, "search.stop.broken"));
    }
}
