// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence as engines take and give it: text with {@code <x id="1"/>} and {@code <g id="2">…</g>} in it.
 *
 * @param pieces one behind the other
 */
public record Markup(List<Piece> pieces) {
    private static final Pattern TAG = Pattern.compile(
            "<\\s*(?<close>/?)\\s*(?<name>[xgXG])(?:\\s+id\\s*=\\s*[\"'\u201C\u201D\u00AB]?\\s*(?<id>[0-9]{1,4})\\s*"
                    + "[\"'\u201C\u201D\u00BB]?)?\\s*(?<empty>/?)\\s*>");
    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,9});");
    private static final Map<String, String> NAMED = Map.of(
            "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", "\u00A0", "laquo", "\u00AB", "raquo",
            "\u00BB");

    /** What a piece is. */
    public enum Kind {
        /** Text, its entities resolved. */
        TEXT,
        /** {@code <x id="1"/>}. */
        KEPT,
        /** {@code <g id="2">}. */
        OPEN,
        /** {@code </g>}. */
        CLOSE
    }

    /** @param id of a placeholder, "" for text */
    public record Piece(Kind kind, String id, String text) {}

    /**
     * Reads what a machine wrote: other quotes, blanks inside tags and {@code <x id="1"></x>} are taken as meant. What only
     * looks like a tag is text.
     */
    public static Markup read(String sentence) {
        List<Piece> pieces = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(sentence);
        int done = 0;
        while (tag.find()) {
            text(pieces, sentence.substring(done, tag.start()));
            done = tag.end();
            boolean closes = !tag.group("close").isEmpty();
            String id = tag.group("id") == null ? "" : tag.group("id");
            if (tag.group("name").equalsIgnoreCase("x")) {
                // An end tag of an empty element says nothing more.
                if (!closes) {
                    pieces.add(new Piece(Kind.KEPT, id, ""));
                }
            } else if (closes) {
                pieces.add(new Piece(Kind.CLOSE, open.isEmpty() ? "" : open.pop(), ""));
            } else {
                pieces.add(new Piece(Kind.OPEN, id, ""));
                if (tag.group("empty").isEmpty()) {
                    open.push(id);
                } else {
                    pieces.add(new Piece(Kind.CLOSE, id, ""));
                }
            }
        }
        text(pieces, sentence.substring(done));
        return new Markup(List.copyOf(pieces));
    }

    private static void text(List<Piece> pieces, String source) {
        if (!source.isEmpty()) {
            pieces.add(new Piece(Kind.TEXT, "", resolved(source)));
        }
    }

    /** Text with its entities resolved; those that nobody knows stay. */
    static String resolved(String source) {
        if (source.indexOf('&') < 0) {
            return source;
        }
        return ENTITY.matcher(source)
                .replaceAll(found -> Matcher.quoteReplacement(entity(found.group(1), found.group())));
    }

    private static String entity(String name, String whole) {
        if (name.charAt(0) != '#') {
            return NAMED.getOrDefault(name, whole);
        }
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(code) && code > 31 && !(code >= 0xD800 && code < 0xE000)
                ? Character.toString(code)
                : whole;
    }

    /** Its words alone, placeholders as a blank where they stand for something. */
    public String words() {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            out.append(piece.kind() == Kind.KEPT ? " " : piece.text());
        }
        return out.toString();
    }

    /** As engines take it. */
    public String source() {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece.kind()) {
                case TEXT -> out.append(escaped(piece.text()));
                case KEPT -> out.append("<x id=\"").append(piece.id()).append("\"/>");
                case OPEN -> out.append("<g id=\"").append(piece.id()).append("\">");
                case CLOSE -> out.append("</g>");
            }
        }
        return out.toString();
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Ids of placeholders by kind, sorted: the same for a translation that kept them all. */
    public List<String> placeholders() {
        return pieces.stream()
                .filter(piece -> piece.kind() == Kind.KEPT || piece.kind() == Kind.OPEN)
                .map(piece -> piece.kind() + piece.id())
                .sorted()
                .toList();
    }

    /** Whether each pair is closed, in the order in which pairs were opened. */
    public boolean nested() {
        int depth = 0;
        for (Piece piece : pieces) {
            if (piece.kind() == Kind.OPEN) {
                depth++;
            } else if (piece.kind() == Kind.CLOSE && --depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }
}
