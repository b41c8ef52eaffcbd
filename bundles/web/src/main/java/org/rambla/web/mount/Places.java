// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many threads may be in one bundle's code at once, and since when each of them is. */
final class Places {
    private static final long BLOCKED_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final int count;
    private final Semaphore free;
    private final Map<Thread, Long> since = new ConcurrentHashMap<>();
    private volatile boolean blocked;

    Places(int count) {
        this.count = count;
        this.free = new Semaphore(count);
    }

    /** Takes a place; false when all are taken, for good once none of those who have one came back within 30 s. */
    boolean enter() {
        if (blocked || !free.tryAcquire()) {
            blocked = blocked || allStuck();
            return false;
        }
        since.put(Thread.currentThread(), System.nanoTime());
        return true;
    }

    void leave() {
        since.remove(Thread.currentThread());
        free.release();
    }

    boolean idle() {
        return free.availablePermits() == count;
    }

    boolean blocked() {
        return blocked;
    }

    private boolean allStuck() {
        long now = System.nanoTime();
        return since.size() == count && since.values().stream().allMatch(at -> now - at > BLOCKED_NANOS);
    }
}
