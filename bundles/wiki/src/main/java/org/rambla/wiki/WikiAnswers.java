// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Files;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.wiki.call.CallApi;
import org.rambla.wiki.care.CareForPage;
import org.rambla.wiki.care.CarePages;
import org.rambla.wiki.care.OverduePages;
import org.rambla.wiki.comment.CommentApi;
import org.rambla.wiki.comment.CommentOnPage;
import org.rambla.wiki.comment.CommentPages;
import org.rambla.wiki.edit.Begun;
import org.rambla.wiki.edit.CorrectDrafts;
import org.rambla.wiki.edit.DraftList;
import org.rambla.wiki.edit.DraftPages;
import org.rambla.wiki.edit.EditPages;
import org.rambla.wiki.exchange.ExchangeViews;
import org.rambla.wiki.exchange.ExportPages;
import org.rambla.wiki.exchange.ImportPages;
import org.rambla.wiki.exchange.TakeOut;
import org.rambla.wiki.exchange.job.ProgressPages;
import org.rambla.wiki.follow.FeedLinks;
import org.rambla.wiki.follow.FeedPages;
import org.rambla.wiki.follow.FollowPages;
import org.rambla.wiki.follow.Follows;
import org.rambla.wiki.history.FileChanges;
import org.rambla.wiki.history.HistoryPages;
import org.rambla.wiki.history.HistoryViews;
import org.rambla.wiki.history.RevisionApi;
import org.rambla.wiki.history.WhoPages;
import org.rambla.wiki.language.AwaitPages;
import org.rambla.wiki.language.BesideDrafts;
import org.rambla.wiki.language.LanguagePages;
import org.rambla.wiki.language.NetworkAwaitPages;
import org.rambla.wiki.language.SaveBeside;
import org.rambla.wiki.link.DeadLinks;
import org.rambla.wiki.link.Leads;
import org.rambla.wiki.link.LinkPages;
import org.rambla.wiki.link.Reach;
import org.rambla.wiki.link.SpelledOut;
import org.rambla.wiki.link.TargetPages;
import org.rambla.wiki.page.CorrectLanguage;
import org.rambla.wiki.page.KeepPage;
import org.rambla.wiki.page.KeepPages;
import org.rambla.wiki.page.MovePage;
import org.rambla.wiki.page.PageApi;
import org.rambla.wiki.page.Places;
import org.rambla.wiki.page.ReadPages;
import org.rambla.wiki.page.ReadTitles;
import org.rambla.wiki.page.WritePages;
import org.rambla.wiki.review.PublishOwn;
import org.rambla.wiki.review.ReviewApi;
import org.rambla.wiki.template.AdminTemplatePages;
import org.rambla.wiki.template.FactApi;
import org.rambla.wiki.template.FactChanges;
import org.rambla.wiki.template.ListApi;
import org.rambla.wiki.template.ListPages;
import org.rambla.wiki.template.Listing;
import org.rambla.wiki.template.NetworkListPages;
import org.rambla.wiki.template.TemplatePages;

/** What answers the addresses of the wiki. */
final class WikiAnswers {
    private final WikiParts parts;
    private final AskingAnswers asking;

    WikiAnswers(WikiParts parts) {
        this.parts = parts;
        this.asking = new AskingAnswers(parts);
    }

