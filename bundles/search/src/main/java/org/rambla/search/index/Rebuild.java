// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.search.SearchEngine;

/** Gives everything to the index again, some hundred things at a time, while it answers and while people write. */
final class Rebuild {
    private static final int COMMIT = 20_000;
    private static final int[] SMALLER = {Changes.PORTION, 5, 1};
    static final long PAUSE_MS = 500;

    private final Changes.Sources from;
    private final Changes changes;
    private final Meanwhile meanwhile;
    private final SearchEngine engine;
    private final Object turn;
    private final long pause;
    private final BooleanSupplier stopped;
    private volatile long done;
    private volatile int spaces;
    private volatile int spacesDone;
    private final Set<Long> left = new HashSet<>();

    /**
     * @param turn held while some things are read and put in, so that nothing older follows something newer
     * @param pause in milliseconds, before a feature that did not answer is asked again
     */
    Rebuild(
            Changes.Sources from,
            Changes changes,
            Meanwhile meanwhile,
            SearchEngine engine,
            Object turn,
            long pause,
            BooleanSupplier stopped) {
        this.from = from;
        this.changes = changes;
        this.meanwhile = meanwhile;
        this.engine = engine;
        this.turn = turn;
        this.pause = pause;
        this.stopped = stopped;
    }

    /** Items for which their feature had no answer, however often it was asked: they are gone there, or it is too slow. */
    Set<Long> left() {
        return left;
    }

    long done() {
        return done;
    }

    /** How far it is, from 0 to 100. */
    int percent() {
        int all = spaces;
        return all == 0 ? 0 : Math.min(99, 100 * spacesDone / all);
    }

    /** Whether it came to its end. */
    boolean run(Runnable commit) {
        engine.begin();
        people();
        List<Long> every = everySpace();
        spaces = every.size();
        long committed = 0;
        for (long space : every) {
            synchronized (turn) {
                changes.spaces(List.of(space));
            }
            contents(space);
            if (stopped.getAsBoolean()) {
                return false;
            }
            spacesDone++;
            if (done - committed > COMMIT) {
                commit.run();
                committed = done;
            }
        }
        synchronized (turn) {
            engine.complete();
        }
        return true;
    }

    /** Everything in a space, as it is now. */
    void contents(long space) {
        from.features().forEach(type -> content(space, type));
    }

    private List<Long> everySpace() {
        List<Long> every = new ArrayList<>();
        List<Long> page = from.spaces().all(0, Changes.BATCH);
        while (!page.isEmpty()) {
            every.addAll(page);
            page = from.spaces().all(page.get(page.size() - 1), Changes.BATCH);
        }
        return every;
    }

    private void people() {
        List<Long> organisations =
                from.organisations().all().stream().map(OrganisationCard::id).toList();
        for (int i = 0; i < organisations.size(); i += Changes.BATCH) {
            synchronized (turn) {
                changes.organisations(organisations.subList(i, Math.min(organisations.size(), i + Changes.BATCH)));
            }
        }
        List<Long> page = from.members().active(0, Changes.BATCH);
        while (!page.isEmpty() && !stopped.getAsBoolean()) {
            synchronized (turn) {
                changes.members(page);
            }
            page = from.members().active(page.get(page.size() - 1), Changes.BATCH);
        }
    }

    /** A feature has little time to answer: what it was silent about is asked for again, in smaller portions. */
    private Set<Long> again(Set<Long> silent, int size) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent;
        }
        List<Long> ids = silent.stream().sorted().toList();
        Set<Long> still = new HashSet<>();
        for (int from = 0; from < ids.size() && !stopped.getAsBoolean(); from += size) {
            still.addAll(meanwhile.give(ids.subList(from, Math.min(ids.size(), from + size))));
        }
        return still;
    }

    private void content(long space, String type) {
        List<Long> page = from.sources().page(type, space, 0, Changes.BATCH);
        while (!page.isEmpty() && !stopped.getAsBoolean()) {
            Set<Long> silent = meanwhile.give(page);
            for (int size : SMALLER) {
                if (!silent.isEmpty() && !stopped.getAsBoolean()) {
                    silent = again(silent, size);
                }
            }
            left.addAll(silent);
            done += page.size();
            page = from.sources().page(type, space, page.get(page.size() - 1), Changes.BATCH);
        }
    }
}
