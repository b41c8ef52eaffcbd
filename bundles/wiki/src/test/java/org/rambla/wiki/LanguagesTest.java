// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.place;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Version;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.edit.Autosave.Autosaved;
import org.rambla.wiki.exchange.in.Zips;
import org.rambla.wiki.language.NetworkAwaitPages;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.VersionRow;

/** A page in two languages. */
final class LanguagesTest {
    private static final String ORIGINAL = "<h2>Place</h2><p>We chose a <strong>square</strong>.</p>"
            + "<ul><li><p>Light</p></li><li><p>Trees</p></li></ul><p>It works.</p>";

    @TempDir
    Path folder;

    private WikiFixture wiki;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    private void open(TestDatabase databases) {
        wiki = new WikiFixture(databases, folder);
        wiki.writing.make(wiki.form("title", "Squares", "bodyFormat", "html", "body", ORIGINAL), wiki.visit(7));
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    private VersionRow text(String language) {
        return wiki.pages
                .texts()
                .said(wiki.row("squares").id(), language)
                .orElseThrow()
                .text();
    }

    private Map<String, String> originals() {
        return wiki.bodies.passages(text("en").body());
    }

    /** Writes French passages beside English ones, by what the English ones say. */
    private Object write(Map<String, String> french, String... more) {
        PageRow page = wiki.row("squares");
        List<String> pairs = new ArrayList<>(List.of("title", "Places", "language", "fr"));
        boolean there = page.written("fr");
        pairs.addAll(List.of("base", there ? text("fr").revision() + "" : "0"));
        pairs.addAll(List.of("origin", text("en").revision() + "", "draft", wiki.draft(8)));
        Map<String, String> written = there ? wiki.bodies.passages(text("fr").body()) : Map.of();
        written.forEach((id, said) -> pairs.addAll(List.of("passage-" + id, said)));
        originals().forEach((id, said) -> {
            if (french.containsKey(said)) {
                pairs.addAll(List.of("passage-" + id, french.get(said)));
            }
        });
        pairs.addAll(List.of(more));
        return wiki.saveBeside.save(
                "squares", new TestForm("k" + pairs.hashCode(), pairs.toArray(String[]::new)), wiki.visit(8));
    }

    private static Map<String, String> french() {
        Map<String, String> french = new LinkedHashMap<>();
        french.put("Place", "Lieu");
        french.put("We chose a square.", "Nous avons choisi une place.");
        french.put("Light", "Lumière");
        french.put("Trees", "Arbres");
        french.put("It works.", "Cela marche.");
        return french;
    }

    private String beside() {
        return html(wiki.languages.translate("squares", "fr", "", "", "", wiki.visit(8)));
    }

    private void change(String before, String after) {
        String html = text("en").body().html();
        assertThat(html).contains(before);
        wiki.editing.save(
                "squares",
                wiki.form(
                        "title",
                        "Squares",
                        "bodyFormat",
                        "html",
                        "body",
                        html.replace(before, after),
                        "base",
                        text("en").revision() + ""),
                wiki.visit(7));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void languageThatWasNotedWrongly_isCorrected_andTheHistoryTellsTheOldOne(TestDatabase databases) {
        open(databases);
        change("It works.", "It works well.");
        long id = wiki.row("squares").id();
        String form = html(wiki.editing.edit("squares", "", "", wiki.visit(7)));
        assertThat(form).contains("Is that wrong?", "/wiki/squares/language", "<option value=\"fr\"");
        wiki.keeping.language("squares", wiki.form("language", "en", "into", "fr"), wiki.visit(7));
        PageRow page = wiki.row("squares");
        assertThat(page.language()).isEqualTo("fr");
        assertThat(page.titles().texts()).containsExactly(Map.entry("fr", "Squares"));
        assertThat(wiki.register.head(id).orElseThrow().language()).isEqualTo("fr");
        assertThat(text("fr").body().html()).contains("It works well.");
        assertThat(text("fr").revision()).isEqualTo(2);
        assertThat(html(wiki.history.history("squares", "", "", "", wiki.visit(0))))
                .contains("/history/2?language=fr", "/history/1?language=fr", "was noted as English; it is French");
        // It goes on from there: in the language, and beside a text in the one that was noted before.
        wiki.editing.save(
                "squares",
                wiki.form("title", "Places", "language", "fr", "bodyFormat", "html", "body", ORIGINAL, "base", "2"),
                wiki.visit(7));
        assertThat(text("fr").revision()).isEqualTo(3);
        assertThat(html(wiki.history.compare("squares", "fr", "1", "3", "", wiki.visit(7))))
                .contains("Places");
    }

    private void corrected(String slug) {
        wiki.keeping.language(slug, wiki.form("language", "en", "into", "fr"), wiki.visit(9));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void correctedLanguage_takesTheWordsOfTheFieldsAlong_whereverTheyAreKept(TestDatabase databases) {
        open(databases);
        List<String> words = List.of("title", "Benches", "body", "Words", "fact-city", "2", "fact-partners", "Shops");
        List<String> first = new ArrayList<>(words);
        first.addAll(List.of("template", "practice-sheet", "fact-cost", "300 euros"));
        wiki.writing.make(wiki.form(first.toArray(String[]::new)), wiki.visit(7));
        words(7, "en", "1", "1", "body", "Words", "fact-city", "2", "fact-cost", "400 euros", "fact-partners", "Shops");
        List<String> draft = new ArrayList<>(words);
        draft.addAll(List.of("base", "1", "facts", "2", "draft", "", "fact-cost", "500 euros"));
        wiki.drafts.keep("benches", wiki.form(draft.toArray(String[]::new)), wiki.visit(7));
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        List<String> proposed = new ArrayList<>(words);
        proposed.addAll(List.of("base", "1", "facts", "2", "fact-cost", "600 euros"));
        String sent = place(wiki.editing.save("benches", wiki.form(proposed.toArray(String[]::new)), wiki.visit(8)))
                .replaceAll(".*reviews/([0-9]+).*", "$1");
        corrected("benches");
        assertThat(wiki.page("benches", 8)).contains("400 euros", "Shops");
        assertThat(html(wiki.editing.edit("benches", "fr", "", wiki.visit(7)))).contains("500 euros", "Shops");
        wiki.reviews.publish(Long.parseLong(sent), wiki.form("version", "1"), wiki.visit(9));
        assertThat(wiki.page("benches", 8)).contains("600 euros", "Shops").doesNotContain("400 euros");
        int now = wiki.pages
                .texts()
                .said(wiki.row("benches").id(), "fr")
                .orElseThrow()
                .text()
                .revision();
        wiki.history.restore(
                "benches",
                "1",
                wiki.form(
                        "language",
                        "fr",
                        "base",
                        now + "",
                        "facts",
                        wiki.row("benches").facts() + ""),
                wiki.visit(9));
        assertThat(wiki.page("benches", 8)).contains("300 euros", "Shops").doesNotContain("600 euros");
        assertThat(wiki.database.number("select count(*) from wiki_fact where language = 'en'"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoWritesWhileTheLanguageIsCorrected_losesNothing(TestDatabase databases) {
        open(databases);
        String[] both = {"title", "Squares", "body", "Kept before", "base", "1", "draft", ""};
        wiki.drafts.keep("squares", wiki.form(both), wiki.visit(3));
        wiki.drafts.keep(
                "squares",
                wiki.form("language", "fr", "title", "Places", "body", "Mots", "base", "0", "draft", ""),
                wiki.visit(3));
        corrected("squares");
        Page back = (Page) wiki.editing.save(
                "squares", wiki.form("title", "Squares", "body", "My own words", "base", "1"), wiki.visit(8));
        assertThat(back.status()).isEqualTo(409);
        assertThat(html(back)).contains("My own words", "wiki.refusal.tongueGone");
        assertThat(wiki.row("squares").written("en")).isFalse();
        assertThat(place(wiki.drafts.keep(
                        "squares",
                        wiki.form("title", "Squares", "body", "My own words", "base", "1", "draft", ""),
                        wiki.visit(8))))
                .contains("wiki.done.draft");
        assertThat(wiki.drafts
                        .autosave(
                                "squares",
                                wiki.form(
                                        "title",
                                        "Squares",
                                        "body",
                                        "My own long words",
                                        "base",
                                        "1",
                                        "draft",
                                        wiki.draft(8)),
                                wiki.visit(8))
                        .getStatus())
                .isEqualTo(200);
        assertThat(html(wiki.editing.edit("squares", "en", "", wiki.visit(8))))
                .contains("My own long words", "name=\"base\" value=\"0\"");
        // What stayed behind, for its writer has another one there, begins a text of its own.
        assertThat(html(wiki.editing.edit("squares", "en", "", wiki.visit(3))))
                .contains("Kept before", "name=\"base\" value=\"0\"");
        assertThat(html(wiki.editing.edit("squares", "fr", "", wiki.visit(3)))).contains("Mots");
        assertThat(place(wiki.editing.save(
                        "squares", wiki.form("title", "Squares", "body", "Kept before", "base", "0"), wiki.visit(3))))
                .contains("wiki.done.saved");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void draft_goesWithTheCorrectedLanguage_andHoldsItsUploadsThere(TestDatabase databases) {
        open(databases);
        wiki.drafts.keep(
                "squares",
                wiki.form("title", "Squares", "body", "My own words", "base", "1", "draft", "")
                        .with(Zips.upload("plan.txt", "A plan".getBytes(StandardCharsets.UTF_8))),
                wiki.visit(8));
        corrected("squares");
        String id = wiki.row("squares").id() + "";
        assertThat(html(wiki.drafts.drafts(id, "fr", "", wiki.visit(8)))).contains("My own words", "lang=\"fr\"");
        assertThat(html(wiki.editing.edit("squares", "fr", "", wiki.visit(8)))).contains("My own words", "plan.txt");
        wiki.drafts.keep(
                "squares",
                wiki.form("title", "Squares", "body", "In English", "base", "0", "draft", ""),
                wiki.visit(8));
        assertThat(wiki.database.number("select count(*) from content_needed")).isEqualTo(1);
        wiki.drafts.discard("squares", wiki.form("language", "fr"), wiki.visit(8));
        assertThat(wiki.database.number("select count(*) from content_needed")).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void languageIsNotCorrected_whileSomebodyHasATextInReviewInEither(TestDatabase databases) {
        open(databases);
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        wiki.save(8, "squares", "Squares", "Other words");
        long french = Long.parseLong(place(wiki.editing.save(
                        "squares",
                        wiki.form("language", "fr", "title", "Places", "body", "Mots", "base", "0"),
                        wiki.visit(8)))
                .replaceAll(".*reviews/([0-9]+).*", "$1"));
        assertThatThrownBy(() -> corrected("squares")).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.status()).isEqualTo(409);
            assertThat(no.key()).isEqualTo("wiki.refusal.tongueWaits");
        });
        assertThat(wiki.row("squares").language()).isEqualTo("en");
        wiki.reviews.takeBack(french, wiki.visit(8));
        corrected("squares");
        assertThat(wiki.database.number(
                        "select count(*) from wiki_proposal where language = 'fr' and state = 'WAITING'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void languageIsCorrected_byItsAuthorAndModerators_whereNothingIsWrittenYet(TestDatabase databases) {
        open(databases);
        assertThat(html(wiki.editing.edit("squares", "", "", wiki.visit(8)))).doesNotContain("Is that wrong?");
        assertThat(html(wiki.editing.edit("squares", "", "", wiki.visit(9)))).contains("Is that wrong?");
        assertThatThrownBy(() ->
                        wiki.keeping.language("squares", wiki.form("language", "en", "into", "fr"), wiki.visit(8)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.status()).isEqualTo(403));
        assertThatThrownBy(() ->
                        wiki.keeping.language("squares", wiki.form("language", "en", "into", "xx"), wiki.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.status()).isEqualTo(422));
        write(french());
        assertThatThrownBy(() ->
                        wiki.keeping.language("squares", wiki.form("language", "en", "into", "fr"), wiki.visit(7)))
                .as("both are there")
                .isInstanceOf(Refusal.class);
        assertThat(wiki.row("squares").language()).isEqualTo("en");
        wiki.writing.make(
                wiki.form("title", "Lampes", "language", "fr", "bodyFormat", "html", "body", ORIGINAL), wiki.visit(7));
        String second = WikiFixture.slug(
                wiki.writing.make(wiki.form("title", "Lampes", "bodyFormat", "html", "body", ORIGINAL), wiki.visit(7)));
        assertThatThrownBy(
                        () -> wiki.keeping.language(second, wiki.form("language", "en", "into", "fr"), wiki.visit(7)))
                .as("another page has the title there")
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.key()).isEqualTo("wiki.refusal.sameTitle"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void filesAreTakenOff_besideAnOriginalToo_andATickComesBackWithTheForm(TestDatabase databases) {
        open(databases);
        write(french());
        wiki.editing.save(
                "squares",
                wiki.form("title", "Places", "language", "fr", "body", "Lieu", "base", "1")
                        .with(Zips.upload("plan.txt", "A plan".getBytes(StandardCharsets.UTF_8))),
                wiki.visit(8));
        long page = wiki.row("squares").id();
        String file = wiki.files.of(List.of(page)).get(page).get(0).id() + "";
        assertThat(Jsoup.parse(beside()).select("input[name=detach]").eachAttr("value"))
                .containsExactly(file);
        TestForm untitled = wiki.form(
                "title", "", "language", "fr", "base", "2", "origin", text("en").revision() + "", "detach", file);
        Page back = (Page) wiki.saveBeside.save("squares", untitled, wiki.visit(8));
        assertThat(back.status()).isEqualTo(422);
        assertThat(Jsoup.parse(html(back)).select("input[name=detach][checked]"))
                .hasSize(1);
        TestForm whole = wiki.form("title", "", "language", "fr", "body", "Lieu", "base", "2", "detach", file);
        assertThat(Jsoup.parse(html((Page) wiki.editing.save("squares", whole, wiki.visit(8))))
                        .select("input[name=detach][checked]"))
                .hasSize(1);
        assertThat(wiki.row("squares").files()).isEqualTo(1);
        write(Map.of(), "detach", file);
        assertThat(wiki.row("squares").files()).isZero();
        // Of a text in review they are those that wait with it; the page's own are its reviewers'.
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        wiki.editing.save(
                "squares",
                wiki.form("title", "Places", "language", "fr", "body", "Lieu clair", "base", "2")
                        .with(Zips.upload("plan.txt", "A plan".getBytes(StandardCharsets.UTF_8))),
                wiki.visit(8));
        long sent = wiki.database.number("select max(id) from wiki_proposal");
        String waits = wiki.files.of(List.of(sent)).get(sent).get(0).id() + "";
        assertThat(Jsoup.parse(beside()).select("input[name=detach]").eachAttr("value"))
                .containsExactly(waits);
        write(Map.of(), "sent", "1", "detach", waits);
        assertThat(wiki.files.of(List.of(sent)).getOrDefault(sent, List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void readerGetsTheirLanguage_orIsToldThatOnlyTheOtherIsThere(TestDatabase databases) {
        open(databases);
        assertThat(html(wiki.reading.page("squares", "", "", wiki.visit(8, 1, "fr"))))
                .contains("We chose a", "/translate?language=fr");
        assertThat(place(write(french()))).startsWith("/s/night/wiki/squares?language=fr");
        Page french = (Page) wiki.reading.page("squares", "", "", wiki.visit(8, 1, "fr"));
        assertThat(french.title()).isEqualTo("Places");
        assertThat(html(french)).contains("Nous avons choisi").doesNotContain("We chose");
        assertThat(html(wiki.reading.page("squares", "fr", "", wiki.visit(0)))).contains("Nous avons choisi");
        assertThat(html(wiki.reading.page("squares", "", "", wiki.visit(0)))).contains("We chose");
        assertThat(html(wiki.reading.home("place", "", wiki.visit(0)))).contains("/wiki/squares");
        // The title of either language leads there, also from texts that were written before.
        assertThat(place(wiki.reading.page("places", "", "", wiki.visit(0)))).isEqualTo("/s/night/wiki/squares");
        // What the register knows stays the original's.
        assertThat(wiki.register.head(wiki.row("squares").id()).orElseThrow().title())
                .isEqualTo("Squares");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textWrittenBesideTheOriginal_takesItsShapeAndItsBlockIds(TestDatabase databases) {
        open(databases);
        assertThat(beside()).contains("<strong>square</strong>").doesNotContain("badge warn");
        write(french());
        assertThat(text("fr").body().html().replaceAll(" data-b=\"[^\"]*\"", ""))
                .isEqualTo("<h2>Lieu</h2><p>Nous avons choisi une place.</p><ul><li><p>Lumière</p></li>"
                        + "<li><p>Arbres</p></li></ul><p>Cela marche.</p>");
        assertThat(wiki.bodies.passages(text("fr").body()).keySet())
                .isEqualTo(originals().keySet());
        assertThat(beside()).doesNotContain("badge warn", "badge info").contains("Everything is up to date");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void boxOfTheOriginal_isABoxInTheOtherLanguageToo(TestDatabase databases) {
        open(databases);
        change("<p data-b=\"" + id("It works.") + "\">", "<aside data-box=\"caution\"><p>Ask first.</p></aside><p>");
        Map<String, String> french = french();
        french.put("Ask first.", "Demandez d’abord.");
        write(french);

        assertThat(text("fr").body().html().replaceAll(" data-b=\"[^\"]*\"", ""))
                .contains(
                        "<aside data-box=\"caution\" role=\"note\"><p>Demandez d’abord.</p></aside><p>Cela marche.</p>");
        assertThat(html(wiki.reading.page("squares", "fr", "", wiki.visit(8)))).contains("data-box=\"caution\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changedPassageOfTheOriginal_isFlaggedWithWhatChanged_untilItIsBroughtUpToDate(TestDatabase databases) {
        open(databases);
        write(french());
        change("It works.", "It works well.");
        change("<p data-b=\"" + id("Light") + "\">Light</p>", "<p data-b=\"" + id("Light") + "\">Warm light</p>");
        String beside = beside();
        assertThat(beside).contains("2 passages wait for you", "<ins>");
        assertThat(beside.split("badge warn", -1)).hasSize(3);
        assertThat(html(wiki.reading.page("squares", "fr", "", wiki.visit(8)))).contains("has changed since");
        assertThat(html(wiki.awaiting.awaits("fr", "", "", wiki.visit(9))))
                .contains("/wiki/squares/translate?language=fr");

        // One is written anew, the other one needs no change.
        write(Map.of("It works well.", "Cela marche bien."));
        assertThat(beside()).contains("1 passage waits for you");
        write(Map.of(), "same", id("Warm light"));
        assertThat(beside()).contains("Everything is up to date");
        assertThat(html(wiki.reading.page("squares", "fr", "", wiki.visit(8)))).doesNotContain("has changed since");
        assertThat(html(wiki.awaiting.awaits("fr", "", "", wiki.visit(9)))).doesNotContain("/wiki/squares");
    }

    private String id(String said) {
        return originals().entrySet().stream()
                .filter(passage -> passage.getValue().equals(said))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linksAndPicturesOfTheOriginal_comeOver_whereTheyAreTyped_andWhatFindsNoPlaceIsSaid(TestDatabase databases) {
        open(databases);
        change(
                "We chose a <strong>square</strong>.",
                "See <a href=\"/s/night/wiki/charter\">the charter</a>. <img src=\"/files/1/a.png\" alt=\"Lamps\">");
        String seen = "See the charter (/s/night/wiki/charter). [Lamps]";
        assertThat(beside())
                .contains("Here the original has:", "<span lang=\"en\">the charter (/s/night/wiki/charter)</span>");
        String link = "<a href=\"/s/night/wiki/charter\">la charte</a>. <img src=\"/files/1/a.png\" alt=\"";
        assertThat(place(write(Map.of(seen, "Voir la charte (/s/night/wiki/charter). [Lampes]"))))
                .endsWith("done=wiki.done.written");
        assertThat(text("fr").body().html()).contains("Voir " + link + "Lampes\">");
        assertThat(beside()).doesNotContain("Here the original has:");
        // One letter.
        String id = id(seen);
        write(Map.of(seen, "Voyez la charte (/s/night/wiki/charter). [Lampes]"));
        assertThat(text("fr").body().html()).contains("Voyez " + link + "Lampes\">");
        // What is left out is said, and can be typed again.
        assertThat(place(write(Map.of(seen, "Voyez la charte. [Lampes]"))))
                .endsWith("/translate?language=fr&done=wiki.done.savedWithout");
        assertThat(text("fr").body().html()).doesNotContain("<a ").contains("Lampes");
        assertThat(beside()).contains("the charter (/s/night/wiki/charter)</span>");
        assertThat(place(write(Map.of(seen, "Voyez la charte (/s/night/wiki/charter). [Lampes]"))))
                .endsWith("done=wiki.done.written");
        assertThat(text("fr").body().html()).contains("Voyez " + link + "Lampes\">");
        assertThat(id(seen)).isEqualTo(id);
        // The same passage by passage, without scripts.
        String body = text("fr").body().html();
        Map<String, String> shown = wiki.bodies.passages(text("fr").body());
        List<String> pairs = new ArrayList<>(List.of("title", "Places", "language", "fr", "body-passages", "1"));
        pairs.addAll(List.of("base", text("fr").revision() + ""));
        shown.forEach((block, said) ->
                pairs.addAll(List.of("body-passage-" + block, block.equals(id) ? "Voyez la charte. [Lampes]" : said)));
        assertThat(place(wiki.editing.save("squares", wiki.form(pairs.toArray(String[]::new)), wiki.visit(8))))
                .endsWith("done=wiki.done.savedLost");
        assertThat(body).contains("<a ");
    }

    /** A page with so many cells, beside which nothing is written yet; the ids of its passages. */
    private List<String> table(int rows) {
        StringBuilder html = new StringBuilder("<h2>Cities</h2><table>");
        for (int i = 0; i < rows; i++) {
            html.append("<tr><td>a")
                    .append(i)
                    .append("</td><td>b")
                    .append(i)
                    .append("</td><td>c")
                    .append(i);
            html.append("</td></tr>");
        }
        wiki.writing.make(wiki.form("title", "Table", "bodyFormat", "html", "body", html + "</table>"), wiki.visit(7));
        return List.copyOf(wiki.bodies
                .passages(wiki.pages
                        .texts()
                        .said(wiki.row("table").id(), "en")
                        .orElseThrow()
                        .text()
                        .body())
                .keySet());
    }

    private TestForm part(int part, Map<String, String> typed, String... more) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("title", "Tableau", "language", "fr"));
        all.put(
                "base",
                wiki.pages
                                .texts()
                                .said(wiki.row("table").id(), "fr")
                                .map(said -> said.text().revision())
                                .orElse(0) + "");
        all.putAll(Map.of("origin", "1", "part", part + "", "draft", wiki.draft(8)));
        typed.forEach((id, said) -> all.put("passage-" + id, said));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        List<String> pairs = new ArrayList<>();
        all.forEach((field, value) -> pairs.addAll(List.of(field, value)));
        return new TestForm("part" + all.hashCode(), pairs.toArray(String[]::new));
    }

    private Set<String> fields(String part) {
        Set<String> fields = new HashSet<>();
        Matcher matcher = Pattern.compile("textarea id=\"f-passage-([^\"]*)\"")
                .matcher(html(wiki.languages.translate("table", "fr", part, "", "", wiki.visit(8))));
        while (matcher.find()) {
            fields.add(matcher.group(1));
        }
        return fields;
    }

    private String tableText() {
        return wiki.bodies.text(wiki.pages
                .texts()
                .said(wiki.row("table").id(), "fr")
                .orElseThrow()
                .text()
                .body());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void longText_isWrittenPartByPart_andNoPartTakesAnotherOnesWordsAway(TestDatabase databases) {
        open(databases);
        List<String> ids = table(300);
        Set<String> seen = new HashSet<>();
        for (String part : List.of("1", "2", "3")) {
            Set<String> fields = fields(part);
            assertThat(fields).hasSizeBetween(150, 450);
            int before = seen.size();
            seen.addAll(fields);
            assertThat(seen).hasSize(before + fields.size());
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(fields("99")).isEqualTo(fields(""));
        String first = ids.get(1);
        String second = ids.get(400);
        String third = ids.get(800);
        // A draft of one part, then of another one: both are in it.
        wiki.besideDrafts.keep("table", part(1, Map.of(first, "eins", ids.get(2), "")), wiki.visit(8));
        assertThat(place(wiki.besideDrafts.keep("table", part(2, Map.of(second, "zwei")), wiki.visit(8))))
                .contains("part=2");
        assertThat(html(wiki.languages.translate("table", "fr", "1", "", "", wiki.visit(8))))
                .contains("eins");
        // One part is saved; the draft goes on holding what is left.
        assertThat(place(wiki.saveBeside.save("table", part(2, Map.of(second, "deux")), wiki.visit(8))))
                .endsWith("/translate?language=fr&part=3&done=wiki.done.written");
        assertThat(tableText()).contains("deux").doesNotContain("eins", "zwei");
        assertThat(html(wiki.languages.translate("table", "fr", "1", "", "", wiki.visit(8))))
                .contains("eins");
        assertThat(html(wiki.languages.translate("table", "fr", "2", "", "", wiki.visit(8))))
                .contains("deux")
                .doesNotContain("zwei");
        assertThat(place(wiki.saveBeside.save("table", part(3, Map.of(third, "trois")), wiki.visit(8))))
                .contains("/wiki/table?language=fr");
        wiki.saveBeside.save("table", part(1, Map.of(first, "un")), wiki.visit(8));
        assertThat(tableText()).contains("un", "deux", "trois");
        assertThat(wiki.draft(8)).isEmpty();
        // A form that is refused comes back with all of its own passages.
        assertThat(html(wiki.saveBeside.save(
                        "table", part(1, Map.of(first, "uno", third, "tres"), "title", ""), wiki.visit(8))))
                .contains("uno", "tres");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void colleagueWhoSavesMeanwhile_takesNothingThatIsKeptOfOtherParts(TestDatabase databases) {
        open(databases);
        List<String> ids = table(300);
        String first = ids.get(1);
        String second = ids.get(400);
        wiki.saveBeside.save("table", part(2, Map.of(second, "deux")), wiki.visit(8));
        String base = wiki.pages
                        .texts()
                        .said(wiki.row("table").id(), "fr")
                        .orElseThrow()
                        .text()
                        .revision() + "";
        wiki.besideDrafts.keep("table", part(1, Map.of(first, "eins")), wiki.visit(8));
        wiki.saveBeside.save("table", part(2, Map.of(second, "deux sept"), "draft", ""), wiki.visit(7));
        wiki.besideDrafts.keep("table", part(3, Map.of(ids.get(800), "trois"), "base", base), wiki.visit(8));
        assertThat(draftText()).contains("eins", "trois");
        Page undecided = (Page) wiki.saveBeside.save(
                "table", part(2, Map.of(second, "deux huit"), "base", base, "writing", "w2"), wiki.visit(8));
        assertThat(undecided.status()).isEqualTo(409);
        assertThat(draftText()).as("nothing is saved yet").contains("eins", "trois", "deux huit");
        assertThat(wiki.database.number("select count(*) from wiki_written where writing = ?", "w2"))
                .isZero();
    }

    private String draftText() {
        return wiki.database
                .first("select body from wiki_draft where member = 8", row -> row.text("body"))
                .orElse("");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void longTextInReview_keepsTheOtherParts(TestDatabase databases) {
        open(databases);
        List<String> ids = table(300);
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        wiki.saveBeside.save("table", part(1, Map.of(ids.get(1), "un")), wiki.visit(8));
        wiki.besideDrafts.keep("table", part(3, Map.of(ids.get(800), "trois"), "sent", "1"), wiki.visit(8));
        assertThat(place(wiki.saveBeside.save(
                        "table", part(2, Map.of(ids.get(400), "deux"), "sent", "1"), wiki.visit(8))))
                .endsWith("/translate?language=fr&part=3&done=wiki.done.sent");
        String waiting = wiki.database
                .first("select body from wiki_proposal", row -> row.text("body"))
                .orElseThrow();
        assertThat(waiting).contains("un</", "deux").doesNotContain("trois");
        assertThat(html(wiki.languages.translate("table", "fr", "3", "", "", wiki.visit(8))))
                .contains("trois", "name=\"sent\" value=\"2\"");
        assertThat(html(wiki.languages.translate("table", "fr", "1", "", "", wiki.visit(8))))
                .contains(">\nun</textarea>");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void newPassageOfTheOriginal_isWrittenAtItsPlace_besideWhatTheTextHasOfItsOwn(TestDatabase databases) {
        open(databases);
        write(french());
        // The French text gets a passage of its own.
        wiki.editing.save(
                "squares",
                wiki.form(
                        "title",
                        "Places",
                        "language",
                        "fr",
                        "bodyFormat",
                        "html",
                        "base",
                        "1",
                        "body",
                        text("fr").body().html() + "<p>Pour la France seulement.</p>"),
                wiki.visit(8));
        change(
                "<li data-b=\"" + container("Trees") + "\">",
                "<li><p>Benches</p></li><li data-b=\"" + container("Trees") + "\">");
        assertThat(beside()).contains("1 passage waits for you", "badge info", "Pour la France seulement.");
        write(Map.of("Benches", "Bancs"));
        assertThat(text("fr").body().html().replaceAll(" data-b=\"[^\"]*\"", ""))
                .contains("<li><p>Lumière</p></li><li><p>Bancs</p></li><li><p>Arbres</p></li>")
                .endsWith("<p>Cela marche.</p><p>Pour la France seulement.</p>");
        assertThat(beside()).contains("Everything is up to date");
    }

    private String container(String said) {
        String html = text("en").body().html();
        String before = html.substring(0, html.indexOf(">" + said + "<"));
        return before.substring(before.lastIndexOf("<li data-b=\"") + 12).replaceAll("\".*", "");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void originalSavedMeanwhile_isShownAgain_andNothingTypedIsLost(TestDatabase databases) {
        open(databases);
        List<String> pairs = new ArrayList<>(List.of("title", "Places", "language", "fr", "base", "0", "origin", "1"));
        pairs.addAll(List.of("passage-" + id("Light"), "Lumière"));
        change("It works.", "It works well.");
        Page page =
                (Page) wiki.saveBeside.save("squares", new TestForm("k", pairs.toArray(String[]::new)), wiki.visit(8));
        assertThat(page.status()).isEqualTo(409);
        assertThat(html(page)).contains("Lumière", "It works well.", "name=\"origin\" value=\"2\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void formerText_isToBeLookedOverAgain(TestDatabase databases) {
        open(databases);
        write(french());
        change("It works.", "It works well.");
        write(Map.of("It works well.", "Cela marche bien."));
        assertThat(beside()).contains("Everything is up to date");
        wiki.history.restore("squares", "1", wiki.form("language", "fr", "base", "2"), wiki.visit(8));
        assertThat(wiki.bodies.text(text("fr").body())).contains("Cela marche.");
        assertThat(beside()).doesNotContain("Everything is up to date");
        assertThat(html(wiki.awaiting.awaits("fr", "", "", wiki.visit(9))))
                .contains("/wiki/squares/translate?language=fr");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatOthersBroughtUpToDate_whileATranslationWaited_staysSo(TestDatabase databases) {
        open(databases);
        write(french());
        change("It works.", "It works well.");
        change("<p data-b=\"" + id("Light") + "\">Light</p>", "<p data-b=\"" + id("Light") + "\">Warm light</p>");
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        long sent = Long.parseLong(
                place(write(Map.of("Warm light", "Lumi\u00e8re chaude"))).replaceAll(".*reviews/([0-9]+).*", "$1"));
        wiki.saveBeside.save(
                "squares",
                wiki.form(
                        "language",
                        "fr",
                        "title",
                        "Places",
                        "base",
                        "1",
                        "origin",
                        "3",
                        "passage-" + id("It works well."),
                        "Cela marche bien."),
                wiki.visit(9));
        wiki.reviews.publish(sent, wiki.form("version", "1"), wiki.visit(9));
        assertThat(wiki.bodies.text(text("fr").body())).contains("Lumi\u00e8re chaude", "Cela marche bien.");
        assertThat(beside()).contains("Everything is up to date");
    }

    /** A text in French as it is written whole, with other block ids than the original. */
    private Object whole(long member, String html, String... more) {
        List<String> pairs = new ArrayList<>(
                List.of("language", "fr", "title", "Places", "bodyFormat", "html", "body", html, "base", "0"));
        pairs.addAll(List.of(more));
        return wiki.editing.save("squares", wiki.form(pairs.toArray(String[]::new)), wiki.visit(member));
    }

    private static final String WHOLE = "<h2>Lieu</h2><p>Nous avons choisi une place.</p>"
            + "<ul><li><p>Lumi\u00e8re</p></li><li><p>Arbres</p></li></ul><p>Cela marche.</p>";

    @ParameterizedTest
    @MethodSource("databases")
    void textWrittenWhole_goesSideBySideWithTheOriginal(TestDatabase databases) {
        open(databases);
        whole(8, WHOLE, "origin", "1", "synced", "1");
        assertThat(wiki.bodies.passages(text("fr").body()).keySet())
                .containsExactlyElementsOf(originals().keySet());
        assertThat(beside()).contains("Everything is up to date");
        change("It works.", "It works well.");
        assertThat(beside())
                .contains("The original changed", "Cela marche.")
                .doesNotContain("Everything is up to date");
        write(Map.of("It works well.", "Cela marche bien."));
        assertThat(beside()).contains("Everything is up to date");
        assertThat(wiki.bodies.text(text("fr").body()))
                .contains("Cela marche bien.")
                .doesNotContain("Cela marche.");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ofTwoWhoBeginALanguageAtOnce_theSecondDecides_andNothingStandsThereTwice(TestDatabase databases) {
        open(databases);
        whole(8, WHOLE);
        Page undecided = (Page) whole(7, WHOLE.replace("Arbres", "Des arbres").replace("Cela marche.", "\u00c7a va."));
        assertThat(undecided.status()).isEqualTo(409);
        assertThat(html(undecided))
                .contains("Arbres", "Des arbres", "Cela marche.", "\u00c7a va.", "name=\"choice-c2\"");
        assertThat(wiki.bodies.text(text("fr").body())).doesNotContain("Des arbres");
        String again = WHOLE.replace("Arbres", "Des arbres").replace("Cela marche.", "\u00c7a va.");
        whole(7, again, "theirs", "1", "choice-c1", "MINE", "choice-c2", "THEIRS");
        assertThat(wiki.bodies.text(text("fr").body()))
                .contains("Des arbres", "Cela marche.")
                .containsOnlyOnce("Nous avons choisi")
                .doesNotContain("\u00c7a va.");
        assertThat(wiki.bodies.passages(text("fr").body()).keySet())
                .containsExactlyElementsOf(originals().keySet());
        // Word for word the same is no second text.
        assertThat(place(whole(9, text("fr").body().html()))).contains("wiki.done.");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void passagesThatNeedNoChange_stayTicked_whileTheTextWaits(TestDatabase databases) {
        open(databases);
        write(french());
        change("It works.", "It works well.");
        change("Trees", "Many trees");
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        write(Map.of("It works well.", "Cela marche bien."), "same", id("Many trees"));
        assertThat(beside())
                .contains("Cela marche bien.")
                .containsPattern("name=\"same\" value=\"" + id("Many trees") + "\"[^>]* checked");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsTypedBesideAnOriginalThatIsClosedMeanwhile_isNotLost(TestDatabase databases) {
        open(databases);
        write(french());
        wiki.keeping.lock("squares", wiki.visit(9));
        Page refused = (Page) write(Map.of("Light", "Lampes"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(html(refused)).contains("Lampes", "wiki.refusal.locked");
        assertThat(wiki.bodies.text(text("fr").body())).doesNotContain("Lampes");
        assertThat(place(wiki.besideDrafts.keep("squares", besides("", "Lampes", "Cela marche."), wiki.visit(8))))
                .contains("wiki.done.draft");
        String reading = "drafts?page=" + wiki.row("squares").id() + "&of=fr";
        assertThat(place(wiki.languages.translate("squares", "fr", "", "", "", wiki.visit(8))))
                .endsWith(reading);
        assertThat(html(wiki.drafts.drafts(wiki.row("squares").id() + "", "fr", "", wiki.visit(8))))
                .contains("Lampes");
    }

    /** A form that was opened when the French text was at a revision. */
    private Object late(long member, int base, Map<String, String> french) {
        Map<String, String> typed = new LinkedHashMap<>(french());
        typed.putAll(french);
        List<String> pairs = new ArrayList<>(
                List.of("title", "Places", "language", "fr", "base", base + "", "origin", "1", "draft", ""));
        originals().forEach((id, said) -> pairs.addAll(List.of("passage-" + id, typed.get(said))));
        return wiki.saveBeside.save("squares", wiki.form(pairs.toArray(String[]::new)), wiki.visit(member));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void passageThatTheOriginalDropped_isFlagged_andGoesOrStaysAsItsWriterSays(TestDatabase databases) {
        open(databases);
        write(french());
        String works = id("It works.");
        String trees = id("Trees");
        change("<p data-b=\"" + works + "\">It works.</p>", "");
        String beside = beside();
        assertThat(beside)
                .contains("Gone from the original", "name=\"drop\" value=\"" + works + "\"")
                .contains("1 passage waits for you", "Save, and take out the passage that is gone");
        // Kept as a draft it is still to be seen, should it stay after all.
        wiki.besideDrafts.keep(
                "squares",
                wiki.form("language", "fr", "title", "Places", "base", "1", "origin", "2", "draft", "", "drop", works),
                wiki.visit(8));
        assertThat(beside()).contains("value=\"" + works + "\" checked", "\nCela marche.</textarea>");
        write(Map.of(), "same", works);
        assertThat(beside())
                .contains("Everything is up to date", "Cela marche.")
                .doesNotContain("name=\"drop\"");
        change("Trees", "Old trees");
        assertThat(beside()).contains("1 passage waits for you").doesNotContain("name=\"drop\"");
        write(Map.of("Old trees", "Vieux arbres"));
        String html = text("en").body().html();
        change(html.substring(html.indexOf("Old trees"), html.indexOf("Old trees") + 9), "");
        assertThat(originals()).doesNotContainKey(trees);
        assertThat(beside()).contains("name=\"drop\" value=\"" + trees + "\"");
        write(Map.of(), "dropAll", "1");
        assertThat(wiki.bodies.text(text("fr").body())).contains("Cela marche.").doesNotContain("arbres");
        assertThat(beside()).contains("Everything is up to date");
    }

    private Object words(long member, String language, String base, String facts, String... more) {
        List<String> pairs = new ArrayList<>(List.of("title", language.equals("fr") ? "Bancs" : "Benches"));
        pairs.addAll(List.of("language", language, "base", base, "origin", "1", "facts", facts, "draft", ""));
        pairs.addAll(List.of(more));
        TestForm form = new TestForm("w" + pairs.hashCode(), pairs.toArray(String[]::new));
        return language.equals("fr")
                ? wiki.saveBeside.save("benches", form, wiki.visit(member))
                : wiki.editing.save("benches", form, wiki.visit(member));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fieldsOfTheTemplate_areWrittenBesideTheOriginal_andFlaggedWhenItChanges(TestDatabase databases) {
        open(databases);
        wiki.writing.make(
                wiki.form(
                        "template",
                        "practice-sheet",
                        "title",
                        "Benches",
                        "body",
                        "Words",
                        "fact-city",
                        "2",
                        "fact-cost",
                        "300 euros",
                        "fact-partners",
                        "Shops"),
                wiki.visit(7));
        String passage = wiki.bodies
                .passages(wiki.pages
                        .texts()
                        .said(wiki.row("benches").id(), "en")
                        .orElseThrow()
                        .text()
                        .body())
                .keySet()
                .iterator()
                .next();
        String form = html(wiki.languages.translate("benches", "fr", "", "", "", wiki.visit(8)));
        assertThat(form)
                .contains(
                        "300 euros",
                        "Shops",
                        "name=\"fact-cost\"",
                        "name=\"fact-partners\"",
                        "name=\"facts\" value=\"1\"")
                .doesNotContain("name=\"fact-city\"");
        // What is typed is kept as a draft, and shown again.
        wiki.besideDrafts.keep(
                "benches",
                wiki.form(
                        "language",
                        "fr",
                        "title",
                        "Bancs",
                        "base",
                        "0",
                        "origin",
                        "1",
                        "facts",
                        "1",
                        "draft",
                        "",
                        "fact-cost",
                        "300 eur"),
                wiki.visit(8));
        assertThat(html(wiki.languages.translate("benches", "fr", "", "", "", wiki.visit(8))))
                .contains("value=\"300 eur\"");
        wiki.drafts.discard("benches", wiki.form("language", "fr"), wiki.visit(8));
        words(
                8,
                "fr",
                "0",
                "1",
                "passage-" + passage,
                "Mots",
                "fact-cost",
                "300 euros en tout",
                "fact-partners",
                "Commerces");
        String french = html(wiki.reading.page("benches", "fr", "", wiki.visit(8, 1, "fr")));
        assertThat(french)
                .contains("300 euros en tout", "Commerces", "/organisations/2")
                .doesNotContain("Shops");
        assertThat(wiki.page("benches", 8))
                .contains("300 euros", "Shops", "/organisations/2")
                .doesNotContain("Commerces");
        assertThat(benches()).contains("Everything is up to date");
        assertThat(html(wiki.awaiting.awaits("fr", "", "", wiki.visit(9)))).doesNotContain("/wiki/benches/");
        // Somebody changes two of the original's fields, and nothing of its text.
        words(
                7,
                "en",
                "1",
                "2",
                "body",
                "Words",
                "fact-city",
                "2",
                "fact-cost",
                "400 euros",
                "fact-partners",
                "Shops, schools");
        assertThat(benches()).contains("2 passages wait for you", "<del>300 euros</del>", "<del>Shops</del>");
        assertThat(html(wiki.awaiting.awaits("fr", "", "", wiki.visit(9))))
                .contains("/wiki/benches/translate?language=fr");
        assertThat(html(wiki.reading.page("benches", "fr", "", wiki.visit(8)))).contains("has changed since");
        words(8, "fr", "1", "3", "fact-cost", "400 euros", "fact-partners", "Commerces");
        assertThat(benches())
                .contains("1 passage waits for you", "<del>Shops</del>")
                .doesNotContain("<del>300");
        words(8, "fr", "1", "4", "fact-cost", "400 euros", "fact-partners", "Commerces", "same", "=partners");
        assertThat(benches()).contains("Everything is up to date");
        assertThat(html(wiki.awaiting.awaits("fr", "", "", wiki.visit(9)))).doesNotContain("/wiki/benches/");
        assertThat(wiki.page("benches", 8)).contains("400 euros", "Shops, schools");
    }

    private String benches() {
        return html(wiki.languages.translate("benches", "fr", "", "", "", wiki.visit(8)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoWhoWriteBesideTheSameOriginal_arePutTogether_andNeitherIsLost(TestDatabase databases) {
        open(databases);
        write(french());
        assertThat(place(late(7, 1, Map.of("Light", "La lumière")))).contains("wiki.done.written");
        assertThat(place(late(9, 1, Map.of("Trees", "Les arbres")))).contains("wiki.done.written");
        assertThat(wiki.bodies.text(text("fr").body())).contains("La lumière", "Les arbres");
        // The same passage is decided by the second one.
        Page undecided = (Page) late(8, 1, Map.of("Light", "Lampes", "Place", "Endroit"));
        assertThat(undecided.status()).isEqualTo(409);
        assertThat(html(undecided)).contains("La lumière", "Lampes", "name=\"choice-c1\"");
        assertThat(wiki.bodies.text(text("fr").body())).contains("La lumière").doesNotContain("Lampes", "Endroit");
    }

    private TestForm besides(String draft, String light, String works) {
        PageRow page = wiki.row("squares");
        int base = page.written("fr") ? text("fr").revision() : 0;
        return wiki.form(
                "language",
                "fr",
                "title",
                "Places",
                "base",
                base + "",
                "origin",
                "1",
                "draft",
                draft,
                "passage-" + id("Light"),
                light,
                "passage-" + id("It works."),
                works);
    }

    private Response autosave(TestForm form) {
        return wiki.besideDrafts.autosave("squares", form, wiki.visit(8));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsWrittenBesideTheOriginal_isKept_shownAgain_andGoesWhenItIsSaved(TestDatabase databases) {
        open(databases);
        wiki.editing.edit("squares", "fr", "", wiki.visit(7));
        Response first = autosave(besides("", "Lumiè", ""));
        assertThat(first.getStatus()).isEqualTo(200);
        Autosaved said = (Autosaved) first.getEntity();
        assertThat(said.others()).contains("Prevention officer 7");
        Response second = autosave(besides(said.draft() + "", "Lumière", "Cela"));
        String known = ((Autosaved) second.getEntity()).draft() + "";
        assertThat(autosave(besides("", "Other window", "")).getStatus()).isEqualTo(409);
        assertThat(beside())
                .contains("\nLumière</textarea>", "\nCela</textarea>", "value=\"Places\"", "You see your draft")
                .contains("name=\"draft\" value=\"" + known);
        assertThat(html(wiki.languages.translate("squares", "fr", "", "", "", wiki.visit(9))))
                .doesNotContain("Lumière");
        assertThat(wiki.row("squares").written("fr")).isFalse();
        // The form for the whole text shows the same draft.
        assertThat(html(wiki.editing.edit("squares", "fr", "", wiki.visit(8)))).contains("Lumière");
        Page refused = (Page) wiki.besideDrafts.keep("squares", besides("", "Not known", ""), wiki.visit(8));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(html(refused)).contains("Not known");
        assertThat(place(wiki.besideDrafts.keep("squares", besides(known, "Lumière", ""), wiki.visit(8))))
                .startsWith("/s/night/wiki/squares/translate?language=fr");
        assertThat(beside()).contains("Lumière").doesNotContain("Cela</textarea>");
        write(french());
        assertThat(beside()).doesNotContain("You see your draft").contains("Everything is up to date");
        assertThat(html(wiki.drafts.drafts("", "", "", wiki.visit(8)))).doesNotContain("squares");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatNeedsNoChange_isKeptInTheDraft_untilTheOriginalMovesOn(TestDatabase databases) {
        open(databases);
        write(french());
        change("It works.", "It works well.");
        String passage = id("It works well.");
        String ticked = "name=\"same\" value=\"" + passage + "\" checked";
        assertThat(beside()).contains("name=\"same\" value=\"" + passage + "\"").doesNotContain(ticked);
        List<String> sent =
                List.of("language", "fr", "title", "Places", "base", "1", "origin", "2", "same", passage, "draft", "");
        assertThat(autosave(wiki.form(sent.toArray(String[]::new))).getStatus()).isEqualTo(200);
        assertThat(beside()).contains(ticked, "You see your draft");
        // Nothing is confirmed before it is saved.
        assertThat(html(wiki.reading.page("squares", "fr", "", wiki.visit(8)))).contains("has changed since");
        change("It works well.", "It hardly works.");
        assertThat(beside()).contains("You see your draft").doesNotContain("checked");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void draftOfATextThatChanged_isNotShownBeside_butWhereItIsMerged(TestDatabase databases) {
        open(databases);
        write(french());
        autosave(besides("", "Lampes", "Cela marche."));
        wiki.editing.save(
                "squares",
                wiki.form(
                        "title",
                        "Places",
                        "language",
                        "fr",
                        "bodyFormat",
                        "html",
                        "base",
                        "1",
                        "body",
                        text("fr").body().html().replace("Arbres", "Beaux arbres")),
                wiki.visit(9));
        assertThat(beside())
                .contains("Beaux arbres", "cannot be shown here", "/squares/edit?language=fr")
                .doesNotContain("Lampes");
        assertThat(html(wiki.editing.edit("squares", "fr", "", wiki.visit(8))))
                .contains("Lampes", "name=\"base\" value=\"1\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatAwaitsALanguage_isWhatIsNotWrittenInIt(TestDatabase databases) {
        open(databases);
        wiki.make("Parks", "", "Green");
        assertThat(html(wiki.awaiting.awaits("fr", "", "", wiki.visit(9)))).contains("/wiki/squares", "/wiki/parks");
        // What readers get meanwhile, where that is known.
        wiki.spaces.on(1, "translation");
        wiki.translations.put(wiki.row("squares").id(), new Version("Places", "", 0, Origin.MACHINE, false, false));
        assertThat(html(wiki.awaiting.awaits("fr", "", "", wiki.visit(9, 1, "fr"))))
                .containsOnlyOnce("Traduction automatique")
                .contains("/wiki/squares", "/wiki/parks");
        assertThat(html(wiki.awaiting.awaits("fr", "", "", wiki.visit(9)))).doesNotContain("machine");
        wiki.translations.clear();
        assertThat(html(wiki.awaiting.awaits("en", "", "", wiki.visit(9)))).doesNotContain("/wiki/squares");
        write(french());
        assertThat(html(wiki.awaiting.awaits("fr", "", "", wiki.visit(9))))
                .contains("/wiki/parks")
                .doesNotContain("/wiki/squares");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatAwaits_isListedToTheLast(TestDatabase databases) {
        open(databases);
        for (int i = 0; i < 153; i++) {
            wiki.make("Page " + i, "", "Words");
        }
        String first = html(wiki.awaiting.awaits("fr", "", "", wiki.visit(9)));
        assertThat(first).contains("awaits?language=fr&amp;kind=missing&amp;after=");
        Set<String> seen = new HashSet<>();
        String after = "";
        int parts = 0;
        do {
            String part = html(wiki.awaiting.awaits("fr", "missing", after, wiki.visit(9)));
            Matcher slug = Pattern.compile("/wiki/(page-[0-9]+)/translate").matcher(part);
            while (slug.find()) {
                assertThat(seen.add(slug.group(1))).isTrue();
            }
            Matcher next = Pattern.compile("kind=missing&amp;after=([0-9-]+)\"").matcher(part);
            after = next.find() ? next.group(1) : "";
            parts++;
        } while (!after.isEmpty() && parts < 9);
        assertThat(parts).isEqualTo(2);
        assertThat(seen).hasSize(153);
        assertThat(html(wiki.awaiting.awaits("fr", "behind", "odd", wiki.visit(9))))
                .contains("id=\"behind\"")
                .doesNotContain("id=\"missing\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleOfTheOriginal_thatChanged_isShown_andSavingSaysThatItIsRight(TestDatabase databases) {
        open(databases);
        write(french());
        wiki.editing.save(
                "squares",
                wiki.form(
                        "title",
                        "Town squares",
                        "bodyFormat",
                        "html",
                        "body",
                        text("en").body().html(),
                        "base",
                        "1"),
                wiki.visit(7));
        assertThat(beside()).contains("<del>Squares</del>", "Is the title on this side still right?");
        write(Map.of());
        assertThat(beside()).contains("Everything is up to date").doesNotContain("<del>Squares</del>");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void conflictBesideTheOriginal_keepsWhatWasBroughtUpToDate(TestDatabase databases) {
        open(databases);
        write(french());
        change("It works.", "It works well.");
        // Somebody else writes another title at the same time.
        wiki.editing.save(
                "squares",
                wiki.form(
                        "title",
                        "Nos places",
                        "language",
                        "fr",
                        "bodyFormat",
                        "html",
                        "base",
                        "1",
                        "body",
                        text("fr").body().html()),
                wiki.visit(9));
        List<String> pairs =
                new ArrayList<>(List.of("title", "Les places", "language", "fr", "base", "1", "origin", "2"));
        wiki.bodies.passages(text("fr").body()).forEach((id, said) -> pairs.addAll(List.of("passage-" + id, said)));
        pairs.addAll(List.of("passage-" + id("It works well."), "Cela marche bien."));
        Page conflict =
                (Page) wiki.saveBeside.save("squares", new TestForm("c", pairs.toArray(String[]::new)), wiki.visit(8));
        assertThat(conflict.status()).isEqualTo(409);
        Document form = Jsoup.parse(html(conflict));
        assertThat(form.select("input[name=saidOrigin]").attr("value")).isEqualTo("2");
        List<String> again = new ArrayList<>();
        for (String name : List.of("base", "theirs", "language", "bodyFormat", "body", "saidOrigin", "said")) {
            again.addAll(
                    List.of(name, form.select("form input[name=" + name + "]").attr("value")));
        }
        again.addAll(List.of("title", "Les places"));
        wiki.editing.save("squares", new TestForm("d", again.toArray(String[]::new)), wiki.visit(8));
        assertThat(text("fr").title()).isEqualTo("Les places");
        assertThat(beside()).contains("Everything is up to date");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatAwaits_isCountedInTheSpacesThatOneManages(TestDatabase databases) {
        open(databases);
        wiki.make("Parks", "", "Words");
        wiki.writing.make(wiki.form("title", "Plans", "body", "Words"), wiki.visit(7, 2, "en"));
        wiki.caring.changed("parks", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        NetworkAwaitPages pages = wiki.across(NetworkAwaitPages.class);
        String all = html(pages.awaits("fr", wiki.visit(3, 0, "en")));
        assertThat(all)
                .contains("2 pages are not written yet.", "1 page is not written yet.", "/wiki/awaits?language=fr");
        write(french());
        change("It works.", "It works well.");
        assertThat(html(pages.awaits("fr", wiki.visit(3, 0, "en"))))
                .contains("1 text is behind its original.", "1 page is not written yet.");
        assertThat(html(pages.awaits("fr", wiki.visit(9, 0, "en"))))
                .contains("Nothing waits")
                .doesNotContain("not written yet");
        assertThat(html(pages.awaits("en", wiki.visit(3, 0, "en")))).contains("Nothing waits");
    }
}
