// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.api.text.Html;

/** Reads what stands within a line of wikitext: links, pictures, notes, bold and italic. */
final class WikitextLine {
    private static final Pattern WEB = Pattern.compile(
            "\\[(https?://[^\\s\\]]{1,2000}|mailto:[^\\s\\]]{1,300})(?:\\s{1,20}([^\\]\\n]{0,500}))?\\]");
    private static final Pattern TAG = Pattern.compile(
            "(?i)</?(b|i|strong|em|u|s|del|ins|sub|sup|small|big|code|tt|span|div|p|center|blockquote|br|cite|q|abbr|li|ul|ol|pre)\\b[^<>]{0,500}>");
    private static final Pattern NOTE = Pattern.compile("(?i)<ref\\b[^<>]{0,300}>");
    private static final Pattern SPACE = Pattern.compile("(?i)(file|image|fichier|bild|datei|media|média)\\s*:(.*)");
    private static final Pattern CATEGORY = Pattern.compile("(?i)(category|catégorie|kategorie)\\s*:(.*)");
    private static final Pattern SIZE = Pattern.compile(
            "(?i)(thumb|thumbnail|vignette|mini|frame|frameless|border|left|right|center|none|gauche|droite|upright.*|[0-9]*x?[0-9]+ ?px|baseline|middle|top|bottom|link=.*|class=.*|lang=.*|page=.*)");

    private final Consumer<String> categories;
    private final List<String> notes;

    WikitextLine(Consumer<String> categories, List<String> notes) {
        this.categories = categories;
        this.notes = notes;
    }

    static String escaped(String text) {
        return Html.escape(text);
    }

    /** A line as HTML. */
    String html(String line) {
        StringBuilder out = new StringBuilder();
        links(notes(line), out, 0);
        return emphasis(out.toString());
    }

    /** Notes stand at the end; a number stands in their place. */
    private String notes(String line) {
        Matcher note = NOTE.matcher(line);
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (note.find(done)) {
            out.append(line, done, note.start());
            done = note.end();
            int end = note.group().endsWith("/>") ? -1 : line.indexOf("</ref>", done);
            if (end >= 0) {
                String text = line.substring(done, end).strip();
                done = end + "</ref>".length();
                if (!text.isEmpty()) {
                    notes.add(text);
                    out.append('[').append(notes.size()).append(']');
                }
            } else if (!note.group().endsWith("/>")) {
                break;
            }
        }
        return out.append(line.substring(done)).toString();
    }

    private void links(String text, StringBuilder out, int depth) {
        int done = 0;
        int start = text.indexOf("[[");
        while (start >= 0 && depth < 4) {
            int end = end(text, start);
            if (end < 0) {
                break;
            }
            plain(text.substring(done, start), out);
            link(text.substring(start + 2, end), out, depth);
            done = end + 2;
            start = text.indexOf("[[", done);
        }
        plain(text.substring(done), out);
    }

