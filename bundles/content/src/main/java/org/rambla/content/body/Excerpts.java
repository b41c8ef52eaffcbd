// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.Map;

/** The beginning of a body as plain text. Reads the stored form as it stands: no tree is built for a list of a hundred items. */
final class Excerpts {
    private static final Map<String, String> ENTITIES =
            Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'");

    private Excerpts() {}

    /** At most length characters, cut between words. */
    static String of(String html, int length) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < html.length() && out.length() <= length) {
            char c = html.charAt(i);
            if (c == '<') {
                int end = html.indexOf('>', i);
                String tag = html.substring(i, end + 1);
                if (!tag.matches("</?(a|strong|em|span)\\b.*")) {
                    blank(out);
                }
                i = end + 1;
            } else if (c == '&') {
                int end = html.indexOf(';', i) + 1;
                out.append(ENTITIES.getOrDefault(html.substring(i, end), ""));
                i = end;
            } else {
                if (c == ' ' || c == '\n') {
                    blank(out);
                } else {
                    out.append(c);
                }
                i++;
            }
        }
        return cut(out.toString().strip(), length);
    }

    private static void blank(StringBuilder out) {
        if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Math.max(1, length - 1);
        int space = text.lastIndexOf(' ', end);
        if (space > length / 2) {
            end = space;
        } else if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).strip() + "…";
    }
}
