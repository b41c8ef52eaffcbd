// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.rambla.launcher.system.WebPage;

/** Texts that would do something where they are not written as text, and how to see that one did. */
final class Hostile {
    /** Short enough for every field. */
    static final String MARKUP = "\"'><script>hx()</script><img src=x onerror=hx()>";

    /** Right to left, combining marks, a family of one sign, a newer plane, what looks like a template. */
    static final String SIGNS =
            "\u202eمرحبا Z\u0351\u036b e\u0301\u0323 \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67"
                    + " \ud835\udd4f {{7*7}} ${7*7} %s {0} &amp; \\u0041";

    static final String SCRIPT_ADDRESS = "javascript:hx()";

    private Hostile() {}

    /** As much of everything as a field takes. */
    static String text(int most) {
        String all = MARKUP + SIGNS;
        if (most <= 0 || all.length() <= most) {
            return all;
        }
        int end = Character.isHighSurrogate(all.charAt(most - 1)) ? most - 1 : most;
        return all.substring(0, end).strip();
    }

    /** What of a page would run, or stands outside of its place; empty when all is well. */
    static List<String> traces(WebPage page) {
        List<String> traces = new ArrayList<>();
        if (!page.html()) {
            return traces;
        }
        if (page.body().indexOf('\0') >= 0) {
            traces.add("a NUL");
        }
        for (Element element : page.document().getAllElements()) {
            if (element.normalName().equals("script") && element.data().contains("hx(")) {
                traces.add(element.outerHtml());
            }
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
                boolean runs = name.startsWith("on") || name.equals("style") || name.equals("srcdoc");
                boolean leads = (name.equals("href")
                                || name.equals("src")
                                || name.equals("action")
                                || name.equals("formaction"))
                        && value.startsWith("javascript:");
                if (runs || leads) {
                    traces.add(element.cssSelector() + " " + attribute);
                }
            }
        }
        return traces;
    }
}
