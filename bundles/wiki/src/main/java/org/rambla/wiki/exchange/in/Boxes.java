// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Boxes of Markdown: quotations whose first line says what they are, such as {@code [!NOTE]}. */
final class Boxes {
    private static final Map<String, String> KINDS = Map.of(
            "NOTE", "note",
            "INFO", "note",
            "TIP", "note",
            "IMPORTANT", "note",
            "CAUTION", "caution",
            "WARNING", "caution",
            "DANGER", "caution",
            "EXAMPLE", "example");
    private static final Pattern SIGN = Pattern.compile("\\s*\\[!([A-Za-z]{3,12})][ \\t]*(\\n|$)");

    private Boxes() {}

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
        String kind = sign.lookingAt() ? KINDS.get(sign.group(1).toUpperCase(Locale.ROOT)) : null;
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
