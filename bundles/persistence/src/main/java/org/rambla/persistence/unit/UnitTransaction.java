// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.jpa.JpaEntityManager;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Dialect;
import org.rambla.api.persistence.RowMapper;
import org.rambla.api.persistence.Transaction;
import org.rambla.persistence.event.EventRows;
import org.rambla.persistence.sql.Jdbc;

/** An open transaction: entities and statements on one connection. */
final class UnitTransaction implements Transaction {
    /** Two who draw the first number of a block at once make Derby refuse one of them (X0Y84). */
    private static final Object DERBY_SEQUENCES = new Object();

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Session session;
    private final Dialect dialect;
    private final Jdbc jdbc;
    private final List<Event> events = new ArrayList<>();
    private boolean managing;
    private RuntimeException failure;

    UnitTransaction(Session session, Dialect dialect) {
        this.session = session;
        this.dialect = dialect;
        this.jdbc = new Jdbc(session.connection());
    }

    @Override
    public <T> T save(T entity) {
        EntityManager manager = entities();
        return attempt(() -> {
            if (manager.contains(entity)) {
                return entity;
            }
            if (isNew(manager, entity)) {
                manager.persist(entity);
                return entity;
            }
            return manager.merge(entity);
        });
    }

    /** An entity with a version is new until it has one; without, until it has an id. */
    private static boolean isNew(EntityManager manager, Object entity) {
        AbstractSession session =
                (AbstractSession) manager.unwrap(JpaEntityManager.class).getUnitOfWork();
        var descriptor = session.getDescriptor(entity);
        if (descriptor == null) {
            throw new IllegalArgumentException(entity.getClass().getName() + " is not an entity of this unit");
        }
        Object id = manager.getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(entity);
        Object sign = descriptor.usesOptimisticLocking()
                ? descriptor.getOptimisticLockingPolicy().getWriteLockValue(entity, id, session)
                : id;
        return sign == null || sign instanceof Number number && number.longValue() == 0;
    }

    @Override
    public <T> Optional<T> find(Class<T> type, Object id) {
        EntityManager manager = entities();
        return attempt(() -> Optional.ofNullable(manager.find(type, id)));
    }

    @Override
    public <T> Optional<T> lock(Class<T> type, Object id) {
        EntityManager manager = entities();
        return attempt(() -> Optional.ofNullable(manager.find(type, id, LockModeType.PESSIMISTIC_WRITE)));
    }

    @Override
    public void remove(Object entity) {
        EntityManager manager = entities();
        attempt(() -> {
            manager.remove(manager.contains(entity) ? entity : manager.merge(entity));
            return null;
        });
    }

    @Override
    public int execute(String sql, Object... arguments) {
        return flushed(() -> jdbc.execute(sql, arguments));
    }

    @Override
    public void record(Event event) {
        events.add(event);
    }

    @Override
    public long next(String sequence) {
        if (!NAME.matcher(sequence).matches()) {
            throw new IllegalArgumentException("Not the name of a sequence: " + sequence);
        }
        if (dialect != Dialect.DERBY) {
            return attempt(() -> jdbc.number("select nextval('" + sequence + "')"));
        }
        synchronized (DERBY_SEQUENCES) {
            return attempt(() -> jdbc.number("values next value for " + sequence));
        }
    }

    @Override
    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... arguments) {
        return flushed(() -> jdbc.list(sql, mapper, arguments));
    }

    @Override
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... arguments) {
        return flushed(() -> jdbc.first(sql, mapper, arguments));
    }

    @Override
    public long number(String sql, Object... arguments) {
        return flushed(() -> jdbc.number(sql, arguments));
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Commits; true when events were recorded. They are written last: after every row lock was taken, so that their ids
     * follow the order in which the changes of one subject are committed, and so that the dispatcher hardly waits.
     */
    boolean commit() throws SQLException {
        if (failure != null) {
            throw failure;
        }
        if (!events.isEmpty()) {
            flushed(() -> {
                EventRows.insert(jdbc, events);
                return null;
            });
        }
        session.commit();
        return !events.isEmpty();
    }

    private EntityManager entities() {
        managing = true;
        return session.entities();
    }

    private <T> T flushed(Supplier<T> work) {
        return attempt(() -> {
            if (managing) {
                session.entities().flush();
            }
            return work.get();
        });
    }

    /** After a failure nothing can be committed, on either database, even when the work goes on. */
    private <T> T attempt(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }
}
