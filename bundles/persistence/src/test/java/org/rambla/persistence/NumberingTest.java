// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.persistence.Eventually.until;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber.Scope;
import org.rambla.api.persistence.Database;
import org.rambla.persistence.event.Delivery;
import org.rambla.persistence.event.DeliverySettings;
import org.rambla.persistence.sql.Transactions;

/** Eight writers, two dispatchers that come and go: nothing is lost, nothing overtakes within a subject. */
class NumberingTest {
    private static final int SUBJECTS = 20;
    private static final boolean DEEP = Boolean.getBoolean("rambla.deep");
    private static final int ROUNDS = DEEP ? 20 : 4;
    private static final long ROUND_MILLIS = DEEP ? 3_000 : 400;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("sample");
    }

    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private static String key(long subject, int version) {
        return subject + "/" + version;
    }

    private void write(Database database, Random random) {
        while (!stop.get()) {
            long subject = 1 + random.nextInt(SUBJECTS);
            boolean slow = random.nextInt(10) == 0;
            boolean fails = random.nextInt(20) == 0;
            try {
                int version = database.transaction(tx -> {
                    tx.execute("update sample_note set version = version + 1 where id = ?", subject);
                    int next = (int) tx.number("select version from sample_note where id = ?", subject);
                    tx.record(Event.now("note.changed", subject, 0, next, 0));
                    if (slow) {
                        Thread.sleep(random.nextInt(8));
                    }
                    if (fails) {
                        throw new java.io.IOException("rolled back");
                    }
                    return next;
                });
                written.add(key(subject, version));
            } catch (java.io.IOException expected) {
                // Its event must not be told.
            } catch (Exception e) {
                failure.compareAndSet(null, e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void events_areNeitherLostNorOutOfOrder_whileNodesComeAndGo(TestDatabase databases) throws Exception {
        Database database = databases.database("sample");
        database.transaction(tx -> {
            LongStream.rangeClosed(1, SUBJECTS)
                    .forEach(id -> tx.execute(
                            "insert into sample_note (id, version, title, pinned) values (?, 0, ?, false)",
                            id,
                            "n" + id));
            return null;
        });
        var listener = new DeliveryTest.Listener("test.network", Scope.NETWORK);
        listener.fromTheStart = true;
        var transactions = new Transactions(databases.pool());
        var nodes = new ArrayList<Delivery>();
        for (String node : List.of("a", "b")) {
            nodes.add(node(transactions, node, listener));
        }
        var writers = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            var random = new Random(i);
            var thread = new Thread(() -> write(database, random));
            writers.add(thread);
            thread.start();
        }
        for (int i = 0; i < ROUNDS; i++) {
            Thread.sleep(ROUND_MILLIS);
            // The node that numbers goes; the other takes over; the first comes back.
            int going = i % 2;
            nodes.get(going).close();
            nodes.set(going, node(transactions, going == 0 ? "a" : "b", listener));
        }
        stop.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        // Repeats are few: what is missing shows below.
        until("all is told", () -> listener.heard.size() >= written.size());
        long last = database.number("select position from persistence_lease");
        until(
                "the last is told",
                () -> nodes.stream().mapToLong(Delivery::lag).sum() == 0
                        && listener.heard.get(listener.heard.size() - 1).position() >= last);
        nodes.forEach(Delivery::close);
        assertThat(failure.get()).isNull();
        assertThat(written).isNotEmpty();
        assertThat(heard(listener)).as("nothing is told that was not committed").isEqualTo(written);
        assertThat(overtaken(databases.events().stream()
                        .sorted(java.util.Comparator.comparingLong(Event::position))
                        .toList()))
                .as("numbers within a subject")
                .isZero();
        assertThat(overtaken(listener.heard)).as("as heard, repeats aside").isZero();
        assertThat(databases.events())
                .extracting(Event::position)
                .doesNotHaveDuplicates()
                .doesNotContain(0L);
        System.out.printf("%s: %d events, %d told%n", databases, written.size(), listener.heard.size());
    }

    private static Delivery node(Transactions transactions, String name, DeliveryTest.Listener listener) {
        var delivery =
                new Delivery(transactions, new DeliverySettings(name, 300, 10, 10, 5, List.of(10L, 10L, 10L, 10L)));
        delivery.start();
        delivery.tell(() -> listener);
        return delivery;
    }

    private static Set<String> heard(DeliveryTest.Listener listener) {
        var heard = new HashSet<String>();
        List.copyOf(listener.heard).forEach(event -> heard.add(key(event.subject(), event.version())));
        return heard;
    }

    /** How many events come for the first time after a later one of their subject. */
    private static long overtaken(List<Event> events) {
        var seen = new HashSet<String>();
        var last = new HashMap<Long, Integer>();
        long overtaken = 0;
        for (Event event : events) {
            if (seen.add(key(event.subject(), event.version()))) {
                Integer before = last.put(event.subject(), event.version());
                overtaken += before != null && before > event.version() ? 1 : 0;
            }
        }
        return overtaken;
    }
}
