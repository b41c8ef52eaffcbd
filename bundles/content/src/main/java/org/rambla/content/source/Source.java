// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.source;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rambla.api.content.ContentSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One feature's source with threads of its own: when it blocks, these are used up and nobody else's. */
final class Source {
    private static final Logger log = LoggerFactory.getLogger(Source.class);
    private static final int THREADS = 4;
    private static final long TRY_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String name;
    private final Supplier<ContentSource> service;
    private final ThreadPoolExecutor threads;
    private volatile Set<String> types;
    private volatile long failedAt;

    /**
     * @param name of the bundle, for the log
     * @param service gets the service; runs on the source's own threads, null when it is gone
     */
    Source(String name, Supplier<ContentSource> service) {
        this.name = name;
        this.service = service;
        threads = new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "content-source-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The types it answers for; none while it does not say. */
    Set<String> types(Deadline deadline) {
        Set<String> known = types;
        if (known != null) {
            return known;
        }
        long failed = failedAt;
        if (failed != 0 && System.nanoTime() - failed < TRY_AGAIN_NANOS) {
            return Set.of();
        }
        Set<String> said = answer(ask(source -> Set.copyOf(source.types())), deadline);
        if (said == null) {
            failedAt = System.nanoTime() | 1;
            return Set.of();
        }
        types = said;
        return said;
    }

    /** Puts a question on one of its threads; null when all of them are taken. */
    <T> Future<T> ask(Function<ContentSource, T> question) {
        try {
            return threads.submit(() -> {
                ContentSource source = service.get();
                return source == null ? null : question.apply(source);
            });
        } catch (RejectedExecutionException e) {
            leftOut("is busy", null);
            return null;
        }
    }

    /** The answer, or null when it failed or is late. */
    <T> T answer(Future<T> asked, Deadline deadline) {
        if (asked == null) {
            return null;
        }
        try {
            return asked.get(deadline.nanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // Not interrupted: an interrupted thread makes Derby close its connection.
            asked.cancel(false);
            leftOut("took too long", null);
        } catch (ExecutionException e) {
            leftOut("failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private void leftOut(String why, Throwable cause) {
        if (threads.isShutdown()) {
            log.debug("{} went while it was asked", name, cause);
        } else {
            log.warn("{} {}; its content is left out", name, why, cause);
        }
    }

    void stop() {
        threads.shutdown();
    }

    /** The moment up to which answers are waited for. */
    record Deadline(long at) {
        static Deadline in(long milliseconds) {
            return new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds));
        }

        long nanos() {
            return Math.max(0, at - System.nanoTime());
        }
    }
}
