// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.place;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.api.space.Role;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.edit.Autosave.Autosaved;
import org.rambla.wiki.exchange.in.Zips;
import org.rambla.wiki.page.PageJson.NewText;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.Proposals;
import org.rambla.wiki.review.ReviewApi;

/** Who reads what waits for a review, and what becomes of it when its author or others write again meanwhile. */
final class WaitingTextTest {
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

    private static long id(Object answer) {
        return Long.parseLong(place(answer).replaceAll(".*reviews/([0-9]+).*", "$1"));
    }

    private Proposal sent(long id) {
        return new Proposals(wiki.database, wiki.bodies).find(1, id).orElseThrow();
    }

    private String text(String slug) {
        PageRow page = wiki.row(slug);
        return wiki.bodies.text(
                wiki.pages.texts().said(page.id(), "en").orElseThrow().text().body());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void newPageBelowOneThatWasClosed_isReadAndPublishedByThoseWhoReadThat(TestDatabase databases) {
        open(databases);
        long fresh =
                id(wiki.writing.make(wiki.form("title", "Costs", "parent", "Guide", "body", "Figures"), wiki.visit(7)));
        ReviewApi api = wiki.api(ReviewApi.class);
        assertThat(html(wiki.reviews.list("", "", wiki.visit(9)))).contains("reviews/" + fresh);
        wiki.caring.changed("guide", wiki.form("least", "MANAGER", "writer", "VISITOR"), wiki.visit(3));
        assertThat(html(wiki.reviews.list("", "", wiki.visit(9)))).doesNotContain("reviews/" + fresh);
        assertThat(html(wiki.reading.home("", "", wiki.visit(9)))).doesNotContain("for your review");
        assertThat(api.list("", wiki.visit(9)).reviews()).isEmpty();
        assertThatThrownBy(() -> api.review(fresh + "", wiki.visit(9))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> wiki.reviews.proposal(fresh, "", wiki.visit(9)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> wiki.reviews.publish(fresh, wiki.form("version", "1"), wiki.visit(9)))
                .isInstanceOf(Refusal.class);
        assertThat(wiki.pages.named(1, "costs")).isEmpty();
        // Its author, who reviews by now, does not publish it either.
        wiki.spaces.role(1, 7, Role.MODERATOR);
        Page refused = (Page) wiki.reviews.publish(fresh, wiki.form("version", "1"), wiki.visit(7));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(wiki.pages.named(1, "costs")).isEmpty();
        assertThat(html(wiki.reading.home("", "", wiki.visit(3)))).contains("1 text waits for your review");
        assertThat(api.list("", wiki.visit(3)).reviews()).hasSize(1);
        wiki.reviews.publish(fresh, wiki.form("version", "1"), wiki.visit(3));
        assertThat(wiki.row("costs").author()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void authorWhosePageWasClosed_readsWhatWasSent_andNotWhatThePageIsNow(TestDatabase databases) {
        open(databases);
        long sent = id(wiki.save(7, "guide", "Guide", TWO.replace("Second", "Better")));
        assertThat(wiki.pages
                        .texts()
                        .said(wiki.row("guide").id(), "en", 9, true)
                        .orElseThrow()
                        .waits())
                .isOne();
        assertThat(wiki.pages
                        .texts()
                        .said(wiki.row("guide").id(), "en", 0, false)
                        .orElseThrow()
                        .waits())
                .as("not counted for those who are not told")
                .isZero();
        assertThat(html(wiki.reviews.proposal(sent, "", wiki.visit(7)))).contains("/s/night/wiki/guide");
        wiki.caring.changed("guide", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(3));
        wiki.save(3, "guide", "Secret", TWO);
        assertThat(html(wiki.reviews.proposal(sent, "", wiki.visit(7))))
                .contains("Better", "/take-back")
                .doesNotContain("Secret", "/wiki/secret", "/wiki/guide", "proposal=");
        assertThat(wiki.api(ReviewApi.class)
                        .review(sent + "", wiki.visit(7))
                        .review()
                        .page())
                .isNull();
        assertThat(wiki.api(ReviewApi.class)
                        .review(sent + "", wiki.visit(9))
                        .review()
                        .page())
                .isEqualTo("secret");
        assertThat(html(wiki.reviews.proposal(sent, "", wiki.visit(9)))).contains("Secret");
    }

    private Object decide(long sent, String... more) {
        Page undecided = (Page) wiki.reviews.publish(sent, wiki.form("version", "1"), wiki.visit(9));
        assertThat(undecided.status()).isEqualTo(409);
        String key = html(undecided).replaceAll("(?s).*name=\"choice-([^\"]+)\".*", "$1");
        String theirs = html(undecided).replaceAll("(?s).*name=\"theirs\" value=\"([0-9]+)\".*", "$1");
        String title = html(undecided).replaceAll("(?s).*name=\"title\"[^>]* value=\"([^\"]+)\".*", "$1");
        return wiki.reviews.publish(
                sent,
                wiki.form(
                        "version",
                        "1",
                        "theirs",
                        theirs,
                        "choice-" + key,
                        "MINE",
                        "title",
                        more.length == 0 ? title : more[0]),
                wiki.visit(9));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void renamedMeanwhile_thePageKeepsItsName_whenAConflictIsDecided(TestDatabase databases) {
        open(databases);
        long sent = id(wiki.save(7, "guide", "Guide", TWO.replace("First", "Best")));
        wiki.save(9, "guide", "Handbook", TWO.replace("First", "Finest"));
        decide(sent);
        assertThat(wiki.row("guide").slug()).isEqualTo("handbook");
        assertThat(wiki.row("guide").titles().in("en")).isEqualTo("Handbook");
        assertThat(text("guide")).contains("Best").doesNotContain("Finest");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleThatTheReviewerTypes_isTheOneOfThePage(TestDatabase databases) {
        open(databases);
        long sent = id(wiki.save(7, "guide", "Manual", TWO.replace("First", "Best")));
        wiki.save(9, "guide", "Handbook", TWO.replace("First", "Finest"));
        decide(sent, "Night handbook");
        assertThat(wiki.row("guide").titles().in("en")).isEqualTo("Night handbook");
    }

    private TestForm edit(String body, String sent) {
        return wiki.form("title", "Guide", "body", body, "base", "1", "sent", sent);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void secondChange_goesOnWithTheFirst_orIsRefused(TestDatabase databases) {
        open(databases);
        String first = TWO.replace("First", "Best");
        long sent = id(wiki.editing.save("guide", edit(first, "0"), wiki.visit(7)));
        // The form shows what waits.
        String form = html(wiki.editing.edit("guide", "en", "", wiki.visit(7)));
        assertThat(form).contains("Best passage", "name=\"sent\" value=\"1\"", "You see it here", "reviews/" + sent);
        assertThat(html(wiki.editing.edit("guide", "en", "", wiki.visit(8))))
                .contains("First passage", "name=\"sent\" value=\"0\"")
                .doesNotContain("in review. You");
        // One that was opened before does not take its place in silence.
        Page refused = (Page) wiki.editing.save("guide", edit(TWO.replace("Second", "Other"), "0"), wiki.visit(7));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(html(refused)).contains("Other passage", "Best passage", "name=\"sent\" value=\"1\"");
        assertThat(sent(sent).version()).isEqualTo(1);
        assertThat(sent(sent).body().html()).contains("Best");
        // Twice the same changes nothing; written on it takes its place.
        assertThat(id(wiki.editing.save("guide", edit(first, "0"), wiki.visit(7))))
                .isEqualTo(sent);
        assertThat(sent(sent).version()).isEqualTo(1);
        assertThat(id(wiki.editing.save("guide", edit(first.replace("Second", "Other"), "1"), wiki.visit(7))))
                .isEqualTo(sent);
        assertThat(wiki.bodies.text(sent(sent).body())).contains("Best", "Other");
        assertThatThrownBy(() -> wiki.history.restore("guide", "1", wiki.form("base", "1"), wiki.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.arguments()).containsExactly("/s/night/wiki/reviews/" + sent));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void draftOfATextInReview_goesOnWithIt(TestDatabase databases) {
        open(databases);
        wiki.editing.save("guide", edit(TWO.replace("First", "Best"), "0"), wiki.visit(7));
        Response kept = wiki.drafts.autosave("guide", edit(TWO.replace("First", "Very best"), "1"), wiki.visit(7));
        assertThat(((Autosaved) kept.getEntity()).draft()).isNotNull();
        assertThat(html(wiki.editing.edit("guide", "en", "", wiki.visit(7))))
                .contains("Very best", "name=\"sent\" value=\"1\"", "You see your draft", "You see it here");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void newPageSentFromTwoForms_isReplacedByTheOneThatShowedIt(TestDatabase databases) {
        open(databases);
        long sent = id(wiki.writing.make(wiki.form("title", "Costs", "body", "Figures"), wiki.visit(7)));
        assertThat(html(wiki.writing.fresh("", "", sent + "", "", "", wiki.visit(7))))
                .contains("name=\"sent\" value=\"1\"");
        wiki.writing.make(
                wiki.form("title", "Costs", "body", "Better figures", "proposal", sent + "", "sent", "1"),
                wiki.visit(7));
        Page refused = (Page) wiki.writing.make(
                wiki.form("title", "Costs", "body", "Old figures", "proposal", sent + "", "sent", "1"), wiki.visit(7));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(html(refused)).contains("Old figures", "Better figures", "name=\"sent\" value=\"2\"");
        assertThat(sent(sent).body().html()).contains("Better figures");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void program_isToldWhatWaits_andReplacesTheVersionThatItNames(TestDatabase databases) {
        open(databases);
        long sent = id(wiki.editing.save("guide", edit(TWO.replace("First", "Best"), "0"), wiki.visit(7)));
        assertThatThrownBy(() -> wiki.api.save("guide", program("Others", 0), wiki.visit(7)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(409);
                    assertThat(refusal.arguments()).containsExactly("/s/night/wiki/reviews/" + sent);
                });
        assertThat(wiki.api.save("guide", program("Others", 1), wiki.visit(7)).getStatus())
                .isEqualTo(202);
        assertThat(sent(sent).body().html()).contains("Others");
    }

    private static NewText program(String body, int waiting) {
        return new NewText("Guide", body, "text", "en", null, null, 1, null, waiting, 0, null, null);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textInAnotherLanguage_keepsWhatOfTheOriginalItSays_whenItIsWrittenOn(TestDatabase databases) {
        open(databases);
        long sent = id(
                wiki.editing.save("guide", french("Première passe", "0", "origin", "1", "synced", "1"), wiki.visit(7)));
        assertThat(sent(sent).synced().origin()).isEqualTo(1);
        wiki.reviews.giveBack(sent, wiki.form("version", "1", "answer", "Shorter, please"), wiki.visit(9));
        assertThat(html(wiki.reviews.proposal(sent, "", wiki.visit(7)))).contains("/guide/translate?language=fr");
        wiki.editing.save("guide", french("Première", "2"), wiki.visit(7));
        assertThat(sent(sent).synced().origin()).isEqualTo(1);
        wiki.reviews.publish(sent, wiki.form("version", "3"), wiki.visit(9));
        assertThat(wiki.pages
                        .texts()
                        .said(wiki.row("guide").id(), "fr")
                        .orElseThrow()
                        .synced()
                        .origin())
                .isEqualTo(1);
    }

    private TestForm french(String body, String sent, String... more) {
        TestForm form = new TestForm(
                "french" + sent,
                Stream.concat(
                                Stream.of(
                                        "language",
                                        "fr",
                                        "bodyFormat",
                                        "text",
                                        "title",
                                        "Guide FR",
                                        "body",
                                        body,
                                        "base",
                                        "0",
                                        "sent",
                                        sent),
                                Stream.of(more))
                        .toArray(String[]::new));
        return form;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void besideTheOriginal_whatWaitsIsShown_andNotReplacedUnseen(TestDatabase databases) {
        open(databases);
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
        long sent = id(wiki.saveBeside.save("guide", beside(block, "Par ici", "0"), wiki.visit(7)));
        assertThat(html(wiki.languages.translate("guide", "fr", "", "", "", wiki.visit(7))))
                .contains("Par ici", "name=\"sent\" value=\"1\"", "You see it here");
        Page refused = (Page) wiki.saveBeside.save("guide", beside(block, "Par là", "0"), wiki.visit(7));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(html(refused)).contains("Par là", "Par ici", "name=\"sent\" value=\"1\"");
        assertThat(id(wiki.saveBeside.save("guide", beside(block, "Par là", "1"), wiki.visit(7))))
                .isEqualTo(sent);
        assertThat(sent(sent).body().html()).contains("Par là");
    }

    private int forms;

    private TestForm beside(String block, String text, String sent) {
        return new TestForm(
                "beside" + forms++,
                "language",
                "fr",
                "base",
                "0",
                "origin",
                "1",
                "title",
                "Guide FR",
                "sent",
                sent,
                "passage-" + block,
                text);
    }

    private static Upload costs() {
        return Zips.upload("costs.txt", "Figures".getBytes(StandardCharsets.UTF_8));
    }

    private Proposal waiting(long id) {
        return new Proposals(wiki.database, wiki.bodies).find(1, id).orElseThrow();
    }

    private String attached(long item) {
        return wiki.files.of(List.of(item)).getOrDefault(item, List.of()).toString();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void draftOfANewPageThatWaits_goesOnWithIt_andThereIsNoSecondText(TestDatabase databases) {
        open(databases);
        long sent = id(
                wiki.writing.make(wiki.form("title", "Costs", "body", "Figures").with(costs()), wiki.visit(7)));
        String form = html(wiki.writing.fresh("", "", sent + "", "", "", wiki.visit(7)));
        assertThat(form).contains("name=\"key\" value=\"new-p-" + sent + "\"", "costs.txt", "name=\"detach\"");
        String key = "new-p-" + sent;
        String draft = place(wiki.drafts.keepNew(
                wiki.form("key", key, "proposal", sent + "", "sent", "1", "title", "Costs", "body", "More figures"),
                wiki.visit(7)));
        assertThat(draft).contains("new?draft=" + key);
        for (Page again : List.of(
                wiki.writing.fresh("", "", "", "", key, wiki.visit(7)),
                wiki.writing.fresh("", "", sent + "", "", "", wiki.visit(7)))) {
            assertThat(html(again))
                    .contains("More figures", "name=\"proposal\" value=\"" + sent + "\"", "name=\"sent\" value=\"1\"");
        }
        TestForm more = wiki.form(
                "key",
                key,
                "proposal",
                sent + "",
                "sent",
                "1",
                "title",
                "Costs",
                "body",
                "More",
                "draft",
                wiki.draft(7));
        assertThat(id(wiki.writing.make(more, wiki.visit(7)))).isEqualTo(sent);
        assertThat(wiki.draft(7)).isEmpty();
        assertThat(waiting(sent).version()).isEqualTo(2);
        // Passage by passage, without scripts.
        String passages = html(wiki.writing.fresh(
                "", "", sent + "", "", "", wiki.visit(7).at("/s/night/wiki/new?proposal=" + sent + "&passages=1")));
        String block = passages.replaceAll("(?s).*name=\"body-passage-([a-z0-9]+)\".*", "$1");
        wiki.writing.make(
                wiki.form(
                        "proposal",
                        sent + "",
                        "sent",
                        "2",
                        "title",
                        "Costs",
                        "body-passages",
                        "1",
                        "body-passage-" + block,
                        "Most"),
                wiki.visit(7));
        assertThat(wiki.bodies.passages(waiting(sent).body())).containsExactly(Map.entry(block, "Most"));
        // Of nothing but another place, too; and a wrong file is taken off.
        TestForm below =
                wiki.form("proposal", sent + "", "sent", "3", "title", "Costs", "body", "Most", "parent", "Guide");
        wiki.writing.make(below, wiki.visit(7));
        assertThat(waiting(sent).parent()).isEqualTo(wiki.row("guide").id());
        long file = wiki.files.of(List.of(sent)).get(sent).get(0).id();
        TestForm without = wiki.form(
                "proposal",
                sent + "",
                "sent",
                "4",
                "title",
                "Costs",
                "body",
                "Most",
                "parent",
                "Guide",
                "detach",
                file + "");
        wiki.writing.make(without, wiki.visit(7));
        assertThat(waiting(sent).version()).isEqualTo(5);
        assertThat(attached(sent)).doesNotContain("costs.txt");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textThatWaits_whenReviewsAreSwitchedOff_isPublishedByWhoeverWritesOnAtIt(TestDatabase databases) {
        open(databases);
        long fresh = id(
                wiki.writing.make(wiki.form("title", "Costs", "body", "Figures").with(costs()), wiki.visit(7)));
        long change = id(wiki.editing.save(
                "guide",
                wiki.form("title", "Guide", "body", TWO.replace("Second", "Better"), "base", "1")
                        .with(costs()),
                wiki.visit(7)));
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
        long french = id(wiki.saveBeside.save("guide", beside(block, "Par ici", "0"), wiki.visit(7)));
        wiki.reviews.giveBack(french, wiki.form("version", "1", "answer", "Shorter"), wiki.visit(9));
        wiki.settings.set(wiki.form(), wiki.visit(3));
        // What was given back is what its author goes on with.
        assertThat(html(wiki.languages.translate("guide", "fr", "", french + "", "", wiki.visit(7))))
                .contains("Par ici", "name=\"sent\" value=\"2\"");
        wiki.saveBeside.save("guide", beside(block, "Ici", "2"), wiki.visit(7));
        assertThat(waiting(french).state()).isEqualTo(Proposal.State.PUBLISHED);
        String form = html(wiki.editing.edit("guide", "en", change + "", wiki.visit(7)));
        assertThat(form).contains("Better", "costs.txt", "name=\"sent\" value=\"1\"");
        wiki.editing.save(
                "guide",
                wiki.form("title", "Guide", "body", TWO.replace("Second", "Best"), "base", "1", "sent", "1"),
                wiki.visit(7));
        assertThat(waiting(change).state()).isEqualTo(Proposal.State.PUBLISHED);
        assertThat(text("guide")).contains("Best");
        assertThat(attached(wiki.row("guide").id())).contains("costs.txt");
        wiki.writing.make(
                wiki.form("title", "Costs", "body", "More", "proposal", fresh + "", "sent", "1"), wiki.visit(7));
        assertThat(waiting(fresh).state()).isEqualTo(Proposal.State.PUBLISHED);
        assertThat(attached(wiki.row("costs").id())).contains("costs.txt");
        assertThat(html(wiki.reviews.list("", "", wiki.visit(9))))
                .doesNotContain("reviews/" + fresh, "reviews/" + change);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatItsAuthorTakesBack_isADraftAgain_withItsFiles(TestDatabase databases) {
        open(databases);
        long sent = id(wiki.writing.make(
                wiki.form("title", "Costs", "parent", "Guide", "body", "Figures")
                        .with(costs()),
                wiki.visit(7)));
        assertThat(place(wiki.reviews.takeBack(sent, wiki.visit(7))))
                .isEqualTo("/s/night/wiki/drafts?done=wiki.done.takenDraft");
        String key = wiki.database
                .first("select language from wiki_draft where member = 7", row -> row.text("language"))
                .orElseThrow();
        assertThat(html(wiki.writing.fresh("", "", "", "", key, wiki.visit(7))))
                .contains("Figures", "costs.txt", "value=\"Guide\"")
                .doesNotContain("name=\"proposal\"");
        // Of a page that is there, where another draft is not replaced.
        long change = id(wiki.save(7, "guide", "Guide", TWO.replace("Second", "Better")));
        wiki.reviews.takeBack(change, wiki.visit(7));
        assertThat(html(wiki.editing.edit("guide", "en", "", wiki.visit(7)))).contains("Better");
        long second = id(wiki.save(7, "guide", "Guide", TWO.replace("Second", "Best")));
        wiki.drafts.keep(
                "guide",
                wiki.form("title", "Guide", "body", "Mine", "base", "1", "draft", wiki.draft(7)),
                wiki.visit(7));
        assertThat(place(wiki.reviews.takeBack(second, wiki.visit(7)))).endsWith("wiki.done.takenBack");
        assertThat(html(wiki.editing.edit("guide", "en", "", wiki.visit(7))))
                .contains("Mine")
                .doesNotContain("Best");
    }
}
