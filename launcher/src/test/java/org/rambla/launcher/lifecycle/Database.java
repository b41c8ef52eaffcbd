// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.rambla.launcher.system.DatabaseKind;

/** A database that outlives the servers on it. */
final class Database implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static Database of(DatabaseKind kind) throws IOException {
        return new Database(kind == DatabaseKind.DERBY ? null : EmbeddedPostgres.start());
    }

    /** What tells a server of it. */
    Map<String, String> environment() {
        return postgres == null ? Map.of() : Map.of("RAMBLA_DB_URL", postgres.getJdbcUrl("postgres", "postgres"));
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
