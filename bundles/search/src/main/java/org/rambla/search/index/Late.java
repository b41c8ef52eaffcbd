// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Items for which their feature had no answer in time: asked for again, less and less often, and in the end no more. */
final class Late {
    private static final int TRIES = 20;
    private static final int MOST_WAIT = 30;
    private static final int MOST = 1_000;
    /** After everything was given. */
    private static final int MOST_LEFT = 10_000;

    private static final int AT_ONCE = 50;

    /** How often items were asked for in vain. */
    private final Map<Long, Integer> tries = new ConcurrentHashMap<>();

    private int wait = 1;
    private int looks;
    private volatile long givenUp;

    /** Whether there was room for all of them. */
    boolean add(Collection<Long> items) {
        int room = Math.max(0, MOST - tries.size());
        items.stream().limit(room).forEach(item -> tries.put(item, 0));
        wait = 1;
        return items.size() <= room;
    }

    /** Everything is asked for anew from here on. */
    void begin() {
        tries.clear();
        givenUp = 0;
    }

    /** Everything was asked for, and these had no answer; what came meanwhile stays. */
    void end(Collection<Long> items) {
        int room = Math.max(0, MOST_LEFT - tries.size());
        items.stream().limit(room).forEach(item -> tries.put(item, 0));
        givenUp += Math.max(0, items.size() - room);
        wait = 1;
    }

    void answered(Collection<Long> items) {
        tries.keySet().removeAll(Set.copyOf(items));
    }

    /** Those to ask for now; called at every look. */
    List<Long> due() {
        if (tries.isEmpty() || ++looks % wait != 0) {
            return List.of();
        }
        wait = Math.min(MOST_WAIT, 2 * wait);
        return tries.keySet().stream().limit(AT_ONCE).toList();
    }

    /**
     * @param still those of them that had no answer this time either
     * @return those that are asked for no more
     */
    Set<Long> asked(List<Long> some, Set<Long> still) {
        Set<Long> over = new HashSet<>();
        for (long item : some) {
            if (!still.contains(item)) {
                tries.remove(item);
            } else if (tries.merge(item, 1, Integer::sum) >= TRIES) {
                tries.remove(item);
                over.add(item);
            }
        }
        if (still.isEmpty()) {
            wait = 1;
        }
        return over;
    }

    /** Items that are not found, and that nobody asks for any more. */
    void giveUp(long items) {
        givenUp += items;
    }

    /** How many items are not found for want of an answer. */
    long count() {
        return tries.size() + givenUp;
    }

    String text() {
        return tries.keySet().stream().map(item -> Long.toString(item)).collect(Collectors.joining(" "));
    }

    void read(String text) {
        if (!text.isEmpty()) {
            List.of(text.split(" ")).forEach(item -> tries.put(Long.valueOf(item), 0));
        }
    }
}
