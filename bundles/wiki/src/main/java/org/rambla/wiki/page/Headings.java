// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rambla.api.content.Body;
import org.rambla.api.text.Html;

/**
 * The headings of a body: its table of contents, and the anchors to which that leads. Reads the one form in which bodies
 * are kept, so no tree is built.
 */
public final class Headings {
    private static final String BLOCK = " data-b=\"";
    /** Signs of the name of a heading's tag, with its bracket. */
    private static final int NAME = 3;

    private static final int LOWEST = 4;
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final int SHORTEST = 3;
    private static final int MOST = 100;

    private Headings() {}

    /**
     * A heading.
     *
     * @param level 2 or 3
     * @param text as HTML without tags
     */
    public record Heading(int level, String anchor, Html text) {}

    /** The body as it is shown, its headings with anchors. */
    public static Html anchored(String html) {
        StringBuilder out = new StringBuilder(html.length() + 512);
        int done = 0;
        for (Opening heading = next(html, 0); heading != null; heading = next(html, heading.end())) {
            out.append(html, done, heading.start() + NAME)
                    .append(" id=\"b-")
                    .append(heading.block())
                    .append('"');
            done = heading.start() + NAME;
        }
        return Html.trusted(out.append(html, done, html.length()).toString());
    }

    /** From the bracket that opens its tag to after the block's name. */
    private record Opening(int start, int end, int level, String block) {}

    // A pattern looks at each sign of a text, which took a twelfth of a page.
    private static Opening next(String html, int from) {
        for (int at = html.indexOf("<h", from); at >= 0; at = html.indexOf("<h", at + 2)) {
            if (html.startsWith(BLOCK, at + NAME)) {
                int begin = at + NAME + BLOCK.length();
                int end = html.indexOf('"', begin);
                int level = html.charAt(at + 2) - '0';
                if (end > begin && level >= 2 && level <= LOWEST) {
                    return new Opening(at, end + 1, level, html.substring(begin, end));
                }
            }
        }
        return null;
    }

    /** A heading with those of the next level below it. */
    public record Part(Heading heading, List<Heading> below) {}

    /** A table of contents of two levels; empty when it would say too little. */
    public static List<Part> contents(Body body) {
        List<Part> parts = new ArrayList<>();
        for (Heading heading : of(body)) {
            if (heading.level() == 2 || parts.isEmpty()) {
                parts.add(new Part(heading, new ArrayList<>()));
            } else {
                parts.get(parts.size() - 1).below().add(heading);
            }
        }
        return parts;
    }

    private static List<Heading> of(Body body) {
        String html = body.html();
        List<Heading> headings = new ArrayList<>();
        for (Opening heading = next(html, 0);
                heading != null && headings.size() < MOST;
                heading = next(html, heading.end())) {
            int from = html.indexOf('>', heading.end() - 1) + 1;
            int to = html.indexOf("</h", from);
            String text = TAG.matcher(html.substring(from, to)).replaceAll("").strip();
            if (heading.level() < LOWEST && !text.isEmpty()) {
                headings.add(new Heading(heading.level(), "b-" + heading.block(), Html.trusted(text)));
            }
        }
        return headings.size() < SHORTEST ? List.of() : headings;
    }
}
