// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Archive;
import org.rambla.api.persistence.Archive.Refused;
import org.rambla.api.persistence.Archive.Summary;
import org.rambla.persistence.archive.WholeArchive;
import org.rambla.persistence.migration.Migrator;
import org.rambla.persistence.sample.Note;
import org.rambla.persistence.source.DerbyHome;
import org.rambla.persistence.source.Pool;
import org.rambla.persistence.sql.Transactions;

class ArchiveTest {
    private static final String HARD =
            "a \"quoted\" back\\slash,\n\ttab, \u0001, \u2028, \u0085, accents éà, 😀 and \r\n";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("backup.zip");
    }

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("sample");
    }

    private Archive archive(TestDatabase databases, String files) {
        return new WholeArchive(databases.pool(), new Migrator(databases.pool()), folder.resolve(files), () -> {});
    }

    /** Rows of every kind; the last ids given are gone again. */
    private static void fill(TestDatabase databases) {
        var random = new Random(1);
        byte[] picture = new byte[70_000];
        random.nextBytes(picture);
        databases.database("sample").transaction(tx -> {
            Note note = tx.save(new Note(HARD, HARD.repeat(2_000), 5));
            long id = note.id();
            tx.execute("update sample_note set picture = ?, pinned = true where id = ?", picture, id);
            for (int i = 0; i < 1_200; i++) {
                tx.execute(
                        "insert into sample_tag (note_id, label, weight, share, rank) values (?, ?, ?, ?, ?)",
                        id,
                        "tag " + i,
                        new java.math.BigDecimal(i).movePointLeft(3),
                        i / 3.0,
                        i % 7 == 0 ? null : (Object) (i % 100));
            }
            // A parent with a higher id than its child.
            tx.execute("update sample_tag set parent_id = (select max(t.id) from sample_tag t) where label = 'tag 3'");
            tx.execute("insert into sample_tag (note_id, label) values (?, 'gone')", id);
            tx.execute("delete from sample_tag where label = 'gone'");
            tx.next("sample_number");
            tx.next("sample_number");
            tx.record(Event.now("note.created", id, 0, 1, 0));
            return null;
        });
    }

    private static JsonObject contents(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var reader = Json.createReader(zip.getInputStream(zip.getEntry("contents.json")))) {
            return reader.readObject();
        }
    }

    private static long number(TestDatabase databases, String sql) {
        return new Transactions(databases.pool()).read(jdbc -> jdbc.number(sql));
    }

    @Test
    void everything_isTheSame_afterDerbyToPostgresqlToDerby() throws Exception {
        Files.createDirectories(folder.resolve("one/ab"));
        Files.write(folder.resolve("one/ab/picture"), new byte[] {1, 2, 3});
        try (var first = TestDatabase.derby("sample");
                var second = TestDatabase.postgres();
                var third = TestDatabase.derby()) {
            fill(first);
            Summary written = archive(first, "one").backup(file);
            assertThat(written.files()).isEqualTo(1);
            assertThat(written.rows()).isGreaterThan(1_200);
            assertThat(archive(second, "two").restore(file)).isEqualTo(written);
            Path again = folder.resolve("again.zip");
            archive(second, "two").backup(again);
            assertThat(archive(third, "three").restore(again)).isEqualTo(written);
            Path last = folder.resolve("last.zip");
            archive(third, "three").backup(last);
            for (Path later : Arrays.asList(again, last)) {
                for (String part : Arrays.asList("sequences", "identities")) {
                    assertThat(contents(later).getJsonObject(part))
                            .isEqualTo(contents(file).getJsonObject(part));
                }
                assertThat(withoutLease(contents(later))).isEqualTo(withoutLease(contents(file)));
            }
            assertThat(folder.resolve("three/ab/picture")).hasBinaryContent(new byte[] {1, 2, 3});
            assertThat(third.events()).extracting(Event::kind).containsExactly("note.created");
        }
    }

    /** Who has the lease is not kept. */
    private static JsonObject withoutLease(JsonObject contents) {
        return Json.createObjectBuilder(contents.getJsonObject("tables"))
                .remove("persistence_lease")
                .build();
    }

    @Test
    void restoredDatabase_goesOn_whereTheOtherStopped() {
        try (var first = TestDatabase.derby("sample");
                var second = TestDatabase.postgres()) {
            fill(first);
            archive(first, "none").backup(file);
            archive(second, "none").restore(file);
            goesOn(second, "select nextval('sample_number')");
        }
    }

    /** What was made from the old database, an index, must not pass for what belongs to the new one. */
    @Test
    void stamps_areNotTakenAlong() {
        try (var first = TestDatabase.derby("sample");
                var second = TestDatabase.postgres()) {
            fill(first);
            new Transactions(first.pool()).run(jdbc -> jdbc.execute("insert into sample_stamp (id) values (1)"));
            archive(first, "none").backup(file);
            archive(second, "none").restore(file);
            assertThat(number(first, "select count(*) from sample_stamp")).isEqualTo(1);
            assertThat(number(second, "select count(*) from sample_stamp")).isZero();
        }
    }

    @Test
    void restoredDerby_goesOn_whereTheOtherStopped() {
        try (var first = TestDatabase.postgres("sample");
                var second = TestDatabase.derby()) {
            fill(first);
            archive(first, "none").backup(file);
            archive(second, "none").restore(file);
            goesOn(second, "values next value for sample_number");
        }
    }

    private static void goesOn(TestDatabase databases, String next) {
        var transactions = new Transactions(databases.pool());
        assertThat(number(databases, next)).isEqualTo(3);
        long highest = number(databases, "select max(id) from sample_tag");
        transactions.run(
                jdbc -> jdbc.execute("insert into sample_tag (note_id, label) select id, 'new' from sample_note"));
        assertThat(number(databases, "select id from sample_tag where label = 'new'"))
                .as("not the id of the one that is gone")
                .isEqualTo(highest + 2);
        transactions.run(jdbc -> jdbc.execute("update sample_tag set parent_id = null"));
        transactions.run(jdbc -> jdbc.execute("delete from sample_note"));
        assertThat(number(databases, "select count(*) from sample_tag"))
                .as("references are back")
                .isZero();
    }

    @Test
    void builtInDatabase_isMoved_toPostgresql() throws Exception {
        Path home = folder.resolve("home");
        Files.createDirectories(home);
        var connecting = new Connecting("", "", "", 2, home, 0);
        Pool derby = connecting.connect();
        new Migrator(derby).migrate("persistence", org.rambla.persistence.migration.OwnTables.migrations());
        new Transactions(derby).run(jdbc -> jdbc.execute("insert into persistence_cursor values ('a', 'b', 7, 8)"));
        connecting.disconnect(derby);
        try (var target = TestDatabase.postgres()) {
            assertThat(archive(target, "none").moveFrom(home).rows()).isEqualTo(2);
            assertThat(number(target, "select position from persistence_cursor"))
                    .isEqualTo(7);
        }
        assertThat(home).isDirectoryNotContaining("glob:**move*.zip");
        try (var target = TestDatabase.derby()) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> archive(target, "none").moveFrom(home))
                    .withMessageContaining("RAMBLA_DB_URL");
        }
        DerbyHome.shutdown("jdbc:derby:" + home.resolve("database"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void restore_isRefused_whenTheDatabaseIsNotEmpty(TestDatabase databases) {
        fill(databases);
        archive(databases, "none").backup(file);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> archive(databases, "none").restore(file))
                .withMessageStartingWith("The database is not empty.");
        assertThat(number(databases, "select count(*) from sample_tag")).isEqualTo(1_200);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> archive(databases, "none").backup(file))
                .withMessageContaining("there already");
    }

    @Test
    void restore_saysWhy_whenTheFileIsNotThereOrNoBackup() throws Exception {
        try (var databases = TestDatabase.derby()) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> archive(databases, "none").restore(file.resolveSibling("nowhere")))
                    .withMessageContaining("was not restored: there is no file ");
            Files.writeString(file, "no archive");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> archive(databases, "none").restore(file))
                    .withMessageContaining("it is no backup");
        }
    }

    @Test
    void restore_saysSo_whenARowIsMissingOrUnknown() throws Exception {
        try (var first = TestDatabase.derby("sample")) {
            fill(first);
            archive(first, "none").backup(file);
        }
        change(file, "tables/sample_tag.jsonl", text -> text.replaceFirst(".*\n", ""));
        try (var second = TestDatabase.derby()) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> archive(second, "none").restore(file))
                    .withMessage("The table sample_tag does not hold what the archive says (1199 of 1200 rows)."
                            + " Please do not use this database.");
        }
        change(file, "contents.json", text -> text.replace("\"label\"", "\"colour\""));
        try (var second = TestDatabase.derby()) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> archive(second, "none").restore(file))
                    .withMessageContaining("newer Rambla; this one does not know sample_tag.colour");
        }
    }

    @Test
    void restore_isRefused_whenTheFileIsNoArchive() throws Exception {
        Files.writeString(file, "hello");
        try (var second = TestDatabase.derby()) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> archive(second, "none").restore(file))
                    .withMessageContaining("was not restored");
        }
    }

    private static void change(Path zip, String name, java.util.function.UnaryOperator<String> change)
            throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(zip)) {
            Path entry = inside.getPath(name);
            Files.writeString(entry, change.apply(Files.readString(entry, StandardCharsets.UTF_8)));
        }
    }
}
