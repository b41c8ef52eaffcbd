// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a table of wikitext: {@code {|}, {@code |-}, {@code !}, {@code |}, {@code |+}, {@code |}}. */
final class WikitextTable {
    private static final Pattern SPAN = Pattern.compile("(?i)(colspan|rowspan|scope)\\s*=\\s*\"?([a-z0-9]{1,9})");

    /** Writes what stands in a cell: lines of wikitext. */
    interface Content {
        void write(List<String> lines, StringBuilder out);
    }

    private final StringBuilder out;
    private final WikitextLine lines;
    private final Content content;
    private final List<String> cell = new ArrayList<>();
    private String kind = "";
    private boolean row;

    private WikitextTable(StringBuilder out, WikitextLine lines, Content content) {
        this.out = out;
        this.lines = lines;
        this.content = content;
    }

    /** The line at which a table that begins here ends; the last one when it never does. */
    static int end(List<String> source, int start) {
        int open = 0;
        for (int i = start; i < source.size(); i++) {
            String line = source.get(i).strip();
            if (line.replaceFirst("^:+\\s*", "").startsWith("{|")) {
                open++;
            } else if (line.startsWith("|}")) {
                open--;
                if (open == 0) {
                    return i;
                }
            }
        }
        return source.size() - 1;
    }

    static void write(List<String> rows, StringBuilder out, WikitextLine lines, Content content) {
        WikitextTable table = new WikitextTable(out, lines, content);
        out.append("<table>");
        int inner = 0;
        for (int i = 1; i < rows.size(); i++) {
            String line = rows.get(i).strip();
            boolean starts = line.startsWith("{|");
            boolean ends = line.startsWith("|}");
            if (inner > 0 || starts) {
                inner += starts ? 1 : ends ? -1 : 0;
                table.cell.add(rows.get(i));
            } else if (ends && i == rows.size() - 1) {
                break;
            } else {
                table.line(line);
            }
        }
        table.endRow();
        out.append("</table>");
    }

    private void line(String line) {
        if (line.startsWith("|+")) {
            out.append("<caption>")
                    .append(lines.html(withoutAttributes(line.substring(2))))
                    .append("</caption>");
        } else if (line.startsWith("|-")) {
            endRow();
        } else if (line.startsWith("|") || line.startsWith("!")) {
            boolean head = line.startsWith("!");
            String rest = line.substring(1);
            for (String part : rest.split(head ? "!!|\\|\\|" : "\\|\\|", -1)) {
                begin(head ? "th" : "td", part);
            }
        } else if (!kind.isEmpty()) {
            cell.add(line);
        }
    }

    private void begin(String newKind, String source) {
        endCell();
        if (!row) {
            out.append("<tr>");
            row = true;
        }
        kind = newKind;
        out.append('<').append(kind);
        int bar = bar(source);
        if (bar >= 0) {
            Matcher span = SPAN.matcher(source.substring(0, bar));
            while (span.find()) {
                out.append(' ')
                        .append(span.group(1))
                        .append("=\"")
                        .append(span.group(2))
                        .append('"');
            }
        }
        out.append('>');
        cell.add(source.substring(bar + 1).strip());
    }

    /** Where the attributes of a cell end, -1 when it has none. */
    private static int bar(String source) {
        int bar = source.indexOf('|');
        int link = source.indexOf("[[");
        return bar >= 0 && (link < 0 || bar < link) ? bar : -1;
    }

    private static String withoutAttributes(String source) {
        return source.substring(bar(source) + 1).strip();
    }

    private void endCell() {
        if (!kind.isEmpty()) {
            content.write(List.copyOf(cell), out);
            out.append("</").append(kind).append('>');
            kind = "";
        }
        cell.clear();
    }

    private void endRow() {
        endCell();
        if (row) {
            out.append("</tr>");
            row = false;
        }
    }
}
