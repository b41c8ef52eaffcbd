// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.out;

import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.rambla.api.text.Html;

/** Writes what stands within a block as Markdown. */
final class MarkdownLine {
    private static final String SIGNS = "\\`*_[]<>|~";

    private final UnaryOperator<String> addresses;

    MarkdownLine(UnaryOperator<String> addresses) {
        this.addresses = addresses;
    }

    String address(String address) {
        return addresses.apply(address);
    }

    /** On one line; line ends are written as tags. */
    String single(Element element) {
        StringBuilder out = new StringBuilder();
        nodes(element, out, "<br>");
        return out.toString().replace('\n', ' ').strip();
    }

    /** On as many lines as it has. */
    String multiple(Element element) {
        StringBuilder out = new StringBuilder();
        nodes(element, out, "\\\n");
        return out.toString().strip();
    }

    private void nodes(Element element, StringBuilder out, String lineEnd) {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                text(text.getWholeText().replaceAll("\\s+", " "), out);
            } else if (node instanceof Element child) {
                inline(child, out, lineEnd);
            }
        }
    }

    private void inline(Element element, StringBuilder out, String lineEnd) {
        switch (element.normalName()) {
            case "strong", "b" -> marked(element, "**", "strong", out, lineEnd);
            case "em", "i" -> marked(element, "*", "em", out, lineEnd);
            case "a" -> {
                out.append('[');
                nodes(element, out, "<br>");
                out.append("](").append(destination(element.attr("href"))).append(')');
            }
            case "img" -> {
                out.append("![");
                text(element.attr("alt").replaceAll("\\s+", " "), out);
                out.append("](").append(destination(element.attr("src"))).append(')');
            }
            case "br" -> out.append(lineEnd);
            case "span" -> {
                String language = element.attr("lang");
                out.append(language.isEmpty() ? "" : "<span lang=\"" + Html.escape(language) + "\">");
                nodes(element, out, lineEnd);
                out.append(language.isEmpty() ? "" : "</span>");
            }
            default -> nodes(element, out, lineEnd);
        }
    }

    private String destination(String href) {
        String address = address(href);
        boolean plain = address.chars().allMatch(c -> c > ' ' && c < 127 && "()<>\\".indexOf(c) < 0);
        return plain
                ? address
                : "<"
                        + address.replace("<", "%3C")
                                .replace(">", "%3E")
                                .replace("\\", "%5C")
                                .replace(" ", "%20") + ">";
    }

    // Marks beside letters or around signs are not always read as marks; tags are.
    private void marked(Element element, String mark, String tag, StringBuilder out, String lineEnd) {
        StringBuilder inside = new StringBuilder();
        nodes(element, inside, lineEnd);
        String text = inside.toString();
        String bare = text.strip();
        if (bare.isEmpty()) {
            out.append(text);
            return;
        }
        boolean before = out.length() == 0 || Character.isWhitespace(out.charAt(out.length() - 1));
        Node next = element.nextSibling();
        boolean after = next == null
                || next instanceof TextNode following
                        && (following.getWholeText().isEmpty()
                                || !word(following.getWholeText().charAt(0)))
                || !text.equals(text.stripTrailing());
        boolean marks = before && after && word(bare.charAt(0)) && word(bare.charAt(bare.length() - 1));
        out.append(text.startsWith(" ") ? " " : "");
        out.append(marks ? mark : "<" + tag + ">").append(bare).append(marks ? mark : "</" + tag + ">");
        out.append(text.endsWith(" ") ? " " : "");
    }

    private static boolean word(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static void text(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&') {
                out.append("&amp;");
            } else if (c == '!' && i + 1 == text.length()) {
                out.append("\\!");
            } else {
                out.append(SIGNS.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
    }
}
