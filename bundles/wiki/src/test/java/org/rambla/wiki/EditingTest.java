// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.place;

import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestMessages;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.edit.Autosave.Autosaved;
import org.rambla.wiki.history.RevisionApi;
import org.rambla.wiki.page.PageJson;
import org.rambla.wiki.page.PageRow;

/** Two who write at once, drafts, history. */
final class EditingTest {
    private static final String THREE = "First passage here\n\nSecond passage here\n\nThird passage here";

    @TempDir
    Path folder;

    private WikiFixture wiki;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    private void open(TestDatabase databases) {
        wiki = new WikiFixture(databases, folder);
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    private Object save(long member, int base, String title, String body, String... more) {
        List<String> pairs = new ArrayList<>(List.of("title", title, "body", body, "base", base + ""));
        pairs.addAll(List.of(more));
        return wiki.editing.save("guide", wiki.form(pairs.toArray(String[]::new)), wiki.visit(member));
    }

    private String text() {
        PageRow page = wiki.row("guide");
        return wiki.bodies.text(
                wiki.pages.texts().said(page.id(), "en").orElseThrow().text().body());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changesOfDifferentPassages_arePutTogether(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        save(8, 1, "Guide", THREE.replace("First passage here", "First passage, by eight"));
        Object mine = save(7, 1, "Guide", THREE.replace("Third passage here", "Third passage, by seven"));
        assertThat(place(mine)).contains("wiki.done.merged");
        assertThat(text()).contains("First passage, by eight", "Second passage here", "Third passage, by seven");
        assertThat(wiki.row("guide").editor()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleOfOneAndTextOfTheOther_arePutTogether(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        assertThat(place(save(8, 1, "Handbook", THREE))).startsWith("/s/night/wiki/handbook?");
        Object mine = save(7, 1, "Guide", THREE.replace("Third passage here", "Third passage, by seven"));
        assertThat(place(mine)).startsWith("/s/night/wiki/handbook?").contains("wiki.done.merged");
        assertThat(text()).contains("Third passage, by seven");
        Page both = (Page) save(8, 1, "Manual", THREE);
        assertThat(both.status()).isEqualTo(409);
        assertThat(html(both)).contains("name=\"title\"", "value=\"Manual\"", "Handbook");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void samePassage_isDecidedByTheSecondWriter_andNothingIsLostUntilThen(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        save(8, 1, "Guide", THREE.replace("Second passage here", "Second passage, by eight"));
        String mine = THREE.replace("Second passage here", "Second passage, by seven");
        Page page = (Page) save(7, 1, "Guide", mine, "summary", "Why I did it");
        assertThat(page.status()).isEqualTo(409);
        String shown = html(page);
        assertThat(shown)
                .contains("Second passage, by eight", "Second passage, by seven", "Why I did it")
                .contains("name=\"theirs\" value=\"2\"", "name=\"choice-c1\"");
        assertThat(text()).contains("by eight").doesNotContain("by seven");

        for (String choice : List.of("MINE", "THEIRS", "BOTH")) {
            int now = wiki.pages
                    .texts()
                    .said(wiki.row("guide").id(), "en")
                    .orElseThrow()
                    .text()
                    .revision();
            Object decided = save(7, 1, "Guide", mine, "theirs", now + "", "choice-c1", choice);
            assertThat(place(decided)).contains("wiki.done.merged");
            assertThat(text().contains("by seven")).isEqualTo(!choice.equals("THEIRS"));
            assertThat(text().contains("by eight")).isEqualTo(!choice.equals("MINE"));
            PageRow row = wiki.row("guide");
            int last =
                    wiki.pages.texts().said(row.id(), "en").orElseThrow().text().revision();
            save(8, last, "Guide", THREE.replace("Second passage here", "Second passage, by eight"));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void decisionsAboutATextThatChangedAgain_areAskedAgain(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        save(8, 1, "Guide", THREE.replace("Second passage here", "Second passage, by eight"));
        save(8, 2, "Guide", THREE.replace("Second passage here", "Second passage, again by eight"));
        String mine = THREE.replace("Second passage here", "Second passage, by seven");
        Page page = (Page) save(7, 1, "Guide", mine, "theirs", "2", "choice-c1", "MINE");
        assertThat(page.status()).isEqualTo(409);
        assertThat(html(page)).contains("again by eight", "name=\"theirs\" value=\"3\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyWritersAtOnce_allStandInThePage(TestDatabase databases) throws Exception {
        open(databases);
        String body = String.join(
                "\n\n",
                IntStream.range(0, 6)
                        .mapToObj(i -> "Passage " + i + " as it was")
                        .toList());
        wiki.make("Guide", "", body);
        ExecutorService pool = Executors.newFixedThreadPool(6);
        List<Future<Object>> saves = IntStream.range(0, 6)
                .mapToObj(i -> pool.submit(() ->
                        save(7 + i % 2, 1, "Guide", body.replace("Passage " + i + " as", "Passage " + i + " not as"))))
                .toList();
        for (Future<Object> save : saves) {
            assertThat(((Response) save.get()).getStatus()).isEqualTo(303);
        }
        pool.shutdown();
        for (int i = 0; i < 6; i++) {
            assertThat(text()).contains("Passage " + i + " not as");
        }
        assertThat(wiki.database.number(
                        "select count(*) from wiki_revision where page = ?",
                        wiki.row("guide").id()))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void passages_changeOneAndKeepTheRest(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        PageRow page = wiki.row("guide");
        List<String> pairs = new ArrayList<>(List.of("title", "Guide", "base", "1", "body-passages", "1"));
        wiki.bodies
                .passages(wiki.pages
                        .texts()
                        .said(page.id(), "en")
                        .orElseThrow()
                        .text()
                        .body())
                .forEach((id, said) -> pairs.addAll(
                        List.of("body-passage-" + id, said.startsWith("Second") ? "Another passage" : said)));
        pairs.addAll(List.of("body-more", "Fourth passage"));
        wiki.editing.save("guide", wiki.form(pairs.toArray(String[]::new)), wiki.visit(7));
        assertThat(text())
                .contains("First passage", "Another passage", "Third", "Fourth passage")
                .doesNotContain("Second");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void listForPrograms_goesOnWhereItEnds(TestDatabase databases) {
        open(databases);
        for (int i = 0; i < 103; i++) {
            wiki.make("Guide %03d".formatted(i), "", "Words");
        }
        PageJson.PageList first = wiki.api.list("", "", "", wiki.visit(0));
        assertThat(first.total()).isEqualTo(103);
        assertThat(first.pages()).hasSize(100);
        String next = "/api/s/night/wiki/pages?parent=&after=";
        // By what the last one is sorted: a number of two digits.
        assertThat(first.next()).startsWith(next).endsWith("+guide+299");
        String after = first.next().substring(next.length()).replace('+', ' ');
        PageJson.PageList second = wiki.api.list("", "", after, wiki.visit(0));
        assertThat(second.pages())
                .extracting(PageJson.PageEntry::slug)
                .containsExactly("guide-100", "guide-101", "guide-102");
        assertThat(second.next()).isNull();
        assertThat(wiki.api.list("", "guide 10", "", wiki.visit(0)).total()).isEqualTo(3);
        // Nobody makes such an address; it begins at the beginning.
        assertThat(wiki.api.list("", "", "x", wiki.visit(0)).pages()).hasSize(100);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageLongerThanAnyContribution_isTaken_butNotWithoutLimit(TestDatabase databases) {
        open(databases);
        String words = "Forty characters of a very long guide.\n\n";
        wiki.make("Guide", "", words.repeat(2_500));
        assertThat(text()).hasSizeGreaterThan(90_000);
        TestForm tooLong = wiki.form("title", "Another", "body", words.repeat(11_000));
        assertThat(((Page) wiki.writing.make(tooLong, wiki.visit(7))).status()).isEqualTo(422);
        assertThat(tooLong.problems()).containsOnlyKeys("body");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void somebodyElseWriting_isTold(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        assertThat(html(wiki.editing.edit("guide", "", "", wiki.visit(7)))).doesNotContain("Prevention officer");
        assertThat(html(wiki.editing.edit("guide", "", "", wiki.visit(8)))).contains("Prevention officer 7");
        save(7, 1, "Guide", THREE + "\n\nDone");
        assertThat(html(wiki.editing.edit("guide", "", "", wiki.visit(9))))
                .contains("Prevention officer 8")
                .doesNotContain("Prevention officer 7");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void draft_isTheWritersAlone_andGoesWhenItIsSaved(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        TestForm form = wiki.form("title", "", "body", THREE + "\n\nHalf a sent", "base", "1");
        assertThat(place(wiki.drafts.keep("guide", form, wiki.visit(7)))).contains("wiki.done.draft");
        TestForm other = wiki.form("title", "", "body", "Other window", "base", "1");
        Page refused = (Page) wiki.drafts.keep("guide", other, wiki.visit(7));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(html(refused)).contains("Other window", "wiki.draft.another");
        assertThat(html(wiki.editing.edit("guide", "", "", wiki.visit(7))))
                .contains("Half a sent", "name=\"draft\" value=\"" + wiki.draft(7) + "\"");
        assertThat(html(wiki.editing.edit("guide", "", "", wiki.visit(8)))).doesNotContain("Half a sent");
        assertThat(wiki.page("guide", 7)).doesNotContain("Half a sent");
        assertThat(html(wiki.drafts.drafts("", "", "", wiki.visit(7))))
                .contains("/s/night/wiki/guide/edit?language=en");
        // Somebody else saves; the draft still counts from where it began, and both are there in the end.
        save(8, 1, "Guide", THREE.replace("First passage here", "First passage, by eight"));
        assertThat(html(wiki.editing.edit("guide", "", "", wiki.visit(7)))).contains("name=\"base\" value=\"1\"");
        // Another window, which knows of no draft, leaves it where it is.
        save(7, 1, "Guide", THREE);
        assertThat(html(wiki.drafts.drafts("", "", "", wiki.visit(7)))).contains("guide");
        save(7, 1, "Guide", THREE + "\n\nHalf a sentence no more", "draft", wiki.draft(7));
        assertThat(text()).contains("by eight", "sentence no more");
        assertThat(html(wiki.drafts.drafts("", "", "", wiki.visit(7)))).doesNotContain("guide");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyDrafts_goOnWhereTheListWasLeft_alsoOfOneMoment(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        wiki.drafts.keep("guide", wiki.form("title", "Half", "body", "Half a sentence", "base", "1"), wiki.visit(7));
        String columns = "member, space_id, written_in, parent, base, title, body, sanitiser, summary, same, saved_at";
        long guide = wiki.row("guide").id();
        wiki.database.transaction(tx -> {
            for (int i = 0; i < 204; i++) {
                tx.execute(
                        "insert into wiki_draft (page, language, " + columns
                                + ") select cast(? as bigint), cast(? as varchar(35)), " + columns
                                + " from wiki_draft where page > 0 and language = 'en'",
                        i % 3 == 0 ? guide : 0L,
                        (i % 3 == 0 ? "x-" : "new-") + i);
            }
            return null;
        });
        assertThat(PagesTest.parts(
                        "", after -> (Page) wiki.drafts.drafts("", "", after, wiki.visit(7)), "class=\"item\""))
                .isEqualTo(205);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsTyped_isKeptWhileItIsWritten_andAnotherDraftIsNotLostForIt(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        wiki.editing.edit("guide", "", "", wiki.visit(8));
        Response first = wiki.drafts.autosave("guide", autosaved("One more wo", ""), wiki.visit(7));
        assertThat(first.getStatus()).isEqualTo(200);
        Autosaved said = (Autosaved) first.getEntity();
        assertThat(said.message()).startsWith("Kept as a draft at ");
        assertThat(said.others())
                .contains("Prevention officer 8", "web.organisation City of C100")
                .doesNotContain("officer 7");
        Response second = wiki.drafts.autosave("guide", autosaved("One more word", said.draft() + ""), wiki.visit(7));
        assertThat(second.getStatus()).isEqualTo(200);

        // Another window, which knows of no draft.
        Response other = wiki.drafts.autosave("guide", autosaved("Something else", ""), wiki.visit(7));
        assertThat(other.getStatus()).isEqualTo(409);
        assertThat(((Autosaved) other.getEntity()).draft()).isNull();
        assertThat(html(wiki.editing.edit("guide", "", "", wiki.visit(7))))
                .contains("One more word", "name=\"draft\" value=\"" + ((Autosaved) second.getEntity()).draft())
                .doesNotContain("Something else");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void writingWhoseAnswerWasLost_goesOnWithItsOwnDraft_untilItIsSaved(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        String form = html(wiki.editing.edit("guide", "", "", wiki.visit(7)));
        assertThat(form).containsPattern("name=\"writing\" value=\"[a-z0-9]+\"");
        assertThat(autosave("One more wo", "mine").getStatus()).isEqualTo(200);
        // The answer never came: the form knows of no draft.
        assertThat(autosave("One more word", "mine").getStatus()).isEqualTo(200);
        assertThat(autosave("Something else", "other").getStatus()).isEqualTo(409);
        assertThat(place(wiki.drafts.keep("guide", written("One more word.", "mine"), wiki.visit(7))))
                .contains("wiki.done.draft");
        wiki.editing.save("guide", written("One more word.", "mine"), wiki.visit(7));
        assertThat(text()).contains("One more word.");
        assertThat(wiki.draft(7)).isEmpty();
        // What was still on its way comes behind what was saved.
        Response late = autosave("One more word", "mine");
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(((Autosaved) late.getEntity()).message()).contains("is saved already");
        assertThat(wiki.draft(7)).isEmpty();
    }

    private TestForm written(String added, String writing) {
        return wiki.form(
                "title", "Guide", "body", THREE + "\n\n" + added, "base", "1", "draft", "", "writing", writing);
    }

    private Response autosave(String added, String writing) {
        return wiki.drafts.autosave("guide", written(added, writing), wiki.visit(7));
    }

    private TestForm autosaved(String added, String draft) {
        return wiki.form("title", "Guide", "body", THREE + "\n\n" + added, "base", "1", "draft", draft);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aNewPage_isKeptWhileItIsWritten(TestDatabase databases) {
        open(databases);
        Response kept = wiki.drafts.autosaveNew(wiki.form("title", "Soon", "body", "Not y"), wiki.visit(7));
        assertThat(kept.getStatus()).isEqualTo(200);
        assertThat(((Autosaved) kept.getEntity()).others()).isNull();
        assertThat(wiki.drafts
                        .autosaveNew(wiki.form("title", "Another", "body", "Text"), wiki.visit(7))
                        .getStatus())
                .isEqualTo(409);
        assertThat(html(wiki.writing.fresh("", "", "", "", "0", wiki.visit(7)))).contains("value=\"Soon\"", "Not y");
        assertThat(html(wiki.writing.fresh("", "", "", "", "0", wiki.visit(8)))).doesNotContain("Soon");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void draftOfAPageThatWasClosedToItsWriter_saysNothingOfIt(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        wiki.drafts.keep("guide", wiki.form("title", "", "body", THREE, "base", "1"), wiki.visit(7));
        assertThat(html(wiki.drafts.drafts("", "", "", wiki.visit(7)))).contains("guide");
        wiki.caring.changed("guide", wiki.form("least", "MANAGER", "writer", "VISITOR"), wiki.visit(3));
        String page = "page=" + wiki.row("guide").id() + "&amp;of=en";
        assertThat(html(wiki.drafts.drafts("", "", "", wiki.visit(7))))
                .contains(page, "To read only")
                .doesNotContain("guide", "Guide");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void draftsOfSeveralNewPages_standBesideEachOther_eachAtItsOwnAddress(TestDatabase databases) {
        open(databases);
        String first = key(html(wiki.writing.fresh("", "", "", "", "", wiki.visit(7))));
        String second = key(html(wiki.writing.fresh("Other", "", "", "", "", wiki.visit(7))));
        assertThat(first).startsWith("new-").isNotEqualTo(second);
        String address = "/s/night/wiki/new?draft=";
        assertThat(place(wiki.drafts.keepNew(
                        wiki.form("key", first, "title", "Soon", "body", "Not yet", "draft", ""), wiki.visit(7))))
                .startsWith(address + first + "&done=");
        String known = wiki.draft(7);
        assertThat(wiki.drafts
                        .autosaveNew(
                                wiki.form("key", second, "title", "Other", "body", "Other words", "draft", ""),
                                wiki.visit(7))
                        .getStatus())
                .isEqualTo(200);
        assertThat(html(wiki.drafts.drafts("", "", "", wiki.visit(7))))
                .contains(address + first + "\"", address + second + "\"", "Soon", "Other");
        assertThat(html(wiki.writing.fresh("", "", "", "", first, wiki.visit(7))))
                .contains("value=\"Soon\"", "Not yet", "name=\"key\" value=\"" + first + "\"", "wiki-new-1-" + first)
                .contains("name=\"draft\" value=\"" + known + "\"");
        assertThat(html(wiki.writing.fresh("", "", "", "", first, wiki.visit(8))))
                .doesNotContain("Not yet");
        assertThat(html(wiki.writing.fresh("", "", "", "", "", wiki.visit(7))))
                .contains("You have drafts of 2 other new pages.")
                .doesNotContain("Not yet", "Other words");
        // Another window with the same draft loses nothing in silence.
        TestForm late = wiki.form("key", first, "title", "Late", "body", "Late words", "draft", "");
        Page refused = (Page) wiki.drafts.keepNew(late, wiki.visit(7));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(html(refused)).contains("Late words", "wiki.draft.another");
        wiki.writing.make(wiki.form("key", first, "title", "Soon", "body", "Now it is", "draft", known), wiki.visit(7));
        assertThat(html(wiki.drafts.drafts("", "", "", wiki.visit(7))))
                .contains(second)
                .doesNotContain(first);
        wiki.drafts.discardNew(wiki.form("key", second), wiki.visit(7));
        assertThat(wiki.draft(7)).isEmpty();
    }

    private static String key(String form) {
        return form.replaceAll("(?s).*name=\"key\" value=\"([^\"]*)\".*", "$1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void draftOfANewPage_waitsUntilItIsPublishedOrThrownAway(TestDatabase databases) {
        open(databases);
        wiki.drafts.keepNew(wiki.form("title", "Soon", "body", "Not yet"), wiki.visit(7));
        assertThat(html(wiki.writing.fresh("", "", "", "", "0", wiki.visit(7)))).contains("value=\"Soon\"", "Not yet");
        assertThat(html(wiki.writing.fresh("Other", "", "", "", "", wiki.visit(7))))
                .contains("value=\"Other\"");
        assertThat(html(wiki.reading.home("", "", wiki.visit(7)))).contains("/wiki/drafts");
        assertThat(html(wiki.reading.home("", "", wiki.visit(8)))).doesNotContain("/wiki/drafts", "Soon");
        wiki.drafts.discardNew(wiki.form(), wiki.visit(7));
        assertThat(html(wiki.writing.fresh("", "", "", "", "0", wiki.visit(7)))).doesNotContain("Not yet");
        wiki.drafts.keepNew(wiki.form("title", "Soon", "body", "Not yet"), wiki.visit(7));
        wiki.content.erase(7);
        assertThat(html(wiki.drafts.drafts("", "", "", wiki.visit(7)))).doesNotContain("Soon");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void history_tellsWhoChangedWhat_andBringsBackWhatWasThere(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        save(8, 1, "Guide", THREE.replace("Second passage", "Second and better passage"), "summary", "Better now");
        assertThat(html(wiki.history.history("guide", "", "", "", wiki.visit(0))))
                .containsSubsequence("/history/2?", "Better now", "officer 8", "/history/1?", "officer 7");
        assertThat(html(wiki.history.revision("guide", "2", "", wiki.visit(0))))
                .contains("<ins>")
                .doesNotContain("/restore");
        assertThat(html(wiki.history.compare("guide", "", "1", "2", "", wiki.visit(0))))
                .contains("and better")
                .doesNotContain("First passage here\n\nThird");
        assertThat(html(wiki.history.revision("guide", "1", "", wiki.visit(7)))).contains("/history/1/restore");
        assertThat(html(wiki.who.who("guide", "", wiki.visit(0))))
                .containsSubsequence("First", "officer 7", "better", "officer 8", "Third", "officer 7");
        assertThatThrownBy(() -> wiki.history.revision("guide", "3", "", wiki.visit(0)))
                .isInstanceOf(Refusal.class);

        assertThatThrownBy(() -> wiki.history.restore("guide", "1", wiki.form("base", "1"), wiki.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
        wiki.history.restore("guide", "1", wiki.form("base", "2"), wiki.visit(7));
        assertThat(text()).isEqualTo(THREE);
        assertThat(html(wiki.history.history("guide", "", "", "", wiki.visit(0))))
                .contains("/history/3?", "As in save 1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void readerIsShownWhatChangedSinceTheLastVisit(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        assertThat(wiki.page("guide", 8)).doesNotContain("/compare?");
        wiki.feature.marks().write();
        save(7, 1, "Guide", THREE + "\n\nMore");
        assertThat(wiki.page("guide", 8))
                .contains("/compare?language=en&amp;from=1&amp;to=2")
                .containsOnlyOnce("data-new=\"New\"")
                .containsPattern("data-new=\"New\">More<");
        wiki.feature.marks().write();
        assertThat(wiki.page("guide", 8)).doesNotContain("/compare?", "data-new");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void history_namesTheCityThatItsAuthorHadThen(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", THREE);
        save(7, 1, "Guide", THREE + "\n\nMore");
        // Member 7 acts for organisation 100 by now.
        wiki.database.transaction(tx -> tx.execute("update wiki_revision set organisation = 2 where revision = 1"));
        String history = html(wiki.history.history("guide", "", "", "", wiki.visit(8)));
        String first = html(wiki.history.revision("guide", "1", "", wiki.visit(8)));
        String second = html(wiki.history.revision("guide", "2", "", wiki.visit(8)));
        assertThat(second).contains("Prevention officer 7", "Prevention officer");
        assertThat(first).contains("Prevention officer 7").isNotEqualTo(second);
        assertThat(first.split("Prevention officer", -1).length)
                .isLessThan(second.split("Prevention officer", -1).length + 1);
        assertThat(history).contains("Prevention officer 7");
        assertThat(wiki.page("guide", 8)).doesNotContain("City of Leuven");
        wiki.database.transaction(tx -> tx.execute("update wiki_version set organisation = 2"));
        assertThat(wiki.page("guide", 8)).contains("Prevention officer 7", "City of Leuven");
        assertThat(html(wiki.reading.print("guide", "", "", wiki.visit(8)))).contains("City of Leuven");
        assertThat(wiki.api(RevisionApi.class)
                        .revision("guide", "1", "", wiki.visit(8))
                        .revision()
                        .editor()
                        .standing())
                .contains("City of Leuven");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void program_readsAndWrites_asPeopleDo(TestDatabase databases) {
        open(databases);
        Response made = wiki.api.make(
                new PageJson.NewText("Guide", THREE, "text", "en", "", "", 0, "k1", 0, 0, null, null), wiki.visit(7));
        Response again = wiki.api.make(
                new PageJson.NewText("Guide", THREE, "text", "en", "", "", 0, "k1", 0, 0, null, null), wiki.visit(7));
        assertThat(((PageJson.Made) again.getEntity()).id()).isEqualTo(((PageJson.Made) made.getEntity()).id());
        save(8, 1, "Guide", THREE.replace("First passage here", "First passage, by eight"));
        Response saved = wiki.api.save(
                "guide",
                new PageJson.NewText(
                        "Guide", THREE.replace("Third", "Last"), "text", "en", null, null, 1, null, 0, 0, null, null),
                wiki.visit(7));
        assertThat(((PageJson.Made) saved.getEntity()).revision()).isEqualTo(3);
        PageJson.PageText text = wiki.api.page("guide", "", wiki.visit(0));
        assertThat(text.html()).contains("by eight", "Last passage");
        assertThat(wiki.api.list("", "gui", "", wiki.visit(0)).pages()).hasSize(1);
        assertThatThrownBy(() -> wiki.api.make(
                        new PageJson.NewText(" ", "Words", "pdf", "xx", "", "", 0, "k".repeat(65), 0, 0, null, null),
                        wiki.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(Refusal.Wrong::field)
                                .containsExactly("title", "format", "language", "key"));
        assertThatThrownBy(() -> wiki.api.save(
                        "guide",
                        new PageJson.NewText(
                                "Guide",
                                THREE.replace("First", "Worst"),
                                "text",
                                "en",
                                null,
                                null,
                                1,
                                null,
                                0,
                                0,
                                null,
                                null),
                        wiki.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pictureWithoutAWord_isRefused_andEverythingTypedStays(TestDatabase databases) {
        open(databases);
        String silent = "<p>Look: <img src=\"/files/7/our%20square.png\" alt=\"\"></p>";
        for (String language : List.of("en", "fr")) {
            TestForm sent = wiki.form("title", "Squares", "body", silent, "bodyFormat", "html");
            Page back = (Page) wiki.writing.make(sent, wiki.visit(7, 1, language));
            assertThat(back.status()).isEqualTo(422);
            assertThat(sent.problems()).containsOnlyKeys("body");
            assertThat(html(back)).contains("wiki.refusal.picture", "Squares", "/files/7/our%20square.png");
            assertThat(TestMessages.in(language).text("wiki.refusal.picture", "our square.png"))
                    .contains("our square.png");
        }
        assertThat(wiki.pages.named(1, "squares")).isEmpty();
        wiki.writing.make(
                wiki.form(
                        "title",
                        "Squares",
                        "body",
                        silent.replace("alt=\"\"", "alt=\"\" role=\"presentation\""),
                        "bodyFormat",
                        "html"),
                wiki.visit(7));
        TestForm other = wiki.form(
                "title",
                "Squares",
                "base",
                "1",
                "body",
                "<p>Look: <img src=\"/files/7/our%20square.png\" role=\"presentation\"></p>"
                        + silent.replace("our", "your"),
                "bodyFormat",
                "html");
        assertThat(((Page) wiki.editing.save("squares", other, wiki.visit(8))).status())
                .isEqualTo(422);
        assertThatThrownBy(() -> wiki.api.make(
                        new PageJson.NewText("Api", silent, "html", null, null, null, 0, null, 0, 0, null, null),
                        wiki.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(422));
        // What came in from elsewhere without a word stays, and can be corrected around it.
        wiki.database.transaction(tx -> {
            tx.execute("update wiki_version set body = ?", silent);
            return tx.execute("update wiki_revision set body = ?", silent);
        });
        TestForm comma =
                wiki.form("title", "Squares", "base", "1", "body", silent.replace("Look", "See"), "bodyFormat", "html");
        wiki.editing.save("squares", comma, wiki.visit(8));
        assertThat(comma.problems()).isEmpty();
        assertThat(wiki.page("squares", 0)).contains("See:");
    }
}
