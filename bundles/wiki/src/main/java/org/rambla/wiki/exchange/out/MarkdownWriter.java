// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.out;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Writes a body as Markdown (CommonMark with tables). What Markdown cannot say, such as cells over several columns, stays
 * HTML, which Markdown allows.
 */
final class MarkdownWriter {
    private static final Pattern START =
            Pattern.compile("^(#{1,6}(?=\\s|$)|[-+*](?=\\s|$)|>|=+$|-+$|~{3}|\\d{1,9}[.)](?=\\s|$)|:?-+:?\\s*\\|)");

    private final MarkdownLine lines;

    /**
     * A writer.
     *
     * @param addresses turns the address of a link or picture into the one to be written
     */
    MarkdownWriter(UnaryOperator<String> addresses) {
        this.lines = new MarkdownLine(addresses);
    }

    String write(String html) {
        List<String> out = blocks(Jsoup.parseBodyFragment(html).body());
        return String.join("\n", out) + "\n";
    }

    private List<String> blocks(Element parent) {
        List<String> out = new ArrayList<>();
        String last = "";
        for (Element child : parent.children()) {
            List<String> block = block(child);
            if (block.isEmpty()) {
                continue;
            }
            if (!out.isEmpty()) {
                out.add("");
            }
            // Two lists of one kind in a row would become one.
            if (last.equals(child.normalName()) && last.matches("ul|ol|blockquote|aside")) {
                out.add("<!-- -->");
                out.add("");
            }
            out.addAll(block);
            last = child.normalName();
        }
        return out;
    }

    private List<String> block(Element element) {
        return switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                List.of("#".repeat(element.normalName().charAt(1) - '0') + " " + lines.single(element));
            case "p" -> paragraph(element);
            case "ul", "ol" -> list(element);
            case "blockquote", "div", "section" -> prefixed(blocks(element), "> ", "> ");
            case "aside" -> box(element);
            case "hr" -> List.of("---");
            case "table" -> table(element);
            default -> element.hasText() || element.selectFirst("img") != null ? paragraph(element) : List.of();
        };
    }

    private List<String> paragraph(Element element) {
        List<String> out = new ArrayList<>();
        for (String line : lines.multiple(element).split("\n", -1)) {
            String strip = line.strip();
            out.add(START.matcher(strip).replaceFirst(match -> escaped(match.group())));
        }
        return out;
    }

    // Before a number it is the sign behind it that makes a list.
    private static String escaped(String start) {
        String text = Character.isDigit(start.charAt(0))
                ? start.substring(0, start.length() - 1) + "\\" + start.charAt(start.length() - 1)
                : "\\" + start;
        return Matcher.quoteReplacement(text);
    }

    // As many programs that read Markdown know it.
    private List<String> box(Element box) {
        List<String> lines = new ArrayList<>();
        if (box.hasAttr("data-box")) {
            lines.add("[!" + box.attr("data-box").toUpperCase(Locale.ROOT) + "]");
            Element first = box.firstElementChild();
            if (first != null && !first.normalName().equals("p")) {
                lines.add("");
            }
        }
        lines.addAll(blocks(box));
        return prefixed(lines, "> ", "> ");
    }

    private List<String> list(Element list) {
        List<String> out = new ArrayList<>();
        boolean ordered = list.normalName().equals("ol");
        int number = list.attr("start").matches("[0-9]{1,6}") ? Integer.parseInt(list.attr("start")) : 1;
        for (Element item : list.children()) {
            String mark = ordered ? number++ + ". " : "- ";
            out.addAll(prefixed(blocks(item), mark, " ".repeat(mark.length())));
        }
        return out;
    }

    private static List<String> prefixed(List<String> lines, String first, String others) {
        List<String> out = new ArrayList<>();
        for (String line : lines) {
            String prefix = out.isEmpty() ? first : others;
            out.add(line.isEmpty() ? prefix.stripTrailing() : prefix + line);
        }
        return out;
    }

    private List<String> table(Element table) {
        List<Element> rows = table.select("tr");
        boolean plain = table.select("[colspan], [rowspan], ul, ol, blockquote, h2, h3, h4")
                        .isEmpty()
                && !rows.isEmpty()
                && table.select("thead tr").size() <= 1
                && table.select("tbody th").isEmpty()
                && rows.stream()
                        .allMatch(row -> row.childrenSize() == rows.get(0).childrenSize());
        if (!plain) {
            return html(table);
        }
        List<String> out = new ArrayList<>();
        Element caption = table.selectFirst("caption");
        if (caption != null) {
            out.add("**" + lines.single(caption) + "**");
            out.add("");
        }
        int from = 0;
        if (table.selectFirst("thead") == null) {
            out.add("|" + "  |".repeat(rows.get(0).childrenSize()));
        } else {
            out.add(row(rows.get(0)));
            from = 1;
        }
        out.add("|" + " --- |".repeat(rows.get(0).childrenSize()));
        rows.subList(from, rows.size()).forEach(row -> out.add(row(row)));
        return out;
    }

    private String row(Element row) {
        StringBuilder out = new StringBuilder("|");
        for (Element cell : row.children()) {
            List<String> parts = new ArrayList<>();
            cell.children().forEach(part -> parts.add(lines.single(part)));
            out.append(' ').append(String.join("<br><br>", parts)).append(" |");
        }
        return out.toString();
    }

    private List<String> html(Element table) {
        Element copy = table.clone();
        copy.select("[data-b]").removeAttr("data-b");
        copy.removeAttr("data-b");
        copy.select("a[href]").forEach(link -> link.attr("href", lines.address(link.attr("href"))));
        copy.select("img[src]").forEach(image -> image.attr("src", lines.address(image.attr("src"))));
        return List.of(copy.outerHtml().replaceAll("\\n+", " "));
    }
}
