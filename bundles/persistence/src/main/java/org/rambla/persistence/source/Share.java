// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.source;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.rambla.api.persistence.Dialect;
import org.slf4j.LoggerFactory;

/** A share in the pool: so many connections at once, each for so long, and not more. */
final class Share implements DataSource {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Share.class);
    private static final long WAIT_SECONDS = 10;
    private static final long LOOK_MILLISECONDS = 250;

    private final HikariDataSource pool;
    private final Dialect dialect;
    private final long longest;
    private final Semaphore free;
    private final Set<Lease> leases = ConcurrentHashMap.newKeySet();

    /** Looks after leases while there are any. */
    private Thread watch;

    Share(HikariDataSource pool, Dialect dialect, int most, Duration longest) {
        this.pool = pool;
        this.dialect = dialect;
        this.longest = longest.toNanos();
        // Not in turn: whoever comes while one is free takes it. Handing each over to a sleeper costs more than its
        // use.
        this.free = new Semaphore(most);
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            if (!free.tryAcquire() && !free.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLTransientConnectionException("No connection is free for this extension");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting for a connection", e);
        }
        Lease lease;
        try {
            lease = new Lease(pool.getConnection());
        } catch (SQLException | RuntimeException e) {
            free.release();
            throw e;
        }
        leases.add(lease);
        watch();
        return (Connection)
                Proxy.newProxyInstance(Share.class.getClassLoader(), new Class<?>[] {Connection.class}, lease);
    }

    private synchronized void watch() {
        if (watch == null) {
            watch = new Thread(this::look, "connections");
            watch.setDaemon(true);
            watch.setContextClassLoader(Share.class.getClassLoader());
            watch.start();
        }
    }

    private void look() {
        try {
            while (!ended()) {
                Thread.sleep(LOOK_MILLISECONDS);
                long now = System.nanoTime();
                leases.stream().filter(lease -> now - lease.since > longest).forEach(Lease::take);
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody looks after connections any more", e);
        }
    }

    private synchronized boolean ended() {
        if (leases.isEmpty() || pool.isClosed()) {
            watch = null;
            return true;
        }
        return false;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.rambla.persistence");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }

    /** A connection in somebody's hands. */
    private final class Lease implements InvocationHandler {
        private final Connection connection;
        private final long since = System.nanoTime();
        private boolean ended;

        Lease(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            boolean closing = method.getName().equals("close");
            try {
                Object result = method.invoke(connection, arguments);
                if (dialect == Dialect.DERBY && result instanceof Statement statement) {
                    // Nothing else ends a statement of Derby's that is at work.
                    statement.setQueryTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(longest)));
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                if (closing) {
                    end();
                }
            }
        }

        private synchronized void end() {
            if (!ended) {
                ended = true;
                leases.remove(this);
                free.release();
            }
        }

        /** Ends the connection below; its holder finds out at the next step. The share is free again when it is closed. */
        private synchronized void take() {
            if (ended) {
                return;
            }
            leases.remove(this);
            LOG.warn("A connection was kept for more than {} s and is taken away", longest / 1_000_000_000);
            try {
                Connection below = connection.unwrap(Connection.class);
                pool.evictConnection(connection);
                below.abort(Runnable::run);
            } catch (SQLException | RuntimeException e) {
                LOG.warn("A connection cannot be taken away: {}", e.toString());
            }
        }
    }
}
