// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * How many threads may be in one bundle's code at once, and since when each of them is. When more than half of them do
 * not come back, the bundle is blocked, for good.
 */
final class Places {
    /** Of a thread that only sends its answer: how long that takes is the reader's doing, not the bundle's. */
    private static final long SENDING = Long.MAX_VALUE;

    private final int count;
    private final long patience;
    private final Semaphore free;
    private final Map<Thread, Long> since = new ConcurrentHashMap<>();
    private volatile boolean blocked;

    /** @param patience after which a thread counts as one that does not come back */
    Places(int count, Duration patience) {
        this.count = count;
        this.patience = patience.toNanos();
        this.free = new Semaphore(count);
    }

    /** Takes a place; false when all are taken, or the bundle is blocked. */
    boolean enter() {
        if (blocked() || !free.tryAcquire()) {
            return false;
        }
        since.put(Thread.currentThread(), System.nanoTime());
        return true;
    }

    /** The thread that has a place has begun to send what the bundle answered. */
    void sending() {
        since.computeIfPresent(Thread.currentThread(), (thread, at) -> SENDING);
    }

    void leave() {
        since.remove(Thread.currentThread());
        free.release();
    }

    boolean idle() {
        return free.availablePermits() == count;
    }

    /** Whether more than half of the places have been taken for too long; looked at now. */
    boolean blocked() {
        if (!blocked && since.size() * 2 > count) {
            long now = System.nanoTime();
            blocked = since.values().stream()
                            .filter(at -> at != SENDING && now - at > patience)
                            .count()
                    > count / 2;
        }
        return blocked;
    }
}
