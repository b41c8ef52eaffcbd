// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
        var file = new MigrationFile(
                "V001__words.sql",
                "create table plain_word (word varchar(20) primary key);\ncreate sequence plain_seq start with 3000000000;");
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
    void entity_isRefused(TestDatabase databases) {
        assertThatThrownBy(() -> open(databases).transaction(tx -> tx.save("word")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This unit has no entities");
    }
}
