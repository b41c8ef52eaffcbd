// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Dialect;
import org.rambla.api.persistence.RowMapper;
import org.rambla.api.persistence.Transaction;
import org.rambla.persistence.sql.Jdbc;

/** One connection as parts of the server see the database, each statement by itself; without entities and events. */
final class PlainDatabase implements Database {
    private final Jdbc jdbc;
    private final Dialect dialect;

    PlainDatabase(Connection connection) throws java.sql.SQLException {
        jdbc = new Jdbc(connection);
        dialect = connection.getMetaData().getDatabaseProductName().contains("Derby")
                ? Dialect.DERBY
                : Dialect.POSTGRESQL;
    }

    @Override
    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... arguments) {
        return jdbc.list(sql, mapper, arguments);
    }

    @Override
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... arguments) {
        return jdbc.first(sql, mapper, arguments);
    }

    @Override
    public long number(String sql, Object... arguments) {
        return jdbc.number(sql, arguments);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public <T, E extends Exception> T transaction(Work<T, E> work) throws E {
        return work.run(new Open());
    }

    private final class Open implements Transaction {
        @Override
        public int execute(String sql, Object... arguments) {
            return jdbc.execute(sql, arguments);
        }

        @Override
        public <T> List<T> list(String sql, RowMapper<T> mapper, Object... arguments) {
            return jdbc.list(sql, mapper, arguments);
        }

        @Override
        public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... arguments) {
            return jdbc.first(sql, mapper, arguments);
        }

        @Override
        public long number(String sql, Object... arguments) {
            return jdbc.number(sql, arguments);
        }

        @Override
        public Dialect dialect() {
            return dialect;
        }

        @Override
        public <T> T save(T entity) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Optional<T> find(Class<T> type, Object id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Optional<T> lock(Class<T> type, Object id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(Object entity) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void record(Event event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long next(String sequence) {
            throw new UnsupportedOperationException();
        }
    }
}
