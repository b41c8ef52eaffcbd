// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes templates, functions and parameters ({@code {{...}}}) out of wikitext and names them. One pass, whatever is nested.
 * Of those whose names say that they are boxes the words stay, between signs of the private area in lines of their own.
 */
final class Templates {
    /** Begins the line before the words of a box; its kind follows. */
    static final char BOX = '\uE002';

    /** The line behind them. */
    static final char BOX_END = '\uE003';

    private static final int NAME = 60;
    private static final Pattern NAMED = Pattern.compile("(?s)\\s*([\\p{L}0-9_ -]{1,30}?)\\s*=(.*)");
    private static final Set<String> WORDS = Set.of("1", "text", "texte", "content", "contenu", "inhalt", "body");

    private final Consumer<String> found;

    Templates(Consumer<String> found) {
        this.found = found;
    }

    /** The text without them; braces that have no partner stay. */
    String without(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Deque<Integer> open = new ArrayDeque<>();
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("{{", i)) {
                open.push(out.length());
                out.append("{{");
                i += 2;
            } else if (text.startsWith("}}", i) && !open.isEmpty()) {
                int start = open.pop();
                String box = open.isEmpty() ? box(out.substring(start + 2)) : "";
                if (open.isEmpty() && box.isEmpty()) {
                    named(out.substring(start + 2, Math.min(out.length(), start + 2 + NAME * 2)));
                }
                out.setLength(start);
                out.append(box);
                i += 2;
                // A parameter has three of them.
                if (box.isEmpty()
                        && i < text.length()
                        && text.charAt(i) == '}'
                        && start > 0
                        && out.charAt(start - 1) == '{') {
                    out.setLength(start - 1);
                    i++;
                }
            } else {
                out.append(text.charAt(i));
                i++;
            }
        }
        return out.toString();
    }

    /** A box with the words of a template, "" when it is none. */
    private static String box(String inside) {
        int bar = inside.indexOf('|');
        String kind = bar < 0 ? null : Boxes.kind(inside.substring(0, bar).strip());
        if (kind == null) {
            return "";
        }
        String words = "";
        for (String part : parts(inside.substring(bar + 1))) {
            Matcher named = NAMED.matcher(part);
            boolean plain = !named.matches();
            if (plain || WORDS.contains(named.group(1).toLowerCase(Locale.ROOT))) {
                String said = (plain ? part : named.group(2)).strip();
                words = said.length() > words.length() ? said : words;
            }
        }
        return words.isEmpty() ? "" : "\n" + BOX + kind + "\n" + words + "\n" + BOX_END + "\n";
    }

    /** What stands between bars, outside of links and tables. */
    private static List<String> parts(String inside) {
        List<String> parts = new ArrayList<>();
        int open = 0;
        int from = 0;
        for (int i = 0; i < inside.length(); i++) {
            if (inside.startsWith("[[", i) || inside.startsWith("{|", i)) {
                open++;
                i++;
            } else if (inside.startsWith("]]", i) || inside.startsWith("|}", i)) {
                open = Math.max(0, open - 1);
                i++;
            } else if (inside.charAt(i) == '|' && open == 0) {
                parts.add(inside.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(inside.substring(from));
        return parts;
    }

    private void named(String beginning) {
        int end = 0;
        while (end < beginning.length() && end < NAME && "|\n}".indexOf(beginning.charAt(end)) < 0) {
            end++;
        }
        String name = beginning.substring(0, end).replaceAll("^[{\\s]+", "").strip();
        found.accept(name.isEmpty() ? "?" : name);
    }
}
