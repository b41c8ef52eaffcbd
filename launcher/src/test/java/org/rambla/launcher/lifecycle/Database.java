// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.FirstStart;
import org.rambla.launcher.system.SharedPostgres;

/** A database that outlives the servers on it; nobody is in it yet. */
public final class Database {
    /** In PostgreSQL; null where Derby is in the home. */
    private final String name;

    private Database(String name) {
        this.name = name;
    }

    /** @param home of the first server on it, empty; filled with what belongs to the database */
    public static Database of(DatabaseKind kind, Path home) {
        FirstStart.copyTo(home, kind);
        return new Database(kind == DatabaseKind.DERBY ? null : SharedPostgres.create());
    }

    /** What tells a server of it. */
    public Map<String, String> environment() {
        return name == null ? Map.of() : Map.of("RAMBLA_DB_URL", SharedPostgres.url(name));
    }

    /** A connection beside the servers'; PostgreSQL's only. */
    public Connection connection() throws SQLException {
        return SharedPostgres.source(name).getConnection();
    }
}
