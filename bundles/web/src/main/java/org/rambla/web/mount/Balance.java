// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a piece of HTML stays within itself: every element that it opens it closes, and no other. */
final class Balance {
    private static final Pattern TAG = Pattern.compile(
            "<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|<!--.*?-->", Pattern.DOTALL);
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");
    private static final int DEEPEST = 200;

    private Balance() {}

    static boolean holds(String html) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(html);
        int end = 0;
        while (tag.find()) {
            if (html.indexOf('<', end) < tag.start()) {
                return false;
            }
            end = tag.end();
            if (tag.group(2) != null && !take(tag, open)) {
                return false;
            }
        }
        return open.isEmpty() && html.indexOf('<', end) < 0;
    }

    private static boolean take(Matcher tag, Deque<String> open) {
        String name = tag.group(2).toLowerCase(Locale.ROOT);
        if (!tag.group(1).isEmpty()) {
            return name.equals(open.poll());
        }
        if (!VOID.contains(name) && !tag.group(3).endsWith("/")) {
            open.push(name);
        }
        return open.size() <= DEEPEST;
    }
}
