// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A block of a body that holds text, and where it stands.
 *
 * @param block its id in the body; "" for the title
 * @param html what it holds, without its own tags
 * @param start where that begins in the body
 */
public record Passage(String block, String html, int start) {
    private static final Set<String> LEAVES = Set.of("p", "h2", "h3", "h4", "caption");
    private static final String ID = " data-b=\"";

    /** Those of a body in its one clean form, in order. */
    public static List<Passage> of(String html) {
        List<Passage> passages = new ArrayList<>();
        int at = html.indexOf('<');
        while (at >= 0) {
            int end = html.indexOf('>', at);
            if (end < 0) {
                break;
            }
            String tag = html.substring(at + 1, end);
            int blank = tag.indexOf(' ');
            String name = blank < 0 ? tag : tag.substring(0, blank);
            if (LEAVES.contains(name)) {
                int close = html.indexOf("</" + name + ">", end);
                if (close < 0) {
                    break;
                }
                passages.add(new Passage(id(tag), html.substring(end + 1, close), end + 1));
                end = close;
            }
            at = html.indexOf('<', end + 1);
        }
        return passages;
    }

    private static String id(String tag) {
        int from = tag.indexOf(ID);
        return from < 0 ? "" : tag.substring(from + ID.length(), tag.indexOf('"', from + ID.length()));
    }

    /** A body with other texts in its passages, given in the same order. */
    public static String replaced(String html, List<Passage> passages, List<String> texts) {
        StringBuilder out = new StringBuilder(html.length() * 5 / 4);
        int done = 0;
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            out.append(html, done, passage.start()).append(texts.get(i));
            done = passage.start() + passage.html().length();
        }
        return out.append(html, done, html.length()).toString();
    }

    public long stamp() {
        return Stamp.of(html);
    }
}
