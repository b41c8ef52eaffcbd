// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.rambla.api.page.Form;

/** Days without a time, kept as their noon in UTC: so they are the same day for nearly everybody on earth. */
public final class Day {
    private Day() {}

    /** The day of a form's field, null when it is empty; a message is kept in the form when it is none. */
    public static Instant read(Form form, String field) {
        String value = form.value(field);
        if (value.isEmpty()) {
            return null;
        }
        if (is(value)) {
            return of(LocalDate.parse(value));
        }
        form.reject(field, "wiki.problem.day");
        return null;
    }

    /** Whether it is a day of these centuries, as a field of a form holds it. */
    public static boolean is(String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            return day.getYear() > 1900 && day.getYear() < 3000;
        } catch (DateTimeParseException odd) {
            return false;
        }
    }

    public static Instant of(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    /** As a field of a form holds it; "" for null. */
    public static String value(Instant day) {
        return day == null ? "" : day.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
