// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.review;

import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Body;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.people.MemberCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.diff.BodyDiff;
import org.rambla.wiki.diff.Difference;
import org.rambla.wiki.diff.Difference.Extent;
import org.rambla.wiki.jte.JteconflictGenerated;
import org.rambla.wiki.jte.JteproposalGenerated;
import org.rambla.wiki.jte.JtereviewsGenerated;
import org.rambla.wiki.jte.JtesettingsGenerated;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Portion;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.template.FactChanges;
import org.rambla.wiki.template.FactWords;

/** What reviews look like. */
public final class ReviewViews {
    private final PageViews pages;

    public ReviewViews(PageViews pages) {
        this.pages = pages;
    }

    /**
     * A text in review as it is shown.
     *
     * @param page null for one still to be made, and for one that is closed to the visitor by now
     * @param above of one still to be made, null for none
     * @param before what the writer began with, null for nothing
     * @param changed fields that say something else then
     * @param facts the fields of one still to be made
     * @param files those that wait with it
     */
    public record Shown(
            Proposal proposal,
            PageRow page,
            PageRow above,
            VersionRow before,
            MemberCard author,
            List<FactChanges.Change> changed,
            List<FactWords.Shown> facts,
            List<Attachment> files) {}

    /** @param waiting what waits for the visitor, own what they sent; null for what is not shown */
    Page list(Portion<Proposal> waiting, Portion<Proposal> own, Map<Long, MemberCard> people, Visit visit) {
        Html body =
                Html.of(out -> JtereviewsGenerated.render((HtmlTemplateOutput) out, null, waiting, own, people, visit));
        return PageViews.inWiki(visit.text("wiki.reviews"), body, visit).hidden();
    }

    Page proposal(Shown shown, Form form, Visit visit) {
        Proposal proposal = shown.proposal();
        Difference difference = BodyDiff.between(
                shown.before() == null ? Body.EMPTY : shown.before().body(), proposal.body());
        Html changes = shown.before() == null || difference.isEmpty()
                ? Html.NONE
                : difference.view(visit.messages(), Extent.CHANGES);
        Html text = pages.text(proposal.body(), visit);
        Html body = Html.of(out -> JteproposalGenerated.render(
                (HtmlTemplateOutput) out, null, shown, changes, text, Fields.of(visit, form), form, visit));
        return PageViews.inWiki(proposal.title(), body, visit)
                .crumb(visit.text("wiki.reviews"), visit.space().path("wiki", "reviews"))
                .hidden();
    }

    Page undecided(Proposal proposal, DecideProposal.Outcome outcome, Visit visit) {
        PageForm form = PageForm.of(outcome.mine().draft().title(), proposal.body(), visit);
        String action = visit.space().path("wiki", Proposal.path(proposal.id()) + "/publish");
        Html body = Html.of(out -> JteconflictGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                outcome.mine(),
                outcome.undecided(),
                form,
                action,
                proposal.version(),
                visit));
        return PageViews.ofPage(visit.text("wiki.conflict.title"), body, outcome.page(), visit)
                .status(409);
    }

    Page settings(Fields fields, Visit visit) {
        Html body = Html.of(out -> JtesettingsGenerated.render((HtmlTemplateOutput) out, null, fields, visit));
        return PageViews.inWiki(visit.text("wiki.settings"), body, visit).hidden();
    }
}
