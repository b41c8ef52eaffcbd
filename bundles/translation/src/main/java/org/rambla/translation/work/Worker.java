// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.queue.Job;
import org.rambla.translation.queue.Lease;
import org.rambla.translation.queue.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes jobs off the queue, one after the other, on a thread of its own; other servers take others. */
@Component(service = Worker.class, immediate = true)
public final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 7;
    /** More than an engine's failures make: so often a server broke at it, or did not come back. */
    private static final int MOST_ATTEMPTS = 10;
    /** Unless the original changes before. */
    private static final Duration LONG = Duration.ofDays(30);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final long ASK_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long YOUNG_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Queue queue;
    private final TranslateItem items;
    private final Engines engines;
    private final BackgroundThread thread = new BackgroundThread("translation work");
    private final long began = System.nanoTime();
    /** Null in tests, which say themselves what is to be done. */
    private final Memory memory;

    private long askedAt = System.nanoTime() - 2 * ASK_NANOS;
    private boolean remembers;

    @Activate
    public Worker(
            @Reference(name = "database", target = "(unit=translation)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "organisations") Organisations organisations,
            @Reference(name = "engines") Engines engines) {
        this(
                new Queue(database),
                new TranslateItem(
                        database, new TranslateItem.House(register, sources, spaces, bodies, organisations), engines),
                engines,
                new Memory(database));
        thread.every(LOOK, "reading the queue of translations", this::look);
    }

    /** For tests: nothing happens by itself. */
    Worker(Queue queue, TranslateItem items, Engines engines) {
        this(queue, items, engines, null);
    }

    private Worker(Queue queue, TranslateItem items, Engines engines, Memory memory) {
        this.memory = memory;
        this.queue = queue;
        this.items = items;
        this.engines = engines;
    }

    @Deactivate
    public void stop() {
        thread.close();
    }

    private void look() {
        while (!thread.closing() && engines.rest().isZero() && useful() && one()) {
            // The next one.
        }
    }

    /** Without any engine there is nothing to do before somebody translated something. */
    private boolean useful() {
        if (engines.any()) {
            return true;
        }
        long now = System.nanoTime();
        if (memory != null && now - askedAt > ASK_NANOS) {
            askedAt = now;
            remembers = !memory.isEmpty();
        }
        return remembers;
    }

    /** Takes one job; whether there was one. */
    boolean one() {
        Optional<Job> taken = queue.take();
        taken.ifPresent(this::work);
        return taken.isPresent();
    }

    private void work(Job job) {
        if (job.attempts() > MOST_ATTEMPTS) {
            queue.later(job, LONG, "Given up after " + MOST_ATTEMPTS + " attempts", 0);
            return;
        }
        Lease lease = queue.lease(job);
        try {
            items.run(lease);
        } catch (Lease.Lost lost) {
            log.debug("Changed or gone while it was translated: {}", lost.getMessage());
        } catch (TranslateItem.Changed changed) {
            queue.later(lease.job(), Duration.ZERO, "", 0);
        } catch (Engines.Resting resting) {
            queue.later(lease.job(), resting.pause(), "", job.attempts() - 1);
        } catch (Budget.UsedUp full) {
            queue.later(lease.job(), full.pause(), "", job.attempts() - 1);
        } catch (TranslateSentences.NoEngine none) {
            // Whoever sets one up wakes it. This server may not know of it yet, or not have its engines yet.
            boolean young = System.nanoTime() - began < YOUNG_NANOS || job.attempts() < 2;
            queue.later(lease.job(), young ? SOON : LONG, "", young ? job.attempts() : 0);
        } catch (TranslationFailure failure) {
            queue.later(
                    lease.job(),
                    pause(failure, job),
                    failure.reason() + ": " + failure.getMessage(),
                    Math.min(job.attempts(), DOUBLINGS));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            if (thread.closing()) {
                // Its lease ends by itself.
                throw e;
            }
            log.warn(
                    "Item {} could not be translated into {}, and will be tried again",
                    job.content(),
                    job.language(),
                    e);
            queue.later(lease.job(), growing(job), e.toString(), job.attempts());
        }
    }

    private static Duration growing(Job job) {
        return FIRST.multipliedBy(1L << Math.min(job.attempts() - 1, DOUBLINGS));
    }

    private static Duration pause(TranslationFailure failure, Job job) {
        Duration own = switch (failure.reason()) {
            case DOWN, BUSY -> growing(job);
            case EXHAUSTED, REFUSED -> Duration.ofHours(1);
            case UNSUPPORTED -> LONG;
        };
        return own.compareTo(failure.pause()) > 0 ? own : failure.pause();
    }
}
