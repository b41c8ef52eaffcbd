// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.Files;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.wiki.call.CallLetters;
import org.rambla.wiki.call.CallReminders;
import org.rambla.wiki.call.Calls;
import org.rambla.wiki.care.Reminders;
import org.rambla.wiki.comment.Comments;
import org.rambla.wiki.edit.Autosave;
import org.rambla.wiki.edit.Drafts;
import org.rambla.wiki.edit.SaveMine;
import org.rambla.wiki.edit.Writers;
import org.rambla.wiki.exchange.BringIn;
import org.rambla.wiki.exchange.job.ImportJobs;
import org.rambla.wiki.exchange.job.ImportWorker;
import org.rambla.wiki.exchange.pdf.PagesPdf;
import org.rambla.wiki.follow.Feeds;
import org.rambla.wiki.history.AuthorsThen;
import org.rambla.wiki.history.Revisions;
import org.rambla.wiki.letter.Letters;
import org.rambla.wiki.link.Links;
import org.rambla.wiki.link.ShownItems;
import org.rambla.wiki.link.ShownText;
import org.rambla.wiki.page.FurtherNames;
import org.rambla.wiki.page.ListViews;
import org.rambla.wiki.page.MakePage;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.OrderAnew;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.ReadMarks;
import org.rambla.wiki.page.ReadTitles;
import org.rambla.wiki.page.SavePage;
import org.rambla.wiki.page.Tree;
import org.rambla.wiki.review.Proposals;
import org.rambla.wiki.review.SendForReview;
import org.rambla.wiki.template.FactForm;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.FactWords;
import org.rambla.wiki.template.Lists;
import org.rambla.wiki.template.SortAnew;
import org.rambla.wiki.template.TemplateDesk;
import org.rambla.wiki.template.TemplateViews;
import org.rambla.wiki.template.Templates;

/** What the wiki is made of; each is there once. */
final class WikiParts {
    final Services given;
    final Pages pages;
    final ReadMarks marks;
    final ShownItems shownItems;
    final PageViews views;
    final ListViews listing;
    final Tree tree;
    final Templates templates;
    final Lists lists;
    final FactForm facts;
    final FactWords words;
    final FactSheet sheets;
    final Comments comments;
    final OpenPage opening;
    final MakePage making;
    final SavePage saving;
    final SaveMine savingMine;
    final Drafts drafts;
    final Writers writers;
    final Autosave autosave;
    final Revisions revisions;
    final Letters letters;
    final Proposals proposals;
    final SendForReview sending;
    final AuthorsThen authors;
    final Feeds feeds;
    final Calls calls;
    final CallLetters callLetters;
    final TemplateViews templateViews;
    final TemplateDesk desk;
    final SortAnew sorting;
    final OrderAnew ordering;
    final Reminders reminders;
    final BringIn bringing;
    final ImportJobs jobs;
    final ImportWorker imports;

    /** What others offer. */
    record Services(
            Database database,
            ContentRegister register,
            ContentSources sources,
            Bodies bodies,
            Files files,
            Members members,
            Spaces spaces,
            Audit audit,
            Mailer mailer,
            Languages languages,
            Organisations organisations,
            Network network,
            PagesPdf pdf,
            Readings readings) {}

    WikiParts(Services given) {
        this.given = given;
        Database database = given.database();
        Bodies bodies = given.bodies();
        Links links = new Links(database, bodies, given.spaces());
        pages = new Pages(database, bodies);
        marks = new ReadMarks(database);
        shownItems = new ShownItems(given.register(), given.sources(), bodies);
        listing = new ListViews(new ReadTitles(given.readings()));
        views = new PageViews(bodies, new ShownText(database, bodies, shownItems), given.readings());
        tree = new Tree(database);
        templates = new Templates(database);
        lists = new Lists(database);
        facts = new FactForm(given.organisations(), given.network());
        words = new FactWords(given.organisations(), given.network());
        sheets = new FactSheet(templates, lists, facts, words);
        templateViews = new TemplateViews(new ReadTitles(given.readings()));
        desk = new TemplateDesk(database, templates, bodies, given.audit(), given.network(), templateViews);
        authors = new AuthorsThen(given.members(), given.organisations());
        feeds = new Feeds(database, pages, given.members(), authors, given.spaces(), given.mailer());
        comments = new Comments(database, bodies);
        opening = new OpenPage(pages, given.members(), authors, given.files(), marks, sheets, comments);
        making = new MakePage(database, given.register(), given.files(), tree, links);
        saving = new SavePage(database, given.register(), bodies, given.files(), tree, links);
        savingMine = new SaveMine(pages, saving);
        drafts = new Drafts(database, bodies, given.files());
        writers = new Writers(database, given.members());
        autosave = new Autosave(drafts, writers);
        revisions = new Revisions(database, bodies);
        letters = new Letters(given.members(), given.languages(), given.mailer(), given.spaces(), given.readings());
        proposals = new Proposals(database, bodies);
        sending =
                new SendForReview(database, given.register(), given.files(), given.spaces(), pages, proposals, letters);
        calls = new Calls(database, bodies);
        callLetters = new CallLetters(given.members(), given.spaces(), letters);
        sorting = new SortAnew(database, templates, facts);
        ordering = new OrderAnew(database);
        reminders = new Reminders(
                database,
                given.spaces(),
                letters,
                new CallReminders(database, calls, callLetters, given.spaces()),
                () -> {
                    sorting.run();
                    ordering.run();
                });
        bringing = new BringIn(
                pages,
                making,
                saving,
                new FurtherNames(database, tree),
                bodies,
                given.files(),
                given.network(),
                given.organisations(),
                templates,
                facts);
        jobs = new ImportJobs(database);
        imports = new ImportWorker(
                jobs, bringing, templates, proposals, given.members(), given.spaces(), given.languages());
    }

    void stop() {
        marks.close();
        reminders.close();
        imports.close();
    }
}
