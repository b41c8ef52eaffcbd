// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.api.content.Body;
import org.rambla.api.page.Refusal;
import org.rambla.content.body.CleanBodies;
import org.rambla.content.fixture.TestMessages;

final class IntakeTest {
    private final CleanBodies bodies = new CleanBodies();

    private static Arrived read(String name, String text) throws IOException {
        return Intake.read(Zips.upload(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Arrived read(Zips zip) throws IOException {
        return Intake.read(Zips.upload("pages.zip", zip.bytes()));
    }

    private static ArrivedPage page(Arrived arrived, String title) {
        Optional<ArrivedPage> page =
                arrived.pages().stream().filter(p -> p.title().equals(title)).findFirst();
        assertThat(page)
                .as(
                        "%s of %s",
                        title, arrived.pages().stream().map(ArrivedPage::title).toList())
                .isPresent();
        return page.get();
    }

    /** Cleaned as the house does, files and pages where they could be. */
    private Document clean(Arrived arrived, ArrivedPage page) {
        Map<String, String> files = arrived.files().keySet().stream()
                .collect(Collectors.toMap(
                        key -> key, key -> "/files/7/" + Names.last(key).replace(' ', '_')));
        Map<String, String> pages = arrived.pages().stream()
                .collect(Collectors.toMap(
                        ArrivedPage::key, p -> "/s/night/wiki/" + p.title().replace(' ', '_')));
        Document document = Jsoup.parseBodyFragment(
                bodies.clean(page.html(files, pages, title -> "/s/night/wiki/" + title), "html", Body.EMPTY)
                        .html());
        document.select("[data-b]").removeAttr("data-b");
        document.outputSettings().prettyPrint(false);
        return document;
    }

    private static List<String> remarks(List<Remark> remarks) {
        remarks.forEach(remark -> assertThat(remark.in(TestMessages.in("fr"))).isNotBlank());
        return remarks.stream().map(remark -> remark.in(TestMessages.in("en"))).toList();
    }

    private static void assertRefused(ThrowingRead read, String key) {
        int before = temporary();
        assertThatThrownBy(read::read).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.key()).isEqualTo(key);
            for (String language : List.of("en", "fr")) {
                assertThat(TestMessages.in(language).text(refusal.key(), refusal.arguments()))
                        .isNotBlank();
            }
        });
        assertThat(temporary()).as("files left behind").isLessThanOrEqualTo(before);
    }

    private interface ThrowingRead {
        void read() throws IOException;
    }

    private static int temporary() {
        String[] left =
                new File(System.getProperty("java.io.tmpdir")).list((folder, name) -> name.startsWith(Intake.PREFIX));
        return left == null ? 0 : left.length;
    }

