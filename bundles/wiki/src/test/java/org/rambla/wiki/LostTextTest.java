// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.place;

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
import org.rambla.api.space.Role;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.call.Calls;
import org.rambla.wiki.call.Contribution;
import org.rambla.wiki.exchange.in.Zips;

/** Nobody's text is lost, whatever others do meanwhile to what it is of. Members 17 and 18 act for one city. */
final class LostTextTest {
    @TempDir
    Path folder;

    private WikiFixture wiki;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    private void open(TestDatabase databases) {
        wiki = new WikiFixture(databases, folder);
        wiki.spaces.role(1, 17, Role.MEMBER);
        wiki.spaces.role(1, 18, Role.MEMBER);
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    private long needed() {
        return wiki.database.number("select count(*) from content_needed");
    }

    private static org.rambla.api.page.Upload plan(String name) {
        return Zips.upload(name, "A plan in words".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void filesChosenForADraft_stayWithIt_untilItIsPublished(TestDatabase databases) {
        open(databases);
        String kept = place(wiki.drafts.keepNew(
                wiki.form("key", "new-a", "title", "Soon", "body", "Not yet", "draft", "")
                        .with(plan("plan.txt")),
                wiki.visit(7)));
        assertThat(kept).contains("wiki.done.draft");
        assertThat(needed()).isEqualTo(1);
        String form = html(wiki.writing.fresh("", "", "", "", "new-a", wiki.visit(7)));
        assertThat(form).contains("plan.txt", "name=\"kept\"");
        String id = form.replaceAll("(?s).*name=\"kept\" value=\"([0-9]+)\".*", "$1");
        // What the editor keeps meanwhile does not let go of it.
        wiki.drafts.autosaveNew(
                wiki.form("key", "new-a", "title", "Soon", "body", "Now", "draft", wiki.draft(7), "kept", id),
                wiki.visit(7));
        assertThat(needed()).isEqualTo(1);
        wiki.writing.make(
                wiki.form("key", "new-a", "title", "Soon", "body", "Now", "draft", wiki.draft(7), "kept", id),
                wiki.visit(7));
        assertThat(wiki.page("soon", 8)).contains("plan.txt");
        assertThat(needed()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void filesChosenForAChange_stayWithItsDraft_andOneThatIsRefusedIsSaid(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", "First");
        assertThat(place(wiki.drafts.keep(
                        "guide",
                        wiki.form("title", "Guide", "body", "Second", "base", "1")
                                .with(plan("plan.txt")),
                        wiki.visit(7))))
                .contains("wiki.done.draft");
        assertThat(html(wiki.editing.edit("guide", "", "", wiki.visit(7)))).contains("plan.txt", "name=\"kept\"");
        // Beside another text they are not lost either.
        Page refused = (Page) wiki.drafts.keep(
                "guide",
                wiki.form("title", "Guide", "body", "Third", "base", "1", "draft", wiki.draft(7))
                        .with(Zips.upload("plan.exe", new byte[] {'M', 'Z', 0, 1})),
                wiki.visit(7));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(html(refused)).contains("Third", "wiki.problem.refusedFiles");
        wiki.drafts.discard("guide", wiki.form(), wiki.visit(7));
        assertThat(needed()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void draftOfAPageThatWasClosed_isReadAndThrownAway(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", "First");
        wiki.drafts.keep(
                "guide", wiki.form("title", "Guide", "body", "My own second words", "base", "1"), wiki.visit(7));
        String reading = "drafts?page=" + wiki.row("guide").id() + "&of=en";
        wiki.keeping.lock("guide", wiki.visit(9));
        assertThat(place(wiki.editing.edit("guide", "", "", wiki.visit(7)))).endsWith(reading);
        // Whoever has the form open keeps what is typed.
        assertThat(place(wiki.drafts.keep(
                        "guide",
                        wiki.form("title", "Guide", "body", "My own third words", "base", "1", "draft", wiki.draft(7)),
                        wiki.visit(7))))
                .contains("wiki.done.draft");
        Page refused = (Page) wiki.editing.save(
                "guide", wiki.form("title", "Guide", "body", "My own fourth words", "base", "1"), wiki.visit(7));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(html(refused)).contains("My own fourth words");
        assertThat(wiki.page("guide", 8)).contains("First");
        wiki.keeping.unlock("guide", wiki.visit(9));
        wiki.caring.changed("guide", wiki.form("least", "MANAGER", "writer", "VISITOR"), wiki.visit(3));
        String id = String.valueOf(wiki.row("guide").id());
        assertThat(html(wiki.drafts.drafts(id, "en", "", wiki.visit(7)))).contains("My own third words");
        assertThat(place(wiki.drafts.drafts(id, "en", "", wiki.visit(8)))).endsWith("/wiki/drafts");
        wiki.drafts.discardAny(wiki.form("page", id, "of", "en"), wiki.visit(7));
        assertThat(wiki.draft(7)).isEmpty();
    }

    private long call(String... more) {
        String[] pairs = Stream.concat(
                        Stream.of(
                                "name.en",
                                "Lighting",
                                "template",
                                "case-study",
                                "deadline",
                                "2087-03-31",
                                "cities",
                                "101"),
                        Stream.of(more))
                .toArray(String[]::new);
        return Long.parseLong(
                place(wiki.calls.make(wiki.form(pairs), wiki.visit(3))).replaceAll(".*calls/([0-9]+).*", "$1"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ownWordsForACall_areReadAfterAColleagueHandedIn(TestDatabase databases) {
        open(databases);
        long call = call();
        wiki.cities.autosave(
                call, wiki.form("base", "1", "title", "Lamps", "body", "What I know", "draft", ""), wiki.visit(18));
        wiki.cities.written(
                call,
                wiki.form("base", "1", "title", "Lamps", "body", "What we say", "fact-city", "1", "handIn", "1"),
                wiki.visit(17));
        String reading = "drafts?page=0&of=call-" + call;
        assertThat(html(wiki.drafts.drafts("", "", "", wiki.visit(18)))).contains(reading.replace("&", "&amp;"));
        assertThat(place(wiki.cities.write(call, wiki.visit(18)))).endsWith(reading);
        assertThat(html(wiki.drafts.drafts("0", "call-" + call, "", wiki.visit(18))))
                .contains("What I know");
        // Whoever still has the form open gets the text back.
        Page late = (Page) wiki.cities.written(
                call, wiki.form("base", "1", "title", "Lamps", "body", "What I add"), wiki.visit(18));
        assertThat(late.status()).isEqualTo(409);
        assertThat(html(late)).contains("What I add");
        assertThat(place(wiki.cities.discard(call, wiki.visit(18)))).contains("/calls/" + call + "?done=");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void exportOfOnesData_holdsWhatNobodyElseSees(TestDatabase databases) {
        open(databases);
        long call = call();
        wiki.make("Guide", "", "First");
        wiki.drafts.keep("guide", wiki.form("title", "Guide", "body", "My draft", "base", "1"), wiki.visit(17));
        wiki.cities.written(
                call,
                wiki.form("base", "1", "title", "Lamps", "body", "What we say", "fact-city", "1"),
                wiki.visit(17));
        wiki.following.follow("guide", wiki.form("below", "1"), wiki.visit(17));
        wiki.caring.cared("guide", wiki.form("owner", "17", "day", "2087-03-31"), wiki.visit(9));
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        wiki.writing.make(wiki.form("title", "Mine", "body", "What waits"), wiki.visit(17));
        Map<String, List<Map<String, String>>> about = wiki.content.about(17);
        String page = "/c/" + wiki.row("guide").id();
        assertThat(about)
                .containsOnlyKeys(
                        "wiki-drafts", "wiki-reviews", "wiki-contributions", "wiki-follows", "wiki-looked-after");
        assertThat(about.get("wiki-drafts").get(0)).containsEntry("page", page);
        assertThat(about.get("wiki-drafts").get(0).get("text")).contains("My draft");
        assertThat(about.get("wiki-reviews").get(0).get("text")).contains("What waits");
        assertThat(about.get("wiki-contributions").get(0).get("text")).contains("What we say");
        assertThat(about.get("wiki-follows")).containsExactly(Map.of("page", page, "with-pages-below", "true"));
        assertThat(about.get("wiki-looked-after").get(0)).containsEntry("page", page);
        assertThat(wiki.content.about(18)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void callSentTwice_isOne_andADayThatHasPassedIsRefused(TestDatabase databases) {
        open(databases);
        org.rambla.content.fixture.TestForm form =
                wiki.form("name.en", "Lighting", "template", "case-study", "deadline", "2087-03-31", "cities", "101");
        assertThat(place(wiki.calls.make(form, wiki.visit(3)))).isEqualTo(place(wiki.calls.make(form, wiki.visit(3))));
        assertThat(wiki.mailed()).hasSize(2);
        assertThat(wiki.database.number("select count(*) from wiki_call")).isEqualTo(1);
        Page past = (Page) wiki.calls.make(
                wiki.form("name.en", "Old", "template", "case-study", "deadline", "2020-03-31", "cities", "101"),
                wiki.visit(3));
        assertThat(past.status()).isEqualTo(422);
        assertThat(html(past)).contains("wiki.problem.past");
        wiki.database.transaction(tx -> tx.execute("update wiki_call set deadline = 1"));
        assertThat(html(wiki.calls.list("", wiki.visit(3)))).contains("Last day passed");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pagesWithOneTitleInTwoLanguages_areBothNamedAsThePageAbove(TestDatabase databases) {
        open(databases);
        wiki.make("Audits", "", "First");
        wiki.writing.make(wiki.form("title", "Audits", "body", "Second", "language", "fr"), wiki.visit(7));
        assertThat(html(wiki.writing.fresh("", "audits-2", "", "", "", wiki.visit(7))))
                .contains("value=\"audits-2\"");
        wiki.make("Below", "audits-2", "Words");
        assertThat(wiki.row("below").parent()).isEqualTo(wiki.row("audits-2").id());
        assertThat(html(wiki.writing.fresh("", "audits", "", "", "", wiki.visit(7))))
                .contains("value=\"audits\"");
        // A form that nothing was changed in is not refused.
        assertThat(html(wiki.keeping.move("below", wiki.visit(7)))).contains("value=\"audits-2\"");
        assertThat(place(wiki.keeping.moved("below", wiki.form("parent", "audits-2"), wiki.visit(7))))
                .contains("wiki.done.moved");
    }

    private String template() {
        wiki.templates.make(
                wiki.form(
                        "name.en",
                        "Training",
                        "text-en",
                        "",
                        "text-enFormat",
                        "text",
                        "f1-name.en",
                        "Seats",
                        "f1-kind",
                        "NUMBER"),
                wiki.visit(3));
        return "t1";
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWasBegunWithATemplate_goesOnWithIt_whenItIsRetired(TestDatabase databases) {
        open(databases);
        String template = template();
        long call = call("template", template);
        wiki.cities.written(
                call,
                wiki.form("base", "1", "title", "Lamps", "body", "What we say", "fact-seats", "12"),
                wiki.visit(17));
        wiki.drafts.keepNew(
                wiki.form("key", "new-a", "title", "Soon", "body", "Not yet", "template", template, "fact-seats", "13"),
                wiki.visit(7));
        wiki.templates.retire(template, wiki.visit(3));
        assertThat(html(wiki.cities.write(call, wiki.visit(17)))).contains("name=\"fact-seats\"", "value=\"12\"");
        wiki.cities.written(
                call,
                wiki.form("base", "2", "title", "Lamps", "body", "What we say", "fact-seats", "12", "handIn", "1"),
                wiki.visit(17));
        Contribution handed =
                new Calls(wiki.database, wiki.bodies).contribution(call, 101).orElseThrow();
        assertThat(handed.facts().of("seats", "en")).containsExactly("12");
        assertThat(html(wiki.contributions.contribution(call, 101, wiki.visit(3))))
                .contains("Training");
        assertThat(html(wiki.calls.edit(call, wiki.visit(3)))).contains("<option value=\"t1\" selected");
        wiki.contributions.publish(
                call, 101, wiki.form("as", template, "version", handed.version() + ""), wiki.visit(3));
        assertThat(wiki.page("lamps", 8)).contains("<dt>Seats</dt><dd>12</dd>");
        assertThat(html(wiki.writing.fresh("", "", "", "", "new-a", wiki.visit(7))))
                .contains("value=\"13\"");
        wiki.writing.make(
                wiki.form("title", "Soon", "body", "Now", "template", template, "fact-seats", "13"), wiki.visit(7));
        assertThat(wiki.page("soon", 8)).contains("<dt>Seats</dt><dd>13</dd>");
        // Nothing new begins with it.
        assertThat(html(wiki.writing.fresh("", "", "", template, "", wiki.visit(7))))
                .doesNotContain("fact-seats");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void writingOn_doesNotTellThePresentTitleOfAPageAboveThatWasClosed(TestDatabase databases) {
        open(databases);
        wiki.make("Plans", "", "First");
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        String sent = place(wiki.writing.make(
                        wiki.form("title", "Mine", "parent", "Plans", "body", "Words"), wiki.visit(7)))
                .replaceAll(".*reviews/([0-9]+).*", "$1");
        assertThat(html(wiki.writing.fresh("", "", sent, "", "", wiki.visit(7))))
                .contains("value=\"Plans\"");
        wiki.save(3, "plans", "Secret plans", "Second");
        wiki.caring.changed("secret-plans", wiki.form("least", "MANAGER", "writer", "VISITOR"), wiki.visit(3));
        assertThat(html(wiki.writing.fresh("", "", sent, "", "", wiki.visit(7))))
                .contains("is gone, or closed to you")
                .doesNotContain("Secret plans");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void callBelowAPageThatItsEditorDoesNotSee_staysThere(TestDatabase databases) {
        open(databases);
        wiki.make("Cases", "", "First");
        long call = call("parent", "Cases");
        long above = wiki.row("cases").id();
        wiki.caring.changed("cases", wiki.form("least", "MANAGER", "writer", "VISITOR"), wiki.visit(3));
        assertThat(html(wiki.calls.edit(call, wiki.visit(9))))
                .contains("is gone, or closed to you")
                .doesNotContain("Cases");
        change(call, "1", "parent", "");
        assertThat(parent(call)).isEqualTo(above);
        change(call, "2", "parent", "", "top", "1");
        assertThat(parent(call)).isZero();
    }

    private void change(long call, String version, String... more) {
        List<String> pairs = new java.util.ArrayList<>(List.of(
                "version",
                version,
                "name.en",
                "Lighting",
                "template",
                "case-study",
                "deadline",
                "2087-04-30",
                "cities",
                "101"));
        pairs.addAll(List.of(more));
        assertThat(place(wiki.calls.change(call, wiki.form(pairs.toArray(String[]::new)), wiki.visit(9))))
                .contains("wiki.done.called");
    }

    private long parent(long call) {
        return wiki.database.number("select parent from wiki_call where id = ?", call);
    }
}
