// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.jte.JteawaitsGenerated;
import org.rambla.wiki.page.ListedPage.Translated;
import org.rambla.wiki.page.Moment;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Portion;
import org.rambla.wiki.page.ReadTitles;

/** What waits to be written in a language, and what is behind its original: the first of each, or all of one kind in parts. */
@Path("/")
public final class AwaitPages {
    private static final int FIRST = 50;
    private static final int LIST = 100;
    private static final String MISSING = "missing";
    private static final String BEHIND = "behind";

    private final Pages pages;
    private final ReadTitles titles;

    public AwaitPages(Pages pages, ReadTitles titles) {
        this.pages = pages;
        this.titles = titles;
    }

    /**
     * Some of a kind.
     *
     * @param next address of those that follow, "" when there are none
     */
    public record Part(String kind, List<PageRow> rows, String next) {}

    @GET
    @Path("awaits")
    @Requires("wiki.write")
    public Page awaits(
            @QueryParam("language") @DefaultValue("") String wanted,
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        String language = PageForm.languages(visit).containsKey(wanted) ? wanted : visit.language();
        List<Part> parts = kind.equals(MISSING) || kind.equals(BEHIND)
                ? List.of(part(kind, language, Moment.of(after), LIST, visit))
                : List.of(part(BEHIND, language, null, FIRST, visit), part(MISSING, language, null, FIRST, visit));
        // What nobody wrote yet may be read in a translation meanwhile; that is known of the reader's own language.
        Map<Long, Translated> read = language.equals(visit.language())
                ? titles.of(parts.stream().flatMap(part -> part.rows().stream()).toList(), visit)
                : Map.of();
        Html body =
                Html.of(out -> JteawaitsGenerated.render((HtmlTemplateOutput) out, null, language, parts, read, visit));
        return PageViews.inWiki(visit.text("wiki.awaits", PageForm.language(language, visit)), body, visit)
                .hidden();
    }

    private Part part(String kind, String language, Moment after, int limit, Visit visit) {
        Portion<PageRow> found = Portion.of(
                pages.awaiting(visit.space().id(), language, kind.equals(MISSING), visit.role(), after, limit + 1),
                limit,
                PageRow::place);
        String list = visit.space().path("wiki", "awaits?language=" + language + "&kind=" + kind + "&after=");
        return new Part(kind, found.rows(), found.further(list));
    }
}
