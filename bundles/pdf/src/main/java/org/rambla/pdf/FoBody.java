// SPDX-License-Identifier: Apache-2.0
package org.rambla.pdf;

import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.rambla.api.text.Messages;

/** Writes the blocks of one body as XSL-FO, with the role of each in the structure. */
final class FoBody {
    private static final double WIDTH_MM = 160;
    private static final double HEIGHT_MM = 200;
    private static final double PIXEL_MM = 25.4 / 96;

    /** A picture that can be shown. */
    record Shown(String address, int width, int height) {}

    private final StringBuilder out;
    private final BinaryOperator<String> targets;
    private final Map<String, Shown> pictures;
    private final Messages messages;
    private final String page;
    private int heading;

    FoBody(
            StringBuilder out,
            BinaryOperator<String> targets,
            Map<String, Shown> pictures,
            Messages messages,
            String page) {
        this.out = out;
        this.targets = targets;
        this.pictures = pictures;
        this.messages = messages;
        this.page = page;
    }

    void write(Element body) {
        blocks(body, true);
    }

    private void blocks(Element parent, boolean top) {
        for (Element child : parent.children()) {
            block(child, top);
        }
    }

    private void block(Element element, boolean top) {
        switch (element.normalName()) {
            case "h2" -> heading(element, "H2", "14pt", top);
            case "h3" -> heading(element, "H3", "12pt", false);
            case "h4", "h5", "h6" -> heading(element, "H4", "10.5pt", false);
            case "ul", "ol" -> list(element);
            case "aside" -> box(element);
            case "blockquote", "div", "section" -> {
                out.append(
                        "<fo:block role=\"BlockQuote\" border-left=\"2pt solid #7d786f\" padding-left=\"4mm\" margin-left=\"2mm\" space-before=\"6pt\" space-after=\"6pt\">");
                blocks(element, false);
                out.append("</fo:block>");
            }
            case "table" -> new FoTable(out, this::inlines, cell -> blocks(cell, false)).write(element);
            case "hr" ->
                out.append(
                        "<fo:block role=\"artifact\" space-before=\"6pt\" space-after=\"6pt\"><fo:leader leader-pattern=\"rule\" leader-length=\"100%\" rule-thickness=\".5pt\"/></fo:block>");
            default -> {
                out.append("<fo:block space-after=\"6pt\">");
                inlines(element);
                out.append("</fo:block>");
            }
        }
    }

    /** A box begins with what it is, in the reader's language as all that is no part of the text. */
    private void box(Element box) {
        out.append(
                "<fo:block role=\"Div\" border=\".5pt solid #7d786f\" border-left=\"3pt solid #7d786f\" padding=\"2mm\" margin-left=\"2mm\" margin-right=\"2mm\" space-before=\"6pt\" space-after=\"6pt\">");
        String key = "pdf.box." + box.attr("data-box");
        if (box.attr("data-box").matches("note|caution|example")) {
            out.append("<fo:block font-weight=\"bold\" keep-with-next.within-page=\"always\" xml:lang=\"");
            out.append(Fo.language(messages.language())).append("\">");
            out.append(Fo.escaped(messages.text(key))).append("</fo:block>");
        }
        blocks(box, false);
        out.append("</fo:block>");
    }

    private void heading(Element element, String role, String size, boolean numbered) {
        out.append("<fo:block role=\"").append(role).append("\" font-size=\"").append(size);
        out.append(
                "\" font-weight=\"bold\" space-before=\"10pt\" space-after=\"4pt\" keep-with-next.within-page=\"always\"");
        out.append(numbered ? " id=\"" + page + "h" + heading++ + "\">" : ">");
        inlines(element);
        out.append("</fo:block>");
    }

    private void list(Element list) {
        boolean ordered = list.normalName().equals("ol");
        int number = list.attr("start").matches("[0-9]{1,6}") ? Integer.parseInt(list.attr("start")) : 1;
        out.append(
                "<fo:list-block provisional-distance-between-starts=\"8mm\" provisional-label-separation=\"2mm\" space-after=\"6pt\">");
        for (Element item : list.children()) {
            out.append("<fo:list-item><fo:list-item-label end-indent=\"label-end()\"><fo:block>");
            out.append(ordered ? number++ + "." : "•");
            out.append("</fo:block></fo:list-item-label><fo:list-item-body start-indent=\"body-start()\">");
            if (item.childrenSize() == 0) {
                out.append("<fo:block/>");
            }
            blocks(item, false);
            out.append("</fo:list-item-body></fo:list-item>");
        }
        out.append("</fo:list-block>");
    }

    private void inlines(Element element) {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                out.append(Fo.breakable(text.getWholeText()));
            } else if (node instanceof Element child) {
                inline(child);
            }
        }
    }

    private void inline(Element element) {
        switch (element.normalName()) {
            case "strong", "b" -> styled(element, "font-weight=\"bold\"");
            case "em", "i" -> styled(element, "font-style=\"italic\"");
            case "span" -> {
                String language = element.attr("lang");
                styled(element, language.isEmpty() ? "" : "xml:lang=\"" + Fo.language(language) + "\"");
            }
            case "a" -> link(element);
            case "br" -> out.append("<fo:block role=\"artifact\"/>");
            case "img" -> picture(element);
            default -> inlines(element);
        }
    }

    private void styled(Element element, String style) {
        out.append("<fo:inline ").append(style).append('>');
        inlines(element);
        out.append("</fo:inline>");
    }

    private void link(Element element) {
        String target = targets.apply(page, element.attr("href"));
        if (target.isEmpty() || element.text().isBlank() && element.selectFirst("img") == null) {
            inlines(element);
        } else if (target.startsWith("#")) {
            out.append("<fo:basic-link internal-destination=\"")
                    .append(target.substring(1))
                    .append("\" fox:alt-text=\"");
            out.append(Fo.escaped(element.text().isBlank() ? target : element.text()));
            out.append("\" color=\"#0b5970\" text-decoration=\"underline\">");
            inlines(element);
            out.append("</fo:basic-link>");
        } else {
            int start = out.length();
            inlines(element);
            String inside = out.substring(start);
            out.setLength(start);
            Fo.link(target, inside, out);
        }
    }

    private void picture(Element image) {
        Shown shown = pictures.get(image.attr("src"));
        String alternative = image.attr("alt");
        if (shown == null) {
            out.append('[').append(Fo.breakable(alternative.isBlank() ? messages.text("pdf.picture") : alternative));
            out.append(']');
            return;
        }
        double width =
                image.attr("width").matches("[1-9][0-9]{0,4}") ? Integer.parseInt(image.attr("width")) : shown.width();
        double scale = Math.min(
                1,
                Math.min(
                        WIDTH_MM / (width * PIXEL_MM),
                        HEIGHT_MM / (width * shown.height() / shown.width() * PIXEL_MM)));
        // Decoration is left out of the structure: it is not read aloud.
        boolean decoration = alternative.isBlank() && image.hasAttr("role");
        if (decoration) {
            out.append("<fo:wrapper role=\"artifact\">");
        }
        out.append("<fo:external-graphic src=\"url('").append(shown.address()).append("')\" content-width=\"");
        out.append(String.format(Locale.ROOT, "%.2f", width * PIXEL_MM * scale)).append("mm\" fox:alt-text=\"");
        out.append(Fo.escaped(alternative.isBlank() ? messages.text("pdf.picture") : alternative))
                .append("\"/>")
                .append(decoration ? "</fo:wrapper>" : "");
    }
}
