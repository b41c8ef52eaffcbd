// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Translated;
import org.rambla.api.translation.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What items are in other languages: asked of something that may take its time, and may hang. */
final class Translations {
    private static final Logger LOG = LoggerFactory.getLogger(Translations.class);

    private final Readings readings;
    private final ExecutorService asking = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "search translations");
        thread.setDaemon(true);
        return thread;
    });
    /** How long what people just wrote waits: it is found as it was written then, and asked about again. */
    Duration soon = Duration.ofSeconds(1);
    /** After a question without an answer nothing is asked for so long. */
    Duration unasked = Duration.ofMinutes(1);

    /** In nanoseconds of the system's clock. */
    private volatile long askedFrom = System.nanoTime();

    private Future<Map<Long, List<Translated>>> open;

    Translations(Readings readings) {
        this.readings = readings;
    }

    /** Whether anything translates. */
    boolean any() {
        return readings.translating();
    }

    /** Everything is asked anew from here on. */
    void begin() {
        askedFrom = System.nanoTime();
    }

    void stop() {
        asking.shutdown();
    }

    /** What they are in other languages, for those who can wait; empty without an answer: it is to be asked again. */
    Optional<Map<Long, List<Translated>>> all(Collection<Written> texts) {
        if (texts.isEmpty() || !any()) {
            return Optional.of(Map.of());
        }
        if (System.nanoTime() - askedFrom < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(readings.all(texts));
        } catch (RuntimeException e) {
            left(e);
            return Optional.empty();
        }
    }

    /** The same for those who cannot wait. From one thread at a time. */
    Optional<Map<Long, List<Translated>>> soon(Collection<Written> texts) {
        if (texts.isEmpty() || !any()) {
            return Optional.of(Map.of());
        }
        if (System.nanoTime() - askedFrom < 0 || open != null && !open.isDone()) {
            return Optional.empty();
        }
        try {
            open = asking.submit(() -> readings.all(texts));
            return Optional.of(open.get(soon.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            left(e.getCause());
        } catch (TimeoutException | RejectedExecutionException e) {
            LOG.debug("No answer about translations soon");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void left(Throwable reason) {
        LOG.debug("No answer about translations", reason);
        askedFrom = System.nanoTime() + unasked.toNanos();
    }
}
