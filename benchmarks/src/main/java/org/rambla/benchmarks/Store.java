// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** The database of a server, reached beside it: Derby while the server is stopped, PostgreSQL at any time. */
abstract class Store implements AutoCloseable {
    /** What the server is told about it. */
    abstract Map<String, String> environment();

    abstract Connection connect() throws SQLException;

    /** Moves a sequence on; returns the first number of the block. */
    abstract String next(String sequence);

    /** Brings what the planner knows up to date where a server running for some minutes would have it done by itself. */
    abstract void settle() throws SQLException;

    /** Processor time of the database's own processes in milliseconds; 0 when it runs inside the server. */
    abstract long processor() throws IOException;

    /** Gives the files free for the server. */
    abstract void release();

    @Override
    public abstract void close() throws IOException;

    static Store of(String database, Path home) throws IOException {
        return database.equals("derby") ? new Derby(home) : new Postgres(home);
    }

    private static final class Derby extends Store {
        private final String name;

        Derby(Path home) {
            System.setProperty(
                    "derby.stream.error.file",
                    home.getParent().resolve("derby.log").toString());
            System.setProperty("derby.storage.pageCacheSize", "4000");
            name = home.resolve("database").toString();
        }

        @Override
        Map<String, String> environment() {
            return Map.of();
        }

        @Override
        Connection connect() throws SQLException {
            EmbeddedDataSource source = new EmbeddedDataSource();
            source.setDatabaseName(name);
            return source.getConnection();
        }

        @Override
        String next(String sequence) {
            return "values next value for " + sequence;
        }

        @Override
        void settle() throws SQLException {
            try (Connection connection = connect();
                    var statement = connection.createStatement()) {
                for (String table : new String[] {
                    "CONTENT_ITEM",
                    "FORUM_TOPIC",
                    "FORUM_POST",
                    "WIKI_PAGE",
                    "WIKI_VERSION",
                    "WIKI_REVISION",
                    "WIKI_SLUG",
                    "WEBINAR_EVENT",
                    "WEBINAR_REGISTRATION",
                    "TRANSLATION_VERSION",
                    "TRANSLATION_SEGMENT",
                    "TRANSLATION_JOB"
                }) {
                    statement.execute("call syscs_util.syscs_update_statistics('" + connection.getSchema() + "', '"
                            + table + "', null)");
                }
            }
        }

        @Override
        long processor() {
            return 0;
        }

        @Override
        void release() {
            EmbeddedDataSource source = new EmbeddedDataSource();
            source.setDatabaseName(name);
            source.setShutdownDatabase("shutdown");
            try {
                source.getConnection().close();
            } catch (SQLException expected) {
                // Derby tells its success as an exception.
            }
        }

        @Override
        public void close() {
            release();
        }
    }

    private static final class Postgres extends Store {
        private final EmbeddedPostgres server;
        private final Path data;

        /** With the durability that PostgreSQL has by default, which the library would relax. */
        Postgres(Path home) throws IOException {
            data = home.resolveSibling("postgresql");
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .start();
        }

        @Override
        Map<String, String> environment() {
            return Map.of("RAMBLA_DB_URL", server.getJdbcUrl("postgres", "postgres"), "RAMBLA_DB_USER", "postgres");
        }

        @Override
        Connection connect() throws SQLException {
            return server.getPostgresDatabase().getConnection();
        }

        @Override
        String next(String sequence) {
            return "select nextval('" + sequence + "')";
        }

        @Override
        void settle() throws SQLException {
            try (Connection connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
            }
        }

        @Override
        long processor() throws IOException {
            String pid =
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim();
            return Processes.processorOfAll(Long.parseLong(pid));
        }

        @Override
        void release() {}

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
