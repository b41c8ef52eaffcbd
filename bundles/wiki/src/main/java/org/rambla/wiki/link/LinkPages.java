// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.jte.JtelinksGenerated;
import org.rambla.wiki.jte.JtereportsGenerated;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;

/** What leads to a page, what leads nowhere, and to which pages nothing leads. */
@Path("/")
public final class LinkPages {
    private static final int LIST = 200;

    private final Leads leads;
    private final OpenPage opening;

    public LinkPages(Leads leads, OpenPage opening) {
        this.leads = leads;
        this.opening = opening;
    }

    @GET
    @Path("{page}/links")
    @Requires("wiki.read")
    public Page links(@PathParam("page") String slug, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        List<PageRow> leading = leads.leading(page, visit.role(), LIST);
        Html body = Html.of(out -> JtelinksGenerated.render((HtmlTemplateOutput) out, null, page, leading, visit));
        return PageViews.ofPage(visit.text("wiki.links"), body, page, visit);
    }

    @GET
    @Path("reports")
    @Requires("wiki.write")
    public Page reports(@Context Visit visit) {
        long space = visit.space().id();
        Map<String, List<PageRow>> wanted = new LinkedHashMap<>();
        leads.wanted(space, visit.role(), LIST)
                .forEach(link -> wanted.computeIfAbsent(link.name(), name -> new ArrayList<>())
                        .add(link.from()));
        List<PageRow> alone = leads.alone(space, visit.role(), LIST);
        Html body = Html.of(out -> JtereportsGenerated.render((HtmlTemplateOutput) out, null, wanted, alone, visit));
        return PageViews.inWiki(visit.text("wiki.reports"), body, visit).hidden();
    }
}
