// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.wiki.call.CallForm;
import org.rambla.wiki.call.CallLetters;
import org.rambla.wiki.call.CallPages;
import org.rambla.wiki.call.CallReminders;
import org.rambla.wiki.call.CallViews;
import org.rambla.wiki.call.Calls;
import org.rambla.wiki.call.Contribute;
import org.rambla.wiki.call.ContributionPages;
import org.rambla.wiki.call.KeepCall;
import org.rambla.wiki.care.CareForPage;
import org.rambla.wiki.care.CarePages;
import org.rambla.wiki.care.Reminders;
import org.rambla.wiki.comment.CommentOnPage;
import org.rambla.wiki.comment.CommentPages;
import org.rambla.wiki.comment.Comments;
import org.rambla.wiki.edit.Begun;
import org.rambla.wiki.edit.DraftPages;
import org.rambla.wiki.edit.Drafts;
import org.rambla.wiki.edit.EditPages;
import org.rambla.wiki.edit.SaveMine;
import org.rambla.wiki.edit.Writers;
import org.rambla.wiki.exchange.BringIn;
import org.rambla.wiki.exchange.ExchangeViews;
import org.rambla.wiki.exchange.ExportPages;
import org.rambla.wiki.exchange.ImportPages;
import org.rambla.wiki.exchange.TakeOut;
import org.rambla.wiki.follow.FeedLinks;
import org.rambla.wiki.follow.FeedPages;
import org.rambla.wiki.follow.Feeds;
import org.rambla.wiki.follow.FollowPages;
import org.rambla.wiki.follow.Follows;
import org.rambla.wiki.history.HistoryPages;
import org.rambla.wiki.history.HistoryViews;
import org.rambla.wiki.history.Revisions;
import org.rambla.wiki.language.LanguagePages;
import org.rambla.wiki.letter.Letters;
import org.rambla.wiki.link.Leads;
import org.rambla.wiki.link.LinkPages;
import org.rambla.wiki.link.Links;
import org.rambla.wiki.link.ShownText;
import org.rambla.wiki.link.TargetPages;
import org.rambla.wiki.page.KeepPage;
import org.rambla.wiki.page.KeepPages;
import org.rambla.wiki.page.MakePage;
import org.rambla.wiki.page.MovePage;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageApi;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Places;
import org.rambla.wiki.page.ReadMarks;
import org.rambla.wiki.page.ReadPages;
import org.rambla.wiki.page.SavePage;
import org.rambla.wiki.page.Tree;
import org.rambla.wiki.page.WritePages;
import org.rambla.wiki.review.ChooseReview;
import org.rambla.wiki.review.DecideProposal;
import org.rambla.wiki.review.Proposals;
import org.rambla.wiki.review.ReviewPages;
import org.rambla.wiki.review.ReviewViews;
import org.rambla.wiki.review.SendForReview;
import org.rambla.wiki.review.SettingPages;
import org.rambla.wiki.template.AdminTemplatePages;
import org.rambla.wiki.template.FactForm;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.FactWords;
import org.rambla.wiki.template.ListApi;
import org.rambla.wiki.template.ListPages;
import org.rambla.wiki.template.Listing;
import org.rambla.wiki.template.Lists;
import org.rambla.wiki.template.NetworkListPages;
import org.rambla.wiki.template.TemplateDesk;
import org.rambla.wiki.template.TemplatePages;
import org.rambla.wiki.template.TemplateViews;
import org.rambla.wiki.template.Templates;

/** What answers the addresses of the wiki, put together once. */
final class WikiAnswers {
    private final Services given;
    private final Pages pages;
    private final ReadMarks marks;
    private final PageViews views;
    private final Tree tree;
    private final Templates templates;
    private final Lists lists;
    private final FactForm facts;
    private final FactSheet sheets;
    private final Comments comments;
    private final OpenPage opening;
    private final MakePage making;
    private final SavePage saving;
    private final SaveMine savingMine;
    private final Drafts drafts;
    private final Writers writers;
    private final Revisions revisions;
    private final Letters letters;
    private final Proposals proposals;
    private final SendForReview sending;
    private final Feeds feeds;
    private final Calls calls;
    private final CallLetters callLetters;
    private final TemplateViews templateViews = new TemplateViews();
    private final TemplateDesk desk;
    private final Reminders reminders;

    /** What others offer. */
    record Services(
            Database database,
            ContentRegister register,
            Bodies bodies,
            Files files,
            Members members,
            Spaces spaces,
            Audit audit,
            Mailer mailer,
            Languages languages,
            Organisations organisations,
            Network network) {}

