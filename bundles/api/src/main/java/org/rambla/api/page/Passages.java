// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import static org.rambla.api.text.Html.escape;

import java.util.Map;
import org.rambla.api.visit.Visit;

/**
 * A rich text where there are no scripts: one field for each of its passages, named {@code <name>-passage-<id>}, and one for
 * what is to be added, {@code <name>-more}. A hidden field, {@code <name>-passages}, says that it is sent this way.
 */
final class Passages {
    private final Visit visit;
    private final String name;
    private final String lang;

    Passages(Visit visit, String name, String lang) {
        this.visit = visit;
        this.name = name;
        this.lang = lang;
    }

    /**
     * Where the source of a text would be shown, the way to its passages.
     *
     * @param tooMany how many there are when they are too many for a form, else 0
     */
    static void link(StringBuilder html, int tooMany, Visit visit) {
        if (tooMany > 0) {
            html.append("<p class=\"hint\">")
                    .append(escape(visit.text("web.passages.many", tooMany)))
                    .append("</p>");
            return;
        }
        String path = visit.path();
        html.append("<noscript><p class=\"hint\">")
                .append(escape(visit.text("web.passages.source")))
                .append(" <a href=\"")
                .append(escape(path + (path.indexOf('?') < 0 ? "?" : "&") + Fields.PASSAGES_ASKED))
                .append("\">")
                .append(escape(visit.text("web.passages.instead")))
                .append("</a></p></noscript>");
    }

    /** How to make headings, lists and tables without an editor. */
    static void typed(StringBuilder html, Visit visit) {
        html.append("<noscript><p class=\"hint\">")
                .append(escape(visit.text("web.passages.typed")))
                .append("</p></noscript>");
    }

    /**
     * The fields, without what stands around them.
     *
     * @param texts by passage's id, in order
     * @param more what is added behind them
     */
    void write(StringBuilder html, Map<String, String> texts, String more) {
        html.append("<p class=\"hint\">")
                .append(escape(visit.text("web.passages.lead")))
                .append("</p><input type=\"hidden\" name=\"")
                .append(escape(name))
                .append(Fields.PASSAGES)
                .append("\" value=\"1\">");
        int number = 0;
        for (Map.Entry<String, String> passage : texts.entrySet()) {
            passage(
                    html,
                    Fields.PASSAGE + passage.getKey(),
                    visit.text("web.passages.number", ++number),
                    passage.getValue());
        }
        typed(html, visit);
        passage(html, Fields.MORE, visit.text("web.passages.more"), more);
    }

    private void passage(StringBuilder html, String suffix, String title, String text) {
        String field = escape(name + suffix);
        html.append("<div class=\"field\"><label for=\"p-").append(field).append("\">");
        html.append(escape(title)).append("</label><textarea id=\"p-").append(field);
        html.append("\" name=\"").append(field);
        html.append("\" rows=\"").append(Math.min(12, 2 + text.length() / 60)).append('"');
        Field.language(html, lang, visit);
        html.append(">\n").append(escape(text)).append("</textarea></div>");
    }
}
