// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.guest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How often mails may be caused from one address of the net: a town hall has one for everybody, so it is generous. Counted
 * in memory on this node; letter boxes are counted in the database.
 */
final class Pace {
    private static final int MOST = 30;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int REMOTES = 10_000;

    private final Map<String, Deque<Instant>> asked = new HashMap<>();

    /** Seconds to wait, 0 when it may be done. */
    synchronized long take(String remote, Instant now) {
        if (asked.size() >= REMOTES) {
            asked.values().removeIf(times -> times.getLast().plus(WINDOW).isBefore(now));
        }
        if (asked.size() >= REMOTES) {
            asked.clear();
        }
        Deque<Instant> times = asked.computeIfAbsent(remote, r -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().plus(WINDOW).isAfter(now)) {
            times.removeFirst();
        }
        if (times.size() < MOST) {
            times.addLast(now);
            return 0;
        }
        return Math.max(1, Duration.between(now, times.getFirst().plus(WINDOW)).toSeconds());
    }
}
