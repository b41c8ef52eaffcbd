// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.jte.JtelinksGenerated;
import org.rambla.wiki.jte.JtereportsGenerated;
import org.rambla.wiki.page.ListedPage;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Portion;

/** What leads to a page, what leads nowhere or not everybody, and to which pages nothing leads. */
@Path("/")
public final class LinkPages {
    private static final int LIST = 200;

    private final Leads leads;
    private final DeadLinks dead;
    private final OpenPage opening;

    public LinkPages(Leads leads, DeadLinks dead, OpenPage opening) {
        this.leads = leads;
        this.dead = dead;
        this.opening = opening;
    }

    @GET
    @Path("{page}/links")
    @Requires("wiki.read")
    public Page links(
            @PathParam("page") String slug, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        Portion<PageRow> shown =
                Portion.of(leads.leading(page, visit.role(), Sent.id(after), LIST + 1), LIST, PageRow::id);
        String next = shown.further(page.address(visit.space()) + "/links?after=");
        List<ListedPage> leading =
                ListedPage.byTitle(shown.rows().stream().map(PageRow::listed).toList(), visit.language());
        Html body =
                Html.of(out -> JtelinksGenerated.render((HtmlTemplateOutput) out, null, page, leading, next, visit));
        return PageViews.ofPage(visit.text("wiki.links"), body, page, visit);
    }

    /**
     * What is shown; null is left out.
     *
     * @param names of missing pages, with the pages that lead to them
     */
    public record Shown(Map<String, Set<PageRow>> names, Leads.Wanted next, Leads.Alone alone, DeadLinks.Part dead) {}

    /** All lists from their beginnings, or one of them from where it was left. */
    @GET
    @Path("reports")
    @Requires("wiki.write")
    public Page reports(
            @QueryParam("wanted") @DefaultValue("") String wanted,
            @QueryParam("alone") @DefaultValue("") String alone,
            @QueryParam("dead") @DefaultValue("") String after,
            @Context Visit visit) {
        long space = visit.space().id();
        boolean all = wanted.isEmpty() && alone.isEmpty() && after.isEmpty();
        Map<String, Set<PageRow>> names = null;
        Leads.Wanted next = null;
        if (all || !wanted.isEmpty()) {
            Leads.Lost lost = leads.wanted(space, visit.role(), Leads.Wanted.parse(wanted), LIST);
            names = new LinkedHashMap<>();
            for (Leads.Link link : lost.links()) {
                names.computeIfAbsent(link.name(), name -> new LinkedHashSet<>())
                        .add(link.from());
            }
            next = lost.next();
        }
        Shown shown = new Shown(
                names,
                next,
                all || !alone.isEmpty() ? leads.alone(space, visit.role(), Sent.id(alone), LIST) : null,
                all || !after.isEmpty() ? dead.after(Sent.id(after), visit) : null);
        Html body = Html.of(out -> JtereportsGenerated.render((HtmlTemplateOutput) out, null, shown, visit));
        return PageViews.inWiki(visit.text("wiki.reports"), body, visit).hidden();
    }
}
