// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.organisation;

import org.rambla.api.persistence.Transaction;

/** An organisation's members, active and invited, never exceed its seats. */
public final class Seats {
    private Seats() {}

    /**
     * Seats still free, in a transaction that takes one: nobody else takes one of this organisation until it ends. Several
     * organisations are taken in the order of their ids.
     */
    public static int free(Transaction transaction, long organisation) {
        int taken = taken(transaction, organisation);
        return (int) transaction.number("select seats from identity_organisation where id = ?", organisation) - taken;
    }

    /** Seats taken, under the same condition. */
    public static int taken(Transaction transaction, long organisation) {
        transaction.execute("update identity_organisation set seat_turn = seat_turn + 1 where id = ?", organisation);
        return (int) transaction.number(
                "select count(*) from identity_member where organisation = ? and state in ('ACTIVE', 'INVITED')",
                organisation);
    }

    /** Gives an organisation so many more. */
    public static void raise(Transaction transaction, long organisation, int by) {
        transaction.execute(
                "update identity_organisation set seats = seats + ?, version = version + 1 where id = ?",
                by,
                organisation);
    }
}
