// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Documents as people attach them, and as nobody should. */
public final class Made {
    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    public static final String ODT = "application/vnd.oasis.opendocument.text";
    public static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";
    public static final String PDF = "application/pdf";

    private Made() {}

    /** What writes into a stream. */
    @FunctionalInterface
    interface Writer {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Writer writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.to(out);
        return out.toByteArray();
    }

    /** A page for each text; opens with the password, or without one when it is "". */
    public static byte[] pdf(String password, String... pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (String text : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(50, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            if (!password.isEmpty()) {
                document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            return bytes(document::save);
        }
    }

    /** A text with a table. */
    public static byte[] docx(String text, String cell) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(text);
            document.createTable(1, 1).getRow(0).getCell(0).setText(cell);
            return bytes(document::write);
        }
    }

    /** A text that brings another document along. */
    public static byte[] docxWith(String text, byte[] workbook) throws IOException, InvalidFormatException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(text);
            var part = document.getPackage()
                    .createPart(
                            org.apache.poi.openxml4j.opc.PackagingURIHelper.createPartName(
                                    "/word/embeddings/table.xlsx"),
                            XLSX);
            try (OutputStream out = part.getOutputStream()) {
                out.write(workbook);
            }
            document.getPackagePart()
                    .addRelationship(
                            part.getPartName(),
                            org.apache.poi.openxml4j.opc.TargetMode.INTERNAL,
                            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package");
            return bytes(document::write);
        }
    }

    public static byte[] xlsx(String sheet, String cell, double number) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            var row = workbook.createSheet(sheet).createRow(0);
            row.createCell(0).setCellValue(cell);
            row.createCell(1).setCellValue(number);
            return bytes(workbook::write);
        }
    }

    public static byte[] pptx(String... slides) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            for (String text : slides) {
                show.createSlide().createTextBox().setText(text);
            }
            return bytes(show::write);
        }
    }

    /** An OpenDocument file around the elements of its body. */
    public static byte[] odf(String type, String body) throws IOException {
        return odf(type, "", body);
    }

    /** With something before the root element. */
    public static byte[] odf(String type, String prolog, String body) throws IOException {
        return zip(Map.of(
                "mimetype",
                type,
                "content.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + prolog
                        + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                        + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body>" + body
                        + "</office:body></office:document-content>"));
    }

    /** A Word document whose text part is this XML. */
    public static byte[] docxOf(String xml) throws IOException {
        return zip(ooxml(xml));
    }

    private static Map<String, String> ooxml(String xml) {
        return Map.of(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                        + " PartName=\"/word/document.xml\" ContentType=\"" + DOCX + ".main+xml\"/></Types>",
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\""
                        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                        + " Target=\"word/document.xml\"/></Relationships>",
                "word/document.xml",
                xml);
    }

    /** Word's XML around a text, with something before the root element. */
    public static String word(String prolog, String text) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + prolog
                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                + text + "</w:t></w:r></w:p></w:body></w:document>";
    }

    /** A billion laughs: entities made of entities. */
    public static String laughs() {
        StringBuilder out = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            out.append("<!ENTITY a").append(i).append(" \"");
            out.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return out.append("]>").toString();
    }

    /** A Word document that unpacks to that many megabytes of one letter. */
    public static byte[] zipBomb(int megabytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, String> part : ooxml("").entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                if (part.getKey().equals("word/document.xml")) {
                    byte[] block = "a".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
                    String[] around = word("", "|").split("\\|");
                    zip.write(around[0].getBytes(StandardCharsets.UTF_8));
                    for (int i = 0; i < megabytes; i++) {
                        zip.write(block);
                    }
                    zip.write(around[1].getBytes(StandardCharsets.UTF_8));
                } else {
                    zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return packed.toByteArray();
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return packed.toByteArray();
    }
}
