// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.Files;
import org.rambla.api.fixture.TwoLanguages;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Translator;
import org.rambla.content.body.CleanBodies;
import org.rambla.content.file.StoredFiles;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestMembers;
import org.rambla.content.fixture.TestMessages;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.content.reading.LanguageReadings;
import org.rambla.content.register.Register;
import org.rambla.pdf.TaggedPdf;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.call.CallPages;
import org.rambla.wiki.call.CityPages;
import org.rambla.wiki.call.ContributionPages;
import org.rambla.wiki.care.CarePages;
import org.rambla.wiki.care.OverduePages;
import org.rambla.wiki.comment.CommentLetters;
import org.rambla.wiki.comment.CommentPages;
import org.rambla.wiki.edit.DraftPages;
import org.rambla.wiki.edit.EditPages;
import org.rambla.wiki.follow.FeedPages;
import org.rambla.wiki.follow.FollowLetters;
import org.rambla.wiki.follow.FollowPages;
import org.rambla.wiki.history.HistoryPages;
import org.rambla.wiki.history.WhoPages;
import org.rambla.wiki.language.AwaitPages;
import org.rambla.wiki.language.BesideDrafts;
import org.rambla.wiki.language.LanguagePages;
import org.rambla.wiki.language.SaveBeside;
import org.rambla.wiki.link.LinkPages;
import org.rambla.wiki.link.TargetPages;
import org.rambla.wiki.page.KeepPages;
import org.rambla.wiki.page.PageApi;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.ReadPages;
import org.rambla.wiki.page.WritePages;
import org.rambla.wiki.review.ReviewPages;
import org.rambla.wiki.review.SettingPages;
import org.rambla.wiki.template.AdminTemplatePages;
import org.rambla.wiki.template.ListApi;
import org.rambla.wiki.template.ListPages;
import org.rambla.wiki.template.NetworkListPages;
import org.rambla.wiki.template.TemplatePages;

/** A wiki in the spaces night (public) and board (private): members 7 and 8, moderator 9, manager 3 in both. */
final class WikiFixture implements AutoCloseable {
    /** What is there in other languages, where translation is on. */
    final Map<Long, Translator.Version> translations = new HashMap<>();

    /** What pages are answered. */
    Translator translator = question -> translations;

    /** How often that was asked for. */
    final AtomicInteger translationsAsked = new AtomicInteger();

    final LanguageReadings readings;

    static final Map<String, Role> PERMISSIONS = new HashMap<>(Map.of(
            "wiki.read",
            Role.VISITOR,
            "wiki.write",
            Role.MEMBER,
            "wiki.move",
            Role.MEMBER,
            "wiki.lock",
            Role.MODERATOR,
            "wiki.delete",
            Role.MODERATOR,
            "wiki.import",
            Role.MODERATOR,
            "wiki.review",
            Role.MODERATOR,
            "wiki.call",
            Role.MANAGER));

    final TestSpaces spaces = new TestSpaces();
    final TestMembers members = new TestMembers();
    final Bodies bodies = new CleanBodies();
    final Database database;
    final ContentRegister register;
    final Files files;
    final WikiFeature feature;
    final WikiContent content;
    final ReadPages reading;
    final WritePages writing;
    final EditPages editing;
    final CommentPages comments;
    final DraftPages drafts;
    final HistoryPages history;
    final WhoPages who;
    final LanguagePages languages;
    final SaveBeside saveBeside;
    final LinkPages links;
    final TargetPages targets;
    final KeepPages keeping;
    final PageApi api;
    final ListApi listApi;
    final Pages pages;
    final ReviewPages reviews;
    final SettingPages settings;
    final CarePages caring;
    final OverduePages overdue;
    final FollowPages following;
    final FeedPages feed;
    final CallPages calls;
    final ContributionPages contributions;
    final CityPages cities;
    final BesideDrafts besideDrafts;
    final AwaitPages awaiting;
    final Mailer mailer;
    final FollowLetters followers;
    final CommentLetters commented;
    final ListPages lists;
    final NetworkListPages everywhere;
    final TemplatePages templates;
    final AdminTemplatePages adminTemplates;
    final List<Mail> mails = new ArrayList<>();
    final List<String> audited = new ArrayList<>();
    /** Members whose account an administrator stopped. */
    final Set<Long> stopped = new HashSet<>();

    final Map<Long, Long> successors = new HashMap<>();
    /** Runs whenever somebody's mailbox is asked for, on the thread that asks. */
    final AtomicReference<Runnable> mailboxesAsked = new AtomicReference<>(() -> {});

