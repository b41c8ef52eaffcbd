// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often one account or address may change something: a bucket of tokens that refills steadily. Counted on this node
 * only; sign-in is counted in the database, by identity.
 */
final class RateLimit {
    private static final int MOST_BUCKETS = 100_000;

    private final double capacity;
    private final double perSecond;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimit(int capacity, int perMinute) {
        this.capacity = capacity;
        this.perSecond = perMinute / 60.0;
    }

    /** Takes a token; the seconds to wait when there is none, else 0. */
    long take(String who, long nanos) {
        if (buckets.size() > MOST_BUCKETS) {
            buckets.values().removeIf(b -> b.full(nanos));
        }
        return buckets.computeIfAbsent(who, w -> new Bucket(capacity, nanos)).take(nanos);
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

        synchronized boolean full(long nanos) {
            refill(nanos);
            return tokens >= capacity;
        }

        private void refill(long nanos) {
            tokens = Math.min(capacity, tokens + Math.max(0, nanos - at) / 1e9 * perSecond);
            at = nanos;
        }
    }
}
