// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.content.file.Samples.zip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.page.Refusal;

final class SniffingTest {
    @TempDir
    Path folder;

    private FileKind kind(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("upload"), bytes);
        return Sniffer.kind(file, name);
    }

    private void refused(String key, String name, byte[] bytes) {
        assertThatThrownBy(() -> kind(name, bytes))
                .as(name)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.key()).as(name).isEqualTo(key));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void acceptedKinds_areKnownByTheirBytes() throws IOException {
        assertThat(kind("a.pdf", ascii("%PDF-1.7\n"))).isEqualTo(FileKind.PDF);
        assertThat(kind("a.PNG", Samples.picture("png", 2, 2))).isEqualTo(FileKind.PNG);
        assertThat(kind("a.jpeg", Samples.picture("jpeg", 2, 2))).isEqualTo(FileKind.JPEG);
        assertThat(kind("a.gif", Samples.picture("gif", 2, 2))).isEqualTo(FileKind.GIF);
        assertThat(kind("a.webp", Samples.webp(3, 3, 0))).isEqualTo(FileKind.WEBP);
        assertThat(kind("a.docx", Samples.docx())).isEqualTo(FileKind.DOCX);
        assertThat(kind("a.xlsx", zip("[Content_Types].xml", "xl/workbook.xml")))
                .isEqualTo(FileKind.XLSX);
        assertThat(kind("a.pptx", zip("[Content_Types].xml", "ppt/presentation.xml")))
                .isEqualTo(FileKind.PPTX);
        assertThat(kind("a.odt", zip("mimetype=application/vnd.oasis.opendocument.text", "content.xml")))
                .isEqualTo(FileKind.ODT);
        assertThat(kind("a.ods", zip("mimetype=application/vnd.oasis.opendocument.spreadsheet", "content.xml")))
                .isEqualTo(FileKind.ODS);
        assertThat(kind("a.odp", zip("mimetype=application/vnd.oasis.opendocument.presentation", "content.xml")))
                .isEqualTo(FileKind.ODP);
        assertThat(kind("a.txt", ascii("caf\u00E9\r\n\tx"))).isEqualTo(FileKind.TXT);
        assertThat(kind("a.csv", "ville;habitants\nLiège;195000".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileKind.CSV);
    }

    @Test
    void pagesScriptsAndPrograms_areRefused() {
        refused("content.file.kind", "a.html", ascii("<!doctype html><script>1</script>"));
        refused("content.file.kind", "a.txt", ascii("  \n<html><script>1</script>"));
        refused("content.file.kind", "a.csv", ascii("\u00EF\u00BB\u00BF<svg onload=alert(1)>"));
        refused("content.file.kind", "a.svg", ascii("<svg xmlns='http://www.w3.org/2000/svg'/>"));
        refused("content.file.kind", "a.txt", ascii("#!/bin/sh\nrm x"));
        refused("content.file.kind", "a.exe", ascii("MZ\u0090\u0000\u0003"));
        refused("content.file.kind", "a.pdf", ascii("MZ\u0090\u0000\u0003"));
        refused("content.file.kind", "a.png", ascii("\u007fELF\u0002\u0001"));
        refused("content.file.kind", "a.txt", new byte[] {'a', 0, 'b'});
        refused("content.file.kind", "a.js", ascii("alert(1)"));
        refused("content.file.kind", "a", ascii("text without an end"));
        refused("content.file.kind", "a.zip", zip("a.txt=x"));
        refused("content.file.kind", "a.jar", zip("META-INF/MANIFEST.MF", "A.class"));
        refused("content.file.kind", "a.docx", zip("[Content_Types].xml", "other.xml"));
        refused("content.file.kind", "a.odt", zip("mimetype=application/epub+zip", "content.xml"));
        refused("content.file.empty", "a.pdf", new byte[0]);
    }

    @Test
    void renamedDocuments_areRefused() {
        refused("content.file.otherKind", "report.pdf", Samples.docx());
        refused("content.file.otherKind", "report.docx", ascii("%PDF-1.7"));
        refused("content.file.otherKind", "report.docx", Samples.picture("png", 2, 2));
        refused("content.file.otherKind", "report.html", ascii("%PDF-1.7"));
        refused("content.file.otherKind", "report.exe", Samples.docx());
    }

    @Test
    void pictureUnderAnotherPicturesName_isTakenAsWhatItIs() throws IOException {
        assertThat(kind("photo.jpg", Samples.picture("png", 2, 2))).isEqualTo(FileKind.PNG);
    }

    @Test
    void macros_areRefused() {
        refused(
                "content.file.macros",
                "a.docx",
                zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
        refused("content.file.macros", "a.xlsx", zip("[Content_Types].xml", "xl/workbook.xml", "xl/VBAPROJECT.BIN"));
    }

    @Test
    void bombsAndRuins_areRefusedUnopened() {
        refused("content.file.unpacks", "a.docx", Samples.zipBomb(60));
        refused("content.file.unpacks", "a.docx", Samples.zipBomb(700));
        byte[] whole = Samples.docx();
        refused("content.file.broken", "a.docx", java.util.Arrays.copyOf(whole, whole.length - 30));
        String[] many = new String[10_002];
        java.util.Arrays.setAll(many, i -> "x" + i);
        refused("content.file.unpacks", "a.docx", zip(many));
    }

    @Test
    void names_loseFoldersAndTricks() {
        assertThat(FileNames.clean("../../etc/passwd.pdf", "pdf")).isEqualTo("passwd.pdf");
        assertThat(FileNames.clean("C:\\Users\\x\\Rapport final.PDF", "pdf")).isEqualTo("Rapport final.pdf");
        assertThat(FileNames.clean("..", "pdf")).isEqualTo("file.pdf");
        assertThat(FileNames.clean("", "png")).isEqualTo("file.png");
        assertThat(FileNames.clean(".htaccess", "txt")).isEqualTo("htaccess.txt");
        assertThat(FileNames.clean("invoice\u202Efdp.exe.pdf", "pdf")).isEqualTo("invoicefdp.exe.pdf");
        assertThat(FileNames.clean("a\u0000b\r\nSet-Cookie: x.pdf", "pdf")).isEqualTo("abSet-Cookie- x.pdf");
        assertThat(FileNames.clean("<img src=x onerror=alert(1)>.png", "png"))
                .isEqualTo("-img src=x onerror=alert(1)-.png");
        assertThat(FileNames.clean("évaluation – Liège.docx", "docx")).isEqualTo("évaluation – Liège.docx");
        assertThat(FileNames.clean("CON.txt", "txt")).isEqualTo("_CON.txt");
        assertThat(FileNames.clean("%2e%2e%2fx.pdf", "pdf")).doesNotContain("%");
        assertThat(FileNames.clean("😀".repeat(300) + ".pdf", "pdf"))
                .hasSizeLessThanOrEqualTo(120)
                .endsWith(".pdf")
                .doesNotContain("\uFFFD");
    }
}
