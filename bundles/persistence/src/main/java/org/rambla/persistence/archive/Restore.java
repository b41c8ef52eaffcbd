// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.archive;

import jakarta.json.spi.JsonProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rambla.api.persistence.Archive.Refused;
import org.rambla.api.persistence.Dialect;
import org.rambla.persistence.archive.Schema.Column;
import org.rambla.persistence.archive.Schema.Table;
import org.rambla.persistence.migration.MigrationFile;
import org.rambla.persistence.migration.Migrator;
import org.rambla.persistence.migration.OwnTables;
import org.rambla.persistence.source.Pool;
import org.rambla.persistence.sql.Jdbc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty database from an archive: makes the tables by their migrations, fills them, compares. */
final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);
    private static final int BATCH_ROWS = 500;
    private static final int BATCH_LETTERS = 4_000_000;

    private final Pool pool;
    private final Migrator migrator;
    private final JsonProvider json;

    Restore(Pool pool, Migrator migrator, JsonProvider json) {
        this.pool = pool;
        this.migrator = migrator;
        this.json = json;
    }

    Contents contents(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Contents.NAME);
        if (entry == null) {
            throw new IOException("it has no table of contents");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Contents.read(json, in);
        }
    }

    void checkEmpty() throws SQLException {
        try (Connection connection = pool.connection()) {
            var jdbc = new Jdbc(connection);
            long others = jdbc.number("select count(*) from persistence_migration where unit <> ?", OwnTables.UNIT);
            if (others + jdbc.number("select count(*) from persistence_event") > 0) {
                throw new Refused("The database is not empty. Nothing was changed; please name an empty one.");
            }
        }
    }

    void fill(ZipFile zip, Contents contents) throws Exception {
        for (ZipEntry entry : entries(zip, "migrations/")) {
            String[] path = entry.getName().split("/");
            if (!path[2].equals(OwnTables.UNIT)) {
                String text = new String(bytes(zip, entry), StandardCharsets.UTF_8);
                migrator.migrate(path[2], List.of(new MigrationFile(path[3], text)));
            }
        }
        try (Connection connection = pool.connection()) {
            Schema schema = Schema.read(connection);
            for (String name : contents.tables().keySet()) {
                table(schema, name, contents);
            }
            connection.setAutoCommit(false);
            ForeignKeys keys = ForeignKeys.read(connection, pool.dialect(), schema);
            keys.drop(connection);
            connection.commit();
            for (Table made : schema.tables()) {
                new Jdbc(connection).execute("delete from " + made.name());
                if (contents.tables().containsKey(made.name())) {
                    load(zip, connection, table(schema, made.name(), contents));
                }
                connection.commit();
            }
            keys.add(connection);
            connection.commit();
            finish(connection, contents);
            for (String name : contents.tables().keySet()) {
                compare(
                        connection,
                        table(schema, name, contents),
                        contents.tables().get(name));
            }
            new Jdbc(connection).execute("update persistence_lease set holder = '', expires_at = 0");
            forgetStamps(connection, schema);
            connection.commit();
            statistics(connection, schema);
            connection.commit();
        }
    }

    /**
     * The database is another one from now on: what was made from the one before, and names it by its stamp, must not
     * pass for what is made from this one.
     */
    private static void forgetStamps(Connection connection, Schema schema) throws SQLException {
        for (Table table : schema.tables()) {
            if (table.name().endsWith("_stamp")) {
                new Jdbc(connection).execute("delete from " + table.name());
            }
        }
    }

    /** The table with the columns that the archive has, in its order. */
    private static Table table(Schema schema, String name, Contents contents) {
        Table table = schema.tables().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> newer(name));
        Map<String, Column> columns =
                table.columns().stream().collect(java.util.stream.Collectors.toMap(Column::name, c -> c));
        return new Table(
                name,
                contents.tables().get(name).columns().stream()
                        .map(column -> {
                            if (!columns.containsKey(column)) {
                                throw newer(name + "." + column);
                            }
                            return columns.get(column);
                        })
                        .toList(),
                table.key());
    }

    private static Refused newer(String name) {
        return new Refused("This archive was made by a newer Rambla; this one does not know " + name + ".");
    }

    private void load(ZipFile zip, Connection connection, Table table) throws Exception {
        ZipEntry entry = zip.getEntry("tables/" + table.name() + ".jsonl");
        if (entry == null) {
            throw new IOException("the table " + table.name() + " is missing");
        }
        var rows = new Rows(table, json);
        long count = 0;
        int letters = 0;
        try (var in = new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8));
                PreparedStatement insert = connection.prepareStatement(rows.insert())) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rows.bind(insert, line);
                insert.addBatch();
                letters += line.length();
                if (++count % BATCH_ROWS == 0 || letters > BATCH_LETTERS) {
                    insert.executeBatch();
                    connection.commit();
                    letters = 0;
                }
            }
            insert.executeBatch();
        }
        LOG.info("Read {} rows of {}", count, table.name());
    }

    private void finish(Connection connection, Contents contents) throws SQLException {
        var counters = new Counters(connection, pool.dialect());
        for (var sequence : contents.sequences().entrySet()) {
            counters.setSequence(sequence.getKey(), sequence.getValue());
        }
        for (var identity : contents.identities().entrySet()) {
            counters.setIdentity(identity.getKey(), identity.getValue());
        }
        connection.commit();
    }

    private void compare(Connection connection, Table table, Contents.Rows expected) throws Exception {
        var sum = new Sum();
        new Rows(table, json).each(connection, sum::add);
        if (sum.rows() != expected.rows() || !sum.checksum().equals(expected.checksum())) {
            throw new Refused("The table " + table.name() + " does not hold what the archive says (" + sum.rows()
                    + " of " + expected.rows() + " rows). Please do not use this database.");
        }
    }

    /** Both plan their statements by statistics, which a fresh table lacks. */
    private void statistics(Connection connection, Schema schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (pool.dialect() == Dialect.POSTGRESQL) {
                statement.execute("analyze");
                return;
            }
            for (Table table : schema.tables()) {
                statement.execute("call syscs_util.syscs_update_statistics('" + connection.getSchema() + "', '"
                        + table.name().toUpperCase(java.util.Locale.ROOT) + "', null)");
            }
        }
    }

    long files(ZipFile zip, Path folder) throws IOException {
        long count = 0;
        Path root = folder.toAbsolutePath().normalize();
        for (ZipEntry entry : entries(zip, "files/")) {
            Path file =
                    root.resolve(entry.getName().substring("files/".length())).normalize();
            if (!file.startsWith(root) || file.equals(root)) {
                throw new IOException("it has a file outside of the folder");
            }
            Files.createDirectories(file.getParent());
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, file);
            }
            count++;
        }
        return count;
    }

    private static List<? extends ZipEntry> entries(ZipFile zip, String folder) {
        return Collections.list(zip.entries()).stream()
                .filter(entry -> entry.getName().startsWith(folder) && !entry.isDirectory())
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
