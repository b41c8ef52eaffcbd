// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.history;

import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Body;
import org.rambla.api.page.Page;
import org.rambla.api.people.MemberCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.diff.BodyDiff;
import org.rambla.wiki.diff.Difference;
import org.rambla.wiki.diff.Difference.Extent;
import org.rambla.wiki.history.Revisions.Entry;
import org.rambla.wiki.history.WhoPages.Passage;
import org.rambla.wiki.jte.JtecompareGenerated;
import org.rambla.wiki.jte.JtehistoryGenerated;
import org.rambla.wiki.jte.JterevisionGenerated;
import org.rambla.wiki.jte.JtewhoGenerated;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.template.FactChanges;
import org.rambla.wiki.template.FactRevisions.By;

/** What the history of a page looks like. */
public final class HistoryViews {
    private final PageViews pages;

    public HistoryViews(PageViews pages) {
        this.pages = pages;
    }

    Page history(
            PageRow page,
            String language,
            List<Entry> entries,
            boolean more,
            FactChanges.Latest facts,
            List<FileChanges.Entry> files,
            List<Touches.Save> saves,
            Map<By, MemberCard> people,
            Visit visit) {
        Html body = Html.of(out -> JtehistoryGenerated.render(
                (HtmlTemplateOutput) out, null, page, language, entries, more, facts, files, saves, people, visit));
        return PageViews.ofPage(visit.text("wiki.history"), body, page, visit);
    }

    /**
     * @param before null for the first save
     * @param facts what it changed in the fields
     * @param since whether the fields changed after it
     */
    Page revision(
            PageRow page,
            VersionRow text,
            VersionRow before,
            List<FactChanges.Change> facts,
            int last,
            boolean since,
            MemberCard editor,
            Visit visit) {
        Difference difference = BodyDiff.between(before == null ? Body.EMPTY : before.body(), text.body());
        Html changes =
                before == null || difference.isEmpty() ? Html.NONE : difference.view(visit.messages(), Extent.CHANGES);
        Html said = pages.text(text.body(), visit);
        Html body = Html.of(out -> JterevisionGenerated.render(
                (HtmlTemplateOutput) out, null, page, text, before, changes, facts, said, last, since, editor, visit));
        return PageViews.ofPage(visit.text("wiki.history.revision", text.revision()), body, page, visit);
    }

    Page compare(
            PageRow page,
            VersionRow before,
            VersionRow after,
            List<FactChanges.Change> facts,
            Map<By, MemberCard> people,
            boolean all,
            Visit visit) {
        Difference difference = BodyDiff.between(before.body(), after.body());
        Html changes = difference.isEmpty()
                ? Html.NONE
                : difference.view(visit.messages(), all ? Extent.WHOLE : Extent.CHANGES);
        Html body = Html.of(out -> JtecompareGenerated.render(
                (HtmlTemplateOutput) out, null, page, before, after, changes, facts, people, all, visit));
        return PageViews.ofPage(visit.text("wiki.compare.title"), body, page, visit);
    }

    Page who(PageRow page, VersionRow text, List<Passage> passages, Map<By, MemberCard> people, Visit visit) {
        Html body = Html.of(out ->
                JtewhoGenerated.render((HtmlTemplateOutput) out, null, page, text, passages, people, pages, visit));
        return PageViews.ofPage(visit.text("wiki.who"), body, page, visit);
    }
}
