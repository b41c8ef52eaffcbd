// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.member;

import org.rambla.api.persistence.Transaction;

/** A network is never without an administrator. */
public final class Administrators {
    private Administrators() {}

    /** Whether there is another active one, in a transaction that takes this one's rights; two cannot do so at once. */
    public static boolean others(Transaction transaction, long member) {
        transaction.execute(
                "update identity_member set last_seen_at = last_seen_at where administrator = true and state = 'ACTIVE'");
        return transaction.number(
                        "select count(*) from identity_member where administrator = true and state = 'ACTIVE' and id <> ?",
                        member)
                > 0;
    }
}
