// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.persistence;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The database as one persistence unit sees it; a service with property {@code unit} = the unit's name. Reading through
 * it runs each statement on its own.
 *
 * <pre>{@code
 * @Activate
 * Topics(@Reference(name = "database", target = "(unit=forum)") Database database)
 * }</pre>
 */
@ProviderType
public interface Database extends Sql {
    /**
     * Runs work in one transaction: committed when it returns, rolled back when it throws. No sanitising, I/O or foreign
     * code inside. A serialisation failure or deadlock is tried again, so the work must not keep state.
     *
     * @throws Conflict when a version moved on, or a unique key is taken
     */
    <T, E extends Exception> T transaction(Work<T, E> work) throws E;

    /** What runs in a transaction. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run(Transaction transaction) throws E;
    }

    /** The same row was changed meanwhile, or a key that must be unique is taken. */
    final class Conflict extends RuntimeException {
        private final boolean duplicate;

        public Conflict(boolean duplicate, Throwable cause) {
            super(cause);
            this.duplicate = duplicate;
        }

        /** True: a unique key is taken. False: the row's version moved on. */
        public boolean duplicate() {
            return duplicate;
        }
    }
}
