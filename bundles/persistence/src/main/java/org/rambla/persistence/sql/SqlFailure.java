// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.sql;

import java.sql.SQLException;
import java.util.Set;
import org.rambla.api.persistence.Database.Conflict;

/** A statement that the database refused; names the statement, not its arguments, which may be personal. */
public final class SqlFailure extends RuntimeException {
    /** Serialisation failure, deadlock, lock time-out, a crowd at a Derby sequence: the next try may well succeed. */
    private static final Set<String> AGAIN = Set.of("40001", "40XL1", "40XL2", "40P01", "55P03", "X0Y84");

    private static final String DUPLICATE = "23505";

    private SqlFailure(String sql, SQLException cause) {
        super(cause.getMessage() + " [" + sql + "]", cause);
    }

    /** The failure in the contract's terms. */
    public static RuntimeException of(String sql, SQLException cause) {
        return duplicate(cause) ? new Conflict(true, cause) : new SqlFailure(sql, cause);
    }

    /** Whether the same work may succeed when it is tried again. */
    public static boolean again(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && e.getSQLState() != null && AGAIN.contains(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a key that must be unique was taken. */
    public static boolean duplicate(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e) {
                // A batch tells the reason in its next exception.
                for (SQLException next = e; next != null; next = next.getNextException()) {
                    if (DUPLICATE.equals(next.getSQLState())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