    /** In a space. */
    Set<Object> inSpace() {
        return Stream.of(reading(), writing(), keeping(), exchanging(), fields(), asking.reviewing(), asking.calling())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private List<Object> reading() {
        Database database = parts.given.database();
        return List.of(
                new ReadPages(
                        parts.pages,
                        parts.opening,
                        parts.given.members(),
                        parts.authors,
                        parts.drafts,
                        parts.proposals,
                        parts.views,
                        parts.listing),
                new LinkPages(
                        new Leads(database),
                        new DeadLinks(
                                parts.pages,
                                new Reach(
                                        parts.pages,
                                        parts.given.register(),
                                        parts.given.files(),
                                        parts.given.members(),
                                        parts.given.organisations(),
                                        parts.given.spaces())),
                        parts.opening),
                new HistoryPages(
                        parts.pages,
                        parts.opening,
                        parts.revisions,
                        parts.saving,
                        parts.sending,
                        parts.authors,
                        new FactChanges(database, parts.templates, parts.words),
                        new FileChanges(database, parts.given.files()),
                        new HistoryViews(parts.views)),
                new WhoPages(parts.pages, parts.opening, parts.revisions, parts.authors, new HistoryViews(parts.views)),
                new CommentPages(
                        parts.opening,
                        parts.comments,
                        new CommentOnPage(database, parts.given.register()),
                        parts.given.bodies(),
                        parts.given.members(),
                        parts.views),
                new FollowPages(parts.opening, new Follows(database), parts.feeds),
                new FeedPages(parts.feeds));
    }

    private List<Object> writing() {
        Bodies bodies = parts.given.bodies();
        Files files = parts.given.files();
        LanguagePages languages = languages();
        Begun begun = new Begun(parts.revisions, parts.drafts, bodies);
        PublishOwn own = new PublishOwn(parts.given.database(), parts.given.register(), files, parts.proposals);
        WritePages writing = new WritePages(
                parts.pages,
                parts.making,
                files,
                bodies,
                parts.drafts,
                parts.proposals,
                parts.sending,
                own,
                parts.sheets,
                parts.views);
        EditPages editing = new EditPages(
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
                own,
                parts.sheets);
        return List.of(
                writing,
                editing,
                new DraftPages(
                        parts.opening,
                        editing,
                        writing,
                        parts.drafts,
                        begun,
                        parts.writers,
                        parts.autosave,
                        bodies,
                        parts.sheets,
                        files,
                        new DraftList(parts.given.database())),
                new TargetPages(
                        parts.pages,
                        parts.given.register(),
                        parts.given.members(),
                        parts.given.organisations(),
                        parts.given.spaces()),
                languages,
                new SaveBeside(
                        parts.pages,
                        parts.opening,
                        languages,
                        parts.savingMine,
                        parts.sending,
                        own,
                        parts.writers,
                        bodies,
                        files,
                        parts.sheets),
                new AwaitPages(parts.pages, new ReadTitles(parts.given.readings())),
                new BesideDrafts(parts.opening, languages, parts.drafts, parts.autosave));
    }

    private LanguagePages languages() {
        return new LanguagePages(
                parts.pages,
                parts.opening,
                parts.revisions,
                parts.sending,
                parts.drafts,
                parts.given.bodies(),
                parts.given.files(),
                parts.sheets,
                new FactChanges(parts.given.database(), parts.templates, parts.words));
    }

    private List<Object> keeping() {
        Database database = parts.given.database();
        return List.of(
                new KeepPages(
                        parts.pages,
                        parts.opening,
                        new MovePage(database, parts.given.register(), parts.tree),
                        new KeepPage(database, parts.given.register(), parts.given.audit()),
                        new CorrectLanguage(
                                database,
                                parts.given.register(),
                                parts.tree,
                                new CorrectDrafts(parts.given.bodies(), parts.given.files())),
                        parts.sending,
                        parts.views),
                new OverduePages(parts.pages, parts.given.members()),
                new CarePages(
                        parts.opening,
                        new CareForPage(database, parts.given.register(), parts.given.audit(), parts.letters),
                        parts.revisions,
                        parts.given.members(),
                        parts.given.spaces()));
    }

    private List<Object> exchanging() {
        Files files = parts.given.files();
        return List.of(
                new ExportPages(
                        parts.opening,
                        new TakeOut(
                                parts.pages,
                                parts.authors,
                                files,
                                parts.sheets,
                                new SpelledOut(parts.pages, parts.shownItems),
                                parts.given.mailer(),
                                parts.given.readings()),
                        parts.given.pdf(),
                        new ExchangeViews()),
                new ImportPages(
                        parts.bringing,
                        parts.sending,
                        new Places(parts.pages),
                        parts.jobs,
                        parts.imports,
                        parts.sheets,
                        new ExchangeViews()),
                new ProgressPages(parts.jobs, parts.imports, parts.pages));
    }

    private List<Object> fields() {
        return List.of(new ListPages(listing(), parts.templateViews), new TemplatePages(parts.desk));
    }

    private Listing listing() {
        return new Listing(parts.templates, parts.lists, parts.facts, parts.sheets, parts.given.spaces());
    }

    /** Across spaces. */
    Set<Object> acrossSpaces() {
        return Set.of(
                new NetworkListPages(listing(), parts.templateViews),
                new NetworkAwaitPages(parts.given.database(), parts.given.spaces(), parts.given.network()));
    }

    Set<Object> forAdministrators() {
        return Set.of(new AdminTemplatePages(parts.desk));
    }

    Set<Object> byLink() {
        return Set.of(new FeedLinks(parts.feeds));
    }

    Set<Object> forPrograms() {
        Database database = parts.given.database();
        Members members = parts.given.members();
        return Set.of(
                new PageApi(
                        parts.pages,
                        parts.opening,
                        parts.making,
                        parts.savingMine,
                        parts.revisions,
                        parts.given.bodies(),
                        parts.sending,
                        parts.sheets),
                new ListApi(parts.templates, parts.lists),
                new FactApi(parts.opening, parts.sheets, parts.pages, parts.savingMine, parts.sending),
                new RevisionApi(
                        parts.pages,
                        parts.opening,
                        parts.revisions,
                        parts.authors,
                        new FactChanges(database, parts.templates, parts.words)),
                new CommentApi(
                        parts.opening,
                        parts.comments,
                        new CommentOnPage(database, parts.given.register()),
                        members,
                        parts.given.bodies()),
                new CallApi(parts.calls, parts.pages, parts.given.organisations()),
                new ReviewApi(parts.proposals, parts.pages, parts.revisions, members));
    }
}
