// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import jakarta.persistence.EntityManagerFactory;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.JpaHelper;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Dialect;
import org.rambla.api.persistence.RowMapper;
import org.rambla.persistence.source.CountedSource;
import org.rambla.persistence.source.Pool;

/**
 * A unit whose entities were made ready once and that serves one test after the other, each in a database of its own:
 * making them ready took longer than most tests.
 */
public final class SharedUnit {
    private static final Map<Kind, Deque<SharedUnit>> FREE = new HashMap<>();

    private record Kind(String unit, Dialect dialect) {}

    private final Kind kind;
    private final Moving source = new Moving();
    /** Null when the unit has none. */
    private final EntityManagerFactory entities;

    private volatile Lent lent;

    private SharedUnit(Kind kind, Unit unit, Pool pool) {
        this.kind = kind;
        this.source.target = pool.source();
        this.entities = unit.classes().isEmpty()
                ? null
                : OpenUnit.deploy(unit, new CountedSource(source), kind.dialect(), unit::loader, null);
    }

    /** One that no test has at the moment, over the connections of a pool; the tables are there already. */
    public static SharedUnit take(Unit unit, Pool pool, Runnable committed) {
        Kind kind = new Kind(unit.name(), pool.dialect());
        SharedUnit free;
        synchronized (FREE) {
            free = FREE.computeIfAbsent(kind, any -> new ArrayDeque<>()).poll();
        }
        if (free == null) {
            free = new SharedUnit(kind, unit, pool);
        }
        free.source.target = pool.source();
        if (free.entities != null) {
            // Numbers that were reserved in the database of another test are not this one's.
            JpaHelper.getServerSession(free.entities).getSequencingControl().initializePreallocated();
        }
        free.lent = new Lent(new UnitDatabase(pool, free.entities, committed));
        return free;
    }

    public Database database() {
        return lent;
    }

    /** Whoever still has the database gets errors. */
    public void giveBack() {
        lent.over = true;
        source.target = null;
        synchronized (FREE) {
            FREE.get(kind).push(this);
        }
    }

    /** Work that a test left behind must not reach the next one's database. */
    private static final class Lent implements Database {
        private final Database database;
        private volatile boolean over;

        Lent(Database database) {
            this.database = database;
        }

        private Database there() {
            if (over) {
                throw new IllegalStateException("The test is over");
            }
            return database;
        }

        @Override
        public <T, E extends Exception> T transaction(Work<T, E> work) throws E {
            return there().transaction(work);
        }

        @Override
        public <T> List<T> list(String sql, RowMapper<T> mapper, Object... arguments) {
            return there().list(sql, mapper, arguments);
        }

        @Override
        public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... arguments) {
            return there().first(sql, mapper, arguments);
        }

        @Override
        public long number(String sql, Object... arguments) {
            return there().number(sql, arguments);
        }

        @Override
        public Dialect dialect() {
            return database.dialect();
        }
    }

    /** The connections of the test whose turn it is. */
    private static final class Moving implements DataSource {
        private volatile DataSource target;

        private DataSource there() throws SQLException {
            DataSource now = target;
            if (now == null) {
                throw new SQLException("The test is over");
            }
            return now;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return there().getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return there().getConnection(user, password);
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return there().unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return there().isWrapperFor(type);
        }
    }
}
