// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The same of those that are being asked for; an event may answer for them first. */
    private final Map<Long, Integer> asking = new ConcurrentHashMap<>();

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
        asking.clear();
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
        Set<Long> all = Set.copyOf(items);
        tries.keySet().removeAll(all);
        asking.keySet().removeAll(all);
    }

    /** Those to ask for now; called at every look. */
    List<Long> due() {
        // What failed altogether the last time is asked for again.
        asking.forEach(tries::putIfAbsent);
        asking.clear();
        if (tries.isEmpty() || ++looks % wait != 0) {
            return List.of();
        }
        wait = Math.min(MOST_WAIT, 2 * wait);
        List<Long> due = tries.keySet().stream().limit(AT_ONCE).toList();
        due.forEach(item -> asking.put(item, tries.remove(item)));
        return due;
    }

    /**
     * @param still those of them that had no answer this time either
     * @return those that are asked for no more
     */
    Set<Long> asked(List<Long> some, Set<Long> still) {
        Set<Long> over = new HashSet<>();
        for (long item : some) {
            Integer times = asking.remove(item);
            if (times != null && still.contains(item)) {
                if (times + 1 < TRIES) {
                    tries.putIfAbsent(item, times + 1);
                } else {
                    over.add(item);
                }
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
        return tries.size() + asking.size() + givenUp;
    }

    String text() {
        return Stream.concat(tries.keySet().stream(), asking.keySet().stream())
                .distinct()
                .map(item -> Long.toString(item))
                .collect(Collectors.joining(" "));
    }

    void read(String text) {
        if (!text.isEmpty()) {
            List.of(text.split(" ")).forEach(item -> tries.put(Long.valueOf(item), 0));
        }
    }
}
