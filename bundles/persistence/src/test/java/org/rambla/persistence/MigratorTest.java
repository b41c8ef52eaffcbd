// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.persistence.Dialect;
import org.rambla.persistence.migration.MigrationFailure;
import org.rambla.persistence.migration.MigrationFile;
import org.rambla.persistence.migration.Migrator;
import org.rambla.persistence.sql.Transactions;

class MigratorTest {
    private static final MigrationFile FIRST = new MigrationFile(
            "V001__trees.sql",
            "-- Trees; what else?\ncreate table wood_tree (id bigint primary key, name varchar(20));\n"
                    + "insert into wood_tree (id, name) values (1, 'a;b');\n");

    static Stream<TestDatabase> databases() {
        return TestDatabase.both();
    }

    private static long count(TestDatabase databases, String sql) {
        return new Transactions(databases.pool()).read(jdbc -> jdbc.number(sql));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void files_areAppliedOnce_inOrderOfTheirNames(TestDatabase databases) {
        var migrator = new Migrator(databases.pool());
        var second = new MigrationFile("V002__more.sql", "insert into wood_tree (id, name) values (2, 'c')");
        assertThat(migrator.migrate("wood", List.of(second, FIRST))).isEqualTo(2);
        assertThat(migrator.migrate("wood", List.of(second, FIRST))).isZero();
        assertThat(count(databases, "select count(*) from wood_tree")).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changedFile_isRefusedInPlainWords_andHarmsNoOtherUnit(TestDatabase databases) {
        var migrator = new Migrator(databases.pool());
        migrator.migrate("wood", List.of(FIRST));
        var changed = new MigrationFile(FIRST.name(), FIRST.text() + "\n-- changed");
        assertThatThrownBy(() -> migrator.migrate("wood", List.of(changed)))
                .isInstanceOf(MigrationFailure.class)
                .hasMessage("The file V001__trees.sql of wood was changed after it had been applied."
                        + " Take the change back and put it into a new file.");
        var other = new MigrationFile("V001__lakes.sql", "create table lake_lake (id bigint primary key);");
        assertThat(migrator.migrate("lake", List.of(other))).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fileThatGoesOnForEver_isEnded_andSaysSo(TestDatabase databases) {
        var migrator = new Migrator(databases.pool());
        migrator.migrate("wood", List.of(FIRST));
        Duration longest = Duration.ofSeconds(1);
        Migrator limited = migrator.within(databases.pool().share(1, longest), longest);
        var endless = new MigrationFile("V002__count.sql", """
                --derby
                insert into wood_tree (id) select count(*) from sys.syscolumns a, sys.syscolumns b, sys.syscolumns c,
                  sys.syscolumns d;
                --postgresql
                insert into wood_tree (id) select count(*) from (select pg_sleep(1000)) s;
                --end
                """);
        assertThatThrownBy(() -> limited.migrate("wood", List.of(endless)))
                .isInstanceOf(MigrationFailure.class)
                .hasMessage("It did not come back within 1 s");
        assertThat(count(databases, "select count(*) from wood_tree")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void lineEnds_areNoChange(TestDatabase databases) {
        var migrator = new Migrator(databases.pool());
        migrator.migrate("wood", List.of(FIRST));
        var windows = new MigrationFile(FIRST.name(), FIRST.text().replace("\n", "\r\n"));
        assertThat(migrator.migrate("wood", List.of(windows))).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fileThatFailsHalfWay_leavesNothing_andGoesOnThereNextTime(TestDatabase databases) {
        var migrator = new Migrator(databases.pool());
        String good = "create table wood_leaf (id bigint primary key);\n";
        var broken = new MigrationFile("V002__leaves.sql", good + "insert into wood_leaf (nothing) values (1);\n");
        assertThatThrownBy(() -> migrator.migrate("wood", List.of(FIRST, broken)))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageStartingWith("V002__leaves.sql of wood: ");
        assertThat(count(databases, "select count(*) from wood_tree")).isEqualTo(1);
        var mended = new MigrationFile("V002__leaves.sql", good + "insert into wood_leaf (id) values (1);\n");
        assertThat(new Migrator(databases.pool()).migrate("wood", List.of(FIRST, mended)))
                .isEqualTo(1);
        assertThat(count(databases, "select count(*) from wood_leaf")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoRunnersAtOnce_applyEachFileOnce(TestDatabase databases) throws Exception {
        var files = new ArrayList<>(List.of(FIRST));
        for (int i = 2; i < 8; i++) {
            files.add(new MigrationFile(
                    "V00" + i + "__more.sql",
                    "create table wood_more" + i + " (id bigint);\ninsert into wood_tree (id) values (" + i + ");"));
        }
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(3);
        try {
            var runs = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 3; i++) {
                runs.add(threads.submit(() -> {
                    start.await();
                    return new Migrator(databases.pool()).migrate("wood", files);
                }));
            }
            start.countDown();
            int applied = 0;
            for (var run : runs) {
                applied += run.get();
            }
            assertThat(applied).isEqualTo(files.size());
        } finally {
            threads.shutdownNow();
        }
        assertThat(count(databases, "select count(*) from wood_tree")).isEqualTo(files.size());
    }

    @Test
    void statements_areThoseOfTheDatabase() {
        var file = new MigrationFile("V001__x.sql", """
                create table wood_x (t ${text}, b ${bytes});
                --derby
                create index wood_d on wood_x (t);
                --end
                --postgresql
                create index wood_p
                  on wood_x (t);
                --end
                insert into wood_x (t) values ('a; -- b')""");
        assertThat(file.statements("wood", Dialect.DERBY))
                .containsExactly(
                        "create table wood_x (t clob, b blob)",
                        "create index wood_d on wood_x (t)",
                        "insert into wood_x (t) values ('a; -- b')");
        assertThat(file.statements("wood", Dialect.POSTGRESQL))
                .containsExactly(
                        "create table wood_x (t text, b bytea)",
                        "create index wood_p\n  on wood_x (t)",
                        "insert into wood_x (t) values ('a; -- b')");
    }

    @Test
    void tableOfAnotherUnit_isRefused() {
        for (String sql : List.of("create table forum_x (id int);", "drop table forum_x;", "create sequence woody;")) {
            assertThatThrownBy(() -> new MigrationFile("V001__x.sql", sql).statements("wood", Dialect.DERBY))
                    .isInstanceOf(MigrationFailure.class)
                    .hasMessageContaining("wood_");
        }
    }

    @Test
    void sequence_isOfLargeNumbers_andSaysWhereItStarts() {
        assertThat(new MigrationFile("V001__x.sql", "create sequence wood_s start with 1;")
                        .statements("wood", Dialect.DERBY))
                .containsExactly("create sequence wood_s as bigint start with 1");
        assertThat(new MigrationFile("V001__x.sql", "create sequence wood_s as int start with 1;")
                        .statements("wood", Dialect.DERBY))
                .containsExactly("create sequence wood_s as int start with 1");
        assertThatThrownBy(() ->
                        new MigrationFile("V001__x.sql", "create sequence wood_s;").statements("wood", Dialect.DERBY))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("start with");
    }

    @Test
    void name_isRefused_whenItDoesNotSort() {
        assertThatThrownBy(() -> new MigrationFile("V1__x.sql", "")).isInstanceOf(MigrationFailure.class);
    }
}
