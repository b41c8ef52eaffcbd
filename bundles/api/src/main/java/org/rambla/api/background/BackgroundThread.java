// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.background;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of a component's own for what nobody waits for: one piece of work after the other, rounds that come back, and
 * what is done once. What fails is said in the log, the same failure once until the work goes well again, and rounds go on
 * all the same. The thread is there from the first piece of work on, and keeps no server from stopping.
 *
 * <p>Whoever is done with it closes it: a component that goes must not leave work behind.
 */
public final class BackgroundThread implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BackgroundThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor executor;

    /** @param name of the thread, such as {@code wiki-reminders} */
    public BackgroundThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Works again and again, with a pause after each round and before the first one.
     *
     * @param pause at least a millisecond
     * @param what the work, as the log calls it: "reminders of the wiki"
     */
    public void every(Duration pause, String what, Runnable round) {
        every(pause, pause, what, round);
    }

    /** The same, with another pause before the first round. */
    public void every(Duration first, Duration pause, String what, Runnable round) {
        executor.scheduleWithFixedDelay(
                new Calm(what, round), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Works once, after a while; not at all when it is closed before. */
    public void after(Duration wait, String what, Runnable work) {
        try {
            executor.schedule(new Calm(what, work), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("{}: not done, it ends", what, e);
        }
    }

    /** Works once, as soon as what was asked for before is done; not at all when it is closed before. */
    public void execute(String what, Runnable work) {
        after(Duration.ZERO, what, work);
    }

    /** Whether it is closed, or about to be: long work ends when this is so. */
    public boolean closing() {
        return executor.isShutdown();
    }

    /** Begins nothing new and waits up to five seconds for what is under way. */
    @Override
    public void close() {
        close(PATIENCE);
    }

    /**
     * Begins nothing new and waits for what is under way. That is not interrupted: Derby closes the connection of a thread
     * that is.
     *
     * @return whether nothing is under way any more
     */
    public boolean close(Duration patience) {
        executor.shutdown();
        try {
            return executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Closes, and does one last thing on the calling thread, unless something is still under way after five seconds.
     *
     * @param what the last thing, as the log calls it when it fails
     * @return whether it was done
     */
    public boolean close(String what, Runnable last) {
        if (!close(PATIENCE)) {
            return false;
        }
        try {
            last.run();
            return true;
        } catch (RuntimeException | LinkageError e) {
            log.warn("{}: not done before the end", what, e);
            return false;
        }
    }

    /** Work after which the next can be done whatever came of it. */
    private final class Calm implements Runnable {
        private final String what;
        private final Runnable work;
        private String trouble = "";

        Calm(String what, Runnable work) {
            this.what = what;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
                trouble = "";
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                if (closing() || trouble.equals(e.toString())) {
                    log.debug("{}: not done", what, e);
                } else {
                    trouble = e.toString();
                    log.warn("{}: not done; what comes back is tried again", what, e);
                }
            }
        }
    }
}
