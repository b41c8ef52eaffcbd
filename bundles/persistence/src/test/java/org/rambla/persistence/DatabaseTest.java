// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Database.Conflict;
import org.rambla.persistence.sample.Note;

class DatabaseTest {
    private static final String INSERT =
            "insert into sample_note (id, version, title, body, picture, pinned, made_at) values (?, 1, ?, ?, ?, ?, ?)";

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("sample");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void transaction_keepsEntityAndEvent_whenCommitted(TestDatabase databases) {
        Database database = databases.database("sample");
        Note note = database.transaction(tx -> {
            Note saved = tx.save(new Note("Agenda", "x".repeat(50_000), 1_000));
            tx.record(Event.now("note.created", saved.id(), 7, 1, 3));
            return saved;
        });
        assertThat(note.id()).isPositive();
        assertThat(database.first("select body from sample_note where id = ?", row -> row.text("body"), note.id()))
                .contains("x".repeat(50_000));
        assertThat(databases.events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("note.created");
            assertThat(event.subject()).isEqualTo(note.id());
            assertThat(event.space()).isEqualTo(7);
            assertThat(event.actor()).isEqualTo(3);
        });
        assertThat(databases.commits()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void transaction_leavesNothing_whenWorkThrows(TestDatabase databases) {
        Database database = databases.database("sample");
        assertThatThrownBy(() -> database.transaction(tx -> {
                    tx.save(new Note("Agenda", "", 0));
                    tx.execute("update sample_note set pinned = true");
                    tx.record(Event.now("note.created", 1, 0, 1, 0));
                    throw new java.io.IOException("no");
                }))
                .isInstanceOf(java.io.IOException.class);
        assertThat(database.number("select count(*) from sample_note")).isZero();
        assertThat(databases.events()).isEmpty();
        assertThat(databases.commits()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void transaction_readsWhatItWrote_beforeCommit(TestDatabase databases) {
        Database database = databases.database("sample");
        long seen = database.transaction(tx -> {
            Note note = tx.save(new Note("Agenda", "", 0));
            note.rename("Minutes");
            return tx.number("select count(*) from sample_note where title = ?", "Minutes");
        });
        assertThat(seen).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void save_isConflict_whenVersionMovedOn(TestDatabase databases) {
        Database database = databases.database("sample");
        Note old = database.transaction(tx -> tx.save(new Note("Agenda", "", 0)));
        database.transaction(tx -> {
            tx.find(Note.class, old.id()).orElseThrow().rename("Minutes");
            return null;
        });
        old.rename("Programme");
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> database.transaction(tx -> tx.save(old)))
                .matches(conflict -> !conflict.duplicate());
        assertThat(database.first("select title from sample_note", row -> row.text("title")))
                .contains("Minutes");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void save_isConflict_whenKeyIsTaken(TestDatabase databases) {
        Database database = databases.database("sample");
        database.transaction(tx -> tx.save(new Note("Agenda", "", 0)));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> database.transaction(tx -> tx.save(new Note("Agenda", "", 0))))
                .matches(Conflict::duplicate);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(
                        () -> database.transaction(tx -> tx.execute(INSERT, 999L, "Agenda", null, null, false, null)))
                .matches(Conflict::duplicate);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void transaction_doesNotCommit_whenWorkHidesAFailure(TestDatabase databases) {
        Database database = databases.database("sample");
        database.transaction(tx -> tx.save(new Note("Agenda", "", 0)));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> database.transaction(tx -> {
                    tx.execute(INSERT, 998L, "Minutes", null, null, false, null);
                    try {
                        tx.execute(INSERT, 999L, "Agenda", null, null, false, null);
                    } catch (Conflict hidden) {
                        // The transaction must not be committed in part.
                    }
                    return null;
                }));
        assertThat(database.number("select count(*) from sample_note")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void row_givesBackEveryKind_whenWritten(TestDatabase databases) {
        Database database = databases.database("sample");
        Instant moment = Instant.ofEpochMilli(1_700_000_000_123L);
        database.transaction(tx -> {
            tx.execute(INSERT, 1L, "All", "body", new byte[] {1, 0, 2}, true, moment);
            return tx.execute(INSERT, 2L, "None", null, null, false, null);
        });
        assertThat(database.<List<Object>>list(
                        "select id, title, body, picture, pinned, made_at from sample_note order by id",
                        row -> java.util.Arrays.asList(
                                row.number("id"),
                                row.integer("ID"),
                                row.text("title"),
                                row.text("body"),
                                row.bytes("picture") == null ? null : row.bytes("picture").length,
                                row.flag("pinned"),
                                row.instant("made_at"),
                                row.numberOrNull("made_at"))))
                .containsExactly(
                        java.util.Arrays.asList(1L, 1, "All", "body", 3, true, moment, moment.toEpochMilli()),
                        java.util.Arrays.asList(2L, 2, "None", null, null, false, null, null));
        assertThatThrownBy(() -> database.list("select id from sample_note", row -> row.text("titel")))
                .hasMessageContaining("titel");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void in_findsAsManyAsGiven_whateverTheirNumber(TestDatabase databases) {
        Database database = databases.database("sample");
        database.transaction(tx -> {
            for (long id = 1; id <= 40; id++) {
                tx.execute(INSERT, id, "Note " + id + "?", null, null, id % 2 == 0, null);
            }
            return null;
        });
        for (int size : new int[] {0, 1, 2, 3, 5, 17, 40}) {
            var ids = LongStream.rangeClosed(1, size).boxed().toList();
            var titles = IntStream.rangeClosed(1, size)
                    .mapToObj(i -> "Note " + i + "?")
                    .collect(Collectors.toSet());
            assertThat(database.list(
                            "select id from sample_note where title <> 'Why?' and id in (?) and title in (?) and id > ? order by id",
                            row -> row.number("id"),
                            ids,
                            titles,
                            0))
                    .containsExactlyElementsOf(ids);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void text_losesNul_onItsWayIn(TestDatabase databases) {
        Database database = databases.database("sample");
        database.transaction(tx -> {
            tx.save(new Note("En\0tity", "bo\0dy", 0));
            return tx.execute(INSERT, 999L, "Sta\0tement", null, null, false, null);
        });
        assertThat(database.list("select title from sample_note order by title", row -> row.text("title")))
                .containsExactly("Entity", "Statement");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void next_countsUp_whenAsked(TestDatabase databases) {
        Database database = databases.database("sample");
        assertThat(database.<List<Long>, RuntimeException>transaction(
                        tx -> List.of(tx.next("sample_number"), tx.next("sample_number"))))
                .containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void statements_areCounted_withThoseOfEntities(TestDatabase databases) {
        Database database = databases.database("sample");
        long id = database.transaction(tx -> tx.save(new Note("Agenda", "", 0))).id();
        long before = databases.statements();
        database.number("select count(*) from sample_note");
        database.list("select id from sample_note", row -> row.number("id"));
        assertThat(databases.statements() - before).isEqualTo(2);
        database.transaction(tx -> {
            tx.find(Note.class, id).orElseThrow().pin();
            return null;
        });
        assertThat(databases.statements() - before)
                .as("a select and an update more")
                .isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void transaction_isTriedAgain_whenItWasTheVictimOfADeadlock(TestDatabase databases) throws Exception {
        Database database = databases.database("sample");
        database.transaction(tx -> tx.execute(INSERT, 1L, "One", null, null, false, 0)
                + tx.execute(INSERT, 2L, "Two", null, null, false, 0));
        var both = new CyclicBarrier(2);
        var runs = new AtomicInteger();
        Function<Boolean, Callable<Integer>> crossing = ascending -> () -> database.transaction(tx -> {
            boolean first = runs.incrementAndGet() <= 2;
            String add = "update sample_note set made_at = made_at + 1 where id = ?";
            tx.execute(add, ascending ? 1L : 2L);
            if (first) {
                both.await();
            }
            return tx.execute(add, ascending ? 2L : 1L);
        });
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var done : threads.invokeAll(List.of(crossing.apply(true), crossing.apply(false)))) {
                assertThat(done.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(runs.get()).as("one ran again").isGreaterThan(2);
        assertThat(database.number("select sum(made_at) from sample_note")).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void failure_namesTheStatement_butNotItsArguments(TestDatabase databases) {
        Database database = databases.database("sample");
        assertThatThrownBy(() -> database.number("select nothing from sample_note where title = ?", "private"))
                .hasMessageContaining("select nothing from sample_note")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("private"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void lock_keepsOthersWaiting_untilTheEndOfTheTransaction(TestDatabase databases) throws Exception {
        Database database = databases.database("sample");
        long id = database.transaction(tx -> tx.save(new Note("Agenda", "", 0))).id();
        var order = new ConcurrentLinkedQueue<String>();
        var locked = new CountDownLatch(1);
        var first = Executors.newSingleThreadExecutor();
        try {
            var done = first.submit(() -> database.transaction(tx -> {
                tx.lock(Note.class, id).orElseThrow().rename("First");
                locked.countDown();
                Thread.sleep(200);
                order.add("first");
                return null;
            }));
            locked.await();
            database.transaction(tx -> {
                Note note = tx.lock(Note.class, id).orElseThrow();
                order.add("second sees " + note.title());
                return null;
            });
            done.get();
        } finally {
            first.shutdownNow();
        }
        assertThat(order).containsExactly("first", "second sees First");
    }
}
