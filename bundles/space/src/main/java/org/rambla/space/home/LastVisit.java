// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.home;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/**
 * From when on something is new to a member: the end of the visit before this one. A visit is over after half an hour
 * without a look at the network's home, so that what is new does not vanish when the page is opened twice.
 */
final class LastVisit {
    private static final Duration PAUSE = Duration.ofMinutes(30);
    private static final Duration WRITE_AT_MOST_EVERY = Duration.ofMinutes(5);
    private static final Duration FIRST = Duration.ofDays(7);

    private final Database database;

    private record Seen(Instant since, Instant at) {}

    LastVisit(Database database) {
        this.database = database;
    }

    /** Notes that the member is here now; returns from when on something is new. */
    Instant since(long member, Instant now) {
        Optional<Seen> seen = database.first(
                "select since_at, seen_at from space_visit where member = ?",
                row -> new Seen(row.instant("since_at"), row.instant("seen_at")),
                member);
        if (seen.isPresent() && now.isBefore(seen.get().at().plus(WRITE_AT_MOST_EVERY))) {
            return seen.get().since();
        }
        Instant since = seen.map(last -> now.isAfter(last.at().plus(PAUSE)) ? last.at() : last.since())
                .orElse(now.minus(FIRST));
        try {
            database.transaction(tx -> write(tx, member, since, now));
        } catch (Database.Conflict e) {
            // The member opened two windows at once; either moment will do.
        }
        return since;
    }

    private static int write(Transaction tx, long member, Instant since, Instant now) {
        int changed =
                tx.execute("update space_visit set since_at = ?, seen_at = ? where member = ?", since, now, member);
        return changed > 0
                ? changed
                : tx.execute(
                        "insert into space_visit (member, since_at, seen_at) values (?, ?, ?)", member, since, now);
    }
}
