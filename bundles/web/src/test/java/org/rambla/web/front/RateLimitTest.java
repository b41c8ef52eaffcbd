// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void bucket_isEmptiedAndRefillsSteadily() {
        RateLimit limit = new RateLimit(3, 60);
        assertThat(limit.take("a", 0)).isZero();
        assertThat(limit.take("a", 0)).isZero();
        assertThat(limit.take("a", 0)).isZero();
        assertThat(limit.take("a", 0)).isEqualTo(1);
        assertThat(limit.take("a", SECOND / 2)).isEqualTo(1);
        assertThat(limit.take("a", SECOND)).isZero();
        assertThat(limit.take("a", SECOND)).isEqualTo(1);
        assertThat(limit.take("a", 100 * SECOND)).isZero();
        assertThat(limit.take("a", 100 * SECOND)).isZero();
        assertThat(limit.take("a", 100 * SECOND)).isZero();
        assertThat(limit.take("a", 100 * SECOND))
                .as("no more than a bucket is saved up")
                .isEqualTo(1);
    }

    @Test
    void wait_isAsLongAsATokenTakes() {
        RateLimit limit = new RateLimit(1, 15);
        limit.take("a", 0);
        assertThat(limit.take("a", 0)).isEqualTo(4);
        assertThat(limit.take("a", SECOND)).isEqualTo(3);
    }

    @Test
    void others_haveBucketsOfTheirOwn() {
        RateLimit limit = new RateLimit(1, 1);
        assertThat(limit.take("a", 0)).isZero();
        assertThat(limit.take("a", 0)).isPositive();
        assertThat(limit.take("b", 0)).isZero();
    }

    @Test
    void clockThatStepsBack_givesNothingAway() {
        RateLimit limit = new RateLimit(1, 60);
        assertThat(limit.take("a", 10 * SECOND)).isZero();
        assertThat(limit.take("a", 0)).isPositive();
        assertThat(limit.take("a", 10 * SECOND)).isPositive();
        assertThat(limit.take("a", 11 * SECOND)).isZero();
    }

    @Test
    void memory_hasAnEnd() {
        RateLimit limit = new RateLimit(1, 1);
        for (int i = 0; i < 250_000; i++) {
            limit.take("a" + i, i * (SECOND / 1_000));
        }
        assertThat(limit.size()).isLessThanOrEqualTo(101_000);
    }

    @Test
    void manyAtOnce_getNoMoreThanTheBucketHolds() throws Exception {
        RateLimit limit = new RateLimit(50, 1);
        AtomicInteger taken = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 400; i++) {
            threads.execute(() -> {
                if (limit.take("a", 0) == 0) {
                    taken.incrementAndGet();
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(taken).hasValue(50);
    }
}
