// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.translation.Translated;

/**
 * Gives items to the index while events come in: reads them, and what translates its answer, without holding up anybody,
 * and leaves to the events what was heard of in the meantime, for what was read may be older. From one thread at a time.
 */
final class Meanwhile {
    private final Changes changes;
    private final ReadAhead reading;
    private final Object turn;
    /** Heard of since something was read; null while nothing is. */
    private Set<Long> heard;

    private final Set<Long> originals = new HashSet<>();

    /** @param turn held while something is put in */
    Meanwhile(Changes changes, Object turn) {
        this.changes = changes;
        this.reading = new ReadAhead(changes);
        this.turn = turn;
    }

    /** Something happened to an item; called by whoever has the turn. */
    void hear(long item) {
        if (heard != null) {
            heard.add(item);
        }
    }

    /**
     * Items as they are now, but for those that no feature answered for, which stay as they were.
     *
     * @return those without an answer
     */
    Set<Long> give(Collection<Long> ids) {
        originals.clear();
        Set<Long> silent = new HashSet<>();
        for (List<Long> batch : Changes.batches(ids)) {
            silent.addAll(batch(batch));
        }
        return silent;
    }

    /** Those that were given last without what they are in other languages, for want of an answer. */
    Set<Long> originals() {
        return originals;
    }

    private Set<Long> batch(List<Long> ids) {
        synchronized (turn) {
            heard = new HashSet<>();
        }
        try {
            Changes.Known known = changes.known(ids);
            synchronized (turn) {
                changes.gone(unheard(known.gone()));
            }
            Set<Long> silent = new HashSet<>();
            reading.each(known, portion -> {
                put(portion);
                silent.addAll(portion.read().silent());
            });
            synchronized (turn) {
                silent.removeAll(heard);
            }
            return silent;
        } finally {
            synchronized (turn) {
                heard = null;
            }
        }
    }

    private void put(ReadAhead.Portion portion) {
        Changes.Read read = portion.read();
        for (List<Long> part : read.parts()) {
            Optional<Map<Long, List<Translated>>> translated =
                    portion.translated() == null ? changes.translated(read, part) : portion.translated();
            if (translated.isEmpty()) {
                originals.addAll(part);
            }
            synchronized (turn) {
                changes.answered(read, unheard(part), translated);
            }
        }
    }

    void stop() {
        reading.stop();
    }

    private List<Long> unheard(List<Long> ids) {
        return ids.stream().filter(id -> !heard.contains(id)).toList();
    }
}
