// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.rambla.api.background.BackgroundThread;
import org.rambla.translation.queue.Job.Priority;
import org.rambla.translation.queue.Queue;

/** What readers looked for in vain: brought to the queue after their page went out, once and not at each view. */
public final class Wishes {
    private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int MOST = 20_000;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final long SOON_SECONDS = 120;

    private final Queue jobs;
    private final Map<Wish, Made> made = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Wish> fresh = new ConcurrentLinkedQueue<>();
    private final BackgroundThread thread = new BackgroundThread("translation wishes");

    public Wishes(Queue jobs) {
        this.jobs = jobs;
        thread.every(PAUSE, "noting what readers miss (asked for again at the next view)", this::bring);
    }

    private record Wish(long content, String language, long space, Priority priority) {}

    /** @param soon whether it will be made within minutes: what failed is not */
    private record Made(long at, boolean soon) {}

    /**
     * An item is wanted in a language.
     *
     * @return whether it will be there soon, as far as is known
     */
    boolean want(long content, String language, long space, Priority priority) {
        Wish wish = new Wish(content, language, space, priority);
        Made before = made.get(wish);
        if (before != null && System.nanoTime() - before.at() < AGAIN_NANOS) {
            return before.soon();
        }
        if (made.size() > MOST) {
            made.clear();
        }
        if (made.put(wish, new Made(System.nanoTime(), true)) == before) {
            fresh.add(wish);
        }
        return before == null || before.soon();
    }

    /** Brings what was wished to the queue. */
    void bring() {
        try {
            for (Wish wish = fresh.poll(); wish != null; wish = fresh.poll()) {
                Instant from = jobs.want(wish.content(), wish.language(), wish.space(), wish.priority(), false);
                if (from.isAfter(Instant.now().plusSeconds(SOON_SECONDS))) {
                    made.put(wish, new Made(System.nanoTime(), false));
                }
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            made.clear();
            throw e;
        }
    }

    public void stop() {
        thread.close();
    }
}
