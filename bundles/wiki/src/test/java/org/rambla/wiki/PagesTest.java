// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.place;
import static org.rambla.wiki.WikiFixture.slug;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.content.ContentState;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.api.space.Role;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Version;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.link.Links;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.OrderAnew;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.SavePage;
import org.rambla.wiki.page.Tree;

/** Making, reading, changing, moving and withdrawing pages. */
final class PagesTest {
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

    @ParameterizedTest
    @MethodSource("databases")
    void page_isShownWithItsPlace_andIsRegistered(TestDatabase databases) throws Exception {
        open(databases);
        Object made = wiki.writing.make(
                wiki.form("title", "Éclairage & <nuit>", "parent", "", "body", "First <b>\n\nSecond"), wiki.visit(7));
        assertThat(place(made)).isEqualTo("/s/night/wiki/eclairage-nuit?done=wiki.done.made");
        wiki.make("Costs", "éclairage & <NUIT>", "Much");
        wiki.make("Lamps", "Costs", "Bright");

        String lamps = wiki.page("lamps", 0);
        assertThat(lamps).contains("Bright").doesNotContain("/edit");
        Page page = (Page) wiki.reading.page("lamps", "", "", wiki.visit(7));
        assertThat(page.crumbs())
                .extracting(Page.Crumb::path)
                .containsExactly("/s/night/wiki", "/s/night/wiki/eclairage-nuit", "/s/night/wiki/costs");
        assertThat(wiki.page("eclairage-nuit", 7))
                .contains("First &lt;b&gt;", "Éclairage &amp; &lt;nuit&gt;", "href=\"/s/night/wiki/costs\"", "/edit")
                .doesNotContain("<nuit>");
        assertThat(html(wiki.reading.home("", "", wiki.visit(0))))
                .contains("/s/night/wiki/eclairage-nuit")
                .contains("3 pages");
        assertThat(html(wiki.reading.home("cost", "", wiki.visit(0)))).contains("One page has “cost”");
        List<ContentHead> heads = wiki.register.latest(wiki.spaces.grants(0), Selection.ALL, null, 10);
        assertThat(heads).extracting(ContentHead::title).containsExactly("Lamps", "Costs", "Éclairage & <nuit>");
        long id = wiki.row("lamps").id();
        assertThat(wiki.content.items(List.of(id)).get(id).title()).isEqualTo("Lamps");
        assertThat(wiki.content.paths(List.of(id))).containsValue("/s/night/wiki/lamps");
        assertThat(wiki.content.page(1, 0, 10)).hasSize(3).contains(id);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void formSentTwice_makesOnePage(TestDatabase databases) throws Exception {
        open(databases);
        ExecutorService two = Executors.newFixedThreadPool(4);
        TestForm form = wiki.form("title", "Once", "body", "Said");
        List<Future<Object>> answers = Stream.generate(() -> two.submit(() -> wiki.writing.make(form, wiki.visit(7))))
                .limit(4)
                .toList();
        Set<String> places = new TreeSet<>();
        for (Future<Object> answer : answers) {
            places.add(place(answer.get()));
        }
        two.shutdown();
        assertThat(places).hasSize(1);
        assertThat(wiki.pages.count(1, org.rambla.api.space.Role.MEMBER)).isOne();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titlesThatNobodyWroteInTheReadersLanguage_areTranslations_andSaySo(TestDatabase databases) {
        open(databases);
        wiki.spaces.on(1, "translation");
        wiki.make("Lamps", "", "One");
        wiki.make("Posts", "lamps", "Two");
        for (String name : List.of("lamps", "posts")) {
            wiki.translations.put(
                    wiki.row(name).id(), new Version("Titre " + name, "", 0, Origin.MACHINE, false, false));
        }
        assertThat(html(wiki.reading.home("", "", wiki.visit(7, 1, "fr"))))
                .contains("lang=\"fr\">Titre lamps<", "lang=\"fr\">Titre posts", "Traduction automatique");
        assertThat(((Page) wiki.reading.page("posts", "", "", wiki.visit(7, 1, "fr")))
                        .aside()
                        .toString())
                .contains("Titre lamps", "Traduction automatique");
        assertThat(html(wiki.reading.recent("", wiki.visit(7, 1, "fr"))))
                .contains("/wiki/lamps\" lang=\"fr\">Titre lamps</a>", "Traduction automatique")
                .doesNotContain(">Lamps<", "language=en");
        assertThat(html(wiki.reading.recent("", wiki.visit(7))))
                .contains(">Lamps<")
                .doesNotContain("Titre");
        assertThat(html(wiki.reading.home("", "", wiki.visit(7))))
                .contains(">Lamps<")
                .doesNotContain("Titre");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void languageThatDoesNotFit_isAskedAbout_once(TestDatabase databases) {
        open(databases);
        String french =
                "Nous avons éteint les lampes de la rue pour une nuit, et les voisins ont dit que c’est bien pour leurs"
                        + " enfants, mais pas pour ceux qui rentrent tard dans la nuit par les chemins du parc";
        TestForm doubtful = wiki.form("title", "Nuit", "language", "en", "body", french);
        Page page = (Page) wiki.writing.make(doubtful, wiki.visit(7));
        assertThat(page.status()).isEqualTo(422);
        assertThat(doubtful.problems()).containsEntry("language", "web.problem.language");
        assertThat(html(page)).contains("name=\"languageAsked\" value=\"1\"", "les voisins");
        for (TestForm sure : List.of(
                wiki.form("title", "Nuit", "language", "en", "body", french, "languageAsked", "1"),
                wiki.form("title", "Rues", "language", "fr", "body", french),
                wiki.form("title", "Short", "language", "en", "body", "Les lampes de la rue"))) {
            assertThat(place(wiki.writing.make(sure, wiki.visit(7)))).contains("/wiki/");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void takenTitle_isRefused_andTheTextComesBack(TestDatabase databases) {
        open(databases);
        wiki.make("Night lights", "", "One");
        TestForm again = wiki.form("title", "NIGHT  Líghts", "body", "My own words");
        Page page = (Page) wiki.writing.make(again, wiki.visit(8));
        assertThat(page.status()).isEqualTo(422);
        assertThat(again.problems()).containsKey("title");
        assertThat(html(page)).contains("My own words");

        // Not so in another language, and not in another space.
        assertThat(place(wiki.writing.make(
                        wiki.form("title", "Night lights", "language", "fr", "body", "Un"), wiki.visit(8))))
                .startsWith("/s/night/wiki/night-lights-2?");
        assertThat(place(wiki.writing.make(wiki.form("title", "Night lights", "body", "One"), wiki.visit(8, 2, "en"))))
                .startsWith("/s/board/wiki/night-lights?");
        // A title in both languages of one page is one page's.
        assertThat(place(wiki.editing.save(
                        "night-lights-2",
                        wiki.form("title", "Lights", "language", "en", "body", "In English", "base", "0"),
                        wiki.visit(8))))
                .contains("wiki.done.saved");
        Page renamed = (Page) wiki.save(8, "night-lights-2", "Night lights", "In English");
        assertThat(renamed.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void badTitlesAndEmptyTexts_areRefused(TestDatabase databases) {
        open(databases);
        TestForm tooLong = wiki.form("title", "x".repeat(1000), "body", "Words");
        assertThat(((Page) wiki.writing.make(tooLong, wiki.visit(7))).status()).isEqualTo(422);
        assertThat(tooLong.problems()).containsOnlyKeys("title");
        TestForm invisible = wiki.form("title", "\u202E", "body", "Words");
        assertThat(((Page) wiki.writing.make(invisible, wiki.visit(7))).status())
                .isEqualTo(422);
        TestForm empty = wiki.form("title", "Empty", "bodyFormat", "html", "body", "<p> </p>");
        Page page = (Page) wiki.writing.make(empty, wiki.visit(7));
        assertThat(page.status()).isEqualTo(422);
        assertThat(empty.problems()).containsOnlyKeys("body");
        TestForm nowhere = wiki.form("title", "Fine", "parent", "No such page", "body", "Kept words");
        assertThat(html(wiki.writing.make(nowhere, wiki.visit(7)))).contains("Kept words", "No such page");
        assertThat(nowhere.problems()).containsOnlyKeys("parent");
        assertThat(slug(wiki.writing.make(wiki.form("title", "新しい", "body", "Words"), wiki.visit(7))))
                .matches("p-[0-9a-z]{8}");
        // Each has its own name, which a link has before the page is there.
        wiki.make("Links", "", "See [[\u041a\u0438\u0457\u0432]] and [[\u0391\u03b8\u03ae\u03bd\u03b1]].");
        String kyiv = wiki.make("\u041a\u0438\u0457\u0432", "", "Words");
        assertThat(wiki.page("links", 7)).contains("/wiki/" + kyiv + "\"").doesNotContain("/wiki/page\"");
        assertThat(html(wiki.reading.page("p-00000001", "", "", wiki.visit(7)))).contains("new?title=\"");
        // The letter that is two.
        wiki.make("\u0152uvre commune", "", "Words");
        wiki.make("Coeur", "", "Words");
        for (String words : java.util.List.of("oeuvre", "\u0153uvre", "OEUVRE C")) {
            assertThat(html(wiki.reading.home(words, "", wiki.visit(7)))).contains("/wiki/oeuvre-commune");
        }
        assertThat(html(wiki.reading.home("c\u0153ur", "", wiki.visit(7)))).contains("/wiki/coeur");
        assertThat(wiki.pages.byTitle().containing(1, "oeuv", Role.VISITOR, 9)).hasSize(1);
        assertThat(wiki.make("Recent", "", "A word of our own")).isEqualTo("recent-2");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void renamedPage_isFoundUnderItsFormerNames(TestDatabase databases) {
        open(databases);
        wiki.make("One", "", "Text");
        assertThat(slug(wiki.save(8, "one", "Two", "Text"))).isEqualTo("two");
        assertThat(place(wiki.reading.page("one", "", "", wiki.visit(0)))).isEqualTo("/s/night/wiki/two");
        assertThat(place(wiki.reading.page("one", "fr", "", wiki.visit(0)))).isEqualTo("/s/night/wiki/two?language=fr");
        // The former name is not free for others, and comes back with the former title.
        assertThat(wiki.make("One", "", "Another")).isEqualTo("one-2");
        assertThat(slug(wiki.save(8, "one", "Three", "Text, changed"))).isEqualTo("three");
        assertThat(slug(wiki.save(8, "three", "Two", "Text"))).isEqualTo("two");
        assertThat(wiki.register.head(wiki.row("two").id()).orElseThrow().title())
                .isEqualTo("Two");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void movedPage_takesThePagesBelowAlong_butNeverBelowItself(TestDatabase databases) {
        open(databases);
        wiki.make("A", "", "a");
        wiki.make("B", "A", "b");
        wiki.make("C", "B", "c");
        wiki.make("D", "", "d");
        for (String below : List.of("A", "B", "C")) {
            TestForm form = wiki.form("parent", below);
            Page refused = (Page) wiki.keeping.moved("a", form, wiki.visit(7));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(form.problems()).containsEntry("parent", "wiki.refusal.circle");
        }
        assertThat(place(wiki.keeping.moved("b", wiki.form("parent", "d"), wiki.visit(7))))
                .isEqualTo("/s/night/wiki/b?done=wiki.done.moved");
        PageRow c = wiki.row("c");
        assertThat(Tree.ids(c.path()))
                .containsExactly(wiki.row("d").id(), wiki.row("b").id(), c.id());
        assertThat(wiki.page("c", 0)).contains("/s/night/wiki/d\"").doesNotContain("/s/night/wiki/a\"");
        wiki.keeping.moved("b", wiki.form("parent", ""), wiki.visit(7));
        assertThat(wiki.row("c").above()).containsExactly(wiki.row("b").id());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoMovesAtOnce_makeNoCircle(TestDatabase databases) throws Exception {
        open(databases);
        wiki.make("A", "", "a");
        wiki.make("B", "", "b");
        ExecutorService two = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 10; i++) {
            Future<Object> first = two.submit(() -> wiki.keeping.moved("a", wiki.form("parent", "B"), wiki.visit(7)));
            Future<Object> second = two.submit(() -> wiki.keeping.moved("b", wiki.form("parent", "A"), wiki.visit(8)));
            first.get();
            second.get();
            PageRow a = wiki.row("a");
            PageRow b = wiki.row("b");
            assertThat(a.parent() == 0 ^ b.parent() == 0).isTrue();
            wiki.keeping.moved("a", wiki.form("parent", ""), wiki.visit(7));
            wiki.keeping.moved("b", wiki.form("parent", ""), wiki.visit(7));
        }
        two.shutdown();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tree_isNoDeeperThanItMayBe(TestDatabase databases) {
        open(databases);
        String above = "";
        for (int i = 1; i <= Tree.MAX_DEPTH; i++) {
            wiki.make("L" + i, above, "text");
            above = "L" + i;
        }
        TestForm tooDeep = wiki.form("title", "L", "parent", above, "body", "text");
        assertThat(((Page) wiki.writing.make(tooDeep, wiki.visit(7))).status()).isEqualTo(422);
        assertThat(tooDeep.problems()).containsOnlyKeys("parent");
        wiki.make("Top", "", "text");
        TestForm move = wiki.form("parent", "Top");
        assertThat(((Page) wiki.keeping.moved("l1", move, wiki.visit(7))).status())
                .isEqualTo(422);
        assertThat(wiki.row("l12").above()).hasSize(11);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void closedPage_isChangedByModeratorsOnly(TestDatabase databases) {
        open(databases);
        wiki.make("Charter", "", "Text");
        wiki.keeping.lock("charter", wiki.visit(9));
        assertThatThrownBy(() -> wiki.editing.edit("charter", "", "", wiki.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
        assertThat(((Page) wiki.save(7, "charter", "Charter", "Mine")).status()).isEqualTo(409);
        assertThat(wiki.page("charter", 7)).doesNotContain("Mine");
        assertThatThrownBy(() -> wiki.keeping.moved("charter", wiki.form("parent", ""), wiki.visit(7)))
                .isInstanceOf(Refusal.class);
        assertThat(place(wiki.save(9, "charter", "Charter", "Amended"))).contains("wiki.done.saved");
        wiki.keeping.unlock("charter", wiki.visit(9));
        assertThat(place(wiki.save(7, "charter", "Charter", "Mine"))).contains("wiki.done.saved");
        assertThat(wiki.audited).containsExactly("wiki.audit.locked Charter ", "wiki.audit.unlocked Charter ");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void withdrawnPage_comesBackWithThePagesAboveIt_whenThatIsAsked(TestDatabase databases) {
        open(databases);
        wiki.make("Above", "", "Text");
        wiki.make("Sheet", "Above", "Text");
        for (String slug : new String[] {"sheet", "above"}) {
            wiki.keeping.withdrawn(slug, wiki.form("reason", "Out of date"), wiki.visit(9));
        }
        assertThat(wiki.page("sheet", 9)).contains("name=\"above\" value=\"1\"");
        assertThat(wiki.page("above", 9)).doesNotContain("name=\"above\"");
        wiki.keeping.restore("sheet", wiki.form("above", "1"), wiki.visit(9));
        assertThat(wiki.row("sheet").parent()).isEqualTo(wiki.row("above").id());
        assertThat(wiki.page("sheet", 0)).contains("/wiki/above\"");
        assertThat(wiki.page("above", 0)).contains("/wiki/sheet\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void withdrawnPage_isSeenByModeratorsOnly_andItsTitleIsFree(TestDatabase databases) {
        open(databases);
        wiki.make("Above", "", "Text");
        wiki.make("Sheet", "Above", "Text");
        Page refused = (Page) wiki.keeping.withdrawn("above", wiki.form("reason", "No"), wiki.visit(9));
        assertThat(refused.status()).isEqualTo(409);
        wiki.keeping.withdrawn("sheet", wiki.form("reason", "Out of date"), wiki.visit(9));
        wiki.keeping.withdrawn("above", wiki.form("reason", "Too"), wiki.visit(9));
        for (long reader : new long[] {0, 7}) {
            Object found = reader == 0 ? null : wiki.reading.page("sheet", "", "", wiki.visit(reader));
            assertThat(found == null || ((Page) found).status() == 404).isTrue();
            assertThat(html(wiki.reading.home("", "", wiki.visit(reader)))).doesNotContain("/wiki/sheet");
            assertThat(html(wiki.reading.recent("", wiki.visit(reader)))).doesNotContain("/wiki/sheet");
            assertThat(html(wiki.reading.home("sheet", "", wiki.visit(reader)))).doesNotContain("/wiki/sheet");
        }
        assertThat(wiki.page("sheet", 9)).contains("Out of date");
        assertThat(html(wiki.reading.withdrawn("", wiki.visit(9)))).contains("/wiki/sheet/restore");
        long id = wiki.row("sheet").id();
        assertThat(wiki.register.head(id).orElseThrow().state()).isEqualTo(ContentState.HIDDEN);
        assertThat(wiki.make("Sheet", "", "Another")).isEqualTo("sheet-2");
        assertThat(place(wiki.keeping.restore("sheet", wiki.form(), wiki.visit(9))))
                .contains("restoredAs");
        assertThat(wiki.page("sheet", 0)).contains("Text");
        assertThat(wiki.row("sheet").titles().in("en")).isEqualTo("Sheet (2)");
        assertThat(wiki.register.head(id).orElseThrow().title()).isEqualTo("Sheet (2)");
        assertThat(wiki.row("sheet-2").titles().in("en")).isEqualTo("Sheet");
        // It can be renamed, and saved, as any other.
        wiki.save(7, "sheet", "Sheet (2)", "Other text");
        assertThat(wiki.page("sheet", 0)).contains("Other text");
        // The page above is still gone, so it stands at the top.
        assertThat(wiki.row("sheet").above()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageOfAPrivateSpace_isNowhereElse(TestDatabase databases) {
        open(databases);
        wiki.writing.make(wiki.form("title", "Secret", "body", "Quiet"), wiki.visit(7, 2, "en"));
        assertThatThrownBy(() -> wiki.page("secret", 0)).isInstanceOf(Refusal.class);
        assertThat(html(wiki.reading.recent("", wiki.visit(7)))).doesNotContain("Secret");
        assertThat(wiki.pages.byTitle().containing(1, "secret", org.rambla.api.space.Role.MANAGER, 5))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void viewOfAPage_takesTheSameStatements_howeverManyPagesThereAre(TestDatabase databases) {
        open(databases);
        wiki.make("Root", "", "Text");
        wiki.make("Page", "Root", "Text");
        wiki.page("page", 7);
        long few = statements(databases);
        for (int i = 0; i < 30; i++) {
            wiki.make("Sister " + i, "Root", "Text");
            wiki.make("Child " + i, "Page", "Text");
        }
        assertThat(statements(databases)).isEqualTo(few).isLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everythingAboutAPage_takesTheSameStatements_howeverOftenItWasSaved(TestDatabase databases) {
        open(databases);
        wiki.make("Root", "", "Text 1");
        wiki.make("Page", "", "Text 1\n\nSee [[Root]]");
        List<Long> few = costs(databases, 2);
        for (int i = 4; i <= 60; i++) {
            wiki.save(7, "page", "Page", "Text " + i + "\n\nSee [[Root]]");
            wiki.make("Other " + i, "", "See [[Page]]");
        }
        List<Long> many = costs(databases, 60);
        assertThat(many).isEqualTo(few);
        assertThat(many.get(0)).as("view").isLessThanOrEqualTo(7);
    }

    /** Statements of a view, a save, a difference, the history, who wrote what, and the form for a change. */
    private List<Long> costs(TestDatabase databases, int revision) {
        wiki.page("page", 7);
        // What changed since a visit before takes one more, when there was one.
        wiki.feature.marks().write();
        String saved = "Text, saved as " + revision + "\n\nSee [[Root]]";
        return Stream.<Runnable>of(
                        () -> wiki.page("page", 7),
                        () -> wiki.save(7, "page", "Page", saved),
                        () -> wiki.history.compare("page", "", "1", "2", "", wiki.visit(7)),
                        () -> wiki.history.history("page", "", "", "", wiki.visit(7)),
                        () -> wiki.who.who("page", "", wiki.visit(7)),
                        () -> wiki.editing.edit("page", "", "", wiki.visit(7)))
                .map(act -> {
                    long before = databases.statements();
                    act.run();
                    return databases.statements() - before;
                })
                .toList();
    }

    private long statements(TestDatabase databases) {
        long before = databases.statements();
        wiki.page("page", 7);
        return databases.statements() - before;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void recentChanges_areGivenPageByPage_eachOnce(TestDatabase databases) {
        open(databases);
        for (int i = 0; i < 35; i++) {
            wiki.make("Page " + i, "", "Text");
        }
        String first = html(wiki.reading.recent("", wiki.visit(0)));
        String after = first.replaceAll("(?s).*recent\\?after=([0-9-]+).*", "$1");
        String second = html(wiki.reading.recent(after, wiki.visit(0)));
        assertThat(first).contains("/wiki/page-34\"", "/wiki/page-5\"").doesNotContain("/wiki/page-4\"");
        assertThat(second).contains("/wiki/page-4\"", "/wiki/page-0\"").doesNotContain("/wiki/page-5\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titlesThatHoldSomeWords_areCounted_andReadPartAfterPart(TestDatabase databases) {
        open(databases);
        for (int i = 10; i < 62; i++) {
            wiki.make("Night bus " + i, "", "Text");
        }
        String first = html(wiki.reading.home("bus", "", wiki.visit(0)));
        assertThat(first).contains("52 pages have", "/wiki/night-bus-59").doesNotContain("/wiki/night-bus-60");
        String after = first.replaceAll("(?s).*rel=\"next\" href=\"[^\"]*after=([^\"&]*)\".*", "$1");
        String second = html(wiki.reading.home("bus", URLDecoder.decode(after, StandardCharsets.UTF_8), wiki.visit(0)));
        assertThat(second)
                .contains("52 pages have", "/wiki/night-bus-60", "/wiki/night-bus-61")
                .doesNotContain("/wiki/night-bus-59", "rel=\"next\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void homeAndForms_readNoMoreThanTheyShow_howeverManyPagesThereAre(TestDatabase databases) {
        open(databases);
        wiki.make("Zebra crossings", "", "Text");
        wiki.make("\u00c9clairage", "", "Text");
        wiki.make("For few", "", "Text");
        wiki.caring.changed("for-few", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        wiki.read.clear();
        assertThat(html(wiki.writing.fresh("", "", "", "", "", wiki.visit(7))))
                .containsSubsequence("<option value=\"\u00c9clairage\"", "<option value=\"Zebra crossings\"")
                .doesNotContain("For few");
        assertThat(wiki.read).noneMatch(sql -> sql.contains("title_key"));
        assertThat(html(wiki.reading.home("", "", wiki.visit(7)))).contains("2 pages");
        for (int i = 0; i < 10; i++) {
            long far = 1_000_000L << i;
            wiki.database.transaction(tx -> tx.execute(
                    "insert into wiki_page (id, " + COLUMNS + ") select id + cast(? as bigint), " + COLUMNS
                            + " from wiki_page",
                    far));
        }
        assertThat(html(wiki.reading.home("", "", wiki.visit(7)))).contains("More than 1000 pages");
        assertThat(wiki.pages.count(1, org.rambla.api.space.Role.MEMBER)).isEqualTo(1_001);
        // What does not fit comes part after part, each page once.
        assertThat(html(wiki.reading.home("", "", wiki.visit(7)))).contains("/wiki?after=all");
        assertThat(parts("all", after -> wiki.reading.home("", after, wiki.visit(7)), "<h3>"))
                .isEqualTo(2_048);
        wiki.database.transaction(tx -> tx.execute(
                "insert into wiki_link (page, language, slug, space_id, shown) select id, 'en', 'zebra-crossings', 1, false"
                        + " from wiki_page where id >= 1000000"));
        assertThat(parts("", after -> wiki.links.links("zebra-crossings", after, wiki.visit(7)), "<h3>"))
                .isEqualTo(2_046);
        wiki.database.transaction(
                tx -> tx.execute("update wiki_page set state = 'HIDDEN', remover = 9 where id >= 1000000"));
        assertThat(parts("", after -> wiki.reading.withdrawn(after, wiki.visit(9)), "<h3>"))
                .isEqualTo(3 * 1_023);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pages_standInTheOrderOfTheirNumbers_alsoThoseFromBeforeThat(TestDatabase databases) {
        open(databases);
        for (int i : new int[] {10, 9, 100}) {
            wiki.make("Meeting " + i, "", "Text");
        }
        String[] right = {"/wiki/meeting-9\"", "/wiki/meeting-10\"", "/wiki/meeting-100\""};
        assertThat(html(wiki.reading.home("", "all", wiki.visit(0)))).containsSubsequence(right);
        wiki.database.transaction(
                tx -> tx.execute("update wiki_page set sort_key = 'meeting 9' where slug = 'meeting-9'"));
        assertThat(html(wiki.reading.home("", "all", wiki.visit(0)))).contains(right[0], right[1], right[2]);
        assertThat(html(wiki.reading.home("", "all", wiki.visit(0)))).containsSubsequence(right[2], right[0]);
        wiki.feature.ordering().run();
        assertThat(html(wiki.reading.home("", "all", wiki.visit(0)))).containsSubsequence(right);
        wiki.read.clear();
        new OrderAnew(wiki.database).run();
        assertThat(wiki.read).hasSize(1);
    }

    /** How often something stands in all parts of a list. */
    static int parts(String first, Function<String, Page> list, String what) {
        return parts("after", first, list, what);
    }

    /** The same of a list that is one of several on its page. */
    static int parts(String parameter, String first, Function<String, Page> list, String what) {
        int found = 0;
        for (String after = first; after != null; ) {
            String part = html(list.apply(after));
            found += part.split(what, -1).length - 1;
            Matcher next = Pattern.compile("rel=\"next\" href=\"[^\"]*" + parameter + "=([^\"&]*)\"")
                    .matcher(part);
            after = next.find() ? URLDecoder.decode(next.group(1), StandardCharsets.UTF_8) : null;
        }
        return found;
    }

    private static final String COLUMNS = "version, space_id, parent, path, slug, titles, sort_key, language, revision,"
            + " author, created_at, editor, changed_at, least, locked, files, state, reason, remover";

    @ParameterizedTest
    @MethodSource("databases")
    void fileThatTwoTakeOff_isGoneOnce_andTheOthersStay(TestDatabase databases) {
        open(databases);
        wiki.make("Minutes", "", "Text");
        for (String name : List.of("one.txt", "two.txt")) {
            wiki.editing.save(
                    "minutes",
                    wiki.form("title", "Minutes", "body", "Text", "base", "1").with(upload(name)),
                    wiki.visit(7));
        }
        PageRow page = wiki.row("minutes");
        assertThat(page.files()).isEqualTo(2);
        long file = wiki.files.of(List.of(page.id())).get(page.id()).get(0).id();
        SavePage saving = new SavePage(
                wiki.database,
                wiki.register,
                wiki.bodies,
                wiki.files,
                new Tree(wiki.database),
                new Links(wiki.database, wiki.bodies, wiki.spaces));
        Draft draft = new Draft(
                "Minutes",
                wiki.pages.texts().said(page.id(), "en").orElseThrow().text().body(),
                "en",
                "",
                List.of(),
                "");
        for (long member : new long[] {7, 8}) {
            saving.save(page, new SavePage.Change(draft, 1, List.of(file), null), wiki.visit(member));
        }
        assertThat(wiki.row("minutes").files()).isOne();
        assertThat(wiki.page("minutes", 7)).contains("two.txt").doesNotContain("one.txt");
    }

    private static Upload upload(String name) {
        return new Upload() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long size() {
                return 5;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream("words".getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textThatIsTooLong_isRefused_andComesBack(TestDatabase databases) {
        open(databases);
        TestForm form = wiki.form("title", "Long", "body", "x".repeat(2_000_000));
        Page page = (Page) wiki.writing.make(form, wiki.visit(7));
        assertThat(page.status()).isEqualTo(422);
        assertThat(form.problems()).containsOnlyKeys("body");
        assertThat(html(page)).contains("x".repeat(2_000_000));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tableOfFiveThousandRows_isSavedChangedAndCompared(TestDatabase databases) {
        open(databases);
        StringBuilder table = new StringBuilder("<table><tbody>");
        for (int i = 0; i < 5_000; i++) {
            table.append("<tr><td>").append("row ").append(i).append("</td></tr>");
        }
        table.append("</tbody></table>");
        wiki.writing.make(wiki.form("title", "Table", "bodyFormat", "html", "body", table.toString()), wiki.visit(7));
        String changed = table.toString().replace(">row 4321<", ">row 4321 anew<");
        Object saved = wiki.editing.save(
                "table",
                wiki.form("title", "Table", "bodyFormat", "html", "body", changed, "base", "1"),
                wiki.visit(7));
        assertThat(place(saved)).contains("wiki.done.saved");
        assertThat(wiki.page("table", 0)).contains("row 4321 anew");
        assertThat(html(wiki.history.compare("table", "", "1", "2", "", wiki.visit(0))))
                .contains("anew");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void page_isForVisitors_alsoWhereAManagerKeepsTheWikiFromThemForNow(TestDatabase databases) {
        open(databases);
        // Core asks that of every item, old ones too; once it is lifted, nothing is left behind.
        wiki.spaces.move(1, "wiki.read", Role.MEMBER);
        String slug = wiki.make("Guide", "", "Words");
        assertThat(wiki.row(slug).least()).isEqualTo(Role.VISITOR);
        assertThat(wiki.register.head(wiki.row(slug).id()).orElseThrow().least())
                .isEqualTo(Role.VISITOR);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pagesBelow_areAllReached_howeverManyThereAre(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", "Words");
        for (int i = 0; i < 205; i++) {
            wiki.make(String.format("Part %03d", i), "Guide", "Words");
        }
        assertThat(wiki.page("guide", 0)).contains("Part 199", "/guide/below").doesNotContain("Part 204");
        assertThat(html(wiki.reading.home("", "", wiki.visit(0))))
                .contains("Part 019", "/guide/below")
                .doesNotContain("Part 020");
        // In its own tree each page stands, the last one too.
        assertThat(wiki.page("part-204", 0)).containsPattern("part-204\"[^>]*aria-current=\"page\"");
        String first = html(wiki.reading.below("guide", "", wiki.visit(0)));
        assertThat(first).contains("Part 000", "Part 199").doesNotContain("Part 200");
        String after = first.replaceAll("(?s).*below\\?after=([^\"]+)\".*", "$1");
        assertThat(html(wiki.reading.below("guide", URLDecoder.decode(after, StandardCharsets.UTF_8), wiki.visit(0))))
                .contains("Part 200", "Part 204")
                .doesNotContain("Part 199", "below?after");
    }
}