    WikiAnswers(Services given) {
        this.given = given;
        Database database = given.database();
        Bodies bodies = given.bodies();
        Links links = new Links(database, bodies, given.spaces());
        pages = new Pages(database, bodies);
        marks = new ReadMarks(database);
        views = new PageViews(bodies, new ShownText(database, bodies));
        tree = new Tree(database);
        templates = new Templates(database);
        lists = new Lists(database);
        facts = new FactForm(given.organisations(), given.network());
        sheets = new FactSheet(
                templates, lists, facts, new FactWords(given.organisations(), given.network()));
        desk = new TemplateDesk(database, templates, bodies, given.audit(), given.network(), templateViews);
        feeds = new Feeds(database, pages, given.members(), given.spaces(), given.mailer());
        comments = new Comments(database, bodies);
        opening = new OpenPage(pages, given.members(), given.files(), marks, sheets, comments);
        making = new MakePage(database, given.register(), given.files(), tree, links);
        saving = new SavePage(database, given.register(), bodies, given.files(), tree, links);
        savingMine = new SaveMine(pages, saving);
        drafts = new Drafts(database, bodies);
        writers = new Writers(database, given.members());
        revisions = new Revisions(database, bodies);
        letters = new Letters(given.members(), given.languages(), given.mailer());
        proposals = new Proposals(database, bodies);
        sending = new SendForReview(database, given.register(), given.files(), given.spaces(), proposals, letters);
        calls = new Calls(database, bodies);
        callLetters = new CallLetters(given.members(), given.spaces(), letters);
        reminders = new Reminders(
                database,
                given.spaces(),
                letters,
                new CallReminders(database, calls, callLetters, given.spaces()));
    }

    Pages pages() {
        return pages;
    }

    PageViews views() {
        return views;
    }

    ReadMarks marks() {
        return marks;
    }

    Reminders reminders() {
        return reminders;
    }

    void stop() {
        marks.close();
        reminders.close();
    }

    /** In a space. */
    Set<Object> inSpace() {
        return Stream.of(reading(), writing(), keeping(), exchanging(), fields(), reviewing(), calling())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private List<Object> reading() {
        Database database = given.database();
        return List.of(
                new ReadPages(pages, opening, given.members(), drafts, proposals, views),
                new LinkPages(new Leads(database), opening),
                new HistoryPages(
                        pages, opening, revisions, saving, sending, given.members(), new HistoryViews(views)),
                new CommentPages(
                        opening, comments, new CommentOnPage(database, given.register()), given.bodies()),
                new FollowPages(opening, new Follows(database), feeds),
                new FeedPages(feeds));
    }

    private List<Object> writing() {
        Bodies bodies = given.bodies();
        Files files = given.files();
        Begun begun = new Begun(revisions, drafts, bodies);
        return List.of(
                new WritePages(pages, making, files, bodies, drafts, proposals, sending, sheets, views),
                new EditPages(
                        pages, opening, savingMine, begun, drafts, writers, files, bodies, proposals, sending, sheets),
                new DraftPages(opening, drafts, begun, writers, bodies, sheets),
                new TargetPages(pages, given.register(), given.members(), given.organisations()),
                new LanguagePages(pages, opening, revisions, savingMine, sending, bodies, files));
    }

    private List<Object> keeping() {
        Database database = given.database();
        return List.of(
                new KeepPages(
                        pages,
                        opening,
                        new MovePage(database, given.register(), tree),
                        new KeepPage(database, given.register(), given.audit()),
                        views),
                new CarePages(
                        opening,
                        new CareForPage(database, given.register(), given.audit()),
                        revisions,
                        given.members(),
                        given.spaces()));
    }

    private List<Object> exchanging() {
        Files files = given.files();
        return List.of(
                new ExportPages(opening, new TakeOut(pages, given.members(), files, sheets), new ExchangeViews()),
                new ImportPages(
                        new BringIn(pages, making, given.bodies(), files), new Places(pages), new ExchangeViews()));
    }

    private List<Object> fields() {
        return List.of(new ListPages(listing(), templateViews), new TemplatePages(desk));
    }

    private Listing listing() {
        return new Listing(templates, lists, facts, sheets, given.spaces());
    }

    private List<Object> reviewing() {
        DecideProposal deciding = new DecideProposal(
                given.database(), given.register(), pages, revisions, making, savingMine, letters);
        ReviewViews reviewViews = new ReviewViews(views);
        return List.of(
                new ReviewPages(proposals, deciding, pages, revisions, given.members(), reviewViews),
                new SettingPages(proposals, new ChooseReview(given.database(), tree, given.audit()), reviewViews));
    }

    private List<Object> calling() {
        CallViews callViews = new CallViews(views);
        return List.of(
                new CallPages(
                        calls,
                        new CallForm(templates, new Places(pages), given.members(), given.spaces()),
                        new KeepCall(given.database(), calls, callLetters),
                        pages,
                        given.organisations(),
                        callViews),
                new ContributionPages(
                        calls,
                        new Contribute(
                                given.database(), given.register(), given.files(), pages, making, callLetters),
                        sheets,
                        given.organisations(),
                        given.bodies(),
                        given.files(),
                        callViews));
    }

    /** Across spaces. */
    Set<Object> acrossSpaces() {
        return Set.of(new NetworkListPages(listing(), templateViews));
    }

    Set<Object> forAdministrators() {
        return Set.of(new AdminTemplatePages(desk));
    }

    Set<Object> byLink() {
        return Set.of(new FeedLinks(feeds));
    }

    Set<Object> forPrograms() {
        return Set.of(
                new PageApi(pages, opening, making, savingMine, revisions, given.bodies(), sending),
                new ListApi(templates, lists));
    }
}