    final Members reachable = new Reachable(members, stopped, successors, mailboxesAsked);
    /** Statements that read, outside of transactions. */
    final List<String> read = new CopyOnWriteArrayList<>();

    private int forms;

    WikiFixture(TestDatabase databases, Path folder) {
        spaces.add(1, "night", Visibility.PUBLIC, "wiki", "forum");
        spaces.add(2, "board", Visibility.PRIVATE, "wiki", "forum");
        for (long space = 1; space <= 2; space++) {
            spaces.role(space, 7, Role.MEMBER);
            spaces.role(space, 8, Role.MEMBER);
            spaces.role(space, 9, Role.MODERATOR);
            spaces.role(space, 3, Role.MANAGER);
        }
        database = StrictDatabase.of(databases.database("wiki"), read);
        register = new Register(databases.database("content"), spaces);
        files = StoredFiles.in(databases.database("content"), folder);
        Audit audit = new Audit() {
            @Override
            public void record(
                    Transaction transaction, long actor, long space, String act, Words subject, Words detail) {
                audited.add(act + " " + subject.plain() + " " + detail.plain());
            }

            @Override
            public void forget(Transaction transaction, String text) {
                throw new UnsupportedOperationException();
            }
        };
        mailer = new Mailer() {
            @Override
            public void send(Transaction transaction, Mail mail) {
                mails.add(mail);
            }

            @Override
            public String link(String path) {
                return "https://network.example" + path;
            }
        };
        readings = new LanguageReadings(bodies, question -> {
            translationsAsked.incrementAndGet();
            return translator.versions(question);
        });
        feature = new WikiFeature(
                database,
                register,
                new Others(),
                bodies,
                files,
                reachable,
                spaces,
                audit,
                mailer,
                TestMessages::in,
                ORGANISATIONS,
                NETWORK,
                new TaggedPdf(),
                readings);
        content = new WikiContent(database, register, bodies, files, spaces);
        reading = find(ReadPages.class);
        writing = find(WritePages.class);
        editing = find(EditPages.class);
        comments = find(CommentPages.class);
        drafts = find(DraftPages.class);
        history = find(HistoryPages.class);
        who = find(WhoPages.class);
        languages = find(LanguagePages.class);
        saveBeside = find(SaveBeside.class);
        links = find(LinkPages.class);
        targets = find(TargetPages.class);
        keeping = find(KeepPages.class);
        reviews = find(ReviewPages.class);
        settings = find(SettingPages.class);
        caring = find(CarePages.class);
        overdue = find(OverduePages.class);
        following = find(FollowPages.class);
        feed = find(FeedPages.class);
        calls = find(CallPages.class);
        contributions = find(ContributionPages.class);
        cities = find(CityPages.class);
        besideDrafts = find(BesideDrafts.class);
        awaiting = find(AwaitPages.class);
        followers = new FollowLetters(database, bodies, reachable, spaces, TestMessages::in, mailer, readings);
        commented = new CommentLetters(database, bodies, reachable, spaces, TestMessages::in, mailer, readings);
        lists = find(ListPages.class);
        everywhere = across(NetworkListPages.class);
        templates = find(TemplatePages.class);
        adminTemplates = (AdminTemplatePages) feature.adminPages().iterator().next();
        api = api(PageApi.class);
        listApi = api(ListApi.class);
        pages = new Pages(database, bodies);
    }

    static final Organisations ORGANISATIONS = new Organisations() {
        private final List<OrganisationCard> cards = List.of(
                city(1, "Nice", "FR"),
                city(2, "Leuven", "BE"),
                city(3, "Li\u00e8ge", "BE"),
                city(4, "\u00c9vry", "FR"));

        private static OrganisationCard city(long id, String name, String country) {
            return new OrganisationCard(
                    id,
                    Localised.of("en", "City of " + name, "fr", "Ville de " + name),
                    Localised.of("en", name),
                    OrganisationKind.CITY,
                    country);
        }

        @Override
        public Map<Long, OrganisationCard> cards(Collection<Long> ids) {
            Map<Long, OrganisationCard> found = new HashMap<>();
            cards.stream().filter(card -> ids.contains(card.id())).forEach(card -> found.put(card.id(), card));
            // Those of the members.
            ids.stream()
                    .filter(id -> id >= 100)
                    .forEach(id -> found.put(id, TestMembers.of((id - 100) * 10).organisation()));
            return found;
        }

        @Override
        public List<OrganisationCard> all() {
            return cards;
        }
    };

