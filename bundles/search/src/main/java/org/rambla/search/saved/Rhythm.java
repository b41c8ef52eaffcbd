// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How often a saved search sends mail. */
enum Rhythm {
    NEVER,
    /** Within some minutes. */
    AT_ONCE,
    /** In the morning, where there is something new. */
    DAILY;

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int MORNING = 7;

    /** When to look next; EPOCH for never. */
    Instant next(Instant now, ZoneId zone) {
        return switch (this) {
            case NEVER -> Instant.EPOCH;
            case AT_ONCE -> now.plus(SOON);
            case DAILY -> morning(now.atZone(zone));
        };
    }

    private static Instant morning(ZonedDateTime now) {
        ZonedDateTime today = now.toLocalDate().atTime(MORNING, 0).atZone(now.getZone());
        return (today.isAfter(now)
                        ? today
                        : now.toLocalDate().plusDays(1).atTime(MORNING, 0).atZone(now.getZone()))
                .toInstant();
    }
}
