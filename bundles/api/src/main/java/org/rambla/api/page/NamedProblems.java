// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the fields in the summary above a form that comes back. The summary is written before the fields are, so their
 * labels are looked up in the page when it is whole.
 */
final class NamedProblems {
    private static final Pattern LINK = Pattern.compile("(<li><a href=\"#(f-[^\"]+)\">)(?=[^<]*</a></li>)");

    private NamedProblems() {}

    static String in(String page) {
        int start = page.indexOf(Parts.PROBLEMS);
        int end = start < 0 ? -1 : page.indexOf("</ul>", start);
        if (end < 0) {
            return page;
        }
        String summary = LINK.matcher(page.substring(start, end))
                .replaceAll(link -> Matcher.quoteReplacement(link.group(1)
                        + label(page, link.group(2))
                                .map(l -> "<b>" + l + "</b> – ")
                                .orElse("")));
        return page.substring(0, start) + summary + page.substring(end);
    }

    /** What stands beside a field for those who see it: its label, or the legend of its group; escaped as it was. */
    private static Optional<String> label(String page, String id) {
        int label = page.indexOf("<label for=\"" + id + "\"");
        if (label >= 0) {
            return text(page, label);
        }
        int input = page.indexOf(" id=\"" + id + "\"");
        if (input < 0) {
            return Optional.empty();
        }
        int legend = page.lastIndexOf("<legend>", input);
        boolean group = legend >= 0
                && legend > page.lastIndexOf("</fieldset>", input)
                && legend > page.lastIndexOf("<div class=\"field\">", input);
        return text(page, group ? legend : page.indexOf('>', input) - 1);
    }

    /** From the end of the tag that begins there to the next one. */
    private static Optional<String> text(String page, int tag) {
        int from = page.indexOf('>', Math.max(tag, 0)) + 1;
        int to = page.indexOf('<', from);
        String text = from > 0 && to > from ? page.substring(from, to).strip() : "";
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
