// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Files;
import org.rambla.api.persistence.Database;
import org.rambla.wiki.call.CallForm;
import org.rambla.wiki.call.CallPages;
import org.rambla.wiki.call.CallViews;
import org.rambla.wiki.call.Contribute;
import org.rambla.wiki.call.ContributionPages;
import org.rambla.wiki.call.KeepCall;
import org.rambla.wiki.care.CareForPage;
import org.rambla.wiki.care.CarePages;
import org.rambla.wiki.comment.CommentOnPage;
import org.rambla.wiki.comment.CommentPages;
import org.rambla.wiki.edit.Begun;
import org.rambla.wiki.edit.DraftPages;
import org.rambla.wiki.edit.EditPages;
import org.rambla.wiki.exchange.BringIn;
import org.rambla.wiki.exchange.ExchangeViews;
import org.rambla.wiki.exchange.ExportPages;
import org.rambla.wiki.exchange.ImportPages;
import org.rambla.wiki.exchange.TakeOut;
import org.rambla.wiki.follow.FeedLinks;
import org.rambla.wiki.follow.FeedPages;
import org.rambla.wiki.follow.FollowPages;
import org.rambla.wiki.follow.Follows;
import org.rambla.wiki.history.HistoryPages;
import org.rambla.wiki.history.HistoryViews;
import org.rambla.wiki.language.LanguagePages;
import org.rambla.wiki.link.Leads;
import org.rambla.wiki.link.LinkPages;
import org.rambla.wiki.link.TargetPages;
import org.rambla.wiki.page.KeepPage;
import org.rambla.wiki.page.KeepPages;
import org.rambla.wiki.page.MovePage;
import org.rambla.wiki.page.PageApi;
import org.rambla.wiki.page.Places;
import org.rambla.wiki.page.ReadPages;
import org.rambla.wiki.page.WritePages;
import org.rambla.wiki.review.ChooseReview;
import org.rambla.wiki.review.DecideProposal;
import org.rambla.wiki.review.ReviewPages;
import org.rambla.wiki.review.ReviewViews;
import org.rambla.wiki.review.SettingPages;
import org.rambla.wiki.template.AdminTemplatePages;
import org.rambla.wiki.template.ListApi;
import org.rambla.wiki.template.ListPages;
import org.rambla.wiki.template.Listing;
import org.rambla.wiki.template.NetworkListPages;
import org.rambla.wiki.template.TemplatePages;

/** What answers the addresses of the wiki. */
final class WikiAnswers {
    private final WikiParts parts;

    WikiAnswers(WikiParts parts) {
        this.parts = parts;
    }