    @Test
    void markdownZip_becomesATreeWithPicturesFilesAndLinks() throws IOException {
        Zips zip = Zips.zip()
                .with(
                        "guide.md",
                        "---\ntitle: \"Night: a guide\"\nlanguage: en\n---\n\n# Night: a guide\n\nSee [buses](guide/buses.md), [map](files/map.pdf) and [gone](x.md).\n")
                .with(
                        "guide/buses.md",
                        "# Buses\n\n| City | Buses |\n| --- | --- |\n| Leuven | **yes** |\n\n![A bus](../files/bus.png)\n\n- one\n  - two\n")
                .with("guide/stops/first stop.md", "Text only")
                .with("files/bus.png", Zips.png(4, 3))
                .with("files/map.pdf", "%PDF-1.4 x")
                .with("notes.txt", "nobody links here");
        try (Arrived arrived = read(zip)) {
            assertThat(arrived.pages().stream().map(ArrivedPage::title))
                    .containsExactlyInAnyOrder("Night: a guide", "Buses", "Stops", "First stop");
            ArrivedPage guide = page(arrived, "Night: a guide");
            ArrivedPage buses = page(arrived, "Buses");
            assertThat(guide.language()).isEqualTo("en");
            assertThat(buses.parent()).isEqualTo(guide.key());
            assertThat(page(arrived, "Stops").parent()).isEqualTo(guide.key());
            assertThat(page(arrived, "First stop").parent())
                    .isEqualTo(page(arrived, "Stops").key());
            assertThat(buses.pictures()).containsExactly("files/bus.png");
            assertThat(guide.files()).containsExactly("files/map.pdf");

            Document text = clean(arrived, buses);
            assertThat(text.select("thead th").eachText()).containsExactly("City", "Buses");
            assertThat(text.select("td strong").text()).isEqualTo("yes");
            assertThat(text.select("img").attr("src")).isEqualTo("/files/7/bus.png");
            assertThat(text.select("img").attr("alt")).isEqualTo("A bus");
            assertThat(text.select("li li").text()).isEqualTo("two");
            assertThat(clean(arrived, guide).select("a").eachAttr("href"))
                    .containsExactly("/s/night/wiki/Buses", "/files/7/map.pdf");
            assertThat(clean(arrived, guide).select("h1, h2")).isEmpty();
            assertThat(remarks(guide.remarks())).singleElement().asString().contains("x.md");
            assertThat(remarks(arrived.remarks())).singleElement().asString().contains("notes.txt");
            try (var in = arrived.files().get("files/bus.png").open()) {
                assertThat(in.readAllBytes()).isEqualTo(Zips.png(4, 3));
            }
        }
    }

    @Test
    void htmlZip_keepsTheTextAndDropsWhatStandsAround() throws IOException {
        Zips zip = Zips.zip()
                .with(
                        "site/a.html",
                        "<!DOCTYPE html><html lang=fr><head><title>Éclairage - Site</title><script>alert(1)</script></head><body><nav>menu</nav>"
                                + "<main><h1>Éclairage</h1><h2>Rues</h2><p onclick=x>Texte <a href='b.html#z'>suite</a><img src=img/l.jpg alt=Lampe>"
                                + "<img src='https://elsewhere.example/x.png' alt=loin></p><iframe src=https://elsewhere.example></iframe></main><footer>pied</footer></body></html>")
                .with("site/b.html", "<html><body><h1>Suite</h1><h1>Deux</h1><p>x</p></body></html>")
                .with("site/img/l.jpg", Zips.png(2, 2));
        try (Arrived arrived = read(zip)) {
            ArrivedPage page = page(arrived, "Éclairage");
            Document text = clean(arrived, page);

            assertThat(page.language()).isEqualTo("fr");
            assertThat(text.body().html())
                    .isEqualTo(
                            "<h2>Rues</h2><p>Texte <a href=\"/s/night/wiki/Suite\">suite</a><img src=\"/files/7/l.jpg\" alt=\"Lampe\"><a href=\"https://elsewhere.example/x.png\" rel=\"nofollow noopener\">loin</a></p>");
            assertThat(remarks(page.remarks())).hasSize(2);
            assertThat(clean(arrived, page(arrived, "Suite")).select("h2").text())
                    .isEqualTo("Deux");
        }
    }

