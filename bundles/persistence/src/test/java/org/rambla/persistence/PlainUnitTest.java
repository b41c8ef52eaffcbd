// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Database.Conflict;
import org.rambla.persistence.migration.MigrationFile;
import org.rambla.persistence.migration.Migrator;
import org.rambla.persistence.unit.OpenUnit;
import org.rambla.persistence.unit.Unit;

/** A unit that has tables and no entities: EclipseLink has no part in it. */
class PlainUnitTest {
    private final AtomicInteger commits = new AtomicInteger();

    static Stream<TestDatabase> databases() {
        return TestDatabase.both();
    }

    private Database open(TestDatabase databases) {
        return open(
                databases,
                new MigrationFile(
                        "V001__words.sql",
                        "create table plain_word (word varchar(20) primary key);\ncreate sequence plain_seq start with 3000000000;"));
    }

    private Database open(TestDatabase databases, MigrationFile file) {
        var unit = new Unit(
                "plain", List.of(), false, Map.of(), List.of(file), getClass().getClassLoader(), null);
        return OpenUnit.open(
                        unit,
                        databases.pool(),
                        new Migrator(databases.pool()),
                        unit::loader,
                        null,
                        commits::incrementAndGet)
                .database();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void transaction_isCommittedWhole_orNotAtAll(TestDatabase databases) {
        Database database = open(databases);
        database.transaction(tx -> {
            tx.execute("insert into plain_word values ('one')");
            tx.record(Event.now("word.created", 1, 0, 1, 0));
            return null;
        });
        assertThatThrownBy(() -> database.transaction(tx -> {
                    tx.execute("insert into plain_word values ('two')");
                    tx.record(Event.now("word.created", 2, 0, 1, 0));
                    throw new java.io.IOException("no");
                }))
                .isInstanceOf(java.io.IOException.class);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> database.transaction(tx -> tx.execute("insert into plain_word values ('one')")))
                .matches(Conflict::duplicate);
        assertThat(database.list("select word from plain_word", row -> row.text("word")))
                .containsExactly("one");
        assertThat(databases.events()).extracting(Event::subject).containsExactly(1L);
        assertThat(commits.get()).isEqualTo(1);
        assertThat(database.<Long, RuntimeException>transaction(tx -> tx.next("plain_seq")))
                .isEqualTo(3_000_000_000L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void number_isDrawnByManyAtOnce_atTheFirstAttempt(TestDatabase databases) throws Exception {
        int sequences = 60;
        String create = IntStream.range(0, sequences)
                .mapToObj(i -> "create sequence plain_number_" + i + " start with 1000;\n")
                .collect(Collectors.joining());
        Database database = open(databases, new MigrationFile("V001__numbers.sql", create));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < sequences; i++) {
                String sequence = "plain_number_" + i;
                CyclicBarrier together = new CyclicBarrier(4);
                AtomicInteger attempts = new AtomicInteger();
                Callable<Long> draw = () -> {
                    together.await();
                    return database.<Long, RuntimeException>transaction(tx -> {
                        attempts.incrementAndGet();
                        return tx.next(sequence);
                    });
                };
                Set<Long> drawn = new HashSet<>();
                for (Future<Long> number : threads.invokeAll(Collections.nCopies(4, draw))) {
                    drawn.add(number.get());
                }
                assertThat(drawn).hasSize(4);
                assertThat(attempts).as("attempts at %s", sequence).hasValue(4);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void entity_isRefused(TestDatabase databases) {
        assertThatThrownBy(() -> open(databases).transaction(tx -> tx.save("word")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This unit has no entities");
    }
}