    /** Where a link that begins here ends; links may stand in the caption of a picture. */
    private static int end(String text, int start) {
        int open = 0;
        for (int i = start; i + 1 < text.length(); i++) {
            if (text.startsWith("[[", i)) {
                open++;
                i++;
            } else if (text.startsWith("]]", i)) {
                open--;
                if (open == 0) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private void link(String inside, StringBuilder out, int depth) {
        int bar = inside.indexOf('|');
        String target = (bar < 0 ? inside : inside.substring(0, bar)).strip();
        String label = bar < 0 ? "" : inside.substring(bar + 1).strip();
        Matcher file = SPACE.matcher(target);
        Matcher category = CATEGORY.matcher(target);
        if (file.matches()) {
            picture(file.group(2).strip(), label, out, depth);
        } else if (category.matches()) {
            categories.accept(category.group(2).strip());
        } else {
            String page = target.startsWith(":") ? target.substring(1) : target;
            String words = label.isEmpty() ? page : label;
            int hash = page.indexOf('#');
            String title = hash < 0 ? page : page.substring(0, hash);
            if (title.isEmpty()) {
                plain(words, out);
                return;
            }
            out.append("<a href=\"").append(escaped(Wikitext.PAGE + title)).append("\">");
            plain(words, out);
            out.append("</a>");
        }
    }

    private void picture(String name, String options, StringBuilder out, int depth) {
        String caption = "";
        String alternative = "";
        int from = 0;
        int open = 0;
        for (int i = 0; i <= options.length(); i++) {
            if (options.startsWith("[[", i)) {
                open++;
            } else if (options.startsWith("]]", i)) {
                open--;
            }
            if (i == options.length() || options.charAt(i) == '|' && open == 0) {
                String option = options.substring(from, i).strip();
                from = i + 1;
                if (option.toLowerCase(Locale.ROOT).startsWith("alt=")) {
                    alternative = option.substring(4).strip();
                } else if (!SIZE.matcher(option).matches()) {
                    caption = option;
                }
            }
        }
        out.append("<img src=\"").append(escaped(Wikitext.FILE + name)).append("\" alt=\"");
        out.append(escaped(alternative.isEmpty() ? words(caption) : alternative))
                .append("\">");
        if (!caption.isEmpty() && !alternative.isEmpty()) {
            out.append("<br><em>");
            links(caption, out, depth + 1);
            out.append("</em>");
        }
    }

    private static String words(String caption) {
        return caption.replaceAll("\\[\\[(?:[^\\]|]{0,300}\\|)?([^\\]]{0,300})\\]\\]", "$1")
                .replaceAll("'{2,}|\\[\\[|\\]\\]", "");
    }

    /** Text without links of the wiki: links to the web, and tags that say how it looks. */
    private void plain(String text, StringBuilder out) {
        Matcher web = WEB.matcher(text);
        int done = 0;
        while (web.find()) {
            tags(text.substring(done, web.start()), out);
            String words = web.group(2) == null || web.group(2).isBlank()
                    ? web.group(1)
                    : web.group(2).strip();
            out.append("<a href=\"").append(escaped(web.group(1))).append("\">");
            tags(words, out);
            out.append("</a>");
            done = web.end();
        }
        tags(text.substring(done), out);
    }

    private static void tags(String text, StringBuilder out) {
        Matcher tag = TAG.matcher(text);
        int done = 0;
        while (tag.find()) {
            out.append(entities(text.substring(done, tag.start()))).append(tag.group());
            done = tag.end();
        }
        out.append(entities(text.substring(done)));
    }

    // Entities stay what they are; quotes become marks later and are no danger in text.
    private static String entities(String text) {
        return text.replaceAll("&(?!#?[A-Za-z0-9]{1,10};)", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /** Two, three and five apostrophes; what is open at the end of a line ends there. */
    private static String emphasis(String html) {
        StringBuilder out = new StringBuilder();
        boolean bold = false;
        boolean italic = false;
        boolean tag = false;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            tag = c == '<' || tag && c != '>';
            int marks = 0;
            while (!tag && i + marks < html.length() && html.charAt(i + marks) == '\'') {
                marks++;
            }
            if (marks < 2) {
                out.append(c);
                if (c == '\n') {
                    out.append(ends(bold, italic));
                    bold = false;
                    italic = false;
                }
                continue;
            }
            out.append("'".repeat(marks == 4 ? 1 : Math.max(0, marks - 5)));
            out.append(ends(bold, italic));
            bold ^= marks != 2;
            italic ^= marks == 2 || marks >= 5;
            out.append(bold ? "<b>" : "").append(italic ? "<i>" : "");
            i += marks - 1;
        }
        return out.append(ends(bold, italic)).toString();
    }

    private static String ends(boolean bold, boolean italic) {
        return (italic ? "</i>" : "") + (bold ? "</b>" : "");
    }
}
