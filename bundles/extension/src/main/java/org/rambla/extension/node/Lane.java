// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The one thread on which an extension is started and stopped on this server, and since when it is busy. */
final class Lane {
    private final ThreadPoolExecutor thread;
    private final Consumer<Work> elsewhere;
    private Work current;
    private long since;
    private volatile boolean abandoned;

    /**
     * Something to do.
     *
     * @param work is told on which lane it is done
     * @param abandoned run instead, on another thread, when the work does not come back in time
     */
    record Work(Consumer<Lane> work, Runnable abandoned) {}

    /** @param elsewhere is given what waits when the lane is abandoned */
    Lane(String extension, Consumer<Work> elsewhere) {
        this.elsewhere = elsewhere;
        thread = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread made = new Thread(work, "extension-" + extension);
            made.setDaemon(true);
            // Not inherited from whoever asked: a thread of another extension, say.
            made.setContextClassLoader(Lane.class.getClassLoader());
            return made;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    /** Runs work after what waits already. */
    void run(Work work) {
        synchronized (this) {
            if (!abandoned) {
                thread.execute(new Turn(work));
                return;
            }
        }
        elsewhere.accept(work);
    }

    private final class Turn implements Runnable {
        private final Work work;

        Turn(Work work) {
            this.work = work;
        }

        @Override
        public void run() {
            if (!begin(work)) {
                elsewhere.accept(work);
                return;
            }
            try {
                work.work().accept(Lane.this);
            } finally {
                end();
            }
        }
    }

    private synchronized boolean begin(Work work) {
        current = abandoned ? null : work;
        since = System.nanoTime();
        return current != null;
    }

    private synchronized void end() {
        current = null;
    }

    /** Whether nobody waits for the work any more: whatever it has done it must undo. */
    boolean abandoned() {
        return abandoned;
    }

    /** Abandons the work when it is not back after that time; what waits behind it is done elsewhere. */
    boolean abandonAfter(long nanos) {
        Work blocked;
        List<Runnable> waiting = new ArrayList<>();
        synchronized (this) {
            if (abandoned || current == null || System.nanoTime() - since <= nanos) {
                return false;
            }
            abandoned = true;
            blocked = current;
            thread.shutdown();
            thread.getQueue().drainTo(waiting);
        }
        try {
            blocked.abandoned().run();
        } finally {
            waiting.forEach(turn -> elsewhere.accept(((Turn) turn).work));
        }
        return true;
    }

    synchronized boolean busy() {
        return current != null || !thread.getQueue().isEmpty();
    }

    void stop() {
        thread.shutdownNow();
    }
}
