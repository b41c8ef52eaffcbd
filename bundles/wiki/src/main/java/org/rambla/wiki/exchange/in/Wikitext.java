// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads MediaWiki's markup: headings, lists, tables, links, pictures, bold and italic, notes. What it does not understand
 * (templates, functions) is left out and named. It goes through the text once, line by line; nothing in it is expanded, so
 * that no text can grow.
 */
final class Wikitext {
    /** Addresses of pages and files of the same wiki, by title. */
    static final String PAGE = "wiki-page:";

    static final String FILE = "wiki-file:";

    /** A title or a file's name as people wrote it, without our mark before it. */
    static String plain(String address) {
        return address.startsWith(PAGE)
                ? address.substring(PAGE.length())
                : address.startsWith(FILE) ? address.substring(FILE.length()) : address;
    }

    private static final int MAX_DEPTH = 6;
    private static final int MAX_CATEGORIES = 50;
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(-->|$)");
    private static final Pattern SWITCH = Pattern.compile("__[A-Z]{3,20}__");

    private final List<Remark> remarks;
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> categories = new LinkedHashSet<>();
    private final WikitextLine lines = new WikitextLine(this::category, notes);

    Wikitext(List<Remark> remarks) {
        this.remarks = remarks;
    }

    /** The text as HTML, to be cleaned. */
    String html(String text) {
        String clean =
                COMMENT.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
        Hidden hidden = new Hidden();
        String kept = hidden.hide(clean);
        String expanded = new Templates(name -> leftOut.merge(name, 1, Integer::sum)).without(kept);
        StringBuilder out = new StringBuilder();
        blocks(List.of(SWITCH.matcher(expanded).replaceAll("").split("\n", -1)), out, 0);
        if (!notes.isEmpty()) {
            out.append("<ol>");
            for (int i = 0; i < notes.size(); i++) {
                out.append("<li>").append(lines.html(notes.get(i))).append("</li>");
            }
            out.append("</ol>");
        }
        leftOut.forEach((name, count) -> remark(new Remark("wiki.import.template", Names.shown(name), count)));
        return hidden.show(out.toString());
    }

    /** To which the text says that the page belongs, once its HTML was asked for. */
    List<String> categories() {
        return List.copyOf(categories);
    }

    private void category(String name) {
        if (!name.isEmpty() && categories.size() < MAX_CATEGORIES) {
            categories.add(name);
        }
    }

