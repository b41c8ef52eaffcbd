// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.event;

import java.util.concurrent.TimeUnit;
import org.rambla.persistence.sql.Transactions;

/** Drops events that everybody has heard, and cursors of nodes that are gone for good. */
public final class Purge {
    private static final long KEEP = TimeUnit.DAYS.toMillis(1);
    private static final long NODE = TimeUnit.DAYS.toMillis(7);

    /** A subscriber of the whole installation may be away with its extension, or in safe mode. */
    private static final long NETWORK = TimeUnit.DAYS.toMillis(90);

    private static final int BATCH = 1_000;

    private final Transactions transactions;

    public Purge(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Returns how many events it dropped. Commits often: long transactions would lock whole tables. */
    public long run(long now) {
        for (String table : new String[] {"persistence_set_aside", "persistence_cursor"}) {
            transactions.run(jdbc -> jdbc.execute(
                    "delete from " + table + " where exists (select 1 from persistence_cursor gone"
                            + " where gone.subscriber = " + table + ".subscriber and gone.node = " + table + ".node"
                            + " and (gone.node <> '' and gone.seen_at < ? or gone.seen_at < ?))",
                    now - NODE,
                    now - NETWORK));
        }
        long heard =
                transactions.read(jdbc -> jdbc.number("select coalesce((select min(position) from persistence_cursor),"
                        + " (select position from persistence_lease where name = 'events'))"
                        + " from persistence_lease where name = 'events'"));
        long last = transactions.read(jdbc -> jdbc.number(
                "select max(position) from persistence_event where position <= ? and happened_at < ?",
                heard,
                now - KEEP));
        long dropped = 0;
        long first = transactions.read(jdbc -> jdbc.number("select min(position) from persistence_event"));
        for (long from = first; first > 0 && from <= last; from += BATCH) {
            long batch = from;
            dropped += transactions.run(jdbc -> jdbc.execute(
                    "delete from persistence_event where position >= ? and position <= ? and happened_at < ?",
                    batch,
                    Math.min(last, batch + BATCH - 1),
                    now - KEEP));
        }
        return dropped;
    }
}
