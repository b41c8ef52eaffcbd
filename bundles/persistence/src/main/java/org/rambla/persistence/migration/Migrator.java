// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Dialect;
import org.rambla.persistence.source.Pool;
import org.rambla.persistence.sql.Jdbc;
import org.rambla.persistence.sql.SqlFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a unit's tables up to date. Each file is one transaction that also writes the history row (both databases roll
 * back the making of tables), so a crash leaves a file applied or not at all. A row that the transaction locks keeps a
 * second runner waiting; nothing is left locked after a crash. The history keeps each file's text, so that a backup can
 * make the tables again, those of an extension that is gone included.
 */
public final class Migrator {
    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Pool pool;
    private final Duration patience;
    /** Whether its connections are taken away when they are kept for longer. */
    private final boolean shared;

    /** Makes the history where there is none. */
    public Migrator(Pool pool) {
        this(pool, PATIENCE, false);
        patiently(this::prepare);
    }

    private Migrator(Pool pool, Duration patience, boolean shared) {
        this.pool = pool;
        this.patience = patience;
        this.shared = shared;
    }

    /** The same for somebody who has a share in the pool only, and may not keep others waiting for long. */
    public Migrator within(Pool share, Duration longest) {
        return new Migrator(share, longest, true);
    }

    /**
     * Applies what is not applied yet, in the order of the names. Returns how many files this runner applied.
     *
     * @throws MigrationFailure in plain words: an applied file was changed, or a statement was refused
     */
    public int migrate(String unit, List<MigrationFile> files) {
        Map<String, String> applied = applied(unit);
        List<MigrationFile> pending =
                files.stream().sorted().filter(f -> isPending(unit, f, applied)).toList();
        var count = new AtomicInteger();
        pending.forEach(file -> patiently(connection -> {
            if (apply(connection, unit, file)) {
                count.incrementAndGet();
            }
        }));
        return count.get();
    }

    private static boolean isPending(String unit, MigrationFile file, Map<String, String> applied) {
        String checksum = applied.get(file.name());
        if (checksum != null && !checksum.equals(file.checksum())) {
            throw new MigrationFailure("The file " + file.name() + " of " + unit
                    + " was changed after it had been applied. Take the change back and put it into a new file.");
        }
        return checksum == null;
    }

    private Map<String, String> applied(String unit) {
        var applied = new HashMap<String, String>();
        patiently(connection -> new Jdbc(connection)
                .list(
                        "select file_name, checksum from persistence_migration where unit = ?",
                        row -> applied.put(row.text("file_name"), row.text("checksum")),
                        unit));
        return applied;
    }

    private boolean apply(Connection connection, String unit, MigrationFile file) throws SQLException {
        var jdbc = new Jdbc(connection);
        jdbc.execute("update persistence_migration_lock set holder = ? where id = 1", unit);
        if (!isPending(unit, file, appliedBy(jdbc, unit, file))) {
            return false;
        }
        long start = System.nanoTime();
        for (String sql : file.statements(unit, pool.dialect())) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                if (SqlFailure.again(e)) {
                    throw e;
                }
                throw new MigrationFailure(file.name() + " of " + unit + ": " + e.getMessage() + " in: " + sql, e);
            }
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        jdbc.execute(
                "insert into persistence_migration (unit, file_name, checksum, source, applied_at, took_ms)"
                        + " values (?, ?, ?, ?, ?, ?)",
                unit,
                file.name(),
                file.checksum(),
                file.text(),
                System.currentTimeMillis(),
                took);
        LOG.info("Applied {} of {} in {} ms", file.name(), unit, took);
        return true;
    }

    private static Map<String, String> appliedBy(Jdbc jdbc, String unit, MigrationFile file) {
        return jdbc
                .list(
                        "select checksum from persistence_migration where unit = ? and file_name = ?",
                        row -> row.text("checksum"),
                        unit,
                        file.name())
                .stream()
                .collect(Collectors.toMap(checksum -> file.name(), checksum -> checksum));
    }

    /** In one transaction; waits for another runner as long as it takes, within reason. */
    private void patiently(Step step) {
        long start = System.nanoTime();
        while (true) {
            try (Connection connection = pool.connection()) {
                connection.setAutoCommit(false);
                try {
                    step.run(connection);
                    connection.commit();
                    return;
                } finally {
                    connection.rollback();
                }
            } catch (SQLException | RuntimeException e) {
                // Whatever the driver says of a connection that was taken away.
                boolean late = System.nanoTime() - start > patience.toNanos();
                if (late && shared) {
                    throw new MigrationFailure("It did not come back within " + patience.toSeconds() + " s", e);
                }
                if (late || !SqlFailure.again(e)) {
                    throw e instanceof RuntimeException r ? r : new MigrationFailure(e.getMessage(), e);
                }
            }
        }
    }

    private void prepare(Connection connection) throws SQLException {
        if (exists(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table persistence_migration_lock (id int primary key, holder varchar(60))");
            statement.execute("insert into persistence_migration_lock (id) values (1)");
            statement.execute("create table persistence_migration (place bigint generated by default as identity,"
                    + " unit varchar(60) not null, file_name varchar(200) not null, checksum varchar(64) not null,"
                    + " source " + (pool.dialect() == Dialect.DERBY ? "clob" : "text") + " not null,"
                    + " applied_at bigint not null, took_ms bigint not null, primary key (unit, file_name))");
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            // Another runner was quicker.
            if (!exists(connection)) {
                throw e;
            }
        }
    }

    private boolean exists(Connection connection) throws SQLException {
        String name = "persistence_migration";
        boolean derby = pool.dialect() == Dialect.DERBY;
        try (var tables =
                connection.getMetaData().getTables(null, null, derby ? name.toUpperCase(Locale.ROOT) : name, null)) {
            return tables.next();
        }
    }

    private interface Step {
        void run(Connection connection) throws SQLException;
    }
}
