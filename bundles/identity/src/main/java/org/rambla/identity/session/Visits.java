// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.session;

import java.time.Duration;
import java.time.Instant;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;

/** When members were here: a visit goes on until half an hour passes without a request. */
public final class Visits {
    private static final Duration SILENCE = Duration.ofMinutes(30);

    private Visits() {}

    /** The member is here; after a silence this begins a new visit. Moments that are past already change nothing. */
    static void seen(Transaction transaction, long member, Instant at) {
        transaction.execute(
                "update identity_member set visit_before_at ="
                        + " case when last_seen_at > 0 and last_seen_at < ? then last_seen_at else visit_before_at end,"
                        + " last_seen_at = ? where id = ? and last_seen_at < ?",
                at.minus(SILENCE),
                at,
                member,
                at);
    }

    /** When the visit before the present one ended, which may have begun just now; EPOCH when there was none. */
    public static Instant before(Sql sql, long member, Instant now) {
        return sql.first(
                        "select last_seen_at, visit_before_at from identity_member where id = ?",
                        row -> row.instant("last_seen_at").isBefore(now.minus(SILENCE))
                                ? row.instant("last_seen_at")
                                : row.instant("visit_before_at"),
                        member)
                .orElse(Instant.EPOCH);
    }
}
