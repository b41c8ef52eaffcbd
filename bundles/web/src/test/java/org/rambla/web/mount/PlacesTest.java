// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PlacesTest {
    private static final Duration NONE = Duration.ofNanos(1);
    private static final Duration MUCH = Duration.ofDays(1);

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> inside = new ArrayList<>();

    /** As many threads go in and stay there. */
    private void enter(Places places, int count, boolean sending) throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> {
                assertThat(places.enter()).isTrue();
                if (sending) {
                    places.sending();
                }
                entered.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                places.leave();
            });
            thread.start();
            inside.add(thread);
        }
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void leave() throws InterruptedException {
        end.countDown();
        for (Thread thread : inside) {
            thread.join();
        }
    }

    @Test
    void nobodyIsLetIn_whenAllPlacesAreTaken() throws Exception {
        Places places = new Places(3, MUCH);
        enter(places, 3, false);
        assertThat(places.enter()).isFalse();
        assertThat(places.blocked()).isFalse();
        assertThat(places.idle()).isFalse();
        leave();
        assertThat(places.idle()).isTrue();
        assertThat(places.enter()).isTrue();
    }

    @Test
    void halfOfThem_mayTakeTheirTime() throws Exception {
        Places places = new Places(4, NONE);
        enter(places, 2, false);
        assertThat(places.blocked()).isFalse();
        assertThat(places.enter()).isTrue();
        places.leave();
    }

    @Test
    void moreThanHalf_whoDoNotComeBack_blockItForGood() throws Exception {
        Places places = new Places(4, NONE);
        enter(places, 3, false);
        assertThat(places.blocked()).isTrue();
        assertThat(places.enter()).isFalse();
        leave();
        assertThat(places.blocked()).isTrue();
    }

    @Test
    void whoeverOnlySends_waitsForTheReaderAndBlocksNothing() throws Exception {
        Places places = new Places(4, NONE);
        for (int i = 0; i < 4; i++) {
            // Each is sending when the next one comes: until then it counts as one that does not come back.
            enter(places, 1, true);
        }
        assertThat(places.blocked()).isFalse();
    }
}
