// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How languages put a day together. English and French are written as this house does; any other as the Unicode language
 * data have it: "viernes, 16 de abril", "Freitag, 16. April".
 */
final class DayPattern {
    private static final Set<String> OURS = Set.of("en", "fr");
    /** A field, or what stands between two of them. */
    private static final Pattern PART = Pattern.compile("[A-Za-z]+|(?:'[^']*'|[^A-Za-z'])+");

    private DayPattern() {}

    /** A pattern with the same parts as one of ours: with or without the day of the week, with or without the year. */
    static String of(String ours, Locale locale) {
        if (OURS.contains(locale.getLanguage()) || !ours.contains("MMMM")) {
            return ours;
        }
        FormatStyle style = ours.startsWith("EEEE") ? FormatStyle.FULL : FormatStyle.LONG;
        String theirs =
                DateTimeFormatterBuilder.getLocalizedDateTimePattern(style, null, IsoChronology.INSTANCE, locale);
        if (ours.contains("yyyy")) {
            return theirs;
        }
        return withoutYear(theirs);
    }

    /** The words between the year and the next part are the year's: "1987. gada", "1987(e)ko"; else those before it. */
    private static String withoutYear(String pattern) {
        List<String> parts = new ArrayList<>(
                PART.matcher(pattern).results().map(MatchResult::group).toList());
        int from = 0;
        while (from < parts.size() && !year(parts.get(from))) {
            from++;
        }
        if (from == parts.size()) {
            return pattern;
        }
        int to = from + 1;
        while (to < parts.size() && (!field(parts.get(to)) || year(parts.get(to)))) {
            to++;
        }
        boolean last = to == parts.size();
        parts.subList(last && from > 0 ? from - 1 : from, to).clear();
        return String.join("", parts);
    }

    private static boolean field(String part) {
        return Character.isLetter(part.charAt(0)) && part.charAt(0) < 128;
    }

    private static boolean year(String part) {
        return field(part) && "yuGr".indexOf(part.charAt(0)) >= 0;
    }
}
