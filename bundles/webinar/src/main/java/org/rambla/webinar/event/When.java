// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When an event takes place.
 *
 * @param zone of the organiser, in which it is announced
 */
public record When(Instant start, Instant end, ZoneId zone) {
    private static final Duration A_LITTLE = Duration.ofHours(1);

    /** First day, where the organiser is. */
    public LocalDate firstDay() {
        return firstDay(zone);
    }

    public LocalDate firstDay(ZoneId elsewhere) {
        return start.atZone(elsewhere).toLocalDate();
    }

    /** Last day, where the organiser is; midnight still belongs to the day before. */
    public LocalDate lastDay() {
        return lastDay(zone);
    }

    public LocalDate lastDay(ZoneId elsewhere) {
        return end.minusMillis(1).atZone(elsewhere).toLocalDate();
    }

    public boolean severalDays() {
        return !firstDay().equals(lastDay());
    }

    /** Whether it is the same date as before, put right: on the same days, and it begins at most an hour earlier or later. */
    boolean corrects(When before) {
        return firstDay().equals(before.firstDay(zone))
                && lastDay().equals(before.lastDay(zone))
                && Duration.between(before.start(), start).abs().compareTo(A_LITTLE) <= 0;
    }

    /** Whether clocks there show something else at the beginning or at the end. */
    public boolean differsIn(ZoneId elsewhere) {
        return !zone.getRules().getOffset(start).equals(elsewhere.getRules().getOffset(start))
                || !zone.getRules().getOffset(end).equals(elsewhere.getRules().getOffset(end));
    }
}
