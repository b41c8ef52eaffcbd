// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.reading;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.rambla.api.translation.Translated;
import org.rambla.api.translation.Translator;
import org.rambla.api.translation.Translator.Question;
import org.rambla.api.translation.Translator.Version;
import org.rambla.api.translation.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever translates, asked on threads of its own: a page waits for it a fraction of a second, and no longer at all for a
 * while once it failed or was late several times in a row.
 */
final class Translators {
    private static final Logger log = LoggerFactory.getLogger(Translators.class);
    private static final int THREADS = 64;
    private static final int PATIENCE = 3;
    /** Members that are asked about at once. */
    private static final int PORTION = 500;

    static final long LIMIT_MS = 250;
    private static final long WAIT_MS = 20_000;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final List<Supplier<Translator>> services = new CopyOnWriteArrayList<>();
    private final ServiceTracker<Translator, Supplier<Translator>> tracker;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "content-reading");
                thread.setDaemon(true);
                return thread;
            });
    private final AtomicInteger late = new AtomicInteger();
    /** In milliseconds. */
    private final long limit;

    private volatile long leftAt;

    Translators(BundleContext context) {
        limit = LIMIT_MS;
        tracker = new ServiceTracker<>(context, Translator.class, new Customizer(context));
        tracker.open();
    }

    /** For tests: without a framework, and a page waits as long as is said. */
    Translators(Translator known, long limitMs) {
        limit = limitMs;
        tracker = null;
        if (known != null) {
            services.add(() -> known);
        }
    }

    void stop() {
        if (tracker != null) {
            tracker.close();
        }
        threads.shutdown();
    }

    /** Whether there is anybody to ask. */
    boolean any() {
        return !services.isEmpty() && (leftAt == 0 || System.nanoTime() - leftAt > PAUSE_NANOS);
    }

    /** Whether anybody translates, answering or not. */
    boolean there() {
        return !services.isEmpty();
    }

    /** The answer; empty when there is none, whatever the reason. */
    Map<Long, Version> ask(Question question) {
        return any() ? ask(translator -> translator.versions(question), Map.of()) : Map.of();
    }

    /**
     * The same for those who can wait.
     *
     * @throws IllegalStateException without an answer
     */
    Map<Long, Version> await(Question question) {
        return await(translator -> translator.versions(question));
    }

    /** The languages whose originals a member reads; none without an answer. */
    Set<String> originals(long member) {
        return any() ? ask(translator -> translator.originals(member), Set.of()) : Set.of();
    }

    /** The same for some members; those for whom there was no answer are left out. */
    Map<Long, Set<String>> originals(Collection<Long> members) {
        Map<Long, Set<String>> answered = new HashMap<>();
        List<Long> asked = List.copyOf(members);
        for (int from = 0; from < asked.size() && any(); from += PORTION) {
            List<Long> some = asked.subList(from, Math.min(asked.size(), from + PORTION));
            Map<Long, Set<String>> found = ask(translator -> translator.originals(some), null);
            if (found != null) {
                some.forEach(member -> answered.put(member, found.getOrDefault(member, Set.of())));
            }
        }
        return answered;
    }

    /**
     * All that there is; for those who can wait.
     *
     * @throws IllegalStateException without an answer
     */
    Map<Long, List<Translated>> all(Collection<Written> texts) {
        return await(translator -> translator.all(texts));
    }

    private <T> Map<Long, T> await(Function<Translator, Map<Long, T>> question) {
        if (!there()) {
            return Map.of();
        }
        try {
            Map<Long, T> answer = submit(question).get(WAIT_MS, TimeUnit.MILLISECONDS);
            return answer == null ? Map.of() : answer;
        } catch (RejectedExecutionException | TimeoutException | ExecutionException e) {
            throw new IllegalStateException("What translates did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("What translates was not waited for", e);
        }
    }

    private <T> Future<T> submit(Function<Translator, T> question) {
        return threads.submit(() -> {
            // The one that came last: an update starts beside the version before.
            Translator translator = services.get(services.size() - 1).get();
            return translator == null ? null : question.apply(translator);
        });
    }

    private <T> T ask(Function<Translator, T> question, T nothing) {
        List<Supplier<Translator>> there = List.copyOf(services);
        Future<T> asked;
        try {
            asked = submit(question);
        } catch (RejectedExecutionException e) {
            return nothing;
        }
        try {
            T answer = asked.get(limit, TimeUnit.MILLISECONDS);
            leftAt = 0;
            late.set(0);
            return answer == null ? nothing : answer;
        } catch (TimeoutException e) {
            // Not interrupted: an interrupted thread makes Derby close its connection.
            asked.cancel(false);
            if (late.incrementAndGet() >= PATIENCE) {
                leftAt = System.nanoTime() | 1;
                log.warn("Translations took too long again and again; pages show originals for a while");
            }
        } catch (ExecutionException e) {
            if (!services.containsAll(there) || threads.isShutdown()) {
                log.debug("What translates went while it was asked", e.getCause());
                return nothing;
            }
            leftAt = System.nanoTime() | 1;
            log.warn("Translations failed; pages show originals for a while", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return nothing;
    }

    private final class Customizer implements ServiceTrackerCustomizer<Translator, Supplier<Translator>> {
        private final BundleContext context;

        Customizer(BundleContext context) {
            this.context = context;
        }

        @Override
        public Supplier<Translator> addingService(ServiceReference<Translator> reference) {
            Supplier<Translator> service = () -> context.getService(reference);
            services.add(service);
            return service;
        }

        @Override
        public void modifiedService(ServiceReference<Translator> reference, Supplier<Translator> service) {}

        @Override
        public void removedService(ServiceReference<Translator> reference, Supplier<Translator> service) {
            services.remove(service);
        }
    }
}
