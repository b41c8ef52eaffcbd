// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.FeatureInfo;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.text.Languages;
import org.rambla.api.visit.Visit;
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
import org.rambla.wiki.link.TargetPages;
import org.rambla.wiki.link.ShownText;
import org.rambla.wiki.page.Change;
import org.rambla.wiki.page.KeepPage;
import org.rambla.wiki.page.KeepPages;
import org.rambla.wiki.page.MakePage;
import org.rambla.wiki.page.MovePage;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageApi;
import org.rambla.wiki.page.PageRow;
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
import org.rambla.wiki.template.ListApi;
import org.rambla.wiki.template.ListPages;
import org.rambla.wiki.template.Lists;
import org.rambla.wiki.template.TemplateDesk;
import org.rambla.wiki.template.TemplatePages;
import org.rambla.wiki.template.TemplateViews;
import org.rambla.wiki.template.Templates;

/** The wiki as a feature: its pages, and its place on the home of a space. */
@Component(service = Feature.class)
@FeatureInfo(
        name = "wiki",
        order = 20,
        permissions = {
            "wiki.read=VISITOR",
            "wiki.write=MEMBER",
            "wiki.move=MEMBER",
            "wiki.lock=MODERATOR",
            "wiki.review=MODERATOR",
            "wiki.call=MANAGER",
            "wiki.delete=MODERATOR",
            "wiki.import=MODERATOR"
        },
        tables = {
            "wiki_space",
            "wiki_page",
            "wiki_slug",
            "wiki_version",
            "wiki_revision",
            "wiki_link",
            "wiki_read",
            "wiki_draft",
            "wiki_writer",
            "wiki_proposal",
            "wiki_template",
            "wiki_fact",
            "wiki_follow",
            "wiki_feed",
            "wiki_call",
            "wiki_contribution"
        })
public final class WikiFeature implements Feature {
    private static final int PANEL = 5;
    private static final Duration LATELY = Duration.ofDays(30);

    private final Pages pages;
    private final Members members;
    private final ContentRegister register;
    private final Spaces spaces;
    private final ReadMarks marks;
    private final Reminders reminders;
    private final PageViews views;
    private final Set<Object> resources;
    private final Set<Object> api;
    private final Set<Object> adminPages;
    private final Set<Object> linkPages;

    @Activate
    public WikiFeature(
            @Reference(name = "database", target = "(unit=wiki)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "files") Files files,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "audit") Audit audit,
            @Reference(name = "mailer") Mailer mailer,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "organisations") Organisations organisations,
            @Reference(name = "network") Network network) {
        this.members = members;
        this.register = register;
        this.spaces = spaces;
        pages = new Pages(database, bodies);
        marks = new ReadMarks(database);
        views = new PageViews(bodies, new ShownText(database, bodies));
        Links links = new Links(database, bodies, spaces);
        Tree tree = new Tree(database);
        Templates templates = new Templates(database);
        Lists lists = new Lists(database);
        FactForm facts = new FactForm(organisations, network);
        FactSheet sheets = new FactSheet(templates, lists, facts);
        TemplateViews templateViews = new TemplateViews();
        TemplateDesk desk = new TemplateDesk(database, templates, bodies, audit, network, templateViews);
        Follows follows = new Follows(database);
        Feeds feeds = new Feeds(database, pages, members, spaces, mailer);
        OpenPage opening = new OpenPage(pages, members, files, marks, sheets);
        MakePage making = new MakePage(database, register, files, tree, links);
        SavePage saving = new SavePage(database, register, bodies, files, tree, links);
        Drafts drafts = new Drafts(database, bodies);
        Revisions revisions = new Revisions(database, bodies);
        Begun begun = new Begun(revisions, drafts, bodies);
        Writers writers = new Writers(database, members);
        SaveMine savingMine = new SaveMine(pages, saving);
        Letters letters = new Letters(members, languages, mailer);
        Proposals proposals = new Proposals(database, bodies);
        SendForReview sending = new SendForReview(database, register, files, spaces, proposals, letters);
        DecideProposal deciding = new DecideProposal(database, register, pages, revisions, making, savingMine, letters);
        ReviewViews reviewViews = new ReviewViews(views);
        Calls calls = new Calls(database, bodies);
        CallLetters callLetters = new CallLetters(members, spaces, letters);
        CallViews callViews = new CallViews(views);
        reminders = new Reminders(database, spaces, letters, new CallReminders(database, calls, callLetters, spaces));
        resources = Set.of(
                new ReadPages(pages, opening, members, drafts, proposals, views),
                new WritePages(pages, making, files, bodies, drafts, proposals, sending, sheets, views),
                new EditPages(
                        pages,
                        opening,
                        savingMine,
                        begun,
                        drafts,
                        writers,
                        files,
                        bodies,
                        proposals,
                        sending,
                        sheets),
                new DraftPages(opening, drafts, begun, writers, bodies, sheets),
                new LinkPages(new Leads(database), opening),
                new TargetPages(pages, register, members, organisations),
                new LanguagePages(pages, opening, revisions, savingMine, sending, bodies, files),
                new HistoryPages(pages, opening, revisions, saving, sending, members, new HistoryViews(views)),
                new ExportPages(opening, new TakeOut(pages, members, files), new ExchangeViews()),
                new ImportPages(new BringIn(pages, making, bodies, files), new Places(pages), new ExchangeViews()),
                new KeepPages(
                        pages,
                        opening,
                        new MovePage(database, register, tree),
                        new KeepPage(database, register, audit),
                        views),
                new FollowPages(opening, follows, feeds),
                new FeedPages(feeds),
                new CallPages(
                        calls,
                        new CallForm(templates, new Places(pages), members, spaces),
                        new KeepCall(database, calls, callLetters),
                        pages,
                        organisations,
                        callViews),
                new ContributionPages(
                        calls,
                        new Contribute(database, register, files, pages, making, callLetters),
                        sheets,
                        organisations,
                        bodies,
                        files,
                        callViews),
                new ListPages(templates, lists, facts, templateViews),
                new TemplatePages(desk),
                new ReviewPages(proposals, deciding, pages, revisions, members, reviewViews),
                new SettingPages(proposals, new ChooseReview(database, tree, audit), reviewViews),
                new CarePages(opening, new CareForPage(database, register, audit), revisions, members, spaces));
        linkPages = Set.of(new FeedLinks(feeds));
        adminPages = Set.of(new AdminTemplatePages(desk));
        api = Set.of(
                new PageApi(pages, opening, making, savingMine, revisions, bodies, sending),
                new ListApi(templates, lists));
    }