    @Test
    void mediaWikiDump_becomesPagesWithAReportForEach() throws IOException {
        String lights = """
                {{Infobox project|city=Nice|nested={{flag|FR}}}}
                '''Lights''' are ''important''.<ref>A note</ref> See [[Night buses|the buses]], [[Nowhere]] and [https://example.org the site].
                == Where ==
                * Nice
                ** Old town
                # first
                # second
                {| class="wikitable"
                |+ Cities
                ! City !! colspan="2" | Lamps
                |-
                | Nice || 200
                | 300
                |}
                [[File:Lamp post.jpg|thumb|200px|alt=A lamp|A ''lamp'' post]]
                [[Category:Lighting]]
                <nowiki>''plain''</nowiki> <script>alert(1)</script>
                """;
        String dump = dump(page(
                        "Lights", "0", "<text>" + escaped("old") + "</text>", "<text>" + escaped(lights) + "</text>")
                + page("Night buses", "0", "<text>" + escaped("Back to [[lights#Where]]. [[Old name]]") + "</text>")
                + page("Night buses/Timetable", "0", "<text>{{Box}}{{Box}}At night</text>")
                + "<page><title>Old name</title><ns>0</ns><redirect title=\"Lights\"/><revision><text>#REDIRECT [[Lights]]</text></revision></page>"
                + page("Talk:Lights", "1", "<text>talk</text>"));
        Zips zip = Zips.zip().with("dump.xml", dump).with("images/a/ab/Lamp_post.jpg", Zips.png(3, 3));
        try (Arrived arrived = read(zip)) {
            assertThat(arrived.pages()).hasSize(3);
            ArrivedPage page = page(arrived, "Lights");
            Document text = clean(arrived, page);

            assertThat(text.select("strong").first().text()).isEqualTo("Lights");
            assertThat(text.select("em").first().text()).isEqualTo("important");
            assertThat(text.select("h2").text()).isEqualTo("Where");
            assertThat(text.select("ul > li > ul > li").text()).isEqualTo("Old town");
            assertThat(text.select("ol").first().select("li").eachText()).containsExactly("first", "second");
            assertThat(text.select("caption").text()).isEqualTo("Cities");
            assertThat(text.select("th[colspan=2]").text()).isEqualTo("Lamps");
            assertThat(text.select("td").eachText()).containsExactly("Nice", "200", "300");
            assertThat(text.select("img").attr("alt")).isEqualTo("A lamp");
            assertThat(text.select("a[href^=/s/]").eachText()).containsExactly("the buses", "Nowhere");
            assertThat(text.select("a[href^=https]").text()).isEqualTo("the site");
            assertThat(text.text()).contains("''plain''", "[1]", "A note").doesNotContain("{{", "Infobox", "|");
            assertThat(text.select("script")).isEmpty();
            assertThat(remarks(page.remarks()))
                    .anyMatch(r -> r.contains("Infobox project"))
                    .anyMatch(r -> r.contains("Nowhere"))
                    .noneMatch(r -> r.contains("wiki-page") || r.contains("wiki-file"));
            assertThat(page.categories()).containsExactly("Lighting");
            ArrivedPage timetable = page(arrived, "Timetable");
            assertThat(timetable.parent()).isEqualTo("Night buses");
            assertThat(remarks(timetable.remarks())).singleElement().asString().contains("Box", "2");
            assertThat(clean(arrived, page(arrived, "Night buses")).select("a").eachText())
                    .containsExactly("lights#Where", "Old name");
            assertThat(remarks(arrived.remarks())).anyMatch(r -> r.contains("Talk"));
            assertThat(arrived.redirects()).containsExactly(Map.entry("Old name", "Lights"));
        }
    }

    private static String dump(String pages) {
        return "<?xml version=\"1.0\"?><mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\" xml:lang=\"en\"><siteinfo><sitename>X</sitename></siteinfo>"
                + pages + "</mediawiki>";
    }

