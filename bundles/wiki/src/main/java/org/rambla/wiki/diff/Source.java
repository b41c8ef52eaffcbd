// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes the HTML of a stored body apart into blocks. It relies on the one form in which bodies are stored; anything else
 * loses its shape, never its text. A parser that builds a tree of every word would cost ten times as much.
 */
public final class Source {
    private static final int MAX_DEPTH = 100;
    private static final Set<String> TEXT = Set.of(
            "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small",
            "span", "strong", "sub", "sup", "time", "u");
    /** Parts of a table, which are no blocks. */
    private static final Set<String> PARTS = Set.of("thead", "tbody", "tfoot");

    private static final String ID = " data-b=\"";

    private final String html;
    private int at;

    private Source(String html) {
        this.html = html;
    }

    /** The blocks at the top, in order. */
    public static List<Block> blocks(String html) {
        Source source = new Source(html);
        List<Block> blocks = new ArrayList<>();
        while (source.at < html.length()) {
            source.content(blocks, false, 0);
        }
        return blocks;
    }

    /** Puts blocks together again. */
    public static String html(List<Block> blocks) {
        StringBuilder out = new StringBuilder();
        blocks.forEach(block -> block.write(out));
        return out.toString();
    }

    /** Reads blocks until the end of the element in which they stand, which is read too. */
    private void content(List<Block> blocks, boolean head, int depth) {
        while (at < html.length()) {
            if (html.startsWith("</", at)) {
                tagEnd();
                return;
            }
            String name = html.charAt(at) == '<' ? name(at + 1) : "";
            if (name.isEmpty() || TEXT.contains(name) || depth > MAX_DEPTH) {
                loose(blocks, depth);
            } else {
                element(name, blocks, head, depth);
            }
        }
    }

    private void element(String name, List<Block> blocks, boolean head, int depth) {
        int from = at + 1 + name.length();
        tagEnd();
        String attributes = html.substring(Math.min(from, at), Math.max(from, at - 1));
        if (PARTS.contains(name)) {
            content(blocks, name.equals("thead"), depth + 1);
            return;
        }
        String id = "";
        int start = attributes.indexOf(ID);
        int end = start < 0 ? -1 : attributes.indexOf('"', start + ID.length());
        if (end >= 0) {
            id = attributes.substring(start + ID.length(), end);
            attributes = attributes.substring(0, start) + attributes.substring(end + 1);
        }
        String inner = "";
        List<Block> children = new ArrayList<>();
        if (!Block.LEAVES.contains(name)) {
            content(children, false, depth + 1);
        } else if (!name.equals("hr")) {
            inner = until("</" + name + ">");
        }
        blocks.add(new Block(name, id, attributes, inner, head && name.equals("tr"), children));
    }

    /** Text that stands in no block, up to the next one. */
    private void loose(List<Block> blocks, int depth) {
        int from = at;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            if (tag < 0) {
                at = html.length();
            } else {
                at = tag;
                boolean closing = html.startsWith("</", tag);
                String name = name(tag + (closing ? 2 : 1));
                if (depth <= MAX_DEPTH && !TEXT.contains(name) && !name.isEmpty() || closing && !TEXT.contains(name)) {
                    break;
                }
                tagEnd();
            }
        }
        String text = html.substring(from, at);
        if (!text.isBlank()) {
            blocks.add(new Block("", "", "", text, false, List.of()));
        }
    }

    private String until(String close) {
        int end = html.indexOf(close, at);
        String inner = html.substring(at, end < 0 ? html.length() : end);
        at = end < 0 ? html.length() : end + close.length();
        return inner;
    }

    /** Goes behind the tag that begins here; a sign of its end within quotes does not count. */
    private void tagEnd() {
        boolean quoted = false;
        int i = at;
        while (i < html.length() && (quoted || html.charAt(i) != '>')) {
            quoted ^= html.charAt(i) == '"';
            i++;
        }
        at = Math.min(html.length(), i + 1);
    }

    private String name(int from) {
        int end = from;
        while (end < html.length() && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        return html.substring(from, end);
    }
}
