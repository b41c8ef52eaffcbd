// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often one account or address may change something: a bucket of tokens that refills steadily. Counted on this node
 * only; sign-in is counted in the database, by identity.
 */
final class RateLimit {
    private static final int MOST_BUCKETS = 100_000;

    private final double capacity;
    private final double perSecond;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final AtomicLong swept = new AtomicLong(Long.MIN_VALUE / 2);

    RateLimit(int capacity, int perMinute) {
        this.capacity = capacity;
        this.perSecond = perMinute / 60.0;
    }

    /** Takes a token; the seconds to wait when there is none, else 0. */
    long take(String who, long nanos) {
        if (buckets.size() >= MOST_BUCKETS) {
            sweep(nanos);
        }
        return buckets.computeIfAbsent(who, w -> new Bucket(capacity, nanos)).take(nanos);
    }

    /** Whether there is no token at the moment; takes none. */
    boolean spent(String who, long nanos) {
        Bucket bucket = buckets.get(who);
        return bucket != null && bucket.spent(nanos);
    }

    /** At most once a second, because it looks at every bucket. When none can go, all do: memory has an end. */
    private void sweep(long nanos) {
        long last = swept.get();
        if (nanos - last < 1_000_000_000L || !swept.compareAndSet(last, nanos)) {
            return;
        }
        buckets.values().removeIf(b -> b.full(nanos));
        if (buckets.size() >= MOST_BUCKETS) {
            buckets.clear();
        }
    }

    /** For tests: how many are counted at the moment. */
    int size() {
        return buckets.size();
    }

    private final class Bucket {
        private double tokens;
        private long at;

        Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }

        synchronized long take(long nanos) {
            refill(nanos);
            if (tokens >= 1) {
                tokens--;
                return 0;
            }
            return (long) Math.ceil((1 - tokens) / perSecond);
        }

        synchronized boolean spent(long nanos) {
            refill(nanos);
            return tokens < 1;
        }

        synchronized boolean full(long nanos) {
            refill(nanos);
            return tokens >= capacity;
        }

        private void refill(long nanos) {
            tokens = Math.min(capacity, tokens + Math.max(0, nanos - at) / 1e9 * perSecond);
            at = Math.max(at, nanos);
        }
    }
}
