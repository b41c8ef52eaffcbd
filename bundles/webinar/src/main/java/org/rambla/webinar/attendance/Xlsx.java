// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A table as a workbook of one sheet. Texts are written as texts, so no spreadsheet takes one for a formula; numbers are
 * numbers. The first row is the head.
 */
final class Xlsx {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    /** A cell holds no more characters. */
    private static final int CELL = 32_767;

    private static final int NAME = 31;
    private static final int LETTERS = 26;

    private Xlsx() {}

    /** @param name of the sheet */
    static byte[] of(String name, List<List<?>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + PACKAGE
                            + "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
                            + "vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\""
                            + "application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + KIND
                            + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + KIND
                            + "worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" + KIND
                            + "styles+xml\"/></Types>");
            add(
                    zip,
                    "_rels/.rels",
                    relations("<Relationship Id=\"r1\" Type=\"" + OFFICE
                            + "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
            add(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + SPREADSHEET + "\" xmlns:r=\"" + OFFICE + "\"><sheets><sheet name=\""
                            + escaped(sheet(name)) + "\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            add(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relations("<Relationship Id=\"r1\" Type=\"" + OFFICE
                            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" + OFFICE
                            + "/styles\" Target=\"styles.xml\"/>"));
            add(zip, "xl/styles.xml", styles());
            add(zip, "xl/worksheets/sheet1.xml", sheet(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((XML + text).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String relations(String inside) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + inside + "</Relationships>";
    }

    /** Style 1 is bold, for the head. */
    private static String styles() {
        return "<styleSheet xmlns=\"" + SPREADSHEET + "\"><fonts count=\"2\"><font><sz val=\"11\"/></font><font><b/>"
                + "<sz val=\"11\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf/><xf fontId=\"1\""
                + " applyFont=\"1\"/></cellXfs></styleSheet>";
    }

    private static String sheet(List<List<?>> rows) {
        StringBuilder out = new StringBuilder("<worksheet xmlns=\"").append(SPREADSHEET);
        out.append("\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\"");
        out.append(" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>");
        for (int row = 0; row < rows.size(); row++) {
            out.append("<row r=\"").append(row + 1).append("\">");
            List<?> cells = rows.get(row);
            for (int column = 0; column < cells.size(); column++) {
                cell(out, column(column) + (row + 1), row == 0, cells.get(column));
            }
            out.append("</row>");
        }
        return out.append("</sheetData></worksheet>").toString();
    }

    private static void cell(StringBuilder out, String place, boolean head, Object value) {
        out.append("<c r=\"").append(place).append(head ? "\" s=\"1\"" : "\"");
        if (value instanceof Number number) {
            out.append("><v>").append(number).append("</v></c>");
            return;
        }
        String text = String.valueOf(value);
        out.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        out.append(escaped(text.length() > CELL ? text.substring(0, CELL) : text))
                .append("</t></is></c>");
    }

    /** A, B, … Z, AA. */
    private static String column(int index) {
        return (index < LETTERS ? "" : column(index / LETTERS - 1)) + (char) ('A' + index % LETTERS);
    }

    private static String sheet(String name) {
        String clean = name.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        return clean.isEmpty() ? "1" : clean.substring(0, Math.min(NAME, clean.length()));
    }

    /** Without what XML cannot hold. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF)
                        || c == '\t'
                        || c == '\n')
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        default -> out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }
}