    @Deactivate
    public void stop() {
        marks.close();
        reminders.close();
    }

    /** For tests: reminded without waiting. */
    Reminders reminders() {
        return reminders;
    }

    /** For tests: written without waiting. */
    ReadMarks marks() {
        return marks;
    }

    @Override
    public Set<Object> pages() {
        return resources;
    }

    @Override
    public Set<Object> api() {
        return api;
    }

    @Override
    public Set<Object> adminPages() {
        return adminPages;
    }

    @Override
    public Set<Object> linkPages() {
        return linkPages;
    }

    @Override
    public List<Tab> tabs() {
        return List.of(new Tab("wiki", "wiki.title", ""));
    }

    @Override
    public List<Action> actions(Visit visit) {
        return visit.can("wiki.write")
                ? List.of(new Action(
                        visit.text("wiki.new"), "file-plus", visit.space().path("wiki", "new")))
                : List.of();
    }

    /** Pages that changed lately in the spaces that the visitor may read; each one is checked by the register. */
    @Override
    public Html networkPanel(Visit visit) {
        Set<Long> on = visit.grants().bySpace().values().stream()
                .filter(grant -> grant.features().contains("wiki"))
                .map(Grant::space)
                .collect(Collectors.toSet());
        List<PageRow> recent = pages.lately(on, Instant.now().minus(LATELY), 3 * PANEL);
        Map<Long, ContentHead> heads = recent.isEmpty()
                ? Map.of()
                : register.heads(recent.stream().map(PageRow::id).toList());
        List<PageRow> rows = recent.stream()
                .filter(row ->
                        heads.containsKey(row.id()) && heads.get(row.id()).visible(visit.grants(), visit.memberId()))
                .limit(PANEL)
                .toList();
        return rows.isEmpty()
                ? Html.NONE
                : views.networkPanel(
                        rows, spaces.cards(rows.stream().map(PageRow::space).collect(Collectors.toSet())), visit);
    }

    /** The latest changes. */
    @Override
    public Html panel(Visit visit) {
        if (!visit.can("wiki.read")) {
            return Html.NONE;
        }
        List<Change> changes = pages.changes(visit.space().id(), visit.role(), null, 0, PANEL);
        return changes.isEmpty()
                ? Html.NONE
                : views.panel(
                        changes,
                        members.cards(changes.stream().map(Change::editor).collect(Collectors.toSet())),
                        visit);
    }
}
