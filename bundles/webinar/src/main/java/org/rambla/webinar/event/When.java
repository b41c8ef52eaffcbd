// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When an event takes place.
 *
 * @param zone of the organiser, in which it is announced
 */
public record When(Instant start, Instant end, ZoneId zone) {
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

    /** Whether clocks there show something else at the beginning or at the end. */
    public boolean differsIn(ZoneId elsewhere) {
        return !zone.getRules().getOffset(start).equals(elsewhere.getRules().getOffset(start))
                || !zone.getRules().getOffset(end).equals(elsewhere.getRules().getOffset(end));
    }
}
