// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a passage.
 *
 * @param source as it stands in the HTML
 */
record Token(Kind kind, String source) {
    enum Kind {
        TEXT,
        OPEN,
        CLOSE,
        /** Stays as it is, inside a sentence. */
        KEPT,
        /** A line end. */
        BREAK
    }

    /** Addresses that stand in the text as such; bounded, since a repeated group that is not costs a stack frame each time. */
    private static final Pattern ADDRESS = Pattern.compile("(?:https?://|www\\.)[^\\s<>\"]*[^\\s<>\".,;:!?)]"
            + "|[\\w.+-]{1,64}+@[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,20}+");

    /** @param names words that are the same in every language; null for none */
    static List<Token> of(String html, Pattern names) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < html.length()) {
            if (html.charAt(at) != '<') {
                int end = html.indexOf('<', at);
                end = end < 0 ? html.length() : end;
                text(html.substring(at, end), names, tokens);
                at = end;
                continue;
            }
            int end = html.indexOf('>', at);
            if (end < 0) {
                text(html.substring(at), names, tokens);
                break;
            }
            end++;
            String tag = html.substring(at, end);
            int whole = keptWhole(html, tag, end);
            if (whole > 0) {
                tokens.add(new Token(Kind.KEPT, html.substring(at, whole)));
                at = whole;
            } else {
                tokens.add(new Token(kind(tag), tag));
                at = end;
            }
        }
        return tokens;
    }

    private static Kind kind(String tag) {
        if (tag.startsWith("</")) {
            return Kind.CLOSE;
        }
        return tag.startsWith("<br") ? Kind.BREAK : tag.startsWith("<img") ? Kind.KEPT : Kind.OPEN;
    }

    /** Where an element ends that nobody translates: a link that shows its address or names a person, words in another language. */
    private static int keptWhole(String html, String tag, int from) {
        if (tag.startsWith("<span lang=")) {
            int end = html.indexOf("</span>", from);
            return end < 0 ? 0 : end + "</span>".length();
        }
        if (tag.startsWith("<a href=\"")) {
            int end = html.indexOf("</a>", from);
            boolean address = end >= 0 && isAddress(html.substring(from, end));
            boolean person = tag.startsWith("<a href=\"/members/");
            return end >= 0 && (address || person) ? end + "</a>".length() : 0;
        }
        return 0;
    }

    /** Whether HTML shows an address and nothing else. */
    static boolean isAddress(String html) {
        return ADDRESS.matcher(Coded.plain(html.replaceAll("<[^>]*>", "")).strip())
                .matches();
    }

    private static void text(String source, Pattern names, List<Token> tokens) {
        List<int[]> kept = new ArrayList<>();
        Matcher address = ADDRESS.matcher(source);
        int from = 0;
        while (address.find()) {
            names(source, from, address.start(), names, kept);
            kept.add(new int[] {address.start(), address.end()});
            from = address.end();
        }
        names(source, from, source.length(), names, kept);
        int done = 0;
        for (int[] one : kept) {
            if (one[0] > done) {
                tokens.add(new Token(Kind.TEXT, source.substring(done, one[0])));
            }
            tokens.add(new Token(Kind.KEPT, source.substring(one[0], one[1])));
            done = one[1];
        }
        if (done < source.length()) {
            tokens.add(new Token(Kind.TEXT, source.substring(done)));
        }
    }

    /** Names between two addresses; a name inside of an address is a part of it. */
    private static void names(String source, int from, int to, Pattern names, List<int[]> kept) {
        if (names == null || from >= to) {
            return;
        }
        Matcher name = names.matcher(source).region(from, to).useTransparentBounds(true);
        while (name.find()) {
            kept.add(new int[] {name.start(), name.end()});
        }
    }
}
