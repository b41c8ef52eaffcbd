// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.place;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.event.Event;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestMessages;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.edit.Drafts;
import org.rambla.wiki.edit.SaveMine;
import org.rambla.wiki.history.Revisions;
import org.rambla.wiki.letter.Letters;
import org.rambla.wiki.letter.Readers;
import org.rambla.wiki.link.Links;
import org.rambla.wiki.page.MakePage;
import org.rambla.wiki.page.MovePage;
import org.rambla.wiki.page.PageJson;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.SavePage;
import org.rambla.wiki.page.Tree;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.review.DecideProposal;
import org.rambla.wiki.review.DecideProposal.Chosen;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.Proposals;

/** Changes that wait for somebody who may review them. */
final class ReviewTest {
    private static final String TWO = "First passage here\n\nSecond passage here";

    @TempDir
    Path folder;

    private WikiFixture wiki;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    private void open(TestDatabase databases) {
        wiki = new WikiFixture(databases, folder);
        wiki.make("Guide", "", TWO);
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    /** Member 7 sends a change; its id. */
    private long send(String body) {
        return id(wiki.save(7, "guide", "Guide", body));
    }

    private static long id(Object answer) {
        return Long.parseLong(place(answer).replaceAll(".*reviews/([0-9]+).*", "$1"));
    }

    /** A form about the text as it is shown now. */
    private TestForm seen(long sent, String... pairs) {
        List<String> all = new ArrayList<>(List.of(pairs));
        wiki.database
                .list("select version from wiki_proposal where id = ?", row -> row.integer("version"), sent)
                .forEach(version -> all.addAll(List.of("version", String.valueOf(version))));
        return wiki.form(all.toArray(String[]::new));
    }

    private String text() {
        PageRow page = wiki.row("guide");
        return wiki.bodies.text(
                wiki.pages.texts().said(page.id(), "en").orElseThrow().text().body());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void change_isPublishedInItsAuthorsName_whenAReviewerSaysSo(TestDatabase databases) {
        open(databases);
        long sent = send(TWO.replace("Second", "Better"));
        assertThat(text()).contains("Second").doesNotContain("Better");
        // The page says so to its author and to reviewers.
        assertThat(wiki.page("guide", 7)).contains("not published yet", "/reviews/" + sent);
        assertThat(wiki.page("guide", 9)).contains("1 change to this page").doesNotContain("not published yet");
        assertThat(wiki.page("guide", 8)).doesNotContain("not published yet", "change to this page");
        // Everybody who publishes hears of it in their own language, and nobody else.
        assertThat(wiki.mailed())
                .containsExactly("3@city.example: For review: Guide", "9@city.example: For review: Guide");
        assertThat(wiki.reviews.proposal(sent, "wiki.done.sent", wiki.visit(7)).kept())
                .isEqualTo("wiki-edit-" + wiki.row("guide").id() + "-en");
        assertThat(wiki.mails.get(0).action().link()).isEqualTo("https://network.example/s/night/wiki/reviews/" + sent);
        assertThat(html(wiki.reviews.proposal(sent, "", wiki.visit(9)))).contains("<ins>", "Better", "Publish");
        wiki.mails.clear();

        assertThat(place(wiki.reviews.publish(sent, seen(sent), wiki.visit(9)))).startsWith("/s/night/wiki/guide?");
        assertThat(text()).contains("Better").doesNotContain("Second");
        PageRow page = wiki.row("guide");
        VersionRow now = wiki.pages.texts().said(page.id(), "en").orElseThrow().text();
        assertThat(now.editor()).isEqualTo(7);
        assertThat(now.revision()).isEqualTo(2);
        assertThat(wiki.mailed()).containsExactly("7@city.example: Published: Guide");
        assertThatThrownBy(() -> wiki.reviews.publish(sent, seen(sent), wiki.visit(9)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
        assertThat(html(wiki.reviews.list("", "", wiki.visit(9)))).doesNotContain("reviews/" + sent);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void newPage_isThere_onlyWhenItIsPublished(TestDatabase databases) {
        open(databases);
        TestForm form = wiki.form("title", "Noise at night", "parent", "Guide", "body", "Words", "summary", "New one");
        long sent = id(wiki.writing.make(form, wiki.visit(7)));
        // Sent twice, it waits once.
        assertThat(id(wiki.writing.make(form, wiki.visit(7)))).isEqualTo(sent);
        assertThat(wiki.pages.named(1, "noise-at-night")).isEmpty();
        Page shown = wiki.reviews.proposal(sent, "", wiki.visit(9));
        assertThat(shown.title()).isEqualTo("Noise at night");
        assertThat(html(shown)).contains("Guide", "Words");
        wiki.reviews.publish(sent, seen(sent), wiki.visit(9));
        PageRow page = wiki.row("noise-at-night");
        assertThat(page.author()).isEqualTo(7);
        assertThat(page.parent()).isEqualTo(wiki.row("guide").id());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleTakenMeanwhile_isToldToTheReviewer_andNothingIsPublished(TestDatabase databases) {
        open(databases);
        long sent = id(wiki.writing.make(wiki.form("title", "Noise", "body", "Mine"), wiki.visit(7)));
        wiki.writing.make(wiki.form("title", "Noise", "body", "Theirs"), wiki.visit(9));
        Page again = (Page) wiki.reviews.publish(sent, seen(sent), wiki.visit(9));
        assertThat(again.status()).isEqualTo(422);
        assertThat(html(again)).contains("Mine");
        assertThat(wiki.row("noise").author()).isEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void authorWhoMayNotReadItAnyMore_isToldNothing(TestDatabase databases) {
        open(databases);
        long sent = send(TWO.replace("Second", "Better"));
        wiki.caring.changed("guide", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        wiki.mails.clear();
        wiki.reviews.giveBack(sent, seen(sent, "answer", "Where does this come from?"), wiki.visit(9));
        assertThat(wiki.mails).isEmpty();
        // As if its author had sent it again before.
        wiki.database.transaction(tx -> tx.execute("update wiki_proposal set state = 'WAITING' where id = ?", sent));
        wiki.reviews.publish(sent, seen(sent), wiki.visit(9));
        assertThat(text()).contains("Better");
        assertThat(wiki.mails).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void givenBack_itsAuthorReadsWhy_andWritesOnAtTheSameText(TestDatabase databases) {
        open(databases);
        long sent = send(TWO.replace("Second", "Better"));
        wiki.mails.clear();
        TestForm empty = seen(sent, "answer", "");
        assertThat(((Page) wiki.reviews.giveBack(sent, empty, wiki.visit(9))).status())
                .isEqualTo(422);
        wiki.reviews.giveBack(sent, seen(sent, "answer", "Where does this come from?"), wiki.visit(9));
        assertThat(wiki.mails).hasSize(1);
        assertThat(wiki.mails.get(0).to()).isEqualTo("7@city.example");
        assertThat(wiki.mails.get(0).paragraphs()).contains("Where does this come from?");
        assertThat(html(wiki.reviews.proposal(sent, "", wiki.visit(7))))
                .contains("Where does this come from?", "proposal=" + sent)
                .doesNotContain("/publish");
        assertThat(html(wiki.editing.edit("guide", "en", sent + "", wiki.visit(7))))
                .contains("Better");
        // Only its author writes on.
        assertThat(html(wiki.editing.edit("guide", "en", sent + "", wiki.visit(8))))
                .doesNotContain("Better");
        // Whoever reviews it too reads that it is decided, with what was to be said.
        Page late = (Page) wiki.reviews.giveBack(sent, seen(sent, "answer", "Name the street"), wiki.visit(3));
        assertThat(late.status()).isEqualTo(409);
        assertThat(html(late)).contains("wiki.refusal.decided", "Name the street");
        assertThat(send(TWO.replace("Second", "Best"))).isEqualTo(sent);
        wiki.reviews.publish(sent, seen(sent), wiki.visit(9));
        assertThat(text()).contains("Best");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatOthersChangedMeanwhile_isKept_andConflictsAreDecidedByTheReviewer(TestDatabase databases) {
        open(databases);
        long other = send(TWO.replace("Second", "Better"));
        wiki.save(9, "guide", "Guide", TWO.replace("First", "Very first"));
        wiki.reviews.publish(other, seen(other), wiki.visit(9));
        assertThat(text()).contains("Very first", "Better");

        long sent = send(text().replace("Better", "Best"));
        wiki.save(9, "guide", "Guide", text().replace("Better", "Finest"));
        Page undecided = (Page) wiki.reviews.publish(sent, seen(sent), wiki.visit(9));
        assertThat(undecided.status()).isEqualTo(409);
        assertThat(html(undecided)).contains("Best", "Finest", "/s/night/wiki/reviews/" + sent + "/publish");
        String key = html(undecided).replaceAll("(?s).*name=\"choice-([^\"]+)\".*", "$1");
        String theirs = html(undecided).replaceAll("(?s).*name=\"theirs\" value=\"([0-9]+)\".*", "$1");
        wiki.reviews.publish(sent, seen(sent, "theirs", theirs, "choice-" + key, "MINE"), wiki.visit(9));
        assertThat(text()).contains("Very first", "Best").doesNotContain("Finest");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textThatItsAuthorReplaced_isDecidedAbout_onlyWhenItWasShown(TestDatabase databases) {
        open(databases);
        long sent = send(TWO.replace("Second", "Better"));
        assertThat(html(wiki.reviews.proposal(sent, "", wiki.visit(9)))).contains("name=\"version\" value=\"1\"");
        TestForm seen = seen(sent);
        TestForm answer = seen(sent, "answer", "Where does this come from?");
        assertThat(send(TWO.replace("Second", "Worse"))).isEqualTo(sent);
        Page again = (Page) wiki.reviews.publish(sent, seen, wiki.visit(9));
        assertThat(again.status()).isEqualTo(409);
        assertThat(html(again)).contains("Worse", "name=\"version\" value=\"2\"");
        Page returned = (Page) wiki.reviews.giveBack(sent, answer, wiki.visit(9));
        assertThat(returned.status()).isEqualTo(409);
        assertThat(html(returned)).contains("Where does this come from?");
        assertThat(((Page) wiki.reviews.publish(sent, wiki.form(), wiki.visit(9))).status())
                .isEqualTo(409);
        assertThat(text()).contains("Second");
        wiki.reviews.publish(sent, seen(sent), wiki.visit(9));
        assertThat(text()).contains("Worse");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void conflict_isDecidedAboutTheTextThatWasShown(TestDatabase databases) {
        open(databases);
        long sent = send(TWO.replace("Second", "Better"));
        wiki.save(9, "guide", "Guide", TWO.replace("Second", "Finest"));
        Page undecided = (Page) wiki.reviews.publish(sent, seen(sent), wiki.visit(9));
        assertThat(html(undecided)).contains("name=\"version\" value=\"1\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textSentWhileTheOneBeforeIsPublished_goesOnWaiting(TestDatabase databases) {
        open(databases);
        long sent = send(TWO.replace("Second", "Better"));
        long fresh = id(wiki.writing.make(wiki.form("title", "Noise", "body", "First words"), wiki.visit(7)));
        Proposals proposals = new Proposals(wiki.database, wiki.bodies);
        Proposal change = proposals.find(1, sent).orElseThrow();
        Proposal page = proposals.find(1, fresh).orElseThrow();
        // As if they came between what the reviewer read and the note that it is published.
        send(TWO.replace("Second", "Worse"));
        wiki.writing.make(
                wiki.form("title", "Noise", "body", "Other words", "proposal", fresh + "", "sent", "1"), wiki.visit(7));
        DecideProposal deciding = deciding();
        deciding.publish(change, Chosen.NOTHING, wiki.visit(9));
        deciding.publish(page, Chosen.NOTHING, wiki.visit(9));
        assertThat(text()).contains("Better");
        assertThat(proposals.find(1, sent).orElseThrow().state()).isEqualTo(Proposal.State.WAITING);
        assertThat(proposals.find(1, fresh).orElseThrow().state()).isEqualTo(Proposal.State.WAITING);
        assertThat(html(wiki.reviews.list("", "", wiki.visit(9)))).contains("reviews/" + sent, "reviews/" + fresh);
        // The page is there already: nobody is told that the other words are published.
        assertThat(((Page) wiki.reviews.publish(fresh, seen(fresh), wiki.visit(9))).status())
                .isEqualTo(422);
        assertThatThrownBy(() -> deciding.giveBack(change, "Too late", wiki.visit(9)))
                .isInstanceOf(Refusal.class);
    }

    private DecideProposal deciding() {
        Links links = new Links(wiki.database, wiki.bodies, wiki.spaces);
        Tree tree = new Tree(wiki.database);
        SavePage saving = new SavePage(wiki.database, wiki.register, wiki.bodies, wiki.files, tree, links);
        return new DecideProposal(
                wiki.database,
                wiki.register,
                wiki.files,
                wiki.pages,
                new Revisions(wiki.database, wiki.bodies),
                new MakePage(wiki.database, wiki.register, wiki.files, tree, links),
                new SaveMine(wiki.pages, saving),
                new MovePage(wiki.database, wiki.register, tree),
                new Readers(wiki.spaces),
                new Letters(wiki.members, TestMessages::in, wiki.mailer, wiki.spaces, wiki.readings),
                new Drafts(wiki.database, wiki.bodies, wiki.files));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void homeOfTheWiki_countsWhatWaits_withoutReadingIt(TestDatabase databases) {
        open(databases);
        send(TWO.replace("Second", "Better"));
        wiki.writing.make(wiki.form("title", "Noise", "body", "Words"), wiki.visit(7));
        wiki.read.clear();
        assertThat(html(wiki.reading.home("", "", wiki.visit(7))))
                .contains(TestMessages.in("en").count("wiki.reviews.mine", 2));
        assertThat(wiki.read)
                .anyMatch(sql -> sql.contains("wiki_proposal"))
                .noneMatch(sql -> sql.contains("wiki_proposal") && sql.contains("body"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sentTexts_areForTheirAuthorsAndReviewersOnly(TestDatabase databases) {
        open(databases);
        long sent = send(TWO.replace("Second", "Better"));
        assertThatThrownBy(() -> wiki.reviews.proposal(sent, "", wiki.visit(8))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> wiki.reviews.proposal(sent, "", wiki.visit(9, 2, "en")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> wiki.reviews.takeBack(sent, wiki.visit(9))).isInstanceOf(Refusal.class);
        ContentHead head = wiki.register.head(sent).orElseThrow();
        assertThat(head.visible(wiki.spaces.grants(8), 8)).isFalse();
        assertThat(head.visible(wiki.spaces.grants(9), 9)).isTrue();
        assertThat(wiki.content.paths(List.of(sent))).isEqualTo(Map.of(sent, "/s/night/wiki/reviews/" + sent));

        wiki.reviews.takeBack(sent, wiki.visit(7));
        assertThatThrownBy(() -> wiki.reviews.proposal(sent, "", wiki.visit(9))).isInstanceOf(Refusal.class);
        assertThat(html(wiki.reviews.proposal(sent, "", wiki.visit(7)))).contains("Better");
        assertThat(wiki.content.paths(List.of(sent))).isEmpty();
        assertThat(wiki.register.latest(wiki.spaces.grants(9), Selection.ALL, null, 10))
                .extracting(ContentHead::type)
                .containsExactly("page");
        assertThatThrownBy(() -> wiki.reviews.publish(sent, seen(sent), wiki.visit(9)))
                .isInstanceOf(Refusal.class);
        assertThat(text()).contains("Second");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageForFewerReaders_hidesWhatIsInReviewToo(TestDatabase databases) {
        open(databases);
        long sent = send(TWO.replace("Second", "Better"));
        wiki.caring.changed("guide", wiki.form("least", "MANAGER", "writer", "VISITOR"), wiki.visit(3));
        assertThatThrownBy(() -> wiki.reviews.proposal(sent, "", wiki.visit(9))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> wiki.reviews.publish(sent, seen(sent), wiki.visit(9)))
                .isInstanceOf(Refusal.class);
        assertThat(html(wiki.reviews.list("", "", wiki.visit(9)))).doesNotContain("reviews/" + sent);
        assertThat(html(wiki.reviews.list("", "", wiki.visit(3)))).contains("reviews/" + sent);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageForFewerReaders_hidesWhatIsInReview_wherePeopleFindIt(TestDatabase databases) {
        open(databases);
        wiki.writing.make(wiki.form("title", "Costs", "parent", "Guide", "body", "Figures"), wiki.visit(9));
        wiki.writing.make(wiki.form("title", "Other", "body", "Words"), wiki.visit(9));
        List<Long> sent = List.of(
                send(TWO.replace("Second", "Better")),
                id(wiki.save(7, "costs", "Costs", "Other figures")),
                id(wiki.writing.make(
                        wiki.form("title", "Details", "parent", "Costs", "body", "Words"), wiki.visit(7))));
        long other = id(wiki.save(7, "other", "Other", "Other words"));
        assertThat(sent).allMatch(id -> visible(id, 9));
        wiki.caring.changed("guide", wiki.form("least", "MANAGER", "writer", "VISITOR"), wiki.visit(3));
        assertThat(sent).noneMatch(id -> visible(id, 9)).allMatch(id -> visible(id, 3));
        assertThat(visible(other, 9)).isTrue();
        wiki.keeping.moved("other", wiki.form("parent", "Guide"), wiki.visit(3));
        assertThat(visible(other, 9)).isFalse();
        // For everybody again, those who review read it, and nobody else.
        wiki.caring.changed("guide", wiki.form("least", "VISITOR", "writer", "VISITOR"), wiki.visit(3));
        assertThat(visible(sent.get(0), 9)).isTrue();
        assertThat(visible(sent.get(0), 8)).isFalse();
    }

    private boolean visible(long item, long member) {
        return wiki.register.head(item).orElseThrow().visible(wiki.spaces.grants(member), member);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void otherWaysIn_waitToo(TestDatabase databases) {
        open(databases);
        wiki.save(9, "guide", "Guide", "By nine");
        // A former text, a translation, a program, and files, which wait with their text.
        assertThat(place(wiki.history.restore("guide", "1", wiki.form("base", "2"), wiki.visit(8))))
                .contains("/reviews/");
        String block = wiki.bodies
                .passages(wiki.pages
                        .texts()
                        .said(wiki.row("guide").id(), "en")
                        .orElseThrow()
                        .text()
                        .body())
                .keySet()
                .iterator()
                .next();
        TestForm french = new TestForm(
                "fr",
                "language",
                "fr",
                "base",
                "0",
                "origin",
                "2",
                "title",
                "Guide FR",
                "passage-" + block,
                "Par neuf");
        long sent = id(wiki.saveBeside.save("guide", french, wiki.visit(7)));
        wiki.reviews.publish(sent, seen(sent), wiki.visit(9));
        assertThat(wiki.pages
                        .texts()
                        .said(wiki.row("guide").id(), "fr")
                        .orElseThrow()
                        .synced()
                        .origin())
                .isEqualTo(2);
        PageJson.NewText text =
                new PageJson.NewText("Guide", "By a program", "text", "en", null, null, 2, null, 0, 0, null, null);
        assertThat(wiki.api.save("guide", text, wiki.visit(7)).getStatus()).isEqualTo(202);
        assertThat(text()).isEqualTo("By nine");
        String sentBefore = wiki.sent(wiki.row("guide").id(), 8);
        TestForm withFile = wiki.form("title", "Guide", "body", "Words", "base", "2", "sent", sentBefore)
                .with(new org.rambla.api.page.Upload() {
                    @Override
                    public String name() {
                        return "costs.txt";
                    }

                    @Override
                    public long size() {
                        return 5;
                    }

                    @Override
                    public java.io.InputStream open() {
                        return new ByteArrayInputStream("words".getBytes(StandardCharsets.UTF_8));
                    }
                });
        long waiting = id(wiki.editing.save("guide", withFile, wiki.visit(8)));
        Attachment file = wiki.files.of(List.of(waiting)).get(waiting).get(0);
        assertThat(html(wiki.reviews.proposal(waiting, "", wiki.visit(9)))).contains("costs.txt");
        assertThat(fetched(file, 9)).isTrue();
        assertThat(fetched(file, 8)).isTrue();
        assertThat(fetched(file, 7)).isFalse();
        assertThat(fetched(file, 0)).isFalse();
        wiki.reviews.publish(waiting, seen(waiting), wiki.visit(9));
        assertThat(fetched(file, 0)).isTrue();
        assertThat(wiki.row("guide").files()).isEqualTo(1);
        assertThat(wiki.page("guide", 0)).contains("costs.txt", "Prevention officer 8");
        wiki.editing.save(
                "guide",
                wiki.form("title", "Guide", "body", "Words", "base", "3", "detach", file.id() + ""),
                wiki.visit(9));
        assertThat(wiki.row("guide").files()).isZero();
        assertThat(html(wiki.history.history("guide", "", "", "", wiki.visit(0))))
                .contains("costs.txt", "Taken off", "Attached", "Prevention officer 9");
    }

    /** Whether somebody may show the file as a picture, which is whether they may fetch it. */
    private boolean fetched(Attachment file, long member) {
        Body body = new Body("<img src=\"/files/" + file.id() + "/x.png\" alt=\"x\">", 0);
        return !wiki.files.pictures(body, wiki.visit(member)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWaits_isForThoseWhoMayReviewNow_whenThatIsGivenToOthers(TestDatabase databases) {
        open(databases);
        wiki.make("Few", "", TWO);
        long sent = send(TWO + "\n\nMore");
        assertThat(wiki.register.head(sent).orElseThrow().least()).isEqualTo(Role.MODERATOR);
        KeepNarrow narrow = new KeepNarrow(wiki.database, wiki.register, wiki.spaces);
        wiki.spaces.move(1, "wiki.review", Role.MANAGER);
        assertThat(narrow.wants("space.changed")).isTrue();
        narrow.on(Event.now("space.changed", 1, 1, 0, 3));
        assertThat(wiki.register.head(sent).orElseThrow().least()).isEqualTo(Role.MANAGER);
        int version = wiki.register.head(sent).orElseThrow().version();
        narrow.on(Event.now("space.changed", 1, 1, 0, 3));
        assertThat(wiki.register.head(sent).orElseThrow().version()).isEqualTo(version);
        wiki.spaces.move(1, "wiki.review", Role.MODERATOR);
        narrow.on(Event.now("space.changed", 1, 1, 0, 3));
        assertThat(wiki.register.head(sent).orElseThrow().least()).isEqualTo(Role.MODERATOR);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void listOfReviews_isReadWithoutTexts_andCountsWhatItsReaderMaySee(TestDatabase databases) {
        open(databases);
        send(TWO + "\n\nMore");
        wiki.read.clear();
        assertThat(html(wiki.reviews.list("", "", wiki.visit(9)))).contains("/reviews/");
        assertThat(wiki.read).noneMatch(sql -> sql.contains("wiki_proposal") && sql.contains("body"));
        assertThat(html(wiki.reading.home("", "", wiki.visit(9)))).contains("1 text waits for your review");
        String columns =
                "version, space_id, page, parent, language, base, title, body, sanitiser, summary, origin, synced,"
                        + " author, organisation, sent_at, state, answer, decider, decided_at, facts, kind";
        for (int i = 0; i < 8; i++) {
            long far = 1_000_000L << i;
            wiki.database.transaction(tx -> tx.execute(
                    "insert into wiki_proposal (id, " + columns + ") select id + cast(? as bigint), " + columns
                            + " from wiki_proposal",
                    far));
        }
        assertThat(PagesTest.parts("", after -> wiki.reviews.list(after, "", wiki.visit(9)), "/wiki/reviews/[0-9]"))
                .isEqualTo(256);
        // Of who sent them, and of a reviewer who sent some too: what waits comes first, each list goes on by itself.
        assertThat(PagesTest.parts(
                        "mine", "", mine -> wiki.reviews.list("", mine, wiki.visit(7)), "/wiki/reviews/[0-9]"))
                .isEqualTo(256);
        wiki.database.transaction(tx -> tx.execute("update wiki_proposal set author = 9 where id >= 1000000"));
        assertThat(html(wiki.reviews.list("", "", wiki.visit(9)))).contains("reviews?after=", "reviews?mine=");
        assertThat(html(wiki.reviews.list("", "9000000000000-1", wiki.visit(9))))
                .contains("What you sent", "reviews?mine=")
                .doesNotContain("Waiting for a decision");
        wiki.database.transaction(tx -> tx.execute("delete from wiki_proposal where id >= 1000000"));
        wiki.caring.changed("guide", wiki.form("least", "MANAGER", "writer", "VISITOR"), wiki.visit(3));
        assertThat(html(wiki.reading.home("", "", wiki.visit(9)))).doesNotContain("for your review");
        assertThat(html(wiki.reading.home("", "", wiki.visit(3)))).contains("1 text waits for your review");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pagesAroundAPage_areReadInOneStatement(TestDatabase databases) {
        open(databases);
        for (String title : List.of("Lamps", "Benches")) {
            long id = id(wiki.writing.make(wiki.form("title", title, "parent", "Guide", "body", TWO), wiki.visit(7)));
            wiki.reviews.publish(id, wiki.form("version", "1"), wiki.visit(9));
        }
        wiki.read.clear();
        assertThat(wiki.page("lamps", 0))
                .containsSubsequence("/s/night/wiki/guide", "/s/night/wiki/benches", "/s/night/wiki/lamps");
        assertThat(wiki.read).hasSizeLessThanOrEqualTo(3);
        assertThat(wiki.page("guide", 0)).contains("Benches", "Lamps");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void moveOfAPage_waitsForAReview_whereTheSpaceWantsThem(TestDatabase databases) {
        open(databases);
        long made = id(wiki.writing.make(wiki.form("title", "Lamps", "body", TWO), wiki.visit(7)));
        wiki.reviews.publish(made, wiki.form("version", "1"), wiki.visit(9));
        assertThat(html(wiki.keeping.move("lamps", wiki.visit(7)))).contains("looks at the move first");
        TestForm circle = wiki.form("parent", "Lamps");
        assertThat(((Page) wiki.keeping.moved("lamps", circle, wiki.visit(7))).status())
                .isEqualTo(422);
        long first = id(wiki.keeping.moved("lamps", wiki.form("parent", ""), wiki.visit(7)));
        long move = id(wiki.keeping.moved("lamps", wiki.form("parent", "Guide"), wiki.visit(7)));
        assertThat(move).isEqualTo(first);
        int asked = wiki.mails.size();
        wiki.keeping.moved("lamps", wiki.form("parent", "Guide"), wiki.visit(7));
        assertThat(wiki.mails).hasSize(asked);
        assertThat(html(wiki.keeping.move("lamps", wiki.visit(7)))).containsPattern("<input[^>]* value=\"Guide\"");
        assertThat(html(wiki.keeping.move("lamps", wiki.visit(9))))
                .doesNotContainPattern("<input[^>]* value=\"Guide\"");
        assertThat(wiki.row("lamps").parent()).isZero();
        assertThat(html(wiki.reviews.list("", "", wiki.visit(9)))).contains("Another place.", "/reviews/" + move);
        assertThat(html(wiki.reviews.proposal(move, "", wiki.visit(9))))
                .contains("It is to stand below", "/wiki/guide\"", "/publish");
        assertThat(html(wiki.reviews.proposal(move, "", wiki.visit(7)))).contains("/wiki/lamps/move?proposal=" + move);
        // A change of its text is sent beside it.
        long text = id(wiki.save(7, "lamps", "Lamps", TWO + "\n\nMore"));
        assertThat(text).isNotEqualTo(move);
        wiki.reviews.publish(move, wiki.form("version", "2"), wiki.visit(9));
        assertThat(wiki.row("lamps").parent()).isEqualTo(wiki.row("guide").id());
        assertThat(wiki.page("lamps", 0)).doesNotContain("More");
        // Whoever reviews moves at once.
        wiki.keeping.moved("lamps", wiki.form("parent", ""), wiki.visit(9));
        assertThat(wiki.row("lamps").parent()).isZero();
    }
}
