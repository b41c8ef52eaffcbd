// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as people type it. */
final class TypedDay {
    private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
    private static final Pattern LOCAL_DAY = Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})");

    private TypedDay() {}

    /** A day, or the first one of a month or year: 2026, 2026-03, 2026-03-31, 31/03/2026. */
    static Optional<LocalDate> of(String typed) {
        Matcher day = DAY.matcher(typed.strip());
        Matcher local = LOCAL_DAY.matcher(typed.strip());
        try {
            if (day.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(day.group(1)),
                        day.group(2) == null ? 1 : Integer.parseInt(day.group(2)),
                        day.group(3) == null ? 1 : Integer.parseInt(day.group(3))));
            }
            if (local.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(local.group(3)),
                        Integer.parseInt(local.group(2)),
                        Integer.parseInt(local.group(1))));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
