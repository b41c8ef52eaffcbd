// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Random;

/** Moments at which people in town halls write. */
final class DemoClock {
    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
    private static final int DAYS = 540;

    private final Instant now;
    private final Random random;

    DemoClock(Instant now, Random random) {
        this.now = now;
        this.random = random;
    }

    /** When a topic was started: the first of all 18 months ago, more and more of them since, the last ones these days. */
    Instant start(int index, int count) {
        double past = 1 - (double) (index + 1) / count;
        Instant about = now.minus(Duration.ofMinutes((long) (DAYS * 24 * 60 * Math.pow(past, 1.3)) + 60));
        return working(about);
    }

    /** When the next answer came, after hours or days; empty when it is still to come. */
    Optional<Instant> after(Instant before) {
        double days = -Math.log(1 - random.nextDouble()) * 1.6;
        Instant next = working(before.plus(Duration.ofMinutes(20 + (long) (days * 24 * 60))));
        if (!next.isAfter(before)) {
            // Moved into working hours before the post that it answers.
            next = before.plus(Duration.ofMinutes(10 + random.nextInt(170)));
        }
        return next.isBefore(now) ? Optional.of(next) : Optional.empty();
    }

    /** When the last answer in a lively topic came: yesterday for the first of a space, a few days earlier for the others. */
    Instant lately(int rank) {
        return working(
                now.minus(Duration.ofMinutes(3 * 60 + random.nextInt(30 * 60))).minus(Duration.ofDays(2L * rank)));
    }

    /** The same day between eight and half past six, moved to a working day; in the last two days as it is, but not by night. */
    private Instant working(Instant about) {
        ZonedDateTime time = about.atZone(ZONE);
        if (about.isAfter(now.minus(Duration.ofDays(2)))) {
            boolean night = time.getHour() < 7;
            return night
                    ? time.minusDays(1)
                            .with(LocalTime.of(20, 0))
                            .plusMinutes(random.nextInt(150))
                            .toInstant()
                    : about;
        }
        LocalTime hour = time.toLocalTime();
        if (hour.isBefore(LocalTime.of(8, 0)) || hour.isAfter(LocalTime.of(18, 30))) {
            time = time.with(LocalTime.of(8, 0)).plusMinutes(random.nextInt(620));
        }
        while (time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY) {
            time = time.plusDays(1);
        }
        return time.toInstant().isBefore(now) ? time.toInstant() : about;
    }
}
