// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/**
 * A stretch of time of which an agenda shows the events.
 *
 * @param from events begin then or later, in epoch milliseconds; 0 for those without a date
 * @param to events begin then or earlier
 * @param condition what else holds for them, "" for nothing
 * @param latestFirst whether the agenda begins with the last one
 */
public record Stretch(long from, long to, String condition, List<Object> arguments, boolean latestFirst) {
    /** What is not over. */
    public static Stretch coming(Instant now) {
        return new Stretch(early(now), Long.MAX_VALUE, "e.ends_at > ?", List.of(now), false);
    }

    public static Stretch past(Instant now) {
        return new Stretch(1, now.toEpochMilli(), "e.ends_at <= ?", List.of(now), true);
    }

    /** What has no date yet, the latest announced first. */
    public static Stretch undated() {
        return new Stretch(0, 0, "", List.of(), true);
    }

    /** Of which a part lies between two moments, the second one excluded. */
    public static Stretch between(Instant from, Instant to) {
        return new Stretch(early(from), to.toEpochMilli() - 1, "e.ends_at > ?", List.of(from), false);
    }

    /** What begins between two moments, the second one excluded. */
    public static Stretch beginning(Instant from, Instant to) {
        return new Stretch(from.toEpochMilli(), to.toEpochMilli() - 1, "", List.of(), false);
    }

    /** A month as the calendar there has it. */
    public static Stretch of(YearMonth month, ZoneId zone) {
        return between(
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }

    /** The same, of what takes place. */
    public Stretch planned() {
        return new Stretch(
                from,
                to,
                condition + (condition.isEmpty() ? "" : " and ") + "e.status = 'PLANNED'",
                arguments,
                latestFirst);
    }

    /** The same, without what was cancelled. */
    public Stretch standing() {
        return new Stretch(
                from,
                to,
                condition + (condition.isEmpty() ? "" : " and ") + "e.status <> 'CANCELLED'",
                arguments,
                latestFirst);
    }

    /** What begins before that is over by then. */
    private static long early(Instant at) {
        return Math.max(1, at.minus(EventForm.LONGEST).toEpochMilli());
    }
}
