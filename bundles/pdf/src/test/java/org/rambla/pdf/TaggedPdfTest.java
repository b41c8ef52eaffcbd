// SPDX-License-Identifier: Apache-2.0
package org.rambla.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.rambla.api.fixture.Keys;
import org.rambla.api.page.Refusal;
import org.rambla.api.pdf.Pdf;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;

final class TaggedPdfTest {
    private static final Messages MESSAGES = new Keys("fr");

    private static byte[] pdf(boolean contents, Pdf.Sheet... sheets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TaggedPdf().write(new Pdf.Document("Both", List.of(sheets), contents, MESSAGES), out);
        return out.toByteArray();
    }

    private static Pdf.Sheet sheet(String key, String title, String language, String html) {
        return Pdf.Sheet.of(key, title, language, Html.trusted(html));
    }

    @Test
    void sheetsInTwoLanguages_areTwoTaggedPages() throws IOException {
        byte[] bytes = pdf(
                false,
                sheet("fr", "Attestation", "fr", "<p>Était présente</p>"),
                sheet("en", "Certificate", "en", "<p>Was there &amp; stayed</p>"));

        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Both");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Attestation", "Était présente", "Certificate", "Was there & stayed")
                    .doesNotContain("pdf.contents");
        }
    }

    @Test
    void contents_areListedWhereTheyAreWanted() throws IOException {
        Pdf.Sheet[] two = {sheet("1", "One", "en", "<p>a</p>"), sheet("2", "Two", "en", "<p>b</p>")};

        try (PDDocument document = Loader.loadPDF(pdf(true, two))) {
            assertThat(new PDFTextStripper().getText(document)).contains("pdf.contents");
        }
    }

    @Test
    void onlyFontsAndOwnPictures_areRead() throws IOException {
        Resources resources = new Resources();
        byte[] gif = {
            'G',
            'I',
            'F',
            '8',
            '9',
            'a',
            1,
            0,
            1,
            0,
            (byte) 0x80,
            0,
            0,
            0,
            0,
            0,
            (byte) 255,
            (byte) 255,
            (byte) 255,
            44,
            0,
            0,
            0,
            0,
            1,
            0,
            1,
            0,
            0,
            2,
            2,
            68,
            1,
            0,
            59
        };
        String address = resources.add(new Pdf.Picture("/files/7/a.gif", () -> new ByteArrayInputStream(gif)));

        assertThat(resources.getResource(URI.create(address))).isNotNull();
        for (String other : List.of(
                "file:///etc/passwd",
                "http://127.0.0.1/",
                "rambla:///font/../TaggedPdf.class",
                "rambla:///picture/9",
                "rambla:///x",
                "picture/0")) {
            assertThatThrownBy(() -> resources.getResource(URI.create(other)))
                    .as(other)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void tooMuch_isRefused() {
        assertThatThrownBy(() -> pdf(false, sheet("1", "Long", "en", "<p>x</p>".repeat(Pdf.MAX_BLOCKS + 1))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("pdf.tooLong"));
    }
}
