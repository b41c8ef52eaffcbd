// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Body;
import org.rambla.api.search.SearchDocument.Block;

/**
 * The passages of a body as plain text. Reads the one form in which bodies are kept, so no tree is built; a passage leads
 * to the heading above it, which is what pages have anchors for.
 */
final class BodyText {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "ul",
            "ol",
            "blockquote",
            "pre",
            "table",
            "tr",
            "td",
            "th",
            "aside",
            "figure",
            "figcaption",
            "hr",
            "div",
            "dl",
            "dt",
            "dd",
            "thead",
            "tbody",
            "caption");
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "#39", "'", "#34", "\"");
    private static final int SHORTEST = 80;

    private final String html;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String anchor = "";
    private String heading = "";

    private BodyText(String html) {
        this.html = html;
    }

    static List<Block> of(Body body) {
        BodyText reading = new BodyText(body.html());
        reading.read();
        return reading.blocks;
    }

    private void read() {
        int at = 0;
        int length = html.length();
        while (at < length) {
            char c = html.charAt(at);
            if (c == '<') {
                int end = html.indexOf('>', at);
                if (end < 0) {
                    break;
                }
                tag(at + 1, end);
                at = end + 1;
            } else if (c == '&') {
                at = entity(at);
            } else {
                text.append(c);
                at++;
            }
        }
        finish(true);
    }

    private void tag(int from, int to) {
        boolean closing = from < to && html.charAt(from) == '/';
        int start = closing ? from + 1 : from;
        int end = start;
        while (end < to && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        String name = html.substring(start, end);
        if (name.equals("br")) {
            text.append(' ');
        } else if (name.equals("img") && !closing) {
            attribute("alt", from, to);
        } else if (BLOCKS.contains(name)) {
            boolean head = name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) != 'r';
            finish(head);
            if (head && !closing) {
                String id = value("data-b", from, to);
                heading = id.isEmpty() ? "" : "b-" + id;
                anchor = heading;
            }
        }
    }

    private void attribute(String name, int from, int to) {
        String value = value(name, from, to);
        if (!value.isEmpty()) {
            text.append(' ')
                    .append(value.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&"))
                    .append(' ');
        }
    }

    private String value(String name, int from, int to) {
        int at = html.indexOf(" " + name + "=\"", from);
        if (at < 0 || at >= to) {
            return "";
        }
        int start = at + name.length() + 3;
        int end = html.indexOf('"', start);
        return end < 0 || end > to ? "" : html.substring(start, end);
    }

    private int entity(int at) {
        int end = html.indexOf(';', at);
        if (end < 0 || end - at > 10) {
            text.append('&');
            return at + 1;
        }
        String name = html.substring(at + 1, end);
        String known = ENTITIES.get(name);
        if (known != null) {
            text.append(known);
        } else if (name.startsWith("#")) {
            number(name.substring(1));
        } else {
            text.append(html, at, end + 1);
        }
        return end + 1;
    }

    private void number(String digits) {
        try {
            int code = digits.startsWith("x") ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            if (Character.isValidCodePoint(code) && code != 0) {
                text.appendCodePoint(code);
            }
        } catch (NumberFormatException e) {
            text.append(' ');
        }
    }

    /** Ends a passage; short ones go on in the next, but not over a heading. */
    private void finish(boolean atHeading) {
        String said = spaced();
        if (said.isEmpty()) {
            text.setLength(0);
        } else if (!atHeading && said.length() < SHORTEST) {
            text.setLength(0);
            text.append(said).append(' ');
        } else {
            text.setLength(0);
            blocks.add(new Block(anchor, said));
        }
    }

    /** The text so far with one space in each gap, and none around it. */
    private String spaced() {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c == ' ' || c >= '\t' && c <= '\r';
            if (!space) {
                out.append(c);
            } else if (!gap) {
                out.append(' ');
            }
            gap = space;
        }
        return out.toString().strip();
    }
}
