// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDAction;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestMessages;
import org.rambla.pdf.TaggedPdf;
import org.rambla.wiki.exchange.in.Zips;
import org.rambla.wiki.exchange.out.OutFile;
import org.rambla.wiki.exchange.out.OutPage;
import org.rambla.wiki.exchange.out.Subtree;

final class PagesPdfTest {
    private static byte[] pdf(List<OutPage> pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PagesPdf(new TaggedPdf()).write(pages, TestMessages.in("fr"), out);
        return out.toByteArray();
    }

    @Test
    void aSubtree_becomesOneTaggedDocument() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(Subtree.pages()))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Night: a \"guide\"");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            String metadata =
                    new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(metadata).contains("pdfuaid", "Night: a \"guide\"");

            List<PDStructureElement> elements =
                    elements(document.getDocumentCatalog().getStructureTreeRoot());
            List<String> kinds = elements.stream()
                    .map(PDStructureElement::getStandardStructureType)
                    .toList();
            assertThat(kinds)
                    .contains(
                            "H1",
                            "H2",
                            "H3",
                            "L",
                            "LI",
                            "LBody",
                            "Table",
                            "TR",
                            "TH",
                            "TD",
                            "Figure",
                            "Link",
                            "TOC",
                            "BlockQuote");
            assertThat(kinds.stream().filter("H1"::equals)).hasSize(4);
            assertThat(elements.stream().filter(e -> "Figure".equals(e.getStandardStructureType())))
                    .extracting(PDStructureElement::getAlternateDescription)
                    .containsExactly("A lamp [old]", "Lampe");
            assertThat(elements).extracting(PDStructureElement::getLanguage).contains("fr");
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains(
                            "Night: a \"guide\"",
                            "Sommaire",
                            "Éclairage / rues",
                            "Attention",
                            "Ask first",
                            "Exemple",
                            "œuvre Łódź",
                            "Ελληνικά",
                            "Кириллица",
                            "Map of lights.pdf")
                    .doesNotContain("#.");
        }
    }

    @Test
    void bookmarksAndLinks_leadInsideTheDocument() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(Subtree.pages()))) {
            assertThat(titles(document.getDocumentCatalog().getDocumentOutline(), ""))
                    .containsExactly(
                            "Night: a \"guide\"",
                            " Where & when",
                            " Links",
                            " End",
                            " Night buses?",
                            "  Éclairage / rues",
                            " Night buses!");
            List<String> outside = new ArrayList<>();
            int inside = 0;
            for (PDPage page : document.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    PDAction action = ((PDAnnotationLink) annotation).getAction();
                    if (action instanceof PDActionURI) {
                        assertThat(annotation.getContents()).as("said aloud").isNotBlank();
                        outside.add(((PDActionURI) action).getURI());
                    } else {
                        inside++;
                    }
                }
            }
            assertThat(inside).isGreaterThan(4);
            assertThat(outside)
                    .contains("https://example.org/a_%28b%29?c=1&d=2", "https://network.example/s/night/forum/1");
        }
    }

    @Test
    void fontsAreEmbedded_andEverySignHasOne() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(Subtree.pages()))) {
            List<String> names = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    names.add(font.getName());
                }
            }
            assertThat(names).anyMatch(n -> n.contains("PublicSans")).anyMatch(n -> n.contains("NotoSans"));
        }
    }

    @Test
    void aFrenchPage_isFrench() throws IOException {
        OutPage page = Subtree.page("1", "", "Éclairage", "fr", "<h2>Un</h2><p>Texte</p>", List.of());
        try (PDDocument document = Loader.loadPDF(pdf(List.of(page)))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Éclairage");
        }
    }

    @Test
    void oddTextsAndBrokenPictures_stillGiveAPdf() throws IOException {
        OutFile broken = Subtree.file("/files/1/x.png", "x.png", "image/png", false, new byte[] {1, 2, 3});
        OutFile large = Subtree.file("/files/2/y.png", "y.png", "image/png", false, Zips.png(5_000, 4_500));
        String html = "<p>" + "x".repeat(5_000)
                + "</p><p><img src=\"/files/1/x.png\" alt=\"broken one\"><img src=\"/files/2/y.png\" alt=\"\"></p>"
                + "<p><img src=\"/files/3/gone.png\" alt=\"gone one\"></p><p>😀 夜 \u202E שלום</p><p>]]&gt; &lt;!DOCTYPE&gt; {0} ${x}</p>"
                + "<table><tr><td colspan=\"4\" rowspan=\"400\">wide and high</td></tr><tr><td rowspan=\"3\">b</td><td>c</td></tr><tr><td colspan=\"3\">below it</td></tr></table>"
                + "<table><thead><tr><th>only head</th></tr></thead></table><ul><li><p>a</p></li></ul><blockquote><table><tr><td>in</td></tr></table></blockquote>"
                + "<p><a href=\"https://example.org/?a='b'(c)\">odd</a> <a href=\"mailto:a@b.example\">mail</a> <a href=\"#x\">here</a> <a href=\"/s/x\">there</a></p>";
        OutPage page = Subtree.page("1", "", "A <title> & \"more\" 😀", "en", html, List.of(broken, large));
        try (PDDocument document = Loader.loadPDF(pdf(List.of(page)))) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains(
                            "broken one",
                            "gone one",
                            "wide and high",
                            "only head",
                            "below it",
                            "<!DOCTYPE> {0} ${x}",
                            "odd",
                            "d");
        }
    }

    @Test
    void decoration_isNoPartOfWhatIsReadAloud() throws IOException {
        OutFile lamp = Subtree.file("/files/1/x.png", "x.png", "image/png", false, Zips.png(40, 30));
        OutFile line = Subtree.file("/files/2/y.png", "y.png", "image/png", false, Zips.png(40, 31));
        String html = "<p>Words <img src=\"/files/1/x.png\" alt=\"A lamp\"></p>"
                + "<p>More <img src=\"/files/2/y.png\" alt=\"\" role=\"presentation\"></p>";
        OutPage page = Subtree.page("1", "", "Title", "en", html, List.of(lamp, line));
        try (PDDocument document = Loader.loadPDF(pdf(List.of(page)))) {
            List<PDStructureElement> figures = elements(
                            document.getDocumentCatalog().getStructureTreeRoot())
                    .stream()
                    .filter(element -> element.getStructureType().equals("Figure"))
                    .toList();
            assertThat(figures)
                    .extracting(PDStructureElement::getAlternateDescription)
                    .containsExactly("A lamp");
        }
    }

    @Test
    void tooMuch_isRefused() {
        OutPage page = Subtree.page("1", "", "Long", "en", "<p>x</p>".repeat(19_000), List.of());

        assertThatThrownBy(() -> pdf(List.of(page, page)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("pdf.tooLong"));
    }

    private static List<PDStructureElement> elements(PDStructureNode node) {
        List<PDStructureElement> elements = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                elements.add(element);
                elements.addAll(elements(element));
            }
        }
        return elements;
    }

    private static List<String> titles(PDOutlineNode node, String indent) {
        List<String> titles = new ArrayList<>();
        for (PDOutlineItem item : node.children()) {
            titles.add(indent + item.getTitle());
            titles.addAll(titles(item, indent + " "));
        }
        return titles;
    }
}
