// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundThreadTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final BackgroundThread thread = new BackgroundThread("test-thread");

    @AfterEach
    void close() {
        thread.close();
    }

    private static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void roundsComeBack_whateverIsThrown() {
        List<Throwable> thrown =
                List.of(new IllegalStateException("a"), new NoClassDefFoundError("b"), new StackOverflowError("c"));
        CountDownLatch rounds = new CountDownLatch(thrown.size() + 1);
        thread.every(SHORT, "trial", () -> {
            int round = thrown.size() + 1 - (int) rounds.getCount();
            rounds.countDown();
            if (round < thrown.size()) {
                BackgroundThreadTest.<RuntimeException>sneak(thrown.get(round));
            }
        });
        wait(rounds);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void onePieceOfWorkComesAfterTheOther_onAThreadThatKeepsNobodyUp() {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<Thread> on = new AtomicReference<>();
        CountDownLatch last = new CountDownLatch(1);
        for (int i = 0; i < 100; i++) {
            int number = i;
            thread.execute("trial", () -> done.add(number));
        }
        thread.execute("trial", () -> {
            on.set(Thread.currentThread());
            last.countDown();
        });
        wait(last);
        assertThat(done).hasSize(100).isSorted();
        assertThat(on.get().getName()).isEqualTo("test-thread");
        assertThat(on.get().isDaemon()).isTrue();
    }

    @Test
    void closing_waitsForWhatIsUnderWay_andDoesNotInterruptIt() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        thread.execute("trial", () -> {
            begun.countDown();
            wait(go);
            finished.set(!Thread.currentThread().isInterrupted() && thread.closing());
        });
        wait(begun);
        assertThat(thread.close(SHORT)).isFalse();
        go.countDown();
        assertThat(thread.close(Duration.ofSeconds(30))).isTrue();
        assertThat(finished).isTrue();
    }

    @Test
    void theLastThing_isDoneWhenNothingIsUnderWay_andMayFail() {
        AtomicReference<Thread> on = new AtomicReference<>();
        assertThat(thread.close("trial", () -> on.set(Thread.currentThread()))).isTrue();
        assertThat(on.get()).isSameAs(Thread.currentThread());
        assertThat(thread.close("trial", () -> {
                    throw new IllegalStateException("no database");
                }))
                .isFalse();
    }

    @Test
    void afterTheEnd_nothingIsDone_andNothingIsThrown() {
        AtomicBoolean done = new AtomicBoolean();
        thread.after(Duration.ofHours(1), "trial", () -> done.set(true));
        assertThat(thread.close(Duration.ofSeconds(30))).isTrue();
        thread.execute("trial", () -> done.set(true));
        thread.after(SHORT, "trial", () -> done.set(true));
        assertThat(thread.closing()).isTrue();
        assertThat(done).isFalse();
    }
}
