// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.page;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.search.ask.Finding;
import org.rambla.search.ask.Finding.Found;
import org.rambla.search.missed.Missed;

/** Looking for something everywhere: {@code /n/search}. */
@Path("/")
public final class NetworkSearchPages {
    private final Finding finding;
    private final Results results;
    private final ResultViews views;
    private final Suggestions suggestions;
    private final Missed missed;

    public NetworkSearchPages(
            Finding finding, Results results, ResultViews views, Suggestions suggestions, Missed missed) {
        this.finding = finding;
        this.results = results;
        this.views = views;
        this.suggestions = suggestions;
        this.missed = missed;
    }

    @GET
    @Requires(Requires.ANYONE)
    public Page search(@BeanParam Sent sent, @Context Visit visit) {
        Found found = finding.find(sent.asking(), 0, Finding.PAGE, visit);
        missed.heard(found, 0, visit);
        return views.results(results.of(found, 0, visit), visit);
    }

    /** What may be meant by what was typed so far. */
    @GET
    @Path("suggestions")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Requires.ANYONE)
    public Suggestions.Answer suggestions(@QueryParam("q") @DefaultValue("") String q, @Context Visit visit) {
        return suggestions.of(q, 0, visit);
    }
}