    private void remark(Remark remark) {
        if (remarks.size() < 100 && !remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    private void blocks(List<String> source, StringBuilder out, int depth) {
        StringBuilder paragraph = new StringBuilder();
        String lists = "";
        for (int i = 0; i < source.size(); i++) {
            String line = source.get(i);
            String strip = line.strip();
            int degree = degree(strip);
            String marks = marks(line);
            if (!marks.isEmpty() || !lists.isEmpty()) {
                end(paragraph, out);
                lists = list(lists, marks, line.substring(marks.length()), out);
                if (!marks.isEmpty()) {
                    continue;
                }
            }
            if (!strip.isEmpty() && strip.charAt(0) == Templates.BOX) {
                end(paragraph, out);
                int end = boxEnd(source, i);
                box(strip.substring(1), source.subList(i + 1, end), out, depth);
                i = end;
            } else if (strip.startsWith("{|")
                    || strip.replaceFirst("^:+\\s*", "").startsWith("{|")) {
                end(paragraph, out);
                int end = WikitextTable.end(source, i);
                List<String> rows = source.subList(i, end + 1);
                if (depth < MAX_DEPTH) {
                    WikitextTable.write(rows, out, lines, (cell, html) -> blocks(cell, html, depth + 1));
                } else {
                    rows.forEach(
                            row -> out.append("<p>").append(lines.html(row)).append("</p>"));
                }
                i = end;
            } else if (degree > 0) {
                end(paragraph, out);
                String words = strip.substring(degree, strip.length() - degree).strip();
                out.append("<h").append(degree).append('>').append(lines.html(words));
                out.append("</h").append(degree).append('>');
            } else if (strip.startsWith("----")) {
                end(paragraph, out);
                out.append("<hr>");
            } else if (strip.isEmpty()) {
                end(paragraph, out);
            } else {
                paragraph.append(paragraph.length() == 0 ? "" : "\n").append(strip);
            }
        }
        list(lists, "", "", out);
        end(paragraph, out);
    }

    /** The line behind the words of a box, or the last one. */
    private static int boxEnd(List<String> source, int from) {
        int end = from + 1;
        while (end < source.size() && source.get(end).indexOf(Templates.BOX_END) != 0) {
            end++;
        }
        return Math.min(end, source.size());
    }

    private void box(String kind, List<String> words, StringBuilder out, int depth) {
        out.append("<aside data-box=\"").append(kind).append("\">");
        if (depth < MAX_DEPTH) {
            blocks(words, out, depth + 1);
        } else {
            out.append("<p>").append(lines.html(String.join("\n", words))).append("</p>");
        }
        out.append("</aside>");
    }

    /** The degree of a heading, 0 when the line is none. */
    private static int degree(String line) {
        int degree = 0;
        while (degree < 6
                && 2 * degree + 2 < line.length()
                && line.charAt(degree) == '='
                && line.charAt(line.length() - 1 - degree) == '=') {
            degree++;
        }
        return degree;
    }

    private static String marks(String line) {
        int end = 0;
        while (end < line.length() && end < MAX_DEPTH && "*#:;".indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        // A table may be indented.
        return line.substring(end).stripLeading().startsWith("{|") ? "" : line.substring(0, end);
    }

    private void end(StringBuilder paragraph, StringBuilder out) {
        if (paragraph.length() > 0) {
            out.append("<p>").append(lines.html(paragraph.toString())).append("</p>");
            paragraph.setLength(0);
        }
    }

    /** Goes from the lists that are open to those of this line, and writes it as their item. */
    private String list(String open, String marks, String text, StringBuilder out) {
        int same = 0;
        while (same < open.length()
                && same < marks.length()
                && kind(open.charAt(same)).equals(kind(marks.charAt(same)))) {
            same++;
        }
        for (int i = open.length() - 1; i >= same; i--) {
            out.append(close(open.charAt(i)));
        }
        if (marks.isEmpty()) {
            return "";
        }
        if (same == marks.length()) {
            out.append(next(marks.charAt(same - 1)));
        }
        for (int i = same; i < marks.length(); i++) {
            out.append(begin(marks.charAt(i)));
        }
        boolean term = marks.endsWith(";");
        out.append(term ? "<strong>" : "").append(lines.html(text.strip())).append(term ? "</strong>" : "");
        return marks;
    }

    private static String kind(char mark) {
        return mark == '*' ? "ul" : mark == '#' ? "ol" : "blockquote";
    }

    private static String begin(char mark) {
        return "<" + kind(mark) + ">" + (mark == '*' || mark == '#' ? "<li>" : "<p>");
    }

    private static String next(char mark) {
        return mark == '*' || mark == '#' ? "</li><li>" : "</p><p>";
    }

    private static String close(char mark) {
        return (mark == '*' || mark == '#' ? "</li>" : "</p>") + "</" + kind(mark) + ">";
    }

    /** What is not to be read as markup: nowiki, pre, code. Signs of the private area keep its place. */
    private static final class Hidden {
        private static final Pattern PARTS = Pattern.compile(
                "(?is)<(nowiki|pre|source|syntaxhighlight|math)\\b[^>]{0,500}(?:/>|>(.*?)(?:</\\1\\s*>|\\z))");
        private final List<String> kept = new ArrayList<>();

        String hide(String text) {
            String plain = text.replaceAll("[\uE000-\uE003]", "");
            return PARTS.matcher(plain).replaceAll(match -> {
                String inside = match.group(2) == null ? "" : match.group(2);
                boolean word = match.group(1).equalsIgnoreCase("nowiki");
                String html = WikitextLine.escaped(inside);
                kept.add(word ? html : "<pre>" + html.strip().replace("\n", "<br>") + "</pre>");
                return "\uE000" + (kept.size() - 1) + "\uE001";
            });
        }

        String show(String html) {
            return Pattern.compile("\uE000([0-9]{1,9})\uE001")
                    .matcher(html)
                    .replaceAll(match -> Matcher.quoteReplacement(kept.get(Integer.parseInt(match.group(1)))));
        }
    }
}
