// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread on which an extension is started and stopped on this server, and since when it is busy. */
final class Lane {
    private final ThreadPoolExecutor thread;
    private volatile long since;
    private volatile Runnable onAbandoned = () -> {};
    private volatile boolean abandoned;

    Lane(String extension) {
        thread = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread made = new Thread(work, "extension-" + extension);
            made.setDaemon(true);
            // Not inherited from whoever asked: a thread of another extension, say.
            made.setContextClassLoader(Lane.class.getClassLoader());
            return made;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs work after what waits already.
     *
     * @param abandoned run instead, on another thread, when the work does not come back in time
     */
    void run(Runnable work, Runnable abandoned) {
        thread.execute(() -> {
            onAbandoned = abandoned;
            since = System.nanoTime();
            try {
                work.run();
            } finally {
                since = 0;
            }
        });
    }

    /** Whether nobody waits for the work any more: whatever it has done it must undo. */
    boolean abandoned() {
        return abandoned;
    }

    boolean blocked(long nanos) {
        long began = since;
        return !abandoned && began != 0 && System.nanoTime() - began > nanos;
    }

    void abandon() {
        abandoned = true;
        thread.shutdown();
        onAbandoned.run();
    }

    boolean busy() {
        return since != 0 || !thread.getQueue().isEmpty();
    }

    void stop() {
        thread.shutdownNow();
    }
}
