// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Body;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator;
import org.rambla.api.translation.Translator.Version;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.exchange.ExportPages;
import org.rambla.wiki.exchange.ImportPages;
import org.rambla.wiki.exchange.in.Zips;
import org.rambla.wiki.page.ListedPage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.template.FactApi;

/** Pages that come in and go out. */
final class ExchangeTest {
    @TempDir
    Path folder;

    private WikiFixture wiki;
    private ImportPages importing;
    private ExportPages exporting;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    private void open(TestDatabase databases) {
        wiki = new WikiFixture(databases, folder);
        importing = find(ImportPages.class);
        exporting = find(ExportPages.class);
    }

    private <T> T find(Class<T> type) {
        return wiki.feature.pages().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    private Page bring(TestForm form, String name, byte[] bytes) throws IOException {
        return (Page) importing.bring(form.with(Zips.upload(name, bytes)), wiki.visit(9));
    }

    private byte[] take(String slug, String form, String below, long member) throws IOException {
        return take(slug, form, below, "", member);
    }

    private byte[] take(String slug, String form, String below, String language, long member) throws IOException {
        return taken(slug, form, below, language, wiki.visit(member));
    }

    private byte[] taken(String slug, String form, String below, String language, TestVisit visit) throws IOException {
        Response response = exporting.file(slug, form, below, language, visit);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((StreamingOutput) response.getEntity()).write(out);
        assertThat(response.getHeaderString("Content-Length")).isEqualTo(String.valueOf(out.size()));
        return out.toByteArray();
    }

    private static Map<String, String> entries(byte[] zip) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private static Zips zip() {
        return Zips.zip()
                .with("guide.md", "# Guide\n\nSee [buses](guide/buses.md). ![A lamp](lamp.png)\n\n[map](map.txt) {x}\n")
                .with("guide/buses.md", "---\nlanguage: fr\n---\n# Bus de nuit\n\nRetour : [guide](../guide.md)\n")
                .with("lamp.png", Zips.png(20, 10))
                .with("map.txt", "A plan in words");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aZip_becomesPagesWithAReport(TestDatabase databases) throws IOException {
        open(databases);
        TestForm form = wiki.form();
        String report = html(bring(form, "pages.zip", zip().bytes()));

        assertThat(Jsoup.parse(report).select("h2 a").eachText()).containsExactly("Guide", "Bus de nuit");
        PageRow guide = wiki.row("guide");
        PageRow buses = wiki.row("bus-de-nuit");
        assertThat(buses.parent()).isEqualTo(guide.id());
        assertThat(buses.language()).isEqualTo("fr");
        String text = wiki.page("guide", 7);
        assertThat(text).contains("href=\"/s/night/wiki/bus-de-nuit\"", "alt=\"A lamp\"", "map.txt");
        assertThat(wiki.page("bus-de-nuit", 7)).contains("href=\"/s/night/wiki/guide\"");

        bring(form, "pages.zip", zip().bytes());
        assertThat(wiki.pages.below(1, 0, Role.MEMBER, 10)).as("sent twice").hasSize(1);

        String second = html(bring(wiki.form(), "pages.zip", zip().bytes()));
        assertThat(Jsoup.parse(second).text()).contains("Guide (2)");
        assertThat(wiki.page("guide-2", 7)).contains("href=\"/s/night/wiki/bus-de-nuit-2\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoNeedsAReview_bringsNothingInPastIt(TestDatabase databases) throws IOException {
        open(databases);
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        TestForm form = wiki.form().with(Zips.upload("pages.zip", zip().bytes()));
        Page page = (Page) importing.bring(form, wiki.visit(7));
        assertThat(page.status()).isEqualTo(409);
        assertThat(html(page)).contains("wiki.refusal.importInReview");
        assertThat(wiki.pages.count(1, Role.MANAGER)).isZero();
        bring(wiki.form(), "pages.zip", zip().bytes());
        assertThat(wiki.row("guide").published()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatGoesOut_saysWhereItComesFrom_andItsLinksLeadBackThere(TestDatabase databases) throws IOException {
        open(databases);
        wiki.make("Guide", "", "See [[Costs]]");
        wiki.make("Costs", "", "Figures");
        wiki.save(7, "guide", "Guide", "See [[Costs]] again");
        String costs = "https://network.example/s/night/wiki/costs";
        assertThat(entries(take("guide", "html", "", 7)).get("guide.html"))
                .contains("href=\"https://network.example/s/night/wiki/guide\"", "href=\"" + costs + "\"");
        assertThat(entries(take("guide", "markdown", "", 7)).get("guide.md"))
                .contains("source: \"https://network.example/s/night/wiki/guide\"", "(" + costs + ")");
        assertThat(words(take("guide", "pdf", "", 7))).contains("https://network.example/s/night/wiki/guide");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsNoPage_comesBackWithAMessage(TestDatabase databases) throws IOException {
        open(databases);
        TestForm form = wiki.form();
        Page page = bring(form, "x.exe", new byte[] {'M', 'Z', 0, 0});

        assertThat(page.status()).isEqualTo(422);
        assertThat(form.problems()).containsKey("file");
        assertThat(wiki.pages.count(1, Role.MODERATOR)).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aRenamedProgramBesideAPage_isNamedInTheReport(TestDatabase databases) throws IOException {
        open(databases);
        Zips zip = Zips.zip().with("a.md", "Text [tool](tool.pdf)").with("tool.pdf", "MZ\u0090 program");

        String report =
                Jsoup.parse(html(bring(wiki.form(), "a.zip", zip.bytes()))).text();

        assertThat(report).contains("tool.pdf");
        assertThat(wiki.page("a", 7)).contains("tool").doesNotContain("/files/");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aSubtree_goesOutAsFarAsTheReaderMaySeeIt(TestDatabase databases) throws IOException {
        open(databases);
        bring(wiki.form(), "pages.zip", zip().bytes());
        wiki.make("Hidden page", "Guide", "Nobody sees this");
        wiki.make("Below hidden", "Hidden page", "Nor this");
        wiki.keeping.withdrawn("below-hidden", wiki.form("reason", "x"), wiki.visit(9));
        wiki.keeping.withdrawn("hidden-page", wiki.form("reason", "x"), wiki.visit(9));

        Set<String> there = Set.of(inTheWay());
        Map<String, String> all = entries(take("guide", "markdown", "1", 9));
        assertThat(all).containsKeys("guide.md", "guide/bus-de-nuit.md", "files/lamp.png", "files/map.txt");
        assertThat(String.join(" ", all.keySet())).doesNotContain("hidden");
        assertThat(String.join(" ", all.values())).doesNotContain("Nobody sees", "Nor this");
        assertThat(all.get("guide.md")).contains("[buses](guide/bus-de-nuit.md)", "![A lamp](files/lamp.png)", "{x}");
        assertThat(all.get("guide.md")).containsPattern("byline: .* UTC, Prevention officer 9, web.organisation");
        assertThat(entries(take("guide", "html", "", 7)))
                .containsKeys("index.html", "guide.html")
                .doesNotContainKey("guide/bus-de-nuit.html");
        assertThat(new String(take("guide", "pdf", "1", 7), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        assertThatThrownBy(() -> take("hidden-page", "pdf", "", 7)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> take("guide", "exe", "", 7)).isInstanceOf(Refusal.class);
        assertThat(Set.of(inTheWay())).as("nothing is left behind").isSubsetOf(there);
    }

    /** Files of exports, and of servers beside this test. */
    private static String[] inTheWay() {
        return new File(System.getProperty("java.io.tmpdir")).list((folder, name) -> name.startsWith("rambla-wiki"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pagesForFewerReaders_andWhatIsNotPublished_areInNoExportOfOthers(TestDatabase databases) throws IOException {
        open(databases);
        wiki.make("Guide", "", "See [[Costs]]\n\n{{Costs}}");
        wiki.make("Costs", "Guide", "Twelve thousand");
        wiki.make("Details", "Costs", "Fifteen thousand");
        wiki.make("Open", "Guide", "For everybody");
        wiki.caring.changed("costs", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        wiki.drafts.keep("open", wiki.form("title", "Open", "body", "Only a draft", "base", "1"), wiki.visit(7));
        for (String form : new String[] {"markdown", "html"}) {
            Map<String, String> mine = entries(take("guide", form, "1", 7));
            assertThat(mine.keySet()).noneMatch(name -> name.contains("costs") || name.contains("details"));
            assertThat(String.join(" ", mine.values()))
                    .contains("For everybody")
                    .doesNotContain("Twelve", "Fifteen", "Only a draft");
            assertThat(String.join(" ", entries(take("guide", form, "1", 9)).values()))
                    .contains("Twelve", "Fifteen")
                    .doesNotContain("Only a draft");
        }
        assertThat(words(take("guide", "pdf", "1", 7)))
                .contains("For everybody")
                .doesNotContain("Twelve", "Fifteen", "Details", "Only a draft");
        assertThat(words(take("guide", "pdf", "1", 9))).contains("Twelve", "Fifteen", "Details");
        assertThatThrownBy(() -> take("costs", "markdown", "1", 7)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void translation_goesOutToReaders_onPaperInPdfAndHtml_andSaysSo(TestDatabase databases) throws IOException {
        open(databases);
        wiki.spaces.on(1, "translation");
        wiki.make("Lamps", "", "Dark streets");
        wiki.make("Costs", "Lamps", "Figures");
        assertThat(((Page) wiki.reading.page("lamps", "", "", wiki.visit(7, 1, "fr")))
                        .aside()
                        .toString())
                .as("without a translation, as it was written")
                .contains("/wiki/lamps/print?language=en\"", "/wiki/lamps/export?language=en\"");
        for (String[] text : new String[][] {{"lamps", "Lampes", "Rues sombres"}, {"costs", "Prix", "Chiffres"}}) {
            Body french = wiki.bodies.clean("<p>" + text[2] + "</p>", "html", Body.EMPTY);
            wiki.translations.put(
                    wiki.row(text[0]).id(),
                    new Version(text[1], french.html(), french.sanitiser(), Origin.MACHINE, false, false));
        }
        TestVisit french = wiki.visit(7, 1, "fr");
        assertThat(html(wiki.reading.print("lamps", "", "", french)))
                .contains("<article lang=\"fr\"", "<h1>Lampes</h1>", "Rues sombres", "Traduction automatique")
                .doesNotContain("Dark streets");
        assertThat(html(wiki.reading.print("lamps", "1", "", french)))
                .containsSubsequence("<h1>Lampes</h1>", "<h2>Lamps</h2>", "Dark streets");
        String aside =
                ((Page) wiki.reading.page("lamps", "", "", french)).aside().toString();
        assertThat(aside)
                .as("what is read is what is printed and taken out")
                .contains("/wiki/lamps/print\"", "/wiki/lamps/export\"", "/wiki/lamps/history?language=en\"");
        assertThat(html(exporting.choose("lamps", "", french)))
                .contains("<option value=\"fr\" selected", "<option value=\"en\"");
        assertThat(html(exporting.choose("lamps", "en", french))).contains("<option value=\"en\" selected");
        String zip = entries(taken("lamps", "html", "1", "", french)).toString();
        assertThat(zip)
                .contains("Lampes", "Rues sombres", "Prix", "Chiffres", "Traduction automatique")
                .doesNotContain("Dark streets", "Figures");
        assertThat(words(taken("lamps", "pdf", "1", "", french)))
                .contains("Lampes", "Rues sombres", "Chiffres", "Traduction automatique");
        assertThat(entries(taken("lamps", "markdown", "", "", french)).toString())
                .as("for other programs, as it was written")
                .contains("Dark streets");
        assertThat(entries(taken("lamps", "html", "", "en", french)).toString())
                .as("what was asked for")
                .contains("Dark streets");
        assertThat(html(wiki.reading.print("lamps", "", "", wiki.visit(7)))).contains("Dark streets");
        for (Translator late : new Translator[] {
            question -> Map.of(),
            question -> {
                throw new IllegalStateException("late");
            }
        }) {
            AtomicInteger asked = new AtomicInteger();
            wiki.translator = question -> asked.getAndIncrement() == 0 ? wiki.translations : late.versions(question);
            assertThat(entries(taken("lamps", "html", "1", "", french)).toString())
                    .as("all in one language, though the first answer was another")
                    .contains("Lamps", "Dark streets", "Costs", "Figures")
                    .doesNotContain("Lampes", "lampes", "Rues sombres", "Prix", "prix");
            assertThat(asked).hasValueGreaterThan(1);
        }
    }

    private static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void subtree_isTakenOutWithTheSameStatements_howeverManyPagesItHas(TestDatabase databases) throws IOException {
        open(databases);
        wiki.make("Guide", "", "Words");
        wiki.make("Part", "Guide", "Words");
        wiki.make("Old part", "Guide", "Words");
        wiki.keeping.withdrawn("old-part", wiki.form("reason", "Out of date"), wiki.visit(9));
        take("guide", "markdown", "1", 7);
        long before = databases.statements();
        take("guide", "markdown", "1", 7);
        long few = databases.statements() - before;
        for (int i = 0; i < 10; i++) {
            wiki.make("Part " + i, "Guide", "Words");
        }
        before = databases.statements();
        assertThat(entries(take("guide", "markdown", "1", 7))).hasSizeGreaterThan(11);
        assertThat(databases.statements() - before).isEqualTo(few);
        // No more is read than can be taken out, and nothing that is out of sight.
        assertThat(wiki.pages.subtree(wiki.row("guide"), Role.MANAGER, 100)).hasSize(12);
        assertThat(wiki.pages.subtree(wiki.row("guide"), Role.MANAGER, 3)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatGoesOut_comesBackElsewhere(TestDatabase databases) throws IOException {
        open(databases);
        bring(wiki.form(), "pages.zip", zip().bytes());
        byte[] zip = take("guide", "html", "1", 7);

        String report = html(importing.bring(wiki.form().with(Zips.upload("out.zip", zip)), wiki.visit(9, 2, "fr")));

        assertThat(Jsoup.parse(report).select("h2 a").eachText()).containsExactly("Guide", "Bus de nuit");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageInTwoLanguages_comesBackAsOne(TestDatabase databases) throws IOException {
        open(databases);
        wiki.make("Guide", "", "Words of the guide");
        french("guide", "Le guide", "Mots du guide");
        String slug = "guide";
        for (String form : List.of("markdown", "html")) {
            byte[] zip = take(slug, form, "1", "all", 9);
            wiki.keeping.withdrawn(slug, wiki.form("reason", "Old"), wiki.visit(9));
            TestForm sent = wiki.form();
            Page report = bring(sent, "pages.zip", zip);
            assertThat(Jsoup.parse(html(report)).select("h2 a")).hasSize(2);
            List<ListedPage> top = wiki.pages.below(1, 0, Role.MEMBER, 10);
            assertThat(top).hasSize(1);
            assertThat(top.get(0).titles().texts()).containsOnlyKeys("en", "fr");
            slug = top.get(0).slug();
            assertThat(html(wiki.reading.page(slug, "fr", "", wiki.visit(7)))).contains("Mots du guide");
            bring(sent, "pages.zip", zip);
            assertThat(wiki.pages.below(1, 0, Role.MEMBER, 10)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatATextShowsOfOthers_isSpelledOut_asFarAsTheReaderMaySeeIt(TestDatabase databases) throws IOException {
        open(databases);
        wiki.make("Costs", "", "Three hundred euros\n\nEach year");
        wiki.make("Secrets", "", "Words for managers");
        wiki.caring.changed("secrets", wiki.form("least", "MANAGER", "writer", "VISITOR"), wiki.visit(3));
        wiki.make("Guide", "", "Before\n\n{{Costs}}\n\n{{Secrets}}\n\nAfter");
        String markdown =
                String.join("", entries(take("guide", "markdown", "", 8)).values());
        assertThat(markdown)
                .contains("> Three hundred euros", "> Each year", "Before", "After")
                .doesNotContain("{{", "Words for managers");
        assertThat(String.join("", entries(take("guide", "html", "", 8)).values()))
                .contains("Three hundred euros")
                .doesNotContain("{{", "Words for managers");
        assertThat(String.join("", entries(take("guide", "html", "", 3)).values()))
                .contains("Words for managers");
        assertThat(take("guide", "pdf", "", 8)).startsWith('%', 'P', 'D', 'F');
    }

    private void french(String slug, String title, String body) {
        TestForm french = new TestForm(
                "fr" + slug, "language", "fr", "bodyFormat", "text", "base", "0", "title", title, "body", body);
        wiki.editing.save(slug, french, wiki.visit(7, 1, "fr"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void inAllLanguages_eachPageGoesOutInEach_andLinksStayInTheirLanguage(TestDatabase databases) throws IOException {
        open(databases);
        wiki.make("Guide", "", "See [[Costs]]");
        wiki.make("Costs", "Guide", "English figures");
        wiki.make("Notes", "Guide", "English alone");
        french("guide", "Le guide", "Voir [[Costs]] et [[Notes]]");
        french("costs", "Les frais", "Chiffres en français");
        wiki.make("Secret", "Guide", "Nobody sees this");
        french("secret", "Le secret", "Personne ne voit ceci");
        wiki.caring.changed("secret", wiki.form("least", "MANAGER", "writer", "VISITOR"), wiki.visit(3));

        Map<String, String> markdown = entries(take("guide", "markdown", "1", "all", 7));
        assertThat(markdown)
                .containsOnlyKeys("guide.md", "guide.fr.md", "guide/costs.md", "guide/costs.fr.md", "guide/notes.md");
        assertThat(markdown.get("guide.md")).contains("(guide/costs.md)");
        assertThat(markdown.get("guide.fr.md"))
                .contains("language: \"fr\"", "(guide/costs.fr.md)", "(guide/notes.md)", "?language=fr");
        assertThat(String.join("", markdown.values())).doesNotContain("Nobody sees", "Personne ne voit");

        Map<String, String> html = entries(take("guide", "html", "1", "all", 7));
        assertThat(html).containsKeys("guide.html", "guide.fr.html", "guide/costs.fr.html");
        assertThat(Jsoup.parse(html.get("index.html")).select("a[lang=fr]").eachText())
                .containsExactly("Le guide", "Les frais");
        assertThat(html.get("guide.fr.html")).contains("href=\"guide.html\"");

        assertThat(words(take("guide", "pdf", "1", "all", 7)))
                .contains("English figures", "Chiffres en français", "English alone")
                .doesNotContain("Nobody sees", "Personne ne voit");
        assertThat(words(take("guide", "pdf", "1", "fr", 7))).doesNotContain("English figures");
        assertThat(html(exporting.choose("guide", "", wiki.visit(7)))).contains("value=\"all\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsTooLong_isRefusedBeforeItIsRead(TestDatabase databases) throws IOException {
        open(databases);
        wiki.make("Guide", "", "Words");
        String paragraph = "<p>" + "words ".repeat(60_000) + "</p>";
        for (int i = 0; i < 12; i++) {
            wiki.make("Part " + i, "Guide", "Words");
            wiki.database.transaction(tx -> tx.execute("update wiki_version set body = ?", paragraph));
        }
        assertThatThrownBy(() -> take("guide", "pdf", "1", 7))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("wiki.export.tooLong"));
        // A zip is written text by text.
        assertThat(entries(take("guide", "markdown", "1", 7))).hasSize(13);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void categories_becomeTopics_ofPagesThatBeginWithATemplate(TestDatabase databases) throws IOException {
        open(databases);
        String dump = "<mediawiki><page><title>Lamps</title><ns>0</ns><revision><text>Words about lamps."
                + " [[Category:The city at night]] [[Catégorie:drogues|x]] [[Category:Lighting]]</text></revision></page>"
                + "</mediawiki>";
        byte[] bytes = dump.getBytes(StandardCharsets.UTF_8);
        assertThat(html(importing.show("", wiki.visit(9)))).contains("name=\"template\"", "practice-sheet");
        String report = Jsoup.parse(html(bring(wiki.form("template", "practice-sheet"), "dump.xml", bytes)))
                .text();
        assertThat(report).contains("Lighting").doesNotContain("drogues");
        assertThat(wiki.row("lamps").template()).isEqualTo("practice-sheet");
        assertThat(wiki.api(FactApi.class).fields("lamps", wiki.visit(7)).fields())
                .filteredOn(field -> field.field().equals("topics"))
                .singleElement()
                .satisfies(field -> assertThat(field.values()).containsExactlyInAnyOrder("night", "drugs"));
        assertThat(wiki.page("lamps", 7)).contains("Words about lamps.").doesNotContain("Category");
        // Without a template they are told.
        String plain = Jsoup.parse(html(bring(wiki.form(), "dump.xml", bytes))).text();
        assertThat(plain).contains("drogues", "Lighting", "The city at night");
        TestForm odd = wiki.form("template", "no-such-template");
        assertThat(bring(odd, "dump.xml", bytes).status()).isEqualTo(422);
        assertThat(odd.problems()).containsOnlyKeys("template");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aPageThatComesAlone_bringsItsFieldsToo(TestDatabase databases) throws IOException {
        open(databases);
        String alone =
                "---\ntitle: Trams\ntemplate: practice-sheet\nvalues:\n  - cost=5 euros\n---\nWords about trams.\n";
        bring(wiki.form(), "trams.md", alone.getBytes(StandardCharsets.UTF_8));
        assertThat(wiki.row("trams").template()).isEqualTo("practice-sheet");
        assertThat(wiki.page("trams", 7)).contains("5 euros", "Words about trams.");
        String lost = "---\ntitle: Buses\nfields:\n  - Cost\n---\nWords about buses.\n";
        assertThat(Jsoup.parse(html(bring(wiki.form(), "buses.md", lost.getBytes(StandardCharsets.UTF_8))))
                        .text())
                .contains(wiki.visit(9).text("wiki.import.fields"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fieldsOfASheet_goOutAndComeBack_inEachLanguage(TestDatabase databases) throws IOException {
        open(databases);
        wiki.writing.make(
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
                        "300 euros \"a\" lamp"),
                wiki.visit(7));
        wiki.editing.save(
                "lamps",
                wiki.form(
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
                        "300 euros la lampe"),
                wiki.visit(7, 1, "fr"));
        String slug = "lamps";
        for (String form : List.of("markdown", "html")) {
            byte[] zip = take(slug, form, "1", "all", 9);
            wiki.keeping.withdrawn(slug, wiki.form("reason", "Old"), wiki.visit(9));
            String report =
                    Jsoup.parse(html(bring(wiki.form(), "pages.zip", zip))).text();
            assertThat(report).doesNotContain("field");
            ListedPage back = wiki.pages.below(1, 0, Role.MEMBER, 10).get(0);
            slug = back.slug();
            assertThat(wiki.row(slug).template()).isEqualTo("practice-sheet");
            Map<String, List<String>> said = new TreeMap<>();
            wiki.api(FactApi.class).fields(slug, wiki.visit(7)).fields().forEach(field -> {
                if (field.texts() == null) {
                    said.put(field.field(), field.values());
                } else {
                    field.texts().forEach((language, words) -> said.put(field.field() + "@" + language, words));
                }
            });
            assertThat(said)
                    .containsEntry("city", List.of("2"))
                    .containsEntry("country", List.of("BE"))
                    .containsEntry("topics", List.of("night"))
                    .containsEntry("cost@en", List.of("300 euros \"a\" lamp"))
                    .containsEntry("cost@fr", List.of("300 euros la lampe"));
        }
        // Of elsewhere, what nobody knows here is told, and the rest comes.
        Zips other = Zips.zip()
                .with(
                        "a.md",
                        "---\ntitle: Trams\ntemplate: practice-sheet\nvalues:\n  - city=Atlantis, XX\n  - cost=5 euros\n"
                                + "  - colour=red\n---\n\nWords\n");
        String report = Jsoup.parse(html(bring(wiki.form(), "other.zip", other.bytes())))
                .text();
        assertThat(report).contains("Atlantis", "red");
        assertThat(wiki.page("trams", 7)).contains("5 euros");
    }
}