    /** In a space. */
    Set<Object> inSpace() {
        return Stream.of(reading(), writing(), keeping(), exchanging(), fields(), reviewing(), calling())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private List<Object> reading() {
        Database database = parts.given.database();
        return List.of(
                new ReadPages(
                        parts.pages, parts.opening, parts.given.members(), parts.drafts, parts.proposals, parts.views),
                new LinkPages(new Leads(database), parts.opening),
                new HistoryPages(
                        parts.pages,
                        parts.opening,
                        parts.revisions,
                        parts.saving,
                        parts.sending,
                        parts.given.members(),
                        new HistoryViews(parts.views)),
                new CommentPages(
                        parts.opening,
                        parts.comments,
                        new CommentOnPage(database, parts.given.register()),
                        parts.given.bodies()),
                new FollowPages(parts.opening, new Follows(database), parts.feeds),
                new FeedPages(parts.feeds));
    }

    private List<Object> writing() {
        Bodies bodies = parts.given.bodies();
        Files files = parts.given.files();
        Begun begun = new Begun(parts.revisions, parts.drafts, bodies);
        return List.of(
                new WritePages(
                        parts.pages,
                        parts.making,
                        files,
                        bodies,
                        parts.drafts,
                        parts.proposals,
                        parts.sending,
                        parts.sheets,
                        parts.views),
                new EditPages(
                        parts.pages,
                        parts.opening,
                        parts.savingMine,
                        begun,
                        parts.drafts,
                        parts.writers,
                        files,
                        bodies,
                        parts.proposals,
                        parts.sending,
                        parts.sheets),
                new DraftPages(parts.opening, parts.drafts, begun, parts.writers, bodies, parts.sheets),
                new TargetPages(
                        parts.pages, parts.given.register(), parts.given.members(), parts.given.organisations()),
                new LanguagePages(
                        parts.pages, parts.opening, parts.revisions, parts.savingMine, parts.sending, bodies, files));
    }

    private List<Object> keeping() {
        Database database = parts.given.database();
        return List.of(
                new KeepPages(
                        parts.pages,
                        parts.opening,
                        new MovePage(database, parts.given.register(), parts.tree),
                        new KeepPage(database, parts.given.register(), parts.given.audit()),
                        parts.views),
                new CarePages(
                        parts.opening,
                        new CareForPage(database, parts.given.register(), parts.given.audit()),
                        parts.revisions,
                        parts.given.members(),
                        parts.given.spaces()));
    }

    private List<Object> exchanging() {
        Files files = parts.given.files();
        return List.of(
                new ExportPages(
                        parts.opening,
                        new TakeOut(parts.pages, parts.given.members(), files, parts.sheets),
                        new ExchangeViews()),
                new ImportPages(
                        new BringIn(parts.pages, parts.making, parts.given.bodies(), files),
                        new Places(parts.pages),
                        new ExchangeViews()));
    }

    private List<Object> fields() {
        return List.of(new ListPages(listing(), parts.templateViews), new TemplatePages(parts.desk));
    }

    private Listing listing() {
        return new Listing(parts.templates, parts.lists, parts.facts, parts.sheets, parts.given.spaces());
    }

    private List<Object> reviewing() {
        DecideProposal deciding = new DecideProposal(
                parts.given.database(),
                parts.given.register(),
                parts.pages,
                parts.revisions,
                parts.making,
                parts.savingMine,
                parts.letters);
        ReviewViews reviewViews = new ReviewViews(parts.views);
        return List.of(
                new ReviewPages(
                        parts.proposals, deciding, parts.pages, parts.revisions, parts.given.members(), reviewViews),
                new SettingPages(
                        parts.proposals,
                        new ChooseReview(parts.given.database(), parts.tree, parts.given.audit()),
                        reviewViews));
    }

    private List<Object> calling() {
        CallViews callViews = new CallViews(parts.views);
        return List.of(
                new CallPages(
                        parts.calls,
                        new CallForm(
                                parts.templates, new Places(parts.pages), parts.given.members(), parts.given.spaces()),
                        new KeepCall(parts.given.database(), parts.calls, parts.callLetters),
                        parts.pages,
                        parts.given.organisations(),
                        callViews),
                new ContributionPages(
                        parts.calls,
                        new Contribute(
                                parts.given.database(),
                                parts.given.register(),
                                parts.given.files(),
                                parts.pages,
                                parts.making,
                                parts.callLetters),
                        parts.sheets,
                        parts.given.organisations(),
                        parts.given.bodies(),
                        parts.given.files(),
                        callViews));
    }

    /** Across spaces. */
    Set<Object> acrossSpaces() {
        return Set.of(new NetworkListPages(listing(), parts.templateViews));
    }

    Set<Object> forAdministrators() {
        return Set.of(new AdminTemplatePages(parts.desk));
    }

    Set<Object> byLink() {
        return Set.of(new FeedLinks(parts.feeds));
    }

    Set<Object> forPrograms() {
        return Set.of(
                new PageApi(
                        parts.pages,
                        parts.opening,
                        parts.making,
                        parts.savingMine,
                        parts.revisions,
                        parts.given.bodies(),
                        parts.sending),
                new ListApi(parts.templates, parts.lists));
    }
}
