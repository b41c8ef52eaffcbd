// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.Collection;
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

    /** Everything was asked for anew. */
    void restart(Collection<Long> items) {
        tries.clear();
        givenUp = 0;
        add(items);
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

    /** @param still those of them that had no answer this time either */
    void asked(List<Long> some, Set<Long> still) {
        for (long item : some) {
            if (!still.contains(item)) {
                tries.remove(item);
            } else if (tries.merge(item, 1, Integer::sum) >= TRIES) {
                tries.remove(item);
                givenUp++;
            }
        }
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
