// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.rambla.api.persistence.Dialect;
import org.rambla.persistence.source.Pool;

/** Work on a pooled connection without entities: one statement at a time, or in a transaction. */
public final class Transactions {
    private static final int TRIES = 4;
    private static final int MANY = 15;
    private static final long QUICK_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Pool pool;

    public Transactions(Pool pool) {
        this.pool = pool;
    }

    public Dialect dialect() {
        return pool.dialect();
    }

    /** Runs work in which each statement stands on its own; tried again when the database asks for it. */
    public <T> T read(Function<Jdbc, T> work) {
        return again(() -> {
            try (Connection connection = pool.connection()) {
                return work.apply(new Jdbc(connection));
            }
        });
    }

    /** Runs work in one transaction; tried again when the database asks for it. */
    public <T> T run(Function<Jdbc, T> work) {
        return again(() -> {
            try (Connection connection = pool.connection()) {
                connection.setAutoCommit(false);
                try {
                    T result = work.apply(new Jdbc(connection));
                    connection.commit();
                    return result;
                } catch (RuntimeException | Error | SQLException e) {
                    connection.rollback();
                    throw e;
                }
            }
        });
    }

    /**
     * Tries work again while it fails by a deadlock or the like: up to four times, and more often when it fails quickly,
     * since Derby does not wait at all for the next values of a sequence while somebody compiles a statement with it.
     */
    public static <T, E extends Exception> T again(Attempt<T, E> attempt) throws E {
        long start = System.nanoTime();
        for (int tries = 1; ; tries++) {
            boolean last = tries >= MANY || tries >= TRIES && System.nanoTime() - start > QUICK_NANOS;
            try {
                return attempt.run();
            } catch (SQLException e) {
                if (last || !SqlFailure.again(e)) {
                    throw SqlFailure.of("transaction", e);
                }
            } catch (RuntimeException e) {
                if (last || !SqlFailure.again(e)) {
                    throw e;
                }
            }
            pause(tries);
        }
    }

    private static void pause(int tries) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 15L << Math.min(tries, 5)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Work that may be repeated. */
    public interface Attempt<T, E extends Exception> {
        T run() throws SQLException, E;
    }
}
