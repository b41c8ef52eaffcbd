// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.source;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.rambla.api.persistence.Dialect;

/**
 * The pooled connections of one database, in autocommit until somebody opens a transaction. Statements are not kept per
 * connection: Derby and the driver of PostgreSQL keep them themselves; preparing again costs Derby about 1 of 6
 * microseconds of a select by key (measured), a wrapper around each statement would cost as much.
 */
public final class Pool implements AutoCloseable {
    private final HikariDataSource pooled;
    /** The pool itself, or somebody's share in it. */
    private final DataSource given;

    private final Dialect dialect;

    /** @param size most connections at a time, at least 2 */
    public Pool(DataSource source, Dialect dialect, int size) {
        var config = new HikariConfig();
        config.setPoolName("rambla");
        config.setDataSource(source);
        config.setMaximumPoolSize(Math.max(2, size));
        config.setMinimumIdle(2);
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(10));
        if (dialect == Dialect.DERBY) {
            // In this process: nothing between us and the database grows stale.
            config.setMaxLifetime(0);
            config.setIdleTimeout(0);
        } else {
            // As on Derby nobody waits forever for a row, and work that hangs in a transaction lets go of its rows.
            config.setConnectionInitSql("set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '60s'");
        }
        this.pooled = new HikariDataSource(config);
        this.given = pooled;
        this.dialect = dialect;
    }

    private Pool(Pool whole, int most, Duration longest) {
        this.pooled = whole.pooled;
        this.dialect = whole.dialect;
        this.given = new Share(pooled, dialect, most, longest);
    }

    /**
     * The same pool for somebody who must leave room for others.
     *
     * @param longest for which a connection may be kept; then it is taken away, and what was not committed is rolled back
     */
    public Pool share(int most, Duration longest) {
        return new Pool(this, most, longest);
    }

    /** Most connections at a time, of all together. */
    public int size() {
        return pooled.getMaximumPoolSize();
    }

    public Connection connection() throws SQLException {
        return given.getConnection();
    }

    public DataSource source() {
        return given;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Closes the connections; those of whoever has a share too. */
    @Override
    public void close() {
        pooled.close();
    }
}
