// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.rambla.launcher.system.DatabaseKind;

/** A database that outlives the servers on it. */
public final class Database implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static Database of(DatabaseKind kind) throws IOException {
        return new Database(
                kind == DatabaseKind.DERBY
                        ? null
                        : EmbeddedPostgres.builder()
                                // It is the servers that are killed; nothing of it outlives the tests.
                                .setServerConfig("fsync", "off")
                                .setServerConfig("full_page_writes", "off")
                                .start());
    }

    /** What tells a server of it. */
    public Map<String, String> environment() {
        return postgres == null ? Map.of() : Map.of("RAMBLA_DB_URL", postgres.getJdbcUrl("postgres", "postgres"));
    }

    /** A connection beside the servers'; PostgreSQL's only. */
    public Connection connection() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