    private static String page(String title, String space, String... texts) {
        StringBuilder out = new StringBuilder("<page><title>" + title + "</title><ns>" + space + "</ns>");
        for (String text : texts) {
            out.append("<revision><contributor><username>x</username></contributor>")
                    .append(text)
                    .append("</revision>");
        }
        return out.append("</page>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    @Test
    void aDumpThatEndsInTheMiddle_givesThePagesBefore() throws IOException {
        String dump = dump(page("One", "0", "<text>first</text>") + page("Two", "0", "<text>second</text>"));
        try (Arrived arrived = read("dump.xml", dump.substring(0, dump.indexOf("second")))) {
            assertThat(arrived.pages())
                    .singleElement()
                    .satisfies(p -> assertThat(p.title()).isEqualTo("One"));
            assertThat(remarks(arrived.remarks())).singleElement().asString().contains("ends in the middle");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE mediawiki [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
                "<!DOCTYPE mediawiki [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"x\">]>",
                "<!DOCTYPE mediawiki SYSTEM \"http://127.0.0.1:1/x.dtd\">"
            })
    void entitiesOfADump_areRefused(String type) {
        String dump = "<?xml version=\"1.0\"?>" + type
                + "<mediawiki><page><title>&b;</title><ns>0</ns><revision><text>&a;&b;</text></revision></page></mediawiki>";

        assertRefused(() -> read("dump.xml", dump), "wiki.import.entities");
        assertRefused(() -> parsed(dump), "wiki.import.entities");
        assertRefused(() -> read(Zips.zip().with("dump.xml", dump)), "wiki.import.nothing");
    }

    @Test
    void entitiesThatNobodyDeclared_areRefused() {
        String dump = dump(page("One", "0", "<text>&lt;&b;</text>"));

        assertRefused(() -> parsed(dump), "wiki.import.entities");
    }

    /** Past the door. */
    @Test
    void dumpOfMorePagesThanAnybodyReads_isRefused_whateverTheyAre() throws IOException {
        String redirect = "<page><title>T%d</title><ns>0</ns><redirect title=\"A\"/></page>";
        String talk = "<page><title>K%d:T</title><ns>1</ns></page>";
        for (String kind : new String[] {redirect, talk}) {
            StringBuilder pages = new StringBuilder(page("A", "0", "<text>Words</text>"));
            for (int i = 0; i < 50_000; i++) {
                pages.append(kind.formatted(i));
            }
            assertRefused(() -> parsed(dump(pages.toString())), "wiki.import.manyPages");
        }
        StringBuilder kinds = new StringBuilder(page("A", "0", "<text>Words</text>"));
        for (int i = 0; i < 500; i++) {
            kinds.append(talk.formatted(i));
        }
        try (Arrived arrived = MediaWiki.read(
                new ByteArrayInputStream(dump(kinds.toString()).getBytes(StandardCharsets.UTF_8)), null, () -> {})) {
            assertThat(arrived.remarks()).hasSizeLessThan(40);
        }
    }

    private static void parsed(String dump) throws IOException {
        MediaWiki.read(new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8)), null, () -> {})
                .close();
    }

    @Test
    void wordDocument_becomesAPageWithHeadingsListsTablesAndPictures() throws IOException {
        try (Arrived arrived =
                Intake.read(Zips.upload("Minutes of May.docx", Docs.document().bytes()))) {
            assertThat(arrived.pages()).hasSize(1);
            ArrivedPage page = page(arrived, "Night lighting");
            Document text = clean(arrived, page);

            assertThat(text.select("h2").eachText()).containsExactly("Where");
            assertThat(text.select("h3").eachText()).containsExactly("Old town");
            assertThat(text.select("p strong").text()).isEqualTo("bold");
            assertThat(text.select("ul > li").eachText()).containsExactly("bullet one", "bullet two");
            assertThat(text.select("ol > li").eachText()).containsExactly("number one");
            assertThat(text.select("td").eachText()).containsExactly("a", "b", "wide");
            assertThat(text.select("td[colspan=2]").text()).isEqualTo("wide");
            assertThat(text.select("img[src=/files/7/image1.png]").attr("alt")).isEqualTo("A street at night");
            assertThat(text.select("a").attr("href")).isEqualTo("https://example.org/a");
            assertThat(page.pictures()).containsExactly("word/media/image1.png");
            try (var in = arrived.files().get("word/media/image1.png").open()) {
                assertThat(in.readAllBytes()).isEqualTo(Zips.png(5, 5));
            }
        }
    }

    @Test
    void aWordDocumentThatWantsThingsFromOutside_getsNothing() throws IOException {
        Zips document = Docs.document("file:///etc/hostname");
        try (Arrived arrived = Intake.read(Zips.upload("x.docx", document.bytes()))) {
            ArrivedPage page = arrived.pages().get(0);

            assertThat(clean(arrived, page).select("img")).isEmpty();
            assertThat(page.pictures()).isEmpty();
            assertThat(remarks(page.remarks())).anyMatch(r -> r.contains("file:///etc/hostname"));
        }
    }

    @Test
    void aWordDocumentWithEntitiesMacrosOrDepth_isRefused() {
        assertRefused(
                () -> read2(
                        Docs.document()
                                .with(
                                        "word/document.xml",
                                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><w:document xmlns:w=\"x\">&a;</w:document>")),
                "wiki.import.entities");
        assertRefused(() -> read2(Docs.document().with("word/vbaProject.bin", "x")), "content.file.macros");
        assertRefused(() -> read2(Docs.document().with("word/document.xml", "<broken")), "wiki.import.broken");
        String deep = "<w:tbl><w:tr><w:tc>".repeat(20_000) + "</w:tc></w:tr></w:tbl>".repeat(20_000);
        assertRefused(() -> read2(Docs.document().with("word/document.xml", Docs.body(deep))), "wiki.import.nested");
        assertRefused(
                () -> read2(Docs.document().with("word/document.xml", Docs.body(digits(9 * 1024 * 1024)))),
                "wiki.import.fileTooLarge");
        assertRefused(
                () -> read2(Docs.document().with("word/document.xml", Docs.body("<w:p/>".repeat(20_001)))),
                "content.body.tooLong");
    }

    /** Text that does not pack well. */
    private static String digits(int length) {
        StringBuilder out = new StringBuilder(length);
        new Random(1).ints(length, '0', '9').forEach(c -> out.append((char) c));
        return out.toString();
    }

    private static void read2(Zips zip) throws IOException {
        Intake.read(Zips.upload("x.docx", zip.bytes())).close();
    }

    @Test
    void zipBombs_areRefusedWhateverTheListSays() throws IOException {
        byte[] zeros = new byte[60 * 1024 * 1024];
        byte[] bomb = Zips.zip().with("a.md", "x").with("b.bin", zeros).bytes();

        assertRefused(() -> Intake.read(Zips.upload("b.zip", bomb)), "wiki.import.unpacks");
        assertRefused(
                () -> Intake.read(Zips.upload(
                        "b.zip",
                        Zips.zip().with("a.md", new byte[5 * 1024 * 1024]).bytes())),
                "wiki.import.fileTooLarge");
        byte[] text = Zips.zip().with("a.md", zeros).bytes();
        assertRefused(() -> Intake.read(Zips.upload("b.zip", lying(text, zeros.length))), "wiki.import.fileTooLarge");
        Zips many = Zips.zip();
        for (int i = 0; i < 5_001; i++) {
            many.with(i + ".md", "x");
        }
        assertRefused(() -> read(many), "wiki.import.manyFiles");
    }

    /** The same archive, whose list says that each file has one byte. */
    private static byte[] lying(byte[] zip, int size) {
        byte[] out = zip.clone();
        for (int i = 0; i + 4 <= out.length; i++) {
            int value =
                    out[i] & 0xFF | (out[i + 1] & 0xFF) << 8 | (out[i + 2] & 0xFF) << 16 | (out[i + 3] & 0xFF) << 24;
            if (value == size) {
                out[i] = 1;
                out[i + 1] = 0;
                out[i + 2] = 0;
                out[i + 3] = 0;
            }
        }
        return out;
    }

    @Test
    void namesThatLeadOut_areNamedAndNotRead() throws IOException {
        Zips zip = Zips.zip()
                .with("a.md", "![x](../../etc/passwd) ![y](/../b.png) [z](..%2F..%2Fetc%2Fpasswd)")
                .with("../../evil.md", "evil")
                .with("/etc/evil.md", "evil")
                .with("C:\\evil.md", "evil")
                .with("x/../../y.md", "evil");
        try (Arrived arrived = read(zip)) {
            assertThat(arrived.pages()).singleElement().satisfies(p -> {
                assertThat(p.title()).isEqualTo("A");
                assertThat(p.pictures()).isEmpty();
                assertThat(p.files()).isEmpty();
                assertThat(p.remarks()).hasSize(3);
            });
            assertThat(remarks(arrived.remarks())).hasSize(4).allMatch(r -> r.contains("leads out"));
        }
    }

    @Test
    void picturesThatAreNone_areLeftOutAndNamed() throws IOException {
        Zips zip = Zips.zip()
                .with(
                        "a.md",
                        "![bus](bus.png)\n\n![drawing](drawing.svg)\n\n![other](other.png)\n\n<svg><script>alert(1)</script></svg>")
                .with("bus.png", "MZ\u0090\u0000 program")
                .with("drawing.svg", "<svg xmlns='x'><script>alert(1)</script></svg>")
                .with("other.png", "<?xml version='1.0'?><svg onload='x'/>");
        try (Arrived arrived = read(zip)) {
            ArrivedPage page = arrived.pages().get(0);

            assertThat(page.pictures()).isEmpty();
            assertThat(clean(arrived, page).text()).isEqualTo("bus drawing other");
            assertThat(remarks(page.remarks()))
                    .hasSize(4)
                    .anyMatch(r -> r.contains("bus.png"))
                    .anyMatch(r -> r.contains("drawing.svg"));
            assertThat(arrived.files()).isEmpty();
        }
    }

    @Test
    void whatIsNone_isRefused() {
        assertRefused(() -> read("x.exe", "MZ\u0090\u0000"), "wiki.import.kind");
        assertRefused(() -> read("x.md", "MZ\u0000\u0000"), "wiki.import.kind");
        assertRefused(() -> read("x.xml", "<?xml version='1.0'?><other/>"), "wiki.import.kind");
        assertRefused(() -> read("x.md", ""), "content.file.empty");
        assertRefused(() -> read("x.zip", "PK\u0003\u0004broken"), "wiki.import.broken");
        assertRefused(() -> read(Zips.zip().with("a.png", Zips.png(1, 1))), "wiki.import.nothing");
        assertRefused(() -> read("x.xml", "<mediawiki><page><title>a"), "wiki.import.brokenXml");
    }

    @Test
    void oneMarkdownOrHtmlFile_isOnePage() throws IOException {
        try (Arrived arrived = read("night_buses.md", "Text **bold**")) {
            assertThat(page(arrived, "Night buses").source()).contains("<strong>bold</strong>");
        }
        try (Arrived arrived = read("x.html", "<!doctype html><title>T</title><p>x")) {
            assertThat(page(arrived, "T").source()).contains("<p>x</p>");
        }
    }

    @Test
    void boxesOfMarkdown_areThoseThatBeginWithTheirSign() {
        String html = Markdown.read(
                        "> [!WARNING]\n> **Ask** first\n\n> [!tip]\n>\n> - listed\n\n> [!NOTE] more of it\n\n"
                                + "> [!ODD]\n> odd\n\n> said\n>\n> [!NOTE]\n> inside\n\n[!NOTE]\nno quotation\n",
                        "a.md")
                .html();

        assertThat(new CleanBodies().clean(html, "html", Body.EMPTY).html().replaceAll(" data-b=\"[a-z0-9]+\"", ""))
                .isEqualTo("<aside data-box=\"caution\" role=\"note\"><p><strong>Ask</strong> first</p></aside>"
                        + "<aside data-box=\"note\" role=\"note\"><ul><li><p>listed</p></li></ul></aside>"
                        + "<blockquote><p>[!NOTE] more of it</p></blockquote>"
                        + "<blockquote><p>[!ODD] odd</p></blockquote>"
                        + "<blockquote><p>said</p><p>[!NOTE] inside</p></blockquote><p>[!NOTE] no quotation</p>");
    }

    @Test
    void boxesOfWord_areStylesThatSaySo_andFrames() throws IOException {
        try (Arrived arrived =
                Intake.read(Zips.upload("Rules.docx", Docs.boxes().bytes()))) {
            ArrivedPage page = arrived.pages().get(0);
            Document text = clean(arrived, page);
            assertThat(text.select("aside[data-box=caution]").eachText())
                    .containsExactly("Ask first. Then build.", "Warning: Slippery.");
            assertThat(text.select("aside[data-box=example]").eachText()).containsExactly("In Liège.");
            assertThat(text.select("aside[data-box=note]").eachText()).containsExactly("Only a frame");
            assertThat(text.select("td").eachText()).containsExactly("a", "b");
            assertThat(page.remarks())
                    .contains(new Remark("wiki.import.frame", "Only a frame"))
                    .noneMatch(remark -> remark.key().equals("wiki.import.style"));
        }
    }

    @Test
    void boxesOfMediaWiki_areTemplatesWhoseNamesSaySo() {
        List<Remark> remarks = new ArrayList<>();
        String html = new Wikitext(remarks)
                .html("Before {{Note|Ask [[Town hall|the town]] first.\n* one\n* two}} after\n\n"
                        + "{{Mise en garde|titre=x|texte=Glissant {{Odd|y}} ici}}\n{{example}}\n{{Infobox|a=b}}\n"
                        + "{|\n| {{Warning|In a cell}}\n| plain\n|}\n{{caution|never closed");
        assertThat(new CleanBodies().clean(html, "html", Body.EMPTY).html().replaceAll(" data-b=\"[a-z0-9]+\"", ""))
                .contains(
                        "<p>Before</p><aside data-box=\"note\" role=\"note\"><p>Ask the town first.</p><ul><li><p>one</p></li><li><p>two</p></li></ul></aside><p>after</p>",
                        "<aside data-box=\"caution\" role=\"note\"><p>Glissant ici</p></aside>",
                        "In a cell",
                        "{{caution|never closed")
                .doesNotContain("\uE002", "\uE003", "titre");
        assertThat(remarks)
                .extracting(remark -> remark.arguments().get(0))
                .contains("example", "Infobox")
                .doesNotContain("Note");
    }

    @Test
    void hostileTexts_areReadAllTheSame() throws IOException {
        for (String text : List.of(
                ">".repeat(50_000),
                "[".repeat(50_000),
                "- ".repeat(5_000) + "x",
                "*".repeat(50_000) + "x",
                "<div>".repeat(20_000) + "deep",
                "| a ".repeat(5_000) + "|\n" + "| - ".repeat(5_000) + "|\n",
                "![](" + "a/../".repeat(20_000) + ")")) {
            try (Arrived arrived = read("x.md", text)) {
                assertThat(arrived.pages()).hasSize(1);
                clean(arrived, arrived.pages().get(0));
            }
        }
    }

    @Test
    void hostileWikitext_isReadAllTheSame() {
        for (String text : List.of(
                "{{".repeat(100_000),
                "{{".repeat(50_000) + "}}".repeat(50_000),
                "[[".repeat(100_000),
                "{|\n".repeat(50_000),
                "{|\n| a\n".repeat(2_000) + "|}\n".repeat(2_000),
                "'".repeat(100_000) + "x",
                "=".repeat(100_000),
                "= " + " ".repeat(200_000) + "x",
                "*".repeat(100_000) + "x",
                "<ref>".repeat(50_000),
                "<!--".repeat(50_000),
                "<nowiki>".repeat(50_000),
                "[http://a ".repeat(20_000),
                "[[File:a|".repeat(20_000) + "]]".repeat(20_000),
                "<pre" + " ".repeat(100_000))) {
            String html = new Wikitext(new ArrayList<>()).html(text + "\n\nend of it");

            assertThat(html.length()).as(text.substring(0, 10)).isLessThan(8_000_000);
        }
    }

    @Test
    void aCircleOfParents_isOpened() {
        ArrivedPage a = new ArrivedPage("a", "b", "A", "", "", List.of(), List.of(), List.of());
        ArrivedPage b = new ArrivedPage("b", "a", "B", "", "", List.of(), List.of(), List.of());

        assertThat(PageHtml.ordered(Map.of("a", a, "b", b)))
                .hasSize(2)
                .first()
                .satisfies(p -> assertThat(p.parent()).isEmpty());
    }
}
