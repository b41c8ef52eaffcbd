// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.rambla.wiki.page.Titles;

/**
 * Boxes: in Markdown quotations whose first line says what they are, such as {@code [!NOTE]}; in Word styles and frames; in
 * MediaWiki templates whose names say it.
 */
final class Boxes {
    private static final Map<String, List<String>> WORDS = Map.of(
            "note",
                    List.of(
                            "note",
                            "nb",
                            "info",
                            "information",
                            "tip",
                            "hint",
                            "important",
                            "remarque",
                            "astuce",
                            "conseil",
                            "encadre",
                            "a noter",
                            "a retenir",
                            "hinweis",
                            "notice"),
            "caution",
                    List.of(
                            "caution",
                            "warning",
                            "danger",
                            "attention",
                            "avertissement",
                            "mise en garde",
                            "achtung",
                            "warnung"),
            "example", List.of("example", "exemple", "par exemple", "case", "cas pratique", "beispiel"));
    private static final int LONGEST = 20;

    /** Styles of Word whose paragraphs are boxes. */
    private static final Map<String, List<String>> STYLES = Map.of(
            "note", List.of("Note", "Info", "Tip", "Remarque", "Encadr\u00e9", "\u00c0 retenir", "Box"),
            "caution", List.of("Caution", "Warning", "Attention", "Avertissement"),
            "example", List.of("Example", "Exemple"));

    private static final Pattern SIGN = Pattern.compile("\\s*\\[!([A-Za-z]{3,12})][ \\t]*(\\n|$)");

    private Boxes() {}

    /** Which box a word means, in English, French or German, whatever its case; null for none. */
    static String kind(String word) {
        if (word.length() > LONGEST) {
            return null;
        }
        String plain = Titles.key(word.replaceAll("[:.!]+\\s*$", ""));
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(plain))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** What those styles become, for the converter; paragraphs of one that follow each other stand in one box. */
    static String styles() {
        StringBuilder map = new StringBuilder();
        STYLES.forEach((kind, names) -> names.forEach(
                name -> map.append("\np[style-name='" + name + "'] => aside.box-" + kind + " > p:fresh")));
        return map.toString();
    }

    /**
     * The HTML of a Word document with its boxes: paragraphs of a style that says so, and frames, which are tables of one
     * cell. A frame says by its first words what it is; else it is a note, and that is told.
     */
    static String framed(String html, List<Remark> remarks) {
        if (!html.contains("box-") && !html.contains("<table")) {
            return html;
        }
        Document document = PageHtml.parse(html);
        document.select("aside[class^=box-]")
                .forEach(box -> box.attr("data-box", box.className().substring("box-".length())));
        for (Element table : document.select("table")) {
            Element cell = table.select("td, th").size() == 1 ? table.selectFirst("td, th") : null;
            boolean inside = table.parents().stream().anyMatch(above -> above.nameIs("table"));
            if (cell == null || inside || cell.text().isBlank() && cell.selectFirst("img") == null) {
                continue;
            }
            Element first = cell.selectFirst("strong, b, p");
            String kind = first == null ? null : kind(first.text().strip());
            if (kind == null) {
                remarks.add(new Remark("wiki.import.frame", Names.shown(cell.text())));
            }
            Element box = new Element("aside").attr("data-box", kind == null ? "note" : kind);
            box.insertChildren(0, cell.childNodes());
            table.replaceWith(box);
        }
        return document.body().html();
    }

    /** The HTML with such quotations as boxes. */
    static String of(String html) {
        if (!html.contains("<p>[!")) {
            return html;
        }
        Document document = PageHtml.parse(html);
        document.select("blockquote").forEach(Boxes::box);
        return document.body().html();
    }

    private static void box(Element quotation) {
        Element first = quotation.firstElementChild();
        Node start = first == null || !first.normalName().equals("p") || first.childNodeSize() == 0
                ? null
                : first.childNode(0);
        if (!(start instanceof TextNode text)) {
            return;
        }
        Matcher sign = SIGN.matcher(text.getWholeText());
        String kind = sign.lookingAt() ? kind(sign.group(1)) : null;
        // A line of which the sign is only the beginning is a line of text.
        if (kind == null
                || sign.group(2).isEmpty() && text.nextSibling() instanceof Element next && !next.nameIs("br")) {
            return;
        }
        text.text(text.getWholeText().substring(sign.end()));
        if (first.text().isBlank() && first.selectFirst("img") == null) {
            first.remove();
        }
        quotation.tagName("aside").attr("data-box", kind);
    }
}
