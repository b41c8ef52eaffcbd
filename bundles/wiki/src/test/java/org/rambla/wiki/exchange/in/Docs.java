// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

/** A Word document, as small as it can be and still hold something of everything. */
final class Docs {
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Docs() {}

    static Zips document() {
        return document("");
    }

    /** A document whose picture lies elsewhere, unless that is "". */
    static Zips document(String elsewhere) {
        String picture = elsewhere.isEmpty()
                ? "<Relationship Id=\"rId1\" Type=\"" + OFFICE + "/image\" Target=\"media/image1.png\"/>"
                : "<Relationship Id=\"rId1\" Type=\"" + OFFICE + "/image\" Target=\"" + elsewhere
                        + "\" TargetMode=\"External\"/>";
        return Zips.zip()
                .with(
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/></Types>")
                .with(
                        "_rels/.rels",
                        relations("<Relationship Id=\"r1\" Type=\"" + OFFICE
                                + "/officeDocument\" Target=\"word/document.xml\"/>"))
                .with(
                        "word/_rels/document.xml.rels",
                        relations(picture
                                + "<Relationship Id=\"rId2\" Type=\"" + OFFICE
                                + "/hyperlink\" Target=\"https://example.org/a\" TargetMode=\"External\"/>"
                                + "<Relationship Id=\"rId3\" Type=\"" + OFFICE + "/styles\" Target=\"styles.xml\"/>"
                                + "<Relationship Id=\"rId4\" Type=\"" + OFFICE
                                + "/numbering\" Target=\"numbering.xml\"/>"))
                .with(
                        "word/styles.xml",
                        "<w:styles xmlns:w=\"" + W + "\">" + style("Title", "Title") + style("Heading1", "heading 1")
                                + style("Heading2", "heading 2") + "</w:styles>")
                .with(
                        "word/numbering.xml",
                        "<w:numbering xmlns:w=\"" + W + "\">" + numbering(1, "bullet") + numbering(2, "decimal")
                                + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num></w:numbering>")
                .with("word/media/image1.png", Zips.png(5, 5))
                .with(
                        "word/document.xml",
                        body(
                                paragraph("Title", "Night lighting") + paragraph("Heading1", "Where")
                                        + paragraph("Heading2", "Old town")
                                        + "<w:p><w:r><w:t xml:space=\"preserve\">Some </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r></w:p>"
                                        + item(1, "bullet one") + item(1, "bullet two") + item(2, "number one")
                                        + "<w:tbl><w:tr>" + cell("a", "") + cell("b", "") + "</w:tr><w:tr>"
                                        + cell("wide", "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>") + "</w:tr></w:tbl>"
                                        + "<w:p><w:hyperlink r:id=\"rId2\"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>"
                                        + "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\" descr=\"A street at night\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:"
                                        + (elsewhere.isEmpty() ? "embed" : "link")
                                        + "=\"rId1\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"));
    }

    /** One with paragraphs of styles that say that they are boxes, and with frames. */
    static Zips boxes() {
        String frame = "<w:tbl><w:tr>%s</w:tr></w:tbl>";
        return document("")
                .with(
                        "word/styles.xml",
                        "<w:styles xmlns:w=\"" + W + "\">" + style("Box1", "Attention") + style("Box2", "Exemple")
                                + "</w:styles>")
                .with(
                        "word/document.xml",
                        body(paragraph("Box1", "Ask first.") + paragraph("Box1", "Then build.")
                                + paragraph("Box2", "In Liège.")
                                + frame.formatted(
                                        "<w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"EEEEEE\"/></w:tcPr><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Warning:</w:t></w:r></w:p><w:p><w:r><w:t>Slippery.</w:t></w:r></w:p></w:tc>")
                                + frame.formatted(cell("Only a frame", ""))
                                + "<w:tbl><w:tr>" + cell("a", "") + cell("b", "") + "</w:tr></w:tbl>"));
    }

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    static String body(String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"" + W + "\" xmlns:r=\"" + OFFICE
                + "\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>" + content
                + "</w:body></w:document>";
    }

    private static String relations(String relations) {
        return "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + relations + "</Relationships>";
    }

    private static String style(String id, String name) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/></w:style>";
    }

    private static String numbering(int id, String kind) {
        return "<w:abstractNum w:abstractNumId=\"" + id + "\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"" + kind
                + "\"/></w:lvl></w:abstractNum>";
    }

    private static String paragraph(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static String item(int list, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" + list + "\"/></w:numPr></w:pPr><w:r><w:t>"
                + text + "</w:t></w:r></w:p>";
    }

    private static String cell(String text, String properties) {
        return "<w:tc>" + properties + "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
    }
}
