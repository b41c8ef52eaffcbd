// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Dialect;
import org.rambla.api.persistence.RowMapper;
import org.rambla.persistence.source.Pool;
import org.rambla.persistence.sql.SqlFailure;
import org.rambla.persistence.sql.Transactions;

/** The database as one unit sees it. */
final class UnitDatabase implements Database {
    private final Pool pool;
    private final EntityManagerFactory entities;
    private final Transactions transactions;
    private final Runnable committed;

    /** @param entities null when the unit has none */
    UnitDatabase(Pool pool, EntityManagerFactory entities, Runnable committed) {
        this.pool = pool;
        this.entities = entities;
        this.transactions = new Transactions(pool);
        this.committed = committed;
    }

    @Override
    public <T, E extends Exception> T transaction(Work<T, E> work) throws E {
        return Transactions.again(() -> once(work));
    }

    private <T, E extends Exception> T once(Work<T, E> work) throws SQLException, E {
        try (Session session = entities == null ? Session.of(pool) : Session.of(entities.createEntityManager())) {
            var transaction = new UnitTransaction(session, pool.dialect());
            T result = work.run(transaction);
            if (transaction.commit()) {
                committed.run();
            }
            return result;
        } catch (RuntimeException e) {
            throw translated(e);
        }
    }

    private static RuntimeException translated(RuntimeException failure) {
        if (failure instanceof Conflict) {
            return failure;
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof OptimisticLockException
                    || t instanceof org.eclipse.persistence.exceptions.OptimisticLockException) {
                return new Conflict(false, failure);
            }
        }
        return SqlFailure.duplicate(failure) ? new Conflict(true, failure) : failure;
    }

    @Override
    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... arguments) {
        return transactions.read(jdbc -> jdbc.list(sql, mapper, arguments));
    }

    @Override
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... arguments) {
        return transactions.read(jdbc -> jdbc.first(sql, mapper, arguments));
    }

    @Override
    public long number(String sql, Object... arguments) {
        return transactions.read(jdbc -> jdbc.number(sql, arguments));
    }

    @Override
    public Dialect dialect() {
        return pool.dialect();
    }
}
