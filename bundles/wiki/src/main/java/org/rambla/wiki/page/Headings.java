// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.api.content.Body;
import org.rambla.api.text.Html;

/**
 * The headings of a body: its table of contents, and the anchors to which that leads. Reads the one form in which bodies
 * are kept, so no tree is built.
 */
public final class Headings {
    private static final Pattern OPENING = Pattern.compile("<h([234]) data-b=\"([a-z0-9]{1,12})\"");
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
        return Html.trusted(OPENING.matcher(html).replaceAll("<h$1 id=\"b-$2\" data-b=\"$2\""));
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
        Matcher matcher = OPENING.matcher(html);
        while (matcher.find() && headings.size() < MOST) {
            int level = matcher.group(1).charAt(0) - '0';
            int from = html.indexOf('>', matcher.end()) + 1;
            int to = html.indexOf("</h", from);
            String text = TAG.matcher(html.substring(from, to)).replaceAll("").strip();
            if (level < 4 && !text.isEmpty()) {
                headings.add(new Heading(level, "b-" + matcher.group(2), Html.trusted(text)));
            }
        }
        return headings.size() < SHORTEST ? List.of() : headings;
    }
}
