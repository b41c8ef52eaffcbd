// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rambla.api.content.Body;
import org.rambla.content.body.CleanBodies;
import org.rambla.content.fixture.TestMessages;
import org.rambla.wiki.exchange.in.Arrived;
import org.rambla.wiki.exchange.in.ArrivedPage;
import org.rambla.wiki.exchange.in.Intake;
import org.rambla.wiki.exchange.in.Remark;
import org.rambla.wiki.exchange.in.Zips;
import org.rambla.wiki.exchange.out.PagesZip.Form;

final class PagesZipTest {
    private final CleanBodies bodies = new CleanBodies();

    private static byte[] zip(List<OutPage> pages, Form form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PagesZip.write(Outgoing.of(pages), form, TestMessages.in("fr"), out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entries.put(entry.getName(), in.readAllBytes()))
                        .as(entry.getName())
                        .isNull();
            }
        }
        return entries;
    }

    @Test
    void markdown_hasFoldersLikeTheTreeAndFactsAbove() throws IOException {
        Map<String, byte[]> entries = entries(zip(Subtree.pages(), Form.MARKDOWN));

        assertThat(entries)
                .containsOnlyKeys(
                        "night-a-guide.md",
                        "files/lamp.png",
                        "files/map-of-lights.pdf",
                        "night-a-guide/night-buses.md",
                        "night-a-guide/night-buses/eclairage-rues.md",
                        "night-a-guide/night-buses-2.md");
        assertThat(new String(entries.get("night-a-guide.md"), StandardCharsets.UTF_8))
                .startsWith(
                        "---\ntitle: \"Night: a \\\"guide\\\"\"\nlanguage: \"en\"\nsource: \"https://network.example/s/night/wiki/1\"\n")
                .contains("fields:\n  - \"City : Leuven & <Liège>\"\n")
                .contains(
                        "attachments:\n  - \"files/map-of-lights.pdf\"\n---\n\n## Where &amp; when\n\nStreet **lights** at *night*")
                .contains(
                        "[the buses](night-a-guide/night-buses.md)",
                        "![A lamp \\[old\\]](files/lamp.png)",
                        "> [!CAUTION]\n> Ask *first*\n>\n> then go\n",
                        "> [!EXAMPLE]\n>\n> - listed\n",
                        "| Nice \\| old | 200 |");
        assertThat(new String(entries.get("night-a-guide/night-buses/eclairage-rues.md"), StandardCharsets.UTF_8))
                .contains("![Lampe](../../files/lamp.png)");
        assertThat(entries.get("files/lamp.png")).isEqualTo(Zips.png(40, 30));
    }

    @Test
    void html_worksWithoutAServer() throws IOException {
        Map<String, byte[]> entries = entries(zip(Subtree.pages(), Form.HTML));

        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (entry.getKey().endsWith(".html")) {
                Document page = Jsoup.parse(new String(entry.getValue(), StandardCharsets.UTF_8));
                assertThat(page.selectFirst("html").attr("lang")).isNotEmpty();
                assertThat(page.select("h1")).hasSize(1);
                assertThat(page.title()).isNotBlank();
                for (Element link : page.select("a[href], img[src], link[href]")) {
                    String address = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                    assertThat(address.startsWith("https://") || entries.containsKey(resolved(entry.getKey(), address)))
                            .as("%s of %s", address, entry.getKey())
                            .isTrue();
                }
            }
        }
        Document first = Jsoup.parse(new String(entries.get("night-a-guide.html"), StandardCharsets.UTF_8));
        assertThat(first.select("dl[lang=fr] dd").text()).isEqualTo("Leuven & <Liège>");
        Document french = Jsoup.parse(
                new String(entries.get("night-a-guide/night-buses/eclairage-rues.html"), StandardCharsets.UTF_8));
        assertThat(french.selectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(french.select("img").attr("alt")).isEqualTo("Lampe");
        assertThat(Jsoup.parse(new String(entries.get("index.html"), StandardCharsets.UTF_8))
                        .select("ul ul ul a")
                        .text())
                .isEqualTo("Éclairage / rues");
    }

    private static String resolved(String place, String address) {
        return URI.create("x:///" + place).resolve(address).getPath().substring(1);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void whatGoesOut_comesBackTheSame(Form form) throws IOException {
        List<OutPage> pages = Subtree.pages();
        try (Arrived arrived = Intake.read(Zips.upload("out.zip", zip(pages, form)))) {
            Map<String, ArrivedPage> back =
                    arrived.pages().stream().collect(Collectors.toMap(ArrivedPage::title, page -> page));
            assertThat(back).containsOnlyKeys(pages.stream().map(OutPage::title).toList());
            Map<String, String> addresses = new LinkedHashMap<>();
            pages.forEach(page -> addresses.put(back.get(page.title()).key(), "/s/night/wiki/" + page.key()));
            for (OutPage page : pages) {
                ArrivedPage other = back.get(page.title());
                assertThat(other.language()).isEqualTo(page.language());
                // Fields of a template that people made find no place elsewhere.
                assertThat(other.remarks())
                        .as(page.title())
                        .isEqualTo(page.facts().isEmpty() ? List.of() : List.of(new Remark("wiki.import.fields")));
                assertThat(addresses.getOrDefault(other.parent(), "").replaceAll(".*/", ""))
                        .isEqualTo(page.parent());
                String html = other.html(Map.of("files/lamp.png", "/files/7/lamp.png"), addresses, title -> "");
                assertThat(plain(bodies.clean(html, "html", Body.EMPTY)))
                        .as(page.title())
                        .isEqualTo(expected(page, form));
            }
            assertThat(back.get("Night: a \"guide\"").files()).containsExactly("files/map-of-lights.pdf");
            assertThat(arrived.remarks()).isEmpty();
        }
    }

    private String expected(OutPage page, Form form) {
        String html = plain(page.body()).replace("/s/night/wiki/2#x", "/s/night/wiki/2");
        html = html.replace(
                "<a href=\"/s/night/forum/1\">",
                "<a href=\"https://network.example/s/night/forum/1\" rel=\"nofollow noopener\">");
        if (form == Form.HTML) {
            return html;
        }
        // Markdown has no captions and no sizes of pictures.
        return html.replace("<table><caption>Cities | lamps</caption>", "<p><strong>Cities | lamps</strong></p><table>")
                .replace(" width=\"40\" height=\"30\"", "");
    }

    private static String plain(Body body) {
        return body.html().replaceAll(" data-b=\"[a-z0-9]+\"", "");
    }

    @Test
    void oddTitles_becomeNamesThatEverySystemHolds() {
        assertThat(List.of(
                        Layout.name("Œuvre d’été"),
                        Layout.name("../../x"),
                        Layout.name("CON"),
                        Layout.name("..."),
                        Layout.name("a".repeat(300)),
                        Layout.name("夜"),
                        Layout.name("index")))
                .containsExactly("oeuvre-d-ete", "x", "page-con", "page", "a".repeat(60), "夜", "page-index");
    }
}
