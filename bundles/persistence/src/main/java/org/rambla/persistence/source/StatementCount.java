// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.source;

import org.rambla.api.persistence.Statements;

/** Counts per thread; a plain number, no lock. */
public final class StatementCount implements Statements {
    private static final ThreadLocal<long[]> COUNT = ThreadLocal.withInitial(() -> new long[1]);

    public static void add() {
        COUNT.get()[0]++;
    }

    @Override
    public long onThisThread() {
        return COUNT.get()[0];
    }
}
