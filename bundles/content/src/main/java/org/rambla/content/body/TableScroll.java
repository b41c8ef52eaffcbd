// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;

/**
 * Puts each table of a body into a region that scrolls by itself, so that a wide one does not move the page. Done when
 * the body is shown: its name for screen readers is in the reader's language.
 */
final class TableScroll {
    private TableScroll() {}

    static Html view(String html, Messages messages) {
        int table = html.indexOf("<table");
        if (table < 0) {
            return Html.trusted(html);
        }
        StringBuilder out = new StringBuilder(html.length() + 200);
        int done = 0;
        while (table >= 0) {
            int end = html.indexOf("</table>", table);
            end = end < 0 ? html.length() : end + "</table>".length();
            out.append(html, done, table)
                    .append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                    .append(label(html.substring(table, end), messages))
                    .append("\">")
                    .append(html, table, end)
                    .append("</div>");
            done = end;
            table = html.indexOf("<table", end);
        }
        return Html.trusted(out.append(html, done, html.length()).toString());
    }

    private static String label(String table, Messages messages) {
        int caption = table.indexOf("<caption");
        String text = caption < 0 ? "" : Excerpts.of(table.substring(caption, table.indexOf("</caption>")), 150);
        return Html.escape(text.isEmpty() ? messages.text("content.body.table") : text);
    }
}
