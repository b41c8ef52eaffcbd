// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.rambla.api.persistence.Dialect;
import org.rambla.persistence.source.DerbyHome;
import org.rambla.persistence.source.Pool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the database: which one, and patience until it answers.
 *
 * @param url JDBC address; empty means Derby in the home
 * @param home folder of this server
 * @param patience milliseconds to go on trying
 */
record Connecting(String url, String user, String password, int poolSize, Path home, long patience) {
    private static final Logger LOG = LoggerFactory.getLogger(Connecting.class);
    private static final String DERBY = "jdbc:derby:";

    Connecting {
        if (url.isBlank()) {
            url = DERBY + home.resolve("database").toAbsolutePath();
        }
    }

    Dialect dialect() throws StartFailure {
        if (url.startsWith(DERBY)) {
            return Dialect.DERBY;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return Dialect.POSTGRESQL;
        }
        throw new StartFailure(
                StartFailure.NO_DATABASE,
                "The database address must begin with jdbc:postgresql: or jdbc:derby:. Please correct \"url\" in the"
                        + " configuration of the database.",
                null);
    }

    /** Waits for the database with growing pauses. */
    Pool connect() throws StartFailure, InterruptedException {
        Dialect dialect = dialect();
        DataSource source = dialect == Dialect.DERBY ? derby() : postgresql();
        long start = System.nanoTime();
        for (long pause = 250; ; pause = Math.min(2 * pause, 8_000)) {
            try {
                source.getConnection().close();
                return new Pool(source, dialect, poolSize);
            } catch (SQLException e) {
                long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                if (!mayPass(e) || waited + pause > patience) {
                    throw failure(e);
                }
                LOG.warn("The database does not answer yet, trying again: {}", e.getMessage());
                Thread.sleep(pause);
            }
        }
    }

    /** Closes what {@link #connect} opened. */
    void disconnect(Pool pool) {
        pool.close();
        if (pool.dialect() == Dialect.DERBY) {
            DerbyHome.shutdown(url);
        }
    }

    private DataSource derby() {
        DerbyHome.prepare(home.resolve("log"));
        return DerbyHome.open(url);
    }

    private DataSource postgresql() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        if (!user.isEmpty()) {
            source.setUser(user);
        }
        if (!password.isEmpty()) {
            source.setPassword(password);
        }
        source.setApplicationName("rambla");
        source.setConnectTimeout(5);
        source.setTcpKeepAlive(true);
        return source;
    }

    /** Connection refused, server starting or busy; a wrong password or name does not get better. */
    private static boolean mayPass(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    private StartFailure failure(SQLException e) {
        for (SQLException cause = e; cause != null; cause = cause.getNextException()) {
            if ("XSDB6".equals(cause.getSQLState())) {
                return new StartFailure(
                        StartFailure.HOME_IN_USE,
                        "Another Rambla is running with the same home folder, " + home.toAbsolutePath()
                                + ". Stop it first, or start this one with another home.",
                        e);
            }
        }
        String where = url.startsWith(DERBY) ? url.substring(DERBY.length()) : url.replaceAll("[?].*", "");
        return new StartFailure(
                StartFailure.NO_DATABASE,
                "The database " + where + " cannot be opened: " + e.getMessage()
                        + ". Please check that it is running and that address, user and password are right.",
                e);
    }
}
