// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rambla.api.event.Event;

/**
 * The events that this node numbered last, without a gap: two dozen subscribers hear them one after the other, and would
 * each read them from the database. Whoever asks for others is sent there.
 */
final class Recent {
    private static final int MOST = 2_000;

    private volatile Kept kept = new Kept(0, List.of());

    /** @param after position of the event before the first */
    private record Kept(long after, List<Event> events) {
        long last() {
            return after + events.size();
        }
    }

    /**
     * Adds events after they were committed; by one thread.
     *
     * @param events in order, their positions without a gap
     */
    void add(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        long after = events.get(0).position() - 1;
        List<Event> all = new ArrayList<>(kept.last() == after ? kept.events : List.of());
        all.addAll(events);
        List<Event> newest = List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
        kept = new Kept(newest.get(0).position() - 1, newest);
    }

    /** As {@link EventRows#between}; empty when not all of them are here. */
    Optional<List<Event>> between(long after, long last, int limit) {
        Kept now = kept;
        if (after < now.after || last > now.last() || after > last) {
            return Optional.empty();
        }
        int from = (int) (after - now.after);
        return Optional.of(now.events.subList(from, (int) Math.min(from + (long) limit, last - now.after)));
    }
}
