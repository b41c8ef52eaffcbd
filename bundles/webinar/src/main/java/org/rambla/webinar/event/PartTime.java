// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** When a part of a programme begins, of which only the clock is typed. */
public final class PartTime {
    private PartTime() {}

    /** The day of an event where its organiser is, whose number is that, from 1; 0 is the first one. */
    public static LocalDate day(When when, int number) {
        return when.firstDay().plusDays(Math.max(0, number - 1));
    }

    /**
     * The moment; empty when no time is typed, or it is not known of which day.
     *
     * @param number of the day, from 1; 0 for not said
     * @param time "14:30" where the organiser is
     */
    public static Optional<Instant> of(When when, int number, String time) {
        if (time.isEmpty() || number == 0 && when.severalDays()) {
            return Optional.empty();
        }
        try {
            LocalTime clock = LocalTime.parse(time);
            Instant at = at(when, day(when, number), clock);
            // What goes on past midnight has its last parts on the next day.
            Instant next = at(when, day(when, number).plusDays(1), clock);
            return Optional.of(number == 0 && at.isBefore(when.start()) && next.isBefore(when.end()) ? next : at);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Of two equal hours the one in which the event takes place. */
    private static Instant at(When when, LocalDate day, LocalTime clock) {
        return when.zone().getRules().getValidOffsets(day.atTime(clock)).stream()
                .map(offset -> day.atTime(clock).toInstant(offset))
                .filter(at -> !at.isBefore(when.start()))
                .findFirst()
                .orElseGet(() -> day.atTime(clock).atZone(when.zone()).toInstant());
    }
}
