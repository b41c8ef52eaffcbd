// SPDX-License-Identifier: Apache-2.0
package org.rambla.pdf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small parts of XSL-FO. */
final class Fo {
    private static final Pattern LONG = Pattern.compile("[^\\s\u200B]{30}(?=[^\\s\u200B])");

    private Fo() {}

    /** Text for elements and attributes; very long words may break. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().filter(Fo::allowed).forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** Text for elements, with places where a word that is too long for a line may break. */
    static String breakable(String text) {
        return escaped(LONG.matcher(text).replaceAll(match -> Matcher.quoteReplacement(match.group()) + "\u200B"));
    }

    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }

    static String language(String tag) {
        return tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? tag : "en";
    }

    /** A link to the web; what it is called aloud is its address. */
    static void link(String address, String inside, StringBuilder out) {
        String url = escaped(address.replace("'", "%27").replace("(", "%28").replace(")", "%29"));
        out.append("<fo:basic-link external-destination=\"url('").append(url).append("')\" fox:alt-text=\"");
        out.append(escaped(address)).append("\" color=\"#0b5970\" text-decoration=\"underline\">");
        out.append(inside).append("</fo:basic-link>");
    }
}
