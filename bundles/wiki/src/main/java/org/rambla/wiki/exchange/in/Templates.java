// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Takes templates, functions and parameters ({@code {{...}}}) out of wikitext and names them. One pass, whatever is nested. */
final class Templates {
    private static final int NAME = 60;

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
                if (open.isEmpty()) {
                    named(out.substring(start + 2, Math.min(out.length(), start + 2 + NAME * 2)));
                }
                out.setLength(start);
                i += 2;
                // A parameter has three of them.
                if (i < text.length() && text.charAt(i) == '}' && start > 0 && out.charAt(start - 1) == '{') {
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

    private void named(String beginning) {
        int end = 0;
        while (end < beginning.length() && end < NAME && "|\n}".indexOf(beginning.charAt(end)) < 0) {
            end++;
        }
        String name = beginning.substring(0, end).replaceAll("^[{\\s]+", "").strip();
        found.accept(name.isEmpty() ? "?" : name);
    }
}
