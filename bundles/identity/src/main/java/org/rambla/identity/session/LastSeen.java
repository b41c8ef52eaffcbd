// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rambla.api.persistence.Database;

/** When sessions were used and members seen: collected, and written together once a minute. May be lost. */
final class LastSeen {
    private static final int BATCH = 500;

    private final Database database;
    private final Map<Long, Seen> waiting = new TreeMap<>();

    LastSeen(Database database) {
        this.database = database;
    }

    synchronized void seen(long session, long member, Instant at) {
        waiting.put(session, new Seen(session, member, at));
    }

    /** Writes what is waiting, in the order of the ids so that two nodes never wait for each other. */
    void write() {
        List<Seen> all;
        synchronized (this) {
            all = new ArrayList<>(waiting.values());
            waiting.clear();
        }
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Seen> some = all.subList(from, Math.min(all.size(), from + BATCH));
            Map<Long, Instant> members = new TreeMap<>();
            some.forEach(seen -> members.merge(seen.member, seen.at, (a, b) -> a.isAfter(b) ? a : b));
            database.transaction(transaction -> {
                some.forEach(seen -> transaction.execute(
                        "update identity_session set used_at = ? where id = ? and used_at < ?",
                        seen.at,
                        seen.session,
                        seen.at));
                members.forEach((member, at) -> Visits.seen(transaction, member, at));
                return null;
            });
        }
    }

    private record Seen(long session, long member, Instant at) {}
}
