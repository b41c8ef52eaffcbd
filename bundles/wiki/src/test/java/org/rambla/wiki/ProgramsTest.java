// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.place;
import static org.rambla.wiki.WikiFixture.slug;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.call.CallApi;
import org.rambla.wiki.comment.CommentApi;
import org.rambla.wiki.history.RevisionApi;
import org.rambla.wiki.page.PageJson;
import org.rambla.wiki.page.PageJson.NewText;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.Proposals;
import org.rambla.wiki.review.ReviewApi;
import org.rambla.wiki.template.FactApi;

/** What programs and other bundles get of the wiki. */
final class ProgramsTest {
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

    /** A sheet in English with a French text and a French word in a field. */
    private String sheet() {
        String slug = slug(wiki.writing.make(
                wiki.form(
                        "template",
                        "practice-sheet",
                        "title",
                        "Lamps",
                        "body",
                        "Words",
                        "fact-city",
                        "2",
                        "fact-topics",
                        "night",
                        "fact-cost",
                        "300 euros a lamp"),
                wiki.visit(7)));
        TestForm french = new TestForm(
                "french",
                "language",
                "fr",
                "bodyFormat",
                "text",
                "base",
                "0",
                "facts",
                "1",
                "title",
                "Lampes",
                "body",
                "Des mots",
                "fact-city",
                "2",
                "fact-topics",
                "night",
                "fact-cost",
                "300 euros la lampe");
        wiki.editing.save(slug, french, wiki.visit(7, 1, "fr"));
        return slug;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everybodyElse_getsEveryLanguage_inAsManyStatementsForManyPages(TestDatabase databases) {
        open(databases);
        String slug = sheet();
        long first = wiki.row(slug).id();
        long second = wiki.row(wiki.make("Plain", "", "No fields")).id();
        wiki.read.clear();
        wiki.content.items(List.of(first));
        int alone = wiki.read.size();
        wiki.read.clear();
        Map<Long, ContentItem> items = wiki.content.items(List.of(first, second));
        assertThat(wiki.read).hasSizeLessThanOrEqualTo(alone);
        ContentItem item = items.get(first);
        assertThat(item.title()).isEqualTo("Lamps");
        assertThat(item.versions())
                .extracting(LanguageVersion::language, LanguageVersion::title)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("fr", "Lampes"));
        assertThat(item.versions().get(0).body().html()).contains("Des mots");
        assertThat(item.fields())
                .containsEntry("city", "2")
                .containsEntry("cost", "300 euros a lamp")
                .containsEntry("cost@fr", "300 euros la lampe")
                .doesNotContainKey("city@fr");
        assertThat(items.get(second).versions()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fields_comeInEveryLanguage(TestDatabase databases) {
        open(databases);
        String slug = sheet();
        FactApi.FieldList list = wiki.api(FactApi.class).fields(slug, wiki.visit(0));
        assertThat(list.template()).isEqualTo("practice-sheet");
        FactApi.FieldEntry city = list.fields().stream()
                .filter(field -> field.field().equals("city"))
                .findFirst()
                .orElseThrow();
        assertThat(city.values()).containsExactly("2");
        assertThat(city.texts()).isNull();
        FactApi.FieldEntry cost = list.fields().stream()
                .filter(field -> field.field().equals("cost"))
                .findFirst()
                .orElseThrow();
        assertThat(cost.texts())
                .containsEntry("en", List.of("300 euros a lamp"))
                .containsEntry("fr", List.of("300 euros la lampe"));
        String plain = wiki.make("Plain", "", "No fields");
        assertThat(wiki.api(FactApi.class).fields(plain, wiki.visit(0)).fields())
                .isEmpty();
        wiki.caring.changed(slug, wiki.form("least", "MANAGER", "writer", "MANAGER"), wiki.visit(3));
        assertThatThrownBy(() -> wiki.api(FactApi.class).fields(slug, wiki.visit(7)))
                .isInstanceOf(Refusal.class);
    }

    private static FactApi.NewFields cost(int version, String language, String cost) {
        return new FactApi.NewFields(version, language, "Dearer", 0, Map.of("cost", List.of(cost)));
    }

    private List<String> fact(String slug, String field, String language) {
        FactApi.FieldEntry entry = wiki.api(FactApi.class).fields(slug, wiki.visit(7)).fields().stream()
                .filter(one -> one.field().equals(field))
                .findFirst()
                .orElseThrow();
        return entry.texts() == null ? entry.values() : entry.texts().getOrDefault(language, List.of());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fields_areWritten_oneByOne_andPutTogetherWithWhatOthersSaved(TestDatabase databases) {
        open(databases);
        String slug = sheet();
        FactApi api = wiki.api(FactApi.class);
        int read = api.fields(slug, wiki.visit(7)).version();
        FactApi.FieldList after =
                (FactApi.FieldList) api.save(slug, cost(read, "fr", "400 euros la lampe"), wiki.visit(7))
                        .getEntity();
        assertThat(after.version()).isEqualTo(read + 1);
        assertThat(fact(slug, "cost", "fr")).containsExactly("400 euros la lampe");
        assertThat(fact(slug, "cost", "en")).containsExactly("300 euros a lamp");
        assertThat(fact(slug, "city", "")).containsExactly("2");
        // Another field of the same version: both are right.
        FactApi.NewFields city = new FactApi.NewFields(read, "en", null, 0, Map.of("city", List.of("1")));
        assertThat(api.save(slug, city, wiki.visit(8)).getStatus()).isEqualTo(200);
        assertThat(fact(slug, "city", "")).containsExactly("1");
        assertThat(fact(slug, "country", "")).containsExactly("FR");
        assertThat(fact(slug, "cost", "fr")).containsExactly("400 euros la lampe");
        // The same field of the same version: the second one is told, by the field's own name.
        assertThatThrownBy(() -> api.save(slug, cost(read, "fr", "5 euros"), wiki.visit(8)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(409);
                    assertThat(refusal.fields())
                            .extracting(Refusal.Wrong::field)
                            .containsExactly("cost");
                });
        FactApi.NewFields none = new FactApi.NewFields(read + 2, "fr", null, 0, Map.of("cost", List.of()));
        api.save(slug, none, wiki.visit(7));
        assertThat(fact(slug, "cost", "fr")).isEmpty();
        assertThat(wiki.pages.changes(1, Role.MEMBER, null, 0, 10)).anySatisfy(change -> {
            assertThat(change.touched()).isTrue();
            assertThat(change.summary()).isEqualTo("Dearer");
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textAndFieldsThatWait_goOnWaitingTogether_whicheverAProgramSends(TestDatabase databases) {
        open(databases);
        String slug = sheet();
        FactApi api = wiki.api(FactApi.class);
        int read = api.fields(slug, wiki.visit(7)).version();
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        PageJson.NewText text =
                new PageJson.NewText("Lamps", "Better words", "text", "en", null, null, 1, null, 0, 0, null, null);
        assertThat(wiki.api.save(slug, text, wiki.visit(7)).getStatus()).isEqualTo(202);
        FactApi.NewFields dearer = new FactApi.NewFields(read, "en", null, 1, Map.of("cost", List.of("500 euros")));
        assertThat(api.save(slug, dearer, wiki.visit(7)).getStatus()).isEqualTo(202);
        Proposal both = waiting(slug);
        assertThat(both.body().html()).contains("Better words");
        assertThat(both.facts().of("cost", "en")).containsExactly("500 euros");
        PageJson.NewText again = new PageJson.NewText(
                "Lamps", "The best words", "text", "en", null, null, 1, null, both.version(), 0, null, null);
        wiki.api.save(slug, again, wiki.visit(7));
        assertThat(waiting(slug).body().html()).contains("The best words");
        assertThat(waiting(slug).facts().of("cost", "en")).containsExactly("500 euros");
    }

    private Proposal waiting(String slug) {
        return new Proposals(wiki.database, wiki.bodies)
                .open(wiki.row(slug).id(), "en", 7)
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fieldsThatAreNoneOrHoldWhatTheyMayNot_areAllNamed_andNothingIsSaved(TestDatabase databases) {
        open(databases);
        String slug = sheet();
        FactApi api = wiki.api(FactApi.class);
        int read = api.fields(slug, wiki.visit(7)).version();
        Map<String, List<String>> wrong = Map.of(
                "city",
                List.of("99999"),
                "colour",
                List.of("red"),
                "cost",
                List.of("x".repeat(201)),
                "topics",
                List.of("no-topic"));
        assertThatThrownBy(() -> api.save(slug, new FactApi.NewFields(read, "en", null, 0, wrong), wiki.visit(7)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(422);
                    assertThat(refusal.fields())
                            .extracting(Refusal.Wrong::field)
                            .containsExactlyInAnyOrder("city", "colour", "cost", "topics");
                });
        assertThatThrownBy(() -> api.save(slug, cost(read + 9, "en", "1 euro"), wiki.visit(7)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> api.save(slug, cost(read, "es", "1 euro"), wiki.visit(7)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> api.save(slug, null, wiki.visit(0))).isInstanceOf(Refusal.class);
        String plain = wiki.make("Plain", "", "No fields");
        assertThatThrownBy(() -> api.save(plain, cost(0, "en", "1 euro"), wiki.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
        assertThat(fact(slug, "cost", "en")).containsExactly("300 euros a lamp");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void page_isMadeWithATemplate_andItsTextInAnotherLanguageSaysWhatItIsOf(TestDatabase databases) {
        open(databases);
        Map<String, List<String>> fields =
                Map.of("city", List.of("2"), "topics", List.of("night"), "cost", List.of("300 euros"));
        wiki.api.make(text("Night buses", "en", 0, 0, "practice-sheet", fields), wiki.visit(7));
        assertThat(fact("night-buses", "city", "")).containsExactly("2");
        assertThat(fact("night-buses", "cost", "en")).containsExactly("300 euros");
        assertThat(wiki.row("night-buses").template()).isEqualTo("practice-sheet");
        assertThatThrownBy(() -> wiki.api.make(text("Other", "en", 0, 0, "no-sheet", fields), wiki.visit(7)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> wiki.api.make(text("Other", "en", 0, 0, null, fields), wiki.visit(7)))
                .isInstanceOf(Refusal.class);
        wiki.api.save("night-buses", text("Bus de nuit", "fr", 0, 1, null, null), wiki.visit(7));
        assertThat(wiki.pages
                        .texts()
                        .said(wiki.row("night-buses").id(), "fr")
                        .orElseThrow()
                        .synced()
                        .origin())
                .isEqualTo(1);
        assertThatThrownBy(() -> wiki.api.save("night-buses", text("Bus", "fr", 1, 7, null, null), wiki.visit(7)))
                .isInstanceOf(Refusal.class);
    }

    private static NewText text(
            String title,
            String language,
            int revision,
            int origin,
            String template,
            Map<String, List<String>> fields) {
        return new NewText(title, "Words", "text", language, null, null, revision, null, 0, origin, template, fields);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void revisions_areListedByNumber_andCompared(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", "Text 1");
        for (int i = 2; i <= 53; i++) {
            wiki.save(8, "guide", "Guide", "Text " + i);
        }
        RevisionApi api = wiki.api(RevisionApi.class);
        RevisionApi.RevisionList first = api.list("guide", "", "", wiki.visit(0));
        assertThat(first.total()).isEqualTo(53);
        assertThat(first.revisions()).hasSize(50);
        assertThat(first.revisions().get(0).revision()).isEqualTo(53);
        assertThat(first.revisions().get(0).editor().id()).isEqualTo(8);
        assertThat(first.next()).isEqualTo("/api/s/night/wiki/pages/guide/revisions?language=en&before=4");
        RevisionApi.RevisionList rest = api.list("guide", "en", "4", wiki.visit(0));
        assertThat(rest.revisions())
                .extracting(RevisionApi.RevisionEntry::revision)
                .containsExactly(3, 2, 1);
        assertThat(rest.next()).isNull();
        assertThat(api.revision("guide", "7", "", wiki.visit(0)).html()).contains("Text 7");
        RevisionApi.DifferenceText difference = api.difference("guide", "7", "", "", wiki.visit(0));
        assertThat(difference.from()).isEqualTo(6);
        assertThat(difference.html()).contains("<ins", "7", "<del", "6");
        assertThat(api.difference("guide", "7", "2", "", wiki.visit(0)).html()).contains("<del", "2");
        assertThat(api.difference("guide", "1", "", "", wiki.visit(0)).added()).isEqualTo(1);
        assertThatThrownBy(() -> api.revision("guide", "99", "", wiki.visit(0))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> api.difference("guide", "x", "", "", wiki.visit(0)))
                .isInstanceOf(Refusal.class);
        wiki.caring.changed("guide", wiki.form("least", "MANAGER", "writer", "MANAGER"), wiki.visit(3));
        assertThatThrownBy(() -> api.list("guide", "", "", wiki.visit(7))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> api.difference("guide", "7", "", "", wiki.visit(7)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void comments_areSaidAndRead_whereThereIsNoForum(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", "Text");
        CommentApi api = wiki.api(CommentApi.class);
        CommentApi.NewComment hello = new CommentApi.NewComment("Hello", null, null, "k1");
        assertThatThrownBy(() -> api.say("guide", hello, wiki.visit(8)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
        wiki.spaces.off(1, "forum");
        CommentApi.Made made =
                (CommentApi.Made) api.say("guide", hello, wiki.visit(8)).getEntity();
        CommentApi.Made again =
                (CommentApi.Made) api.say("guide", hello, wiki.visit(8)).getEntity();
        assertThat(again.id()).isEqualTo(made.id());
        CommentApi.NewComment answer =
                new CommentApi.NewComment("<p>Yes <script>x</script></p>", "html", made.id(), "k2");
        api.say("guide", answer, wiki.visit(7));
        CommentApi.CommentList list = api.list("guide", "", wiki.visit(0));
        assertThat(list.total()).isEqualTo(2);
        assertThat(list.comments().get(0).answers()).isNull();
        assertThat(list.comments().get(1).answers()).isEqualTo(made.id());
        assertThat(list.comments().get(1).html()).contains("Yes").doesNotContain("script");
        assertThat(list.next()).isNull();
        assertThat(api.list("guide", made.id() + "", wiki.visit(0)).comments()).hasSize(1);
        assertThatThrownBy(() -> api.say(
                        "guide", new CommentApi.NewComment(" ", "markdown", null, "k".repeat(65)), wiki.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(Refusal.Wrong::field)
                                .containsExactly("body", "format", "key"));
        assertThatThrownBy(() -> api.say("guide", null, wiki.visit(7))).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void call_tellsHowFarItIs_andEachCityToItselfAndToManagers(TestDatabase databases) {
        open(databases);
        wiki.spaces.role(1, 17, Role.MEMBER);
        Object made = wiki.calls.make(
                wiki.form(
                        "name.en",
                        "Lighting",
                        "about.en",
                        "What?",
                        "template",
                        "case-study",
                        "deadline",
                        "2087-03-31",
                        "cities",
                        "101"),
                wiki.visit(3));
        String id = place(made).replaceAll(".*calls/([0-9]+).*", "$1");
        CallApi api = wiki.api(CallApi.class);
        CallApi.CallList list = api.list("", wiki.visit(0));
        assertThat(list.total()).isEqualTo(1);
        assertThat(list.calls().get(0).deadline()).isEqualTo("2087-03-31");
        assertThat(list.calls().get(0).titles()).containsEntry("en", "Lighting");
        assertThat(api.list(id, wiki.visit(0)).calls()).isEmpty();
        assertThat(api.call(id, wiki.visit(0)).progress()).containsEntry("ASKED", 1L);
        assertThat(api.call(id, wiki.visit(0)).cities()).isEmpty();
        assertThat(api.call(id, wiki.visit(7)).cities()).isEmpty();
        assertThat(api.call(id, wiki.visit(17)).cities())
                .extracting(CallApi.CityEntry::organisation)
                .containsExactly(101L);
        assertThat(api.call(id, wiki.visit(3)).cities()).hasSize(1);
        assertThatThrownBy(() -> api.call(id, wiki.visit(3, 2, "en"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> api.call("x", wiki.visit(3))).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWaits_isReadByItsAuthor_andByWhoReviewsAndReadsThePage(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", "Text of old");
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        Object sent = wiki.save(7, "guide", "Guide", "Text of new");
        String id = place(sent).replaceAll(".*reviews/([0-9]+).*", "$1");
        ReviewApi api = wiki.api(ReviewApi.class);
        assertThat(api.list("", wiki.visit(7)).reviews()).hasSize(1);
        assertThat(api.list("", wiki.visit(8)).reviews()).isEmpty();
        assertThat(api.list("", wiki.visit(9)).reviews())
                .extracting(ReviewApi.ReviewEntry::page)
                .containsExactly("guide");
        assertThat(api.list(id, wiki.visit(9)).reviews()).isEmpty();
        ReviewApi.ReviewText text = api.review(id, wiki.visit(9));
        assertThat(text.html()).contains("Text of new");
        assertThat(text.difference()).contains("<ins", "new");
        assertThatThrownBy(() -> api.review(id, wiki.visit(8))).isInstanceOf(Refusal.class);
        wiki.caring.changed("guide", wiki.form("least", "MANAGER", "writer", "MANAGER"), wiki.visit(3));
        assertThat(api.list("", wiki.visit(9)).reviews()).isEmpty();
        assertThatThrownBy(() -> api.review(id, wiki.visit(9))).isInstanceOf(Refusal.class);
        assertThat(api.list("", wiki.visit(3)).reviews()).hasSize(1);
        // Given back, it is its author's to write on, whoever reads the page by now.
        wiki.reviews.giveBack(Long.parseLong(id), wiki.form("version", "1", "answer", "Say where"), wiki.visit(3));
        assertThat(api.list("", wiki.visit(3)).reviews()).isEmpty();
        assertThat(api.list("", wiki.visit(7)).reviews()).singleElement().satisfies(own -> {
            assertThat(own.state()).isEqualTo("RETURNED");
            assertThat(own.page()).isNull();
        });
        assertThat(api.list(id, wiki.visit(7)).reviews()).isEmpty();
        assertThat(api.list("", wiki.visit(8)).reviews()).isEmpty();
        assertThat(api.review(id, wiki.visit(7)).answer()).isEqualTo("Say where");
    }
}
