// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import gg.jte.html.HtmlTemplateOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.people.MemberCard;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.jte.JtebelowGenerated;
import org.rambla.wiki.jte.JtechangesGenerated;
import org.rambla.wiki.jte.JtefoundGenerated;
import org.rambla.wiki.jte.JtehomeGenerated;
import org.rambla.wiki.jte.JtehomeasideGenerated;
import org.rambla.wiki.jte.JtenetworkpanelGenerated;
import org.rambla.wiki.jte.JtepanelGenerated;
import org.rambla.wiki.jte.JterecentGenerated;
import org.rambla.wiki.jte.JtewithdrawnGenerated;
import org.rambla.wiki.page.ListedPage.Translated;
import org.rambla.wiki.template.FactRevisions.By;

/** What lists of pages and of changes look like, with titles in the reader's language. */
public final class ListViews {
    private final ReadTitles titles;

    public ListViews(ReadTitles titles) {
        this.titles = titles;
    }

    /**
     * @param below some of the pages below those at the top, by the page above
     * @param waiting what waits for the member
     */
    Page home(
            List<ListedPage> top,
            Map<Long, List<ListedPage>> below,
            long count,
            List<Change> changes,
            Map<By, MemberCard> people,
            Waiting waiting,
            Visit visit) {
        List<ListedPage> all = new ArrayList<>(top);
        below.values().forEach(all::addAll);
        Map<Long, Translated> read = titles.of(all, changes, visit);
        UnaryOperator<ListedPage> reader = ReadTitles.giving(read);
        List<ListedPage> shown = top.stream().map(reader).toList();
        Map<Long, List<ListedPage>> branches = new HashMap<>();
        below.forEach(
                (page, rows) -> branches.put(page, rows.stream().map(reader).toList()));
        Html body =
                Html.of(out -> JtehomeGenerated.render((HtmlTemplateOutput) out, null, shown, branches, count, visit));
        Page page = Page.of(visit.text("wiki.title"), body)
                .tab("wiki")
                .actions(write(visit))
                .feed(visit.space().path("wiki", "feed"));
        if (!top.isEmpty() || visit.can("wiki.write") || visit.can("wiki.delete")) {
            page.aside(Html.of(out -> JtehomeasideGenerated.render(
                    (HtmlTemplateOutput) out, null, changes(changes, read, people, visit), waiting, visit)));
        }
        return page;
    }

    /**
     * What waits for the member.
     *
     * @param drafts whether there are drafts
     * @param reviews how many texts wait for a review that the member may make; of others, those of the member
     * @param overdue how many pages were to be looked over by now, for those who see to it; 101 for more than a hundred
     */
    public record Waiting(boolean drafts, long reviews, long overdue) {}

    private static Html write(Visit visit) {
        return visit.can("wiki.write")
                ? Parts.link(visit.space().path("wiki", "new"), visit.text("wiki.new"), "file-plus", "")
                : Html.NONE;
    }

    Page below(PageRow page, TitledPages.Part part, Visit visit) {
        String next = part.pages().further(page.address(visit.space()) + "/below?after=");
        List<ListedPage> rows = read(part, visit);
        Html body = Html.of(out -> JtebelowGenerated.render((HtmlTemplateOutput) out, null, page, rows, next, visit));
        return PageViews.ofPage(visit.text("wiki.below"), body, page, visit);
    }

    Page top(TitledPages.Part part, Visit visit) {
        String next = part.pages().further(visit.space().path("wiki", "") + "?after=");
        List<ListedPage> rows = read(part, visit);
        Html body = Html.of(out -> JtebelowGenerated.render((HtmlTemplateOutput) out, null, null, rows, next, visit));
        return PageViews.inWiki(visit.text("wiki.top"), body, visit);
    }

    Page found(String words, TitledPages.Part part, Visit visit) {
        String next = part.pages()
                .further(visit.space().path("wiki", "") + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)
                        + "&after=");
        List<ListedPage> rows = read(part, visit);
        Html body = Html.of(out ->
                JtefoundGenerated.render((HtmlTemplateOutput) out, null, words, rows, part.total(), next, visit));
        return PageViews.inWiki(visit.text("wiki.found.title"), body, visit).actions(write(visit));
    }

    /** Saves as a list; {@link Html#NONE} when there are none. */
    public Html changes(List<Change> changes, Map<By, MemberCard> people, Visit visit) {
        return changes(changes, titles.of(List.of(), changes, visit), people, visit);
    }

    private static Html changes(
            List<Change> changes, Map<Long, Translated> read, Map<By, MemberCard> people, Visit visit) {
        return changes.isEmpty()
                ? Html.NONE
                : Html.of(out ->
                        JtechangesGenerated.render((HtmlTemplateOutput) out, null, changes, read, people, visit));
    }

    Page recent(Portion<Change> changes, Map<By, MemberCard> people, Visit visit) {
        String next = changes.further(visit.space().path("wiki", "recent?after="));
        Html body = Html.of(out -> JterecentGenerated.render(
                (HtmlTemplateOutput) out, null, changes(changes.rows(), people, visit), next, visit));
        return PageViews.inWiki(visit.text("wiki.recent"), body, visit)
                .feed(visit.space().path("wiki", "feed"));
    }

    Page withdrawn(Portion<PageRow> pages, Map<Long, MemberCard> people, Visit visit) {
        String more = pages.further(visit.space().path("wiki", "withdrawn?after="));
        Html body = Html.of(
                out -> JtewithdrawnGenerated.render((HtmlTemplateOutput) out, null, pages.rows(), people, more, visit));
        return PageViews.inWiki(visit.text("wiki.withdrawn"), body, visit).hidden();
    }

    private List<ListedPage> read(TitledPages.Part part, Visit visit) {
        List<ListedPage> rows = part.pages().rows();
        return rows.stream()
                .map(ReadTitles.giving(titles.of(rows, List.of(), visit)))
                .toList();
    }

    /** Pages as a panel of the network's home. */
    public Html networkPanel(List<PageRow> rows, Map<Long, SpaceCard> places, Visit visit) {
        return Html.of(out -> JtenetworkpanelGenerated.render((HtmlTemplateOutput) out, null, rows, places, visit));
    }

    /** Changes as a panel of the space's home. */
    public Html panel(List<Change> changes, Map<By, MemberCard> people, Visit visit) {
        return Html.of(out ->
                JtepanelGenerated.render((HtmlTemplateOutput) out, null, changes(changes, people, visit), visit));
    }
}
