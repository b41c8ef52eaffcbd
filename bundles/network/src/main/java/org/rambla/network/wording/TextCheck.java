// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import java.text.MessageFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rambla.network.wording.Catalogue.Entry;

/**
 * Whether a text may stand for another one: what the server fills in, {0} or {1}, must be in both, and be filled in the
 * same way. Else a page would say less than it should, or could not be shown at all.
 */
final class TextCheck {
    private static final Pattern PLACE = Pattern.compile("\\{\\s*(\\d{1,2}[^{}]{0,40})\\}");
    private static final Pattern SINGLE = Pattern.compile("(?<!')'(?!')");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");

    /** Where the form for one is also that of 21 and more, the number is always said. */
    private static final Set<String> MANY_ONES =
            Set.of("ru", "uk", "be", "hr", "sr", "bs", "lt", "lv", "sl", "mk", "is");

    private TextCheck() {}

    /** As it is kept: a straight apostrophe means something else in these texts, and is written ’. */
    static String tidy(String text) {
        return SINGLE.matcher(text.replace("\r", "").strip()).replaceAll("\u2019");
    }

    /** The key of what is wrong with a text, "" for nothing. */
    static String problem(Entry entry, String text, String language) {
        if (text.length() > OwnText.MOST) {
            return "network.wording.problem.long";
        }
        boolean lines = entry.english().contains("\n");
        if (CONTROL.matcher(text).find() || !lines && text.contains("\n")) {
            return "network.wording.problem.lines";
        }
        Set<String> wanted = places(entry.filled());
        Set<String> typed = places(text);
        if (!wanted.containsAll(typed)) {
            return "network.wording.problem.unknown";
        }
        if (!typed.containsAll(wanted) && !few(entry.key(), language)) {
            return "network.wording.problem.places";
        }
        return readable(text) ? "" : "network.wording.problem.braces";
    }

    /** "A minute ago" need not repeat the number. */
    private static boolean few(String key, String language) {
        return !MANY_ONES.contains(language) && key.matches(".*\\.(zero|one|two)");
    }

    /** What is filled in, in order: "{0}, {1}" for those who translate. */
    static String listed(String text) {
        return places(text).stream().map(place -> "{" + place + "}").collect(Collectors.joining(", "));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(TextCheck::place).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String place(MatchResult found) {
        return found.group(1).strip();
    }

    private static boolean readable(String text) {
        String rest = PLACE.matcher(text).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            return false;
        }
        try {
            new MessageFormat(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
