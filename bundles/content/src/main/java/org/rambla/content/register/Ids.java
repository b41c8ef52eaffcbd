// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.register;

import org.rambla.api.persistence.Transaction;

/**
 * Ids from a sequence that grows by 50: one statement for fifty items. Taken on the caller's connection, for a second one
 * could wait for the first; a sequence keeps what was taken whether the transaction commits or not.
 */
public final class Ids {
    private static final int BLOCK = 50;

    private final String sequence;
    private long next;
    private long end;

    public Ids(String sequence) {
        this.sequence = sequence;
    }

    public synchronized long next(Transaction transaction) {
        if (next == end) {
            next = transaction.next(sequence);
            end = next + BLOCK;
        }
        return next++;
    }
}
