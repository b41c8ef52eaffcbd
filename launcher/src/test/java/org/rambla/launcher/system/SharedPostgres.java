// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The PostgreSQL of a test process, where each server or group of servers gets a database of its own. */
public final class SharedPostgres implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Path data;
    private final EmbeddedPostgres postgres;

    private SharedPostgres() {
        try {
            data = Files.createTempDirectory("rambla-postgres");
            FirstStart.copyPostgresTo(data);
            postgres = on(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one on a directory, which stays when it is closed. */
    static EmbeddedPostgres on(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Whoever started it stops it, after the servers on it.
                .setRegisterShutdownHook(false)
                // Nothing of it outlives the tests; it is the servers that are killed.
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_connections", "300")
                .start();
    }

    static void execute(EmbeddedPostgres postgres, String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SharedPostgres get() {
        return OnceForAll.get(SharedPostgres.class, SharedPostgres.class, SharedPostgres::new);
    }

    /** Name of a new database, as a server's first start leaves one: {@link FirstStart#copyTo} has the home that fits. */
    public static String create() {
        String name = "rambla" + NUMBER.incrementAndGet();
        execute(get().postgres, "create database " + name + " template " + FirstStart.PATTERN);
        return name;
    }

    /** Address for servers. */
    public static String url(String database) {
        return get().postgres.getJdbcUrl("postgres", database);
    }

    public static DataSource source(String database) {
        return get().postgres.getDatabase("postgres", database);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        Prepared.empty(data);
        Files.delete(data);
    }
}
