// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Set;

/**
 * How languages put a day together. English and French are written as this house does; any other as the Unicode language
 * data have it: "viernes, 16 de abril", "Freitag, 16. April".
 */
final class DayPattern {
    private static final Set<String> OURS = Set.of("en", "fr");
    /** A year at the end, with the word before or behind it, and one at the beginning. */
    private static final String LAST = "[\\s,.]*('[^']*'\\s*)?y+(\\s*'[^']*'\\.?)?[\\s,.]*$";

    private static final String FIRST = "^y+\\s*('[^']*'\\.?|\u5e74)?[\\s,.]*";

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
        String without = theirs.replaceFirst(LAST, "").replaceFirst(FIRST, "");
        return without.contains("y") ? ours : without;
    }
}
