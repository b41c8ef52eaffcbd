// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.content.body.Marked.Kind;
import org.rambla.content.body.Marked.Link;
import org.rambla.content.body.Marked.Piece;

/** What was typed, word by word, with those links and pictures of what stood there that it names. */
final class Typed {
    private static final Pattern ADDRESS =
            Pattern.compile("\\((/[^\\s()\\[\\]<>\"]{1,1900}|https?://[^\\s()\\[\\]<>\"]{2,1900})\\)");
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\[\\]\\n]*)\\]");
    private static final Pattern BEFORE_ADDRESS = Pattern.compile("\\s*" + ADDRESS.pattern());

    private static final Pattern BEHIND_WORDS = Pattern.compile("[.,;:!?)]*+(?:\\s|\\z)");

    final List<Piece> pieces = new ArrayList<>();
    /** By the number of an address, that of the first piece of words in square brackets before it. */
    final Map<Integer, Integer> begun = new HashMap<>();

    private final Marked before;
    private final String text;
    private final String words;
    /** Where each picture's own description stands: those are taken first. */
    private final Map<Integer, Integer> claimed = new HashMap<>();

    private final Map<Integer, String> descriptions = new HashMap<>();
    private final Map<Integer, String> addresses = new HashMap<>();
    /** Links and pictures that have a place, by their numbers. */
    private final BitSet linked = new BitSet();

    private final BitSet pictured = new BitSet();

    Typed(Marked before, String source) {
        this.before = before;
        text = Characters.clean(source).replaceAll("\\R", "\n").strip();
        words = before.words();
        List<String> exact = new ArrayList<>();
        before.pictures.forEach(picture -> exact.add("[" + picture.text() + "]"));
        claim(exact);
        read(text, 0, text.length());
    }

    private void claim(List<String> exact) {
        for (int i = 0; i < exact.size(); i++) {
            int at = text.indexOf(exact.get(i));
            while (at >= 0 && claimed.containsKey(at)) {
                at = text.indexOf(exact.get(i), at + 1);
            }
            if (at >= 0) {
                claimed.put(at, i);
            }
        }
    }

    private void read(String source, int from, int to) {
        Matcher matcher = Marked.PIECE.matcher(source);
        for (int i = from; i < to; ) {
            int end = mark(i);
            if (end < 0) {
                matcher.region(i, to);
                if (!matcher.find()) {
                    return;
                }
                end = matcher.end();
                pieces.add(matcher.group().equals("\n") ? new Piece(Kind.BREAK, "", -1) : Piece.of(matcher.group()));
            }
            i = end;
        }
    }

    /** Reads a link's address or a picture; where it ends, -1 for none. */
    private int mark(int at) {
        return switch (text.charAt(at)) {
            case '(' -> address(at);
            case '[' -> claimed.containsKey(at) ? own(at) : brackets(at);
            default -> said(at);
        };
    }

    private int address(int at) {
        Matcher matcher = ADDRESS.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return written(at);
        }
        int of = link(matcher.group(1));
        if (of < 0) {
            return -1;
        }
        place(Kind.ADDRESS, of);
        return matcher.end();
    }

    /** Other addresses than those that a pattern knows: of mail, of a place in the page. */
    private int written(int at) {
        for (int i = 0; i < before.links.size(); i++) {
            String address = "(" + before.links.get(i).style().href() + ")";
            if (before.links.get(i).written() && text.startsWith(address, at)) {
                place(Kind.ADDRESS, link(before.links.get(i).style().href()));
                return at + address.length();
            }
        }
        return -1;
    }

    /** The link of an address: one that has none yet, any of that address, or one whose address was changed. */
    private int link(String address) {
        int any = -1;
        for (int i = 0; i < before.links.size(); i++) {
            if (before.links.get(i).written()
                    && before.links.get(i).style().href().equals(address)) {
                if (!holds(Kind.ADDRESS, i)) {
                    return i;
                }
                any = i;
            }
        }
        String link = Addresses.link(address);
        for (int i = 0; any < 0 && !link.isEmpty() && i < before.links.size(); i++) {
            Link old = before.links.get(i);
            if (old.written()
                    && !old.lent()
                    && !holds(Kind.ADDRESS, i)
                    && !text.contains("(" + old.style().href() + ")")) {
                addresses.put(i, link);
                return i;
            }
        }
        return any;
    }

    private int own(int at) {
        int of = claimed.get(at);
        place(Kind.PICTURE, of);
        return at + before.pictures.get(of).text().length() + 2;
    }

    private int brackets(int at) {
        Matcher matcher = BRACKETS.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return -1;
        }
        Matcher behind = BEFORE_ADDRESS.matcher(text).region(matcher.end(), text.length());
        int of = behind.lookingAt() ? link(behind.group(1)) : -1;
        boolean picture = of < 0 || before.links.get(of).pictured();
        int free = picture && !words.contains(matcher.group()) ? free() : -1;
        if (free >= 0) {
            descriptions.put(free, matcher.group(1).strip());
            place(Kind.PICTURE, free);
            return matcher.end();
        }
        if (of < 0) {
            return -1;
        }
        int first = pieces.size();
        read(text, at + 1, matcher.end() - 1);
        begun.put(pieces.size(), first);
        place(Kind.ADDRESS, of);
        return behind.end();
    }

    /** The first picture whose description stands nowhere. */
    private int free() {
        for (int i = 0; i < before.pictures.size(); i++) {
            if (!claimed.containsValue(i) && !descriptions.containsKey(i)) {
                return i;
            }
        }
        return -1;
    }

    /** A link whose words are its address. */
    private int said(int at) {
        if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return -1;
        }
        for (int i = 0; i < before.links.size(); i++) {
            Link link = before.links.get(i);
            int end = at + link.words().length();
            if (!link.written()
                    && text.startsWith(link.words(), at)
                    && BEHIND_WORDS.matcher(text).region(end, text.length()).lookingAt()) {
                place(Kind.ADDRESS, i);
                return end;
            }
        }
        return -1;
    }

    /** Whether a link or a picture found its place. */
    boolean holds(Kind kind, int of) {
        return (kind == Kind.ADDRESS ? linked : pictured).get(of);
    }

    private void place(Kind kind, int of) {
        pieces.add(new Piece(kind, "", of));
        if (of >= 0) {
            (kind == Kind.ADDRESS ? linked : pictured).set(of);
        }
    }

    /** A picture with the description that it has here. */
    Run picture(int of) {
        Run picture = before.pictures.get(of);
        String description = descriptions.get(of);
        return description == null
                ? picture
                : picture.image(picture.source(), description, picture.width(), picture.height());
    }

    String href(int of) {
        return addresses.getOrDefault(of, before.links.get(of).style().href());
    }

    Run linked(Run run, int of) {
        String language =
                addresses.containsKey(of) ? "" : before.links.get(of).style().hreflang();
        return run.withLink(href(of), language);
    }
}