    static final Network NETWORK =
            new TwoLanguages(
                    new Network.Topic("night", Localised.of("en", "The city at night", "fr", "La ville la nuit")),
                    new Network.Topic("drugs", Localised.of("en", "Drugs", "fr", "Drogues"))) {
                @Override
                public List<String> languages() {
                    return List.of("en", "fr");
                }

                @Override
                public String zone() {
                    return "Europe/Paris";
                }
            };

    /** Active members, who have a mailbox each; those with even numbers read French. */
    private record Reachable(
            TestMembers members, Set<Long> stopped, Map<Long, Long> successors, AtomicReference<Runnable> asked)
            implements Members {
        @Override
        public Map<Long, MemberCard> cards(Collection<Long> ids) {
            return members.cards(ids);
        }

        @Override
        public Map<Long, Mailbox> mailboxes(Collection<Long> ids) {
            asked.get().run();
            Map<Long, Mailbox> boxes = new TreeMap<>();
            ids.stream()
                    .filter(id -> !stopped.contains(id))
                    .forEach(id -> boxes.put(
                            id,
                            new Mailbox(id, "Member " + id, id + "@city.example", id % 2 == 0 ? "fr" : "en", "UTC")));
            return boxes;
        }

        @Override
        public List<Long> find(String text, int limit) {
            return members.find(text, limit);
        }

        @Override
        public Optional<Long> successor(long member) {
            return Optional.ofNullable(successors.get(member));
        }

        @Override
        public long count() {
            return members.count();
        }
    }

    /** What other features made, by id. */
    final Map<Long, ContentItem> others = new HashMap<>();

    private final class Others implements ContentSources {
        @Override
        public Set<String> types() {
            return Set.of("forum.topic");
        }

        @Override
        public Map<Long, ContentItem> items(Collection<Long> ids) {
            Map<Long, ContentItem> found = new HashMap<>(others);
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public Map<Long, String> paths(Collection<Long> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<Long, String> pathsOf(Collection<ContentHead> heads) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Long> page(String type, long space, long after, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    /** What was queued, as "address: subject". */
    List<String> mailed() {
        return mails.stream().map(mail -> mail.to() + ": " + mail.subject()).toList();
    }

    <T> T api(Class<T> type) {
        return feature.api().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    <T> T across(Class<T> type) {
        return feature.networkPages().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private <T> T find(Class<T> type) {
        return feature.pages().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    TestVisit visit(long member) {
        return visit(member, 1, "en");
    }

    TestVisit visit(long member, long space, String language) {
        return new TestVisit(member, space, spaces, language).permissions(PERMISSIONS);
    }

    /** A form; each has a key of its own. */
    TestForm form(String... pairs) {
        List<String> all = new ArrayList<>(List.of("language", "en", "bodyFormat", "text"));
        all.addAll(List.of(pairs));
        return new TestForm("key" + forms++, all.toArray(String[]::new));
    }

    /** Makes a page; its name in addresses. */
    String make(String title, String parent, String body) {
        return slug(writing.make(form("title", title, "parent", parent, "body", body), visit(7)));
    }

    /** Saves an English text over the present one; or writes on at what the member sent for review. */
    Object save(long member, String slug, String title, String body) {
        PageRow page = row(slug);
        int base = pages.texts()
                .said(page.id(), "en")
                .map(said -> said.text().revision())
                .orElse(0);
        return editing.save(
                slug,
                form("title", title, "body", body, "base", base + "", "sent", sent(page.id(), member)),
                visit(member));
    }

    /** The version of the English text that a member has in review, "0" for none. */
    String sent(long page, long member) {
        return database.first(
                        "select version from wiki_proposal where page = ? and author = ? and language = 'en' and kind = 'TEXT'"
                                + " and state in ('WAITING', 'RETURNED')",
                        row -> String.valueOf(row.integer("version")),
                        page,
                        member)
                .orElse("0");
    }

    /** Names the latest draft of a member as a form that shows it does; "" when there is none. */
    String draft(long member) {
        return database
                .list(
                        "select saved_at from wiki_draft where member = ? order by saved_at desc",
                        row -> String.valueOf(row.number("saved_at")),
                        member)
                .stream()
                .findFirst()
                .orElse("");
    }

    PageRow row(String slug) {
        return pages.named(1, slug).orElseThrow();
    }

    static String slug(Object answer) {
        return place(answer).replaceAll("^/s/[a-z]+/wiki/([^?#/]+).*", "$1");
    }

    static String place(Object answer) {
        return ((Response) answer).getLocation().toString();
    }

    static String html(Object page) {
        return ((Page) page).body().toString() + ((Page) page).aside();
    }

    String page(String slug, long member) {
        return html(reading.page(slug, "", "", visit(member)));
    }

    @Override
    public void close() {
        feature.stop();
    }
}
