// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import org.rambla.persistence.source.CountedSource;
import org.rambla.persistence.source.Pool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a transaction runs on: a connection, and entities on the same where the unit has any. */
interface Session extends AutoCloseable {
    Logger LOG = LoggerFactory.getLogger(Session.class);

    Connection connection();

    /** @throws IllegalStateException when the unit has no entities */
    EntityManager entities();

    void commit() throws SQLException;

    /** Rolls back what is not committed, and gives the connection back. */
    @Override
    void close();

    /** Entities and statements on one connection. */
    static Session of(EntityManager manager) {
        manager.getTransaction().begin();
        // Asked for here, so that entities are read on this connection too, not on a second one.
        Connection connection = CountedSource.plain(manager.unwrap(Connection.class));
        return new Session() {
            @Override
            public Connection connection() {
                return connection;
            }

            @Override
            public EntityManager entities() {
                return manager;
            }

            @Override
            public void commit() {
                manager.getTransaction().commit();
            }

            @Override
            public void close() {
                try {
                    if (manager.getTransaction().isActive()) {
                        manager.getTransaction().rollback();
                    }
                } finally {
                    manager.close();
                }
            }
        };
    }

    /** Statements only. */
    static Session of(Pool pool) throws SQLException {
        Connection connection = pool.connection();
        connection.setAutoCommit(false);
        return new Session() {
            @Override
            public Connection connection() {
                return connection;
            }

            @Override
            public EntityManager entities() {
                throw new IllegalStateException("This unit has no entities");
            }

            @Override
            public void commit() throws SQLException {
                connection.commit();
            }

            @Override
            public void close() {
                try {
                    // The pool rolls back what is open and sets autocommit again.
                    connection.close();
                } catch (SQLException e) {
                    // The pool drops a connection that does not close; what was committed stays committed.
                    LOG.debug("A connection does not close", e);
                }
            }
        };
    }
}
