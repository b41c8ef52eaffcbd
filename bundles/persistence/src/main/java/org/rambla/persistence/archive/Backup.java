// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.archive;

import jakarta.json.spi.JsonProvider;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rambla.api.persistence.Dialect;
import org.rambla.persistence.archive.Schema.Column;
import org.rambla.persistence.archive.Schema.Table;
import org.rambla.persistence.source.Pool;
import org.rambla.persistence.sql.Jdbc;
import org.rambla.persistence.sql.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes an archive: migrations, then tables row by row, then files, then the table of contents. */
final class Backup {
    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    private final Pool pool;
    private final JsonProvider json;

    Backup(Pool pool, JsonProvider json) {
        this.pool = pool;
        this.json = json;
    }

    /** @param files folder of files, or null to leave them out */
    Contents write(Path file, Path files) throws Exception {
        try (Connection connection = pool.connection();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            connection.setAutoCommit(false);
            try {
                Schema schema = moment(connection);
                migrations(connection, zip);
                var tables = new TreeMap<String, Contents.Rows>();
                for (Table table : schema.tables()) {
                    tables.put(table.name(), table(connection, table, zip));
                }
                var counters = new Counters(connection, pool.dialect());
                var contents = new Contents(
                        tables,
                        counters.sequences(),
                        counters.identities(schema),
                        files == null ? 0 : files(files, zip));
                zip.putNextEntry(new ZipEntry(Contents.NAME));
                contents.write(json, new Open(zip));
                zip.closeEntry();
                return contents;
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }

    /** From here on the connection sees all tables as they were at one moment. */
    private Schema moment(Connection connection) throws SQLException {
        if (pool.dialect() == Dialect.POSTGRESQL) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return Schema.read(connection);
        }
        return Transactions.again(() -> {
            connection.rollback();
            Schema schema = Schema.read(connection);
            try (Statement statement = connection.createStatement()) {
                for (Table table : schema.tables()) {
                    statement.execute("lock table " + table.name() + " in share mode");
                }
            }
            return schema;
        });
    }

    private static void migrations(Connection connection, ZipOutputStream zip) throws IOException {
        record Applied(String unit, String name, String source) {}
        List<Applied> all = new Jdbc(connection)
                .list(
                        "select unit, file_name, source from persistence_migration order by place",
                        row -> new Applied(row.text("unit"), row.text("file_name"), row.text("source")));
        for (int i = 0; i < all.size(); i++) {
            Applied file = all.get(i);
            zip.putNextEntry(new ZipEntry(String.format("migrations/%05d/%s/%s", i + 1, file.unit, file.name)));
            zip.write(file.source.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private Contents.Rows table(Connection connection, Table table, ZipOutputStream zip) throws Exception {
        var sum = new Sum();
        zip.putNextEntry(new ZipEntry("tables/" + table.name() + ".jsonl"));
        new Rows(table, json).each(connection, line -> {
            sum.add(line);
            zip.write(line.getBytes(StandardCharsets.UTF_8));
            zip.write('\n');
        });
        zip.closeEntry();
        LOG.info("Wrote {} rows of {}", sum.rows(), table.name());
        return new Contents.Rows(table.columns().stream().map(Column::name).toList(), sum.rows(), sum.checksum());
    }

    private static long files(Path folder, ZipOutputStream zip) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long count = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                zip.putNextEntry(new ZipEntry("files/" + name));
                Files.copy(file, zip);
                zip.closeEntry();
                count++;
            }
        }
        return count;
    }

    /** A JSON writer closes what it wrote to; the zip goes on. */
    private static final class Open extends java.io.FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
