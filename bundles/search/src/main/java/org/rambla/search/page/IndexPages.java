// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.page;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.search.index.IndexFeed;
import org.rambla.search.index.Progress;
import org.rambla.search.jte.JteindexGenerated;

/** How the index of this server is, for administrators: {@code /admin/x/search}. */
@Path("/")
public final class IndexPages {
    private final IndexFeed feed;
    private final SearchEngine engine;

    public IndexPages(IndexFeed feed, SearchEngine engine) {
        this.feed = feed;
        this.engine = engine;
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page index(@Context Visit visit) {
        Progress progress = feed.progress();
        SearchEngine.Condition condition = engine.condition();
        Html body =
                Html.of(out -> JteindexGenerated.render((HtmlTemplateOutput) out, null, progress, condition, visit));
        return Page.of(visit.text("search.index"), body);
    }

    @POST
    @Path("rebuild")
    @Requires(Requires.ADMINISTRATOR)
    public Response rebuild(@Context Visit visit) {
        feed.rebuild();
        return Redirect.done("/admin/x/search", "search.done.rebuild");
    }
}
