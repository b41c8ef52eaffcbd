// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.event;

import java.util.ArrayList;
import java.util.List;
import org.rambla.persistence.sql.Jdbc;
import org.rambla.persistence.sql.Transactions;

/**
 * Gives committed events their positions. Only the node with the lease does so, and it locks the lease's row while it
 * does: whatever the nodes' clocks say, two never number at the same time, and who reads a position in that row finds
 * every event up to it.
 */
public final class Numbering {
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final String node;
    private final long leaseMillis;

    /** @param leaseMillis how long a node that fell silent keeps the lease */
    public Numbering(Transactions transactions, String node, long leaseMillis) {
        this.transactions = transactions;
        this.node = node;
        this.leaseMillis = leaseMillis;
    }

    /** Takes, renews or looks at the lease, and numbers what is committed when it is ours. */
    public Round round() {
        long now = System.currentTimeMillis();
        var lease = transactions.read(Numbering::lease);
        boolean mine = lease.holder.equals(node) && lease.expires > now + leaseMillis / 2;
        if (!mine && (lease.holder.equals(node) || lease.expires < now)) {
            mine = take(now);
        }
        long position = lease.position;
        while (mine) {
            if (transactions.read(jdbc ->
                            jdbc.number("select count(*) from (select id from persistence_event where position is null"
                                    + " fetch first 1 rows only) waiting"))
                    == 0) {
                return new Round(true, position);
            }
            long reached = transactions.run(this::number);
            mine = reached >= 0;
            position = Math.max(position, reached);
        }
        return new Round(false, position);
    }

    private static Lease lease(Jdbc jdbc) {
        return jdbc.first(
                        "select holder, expires_at, position from persistence_lease where name = 'events'",
                        row -> new Lease(row.text("holder"), row.number("expires_at"), row.number("position")))
                .orElseThrow();
    }

    private boolean take(long now) {
        return transactions.run(jdbc -> jdbc.execute(
                        "update persistence_lease set holder = ?, expires_at = ?"
                                + " where name = 'events' and (holder = ? or expires_at < ?)",
                        node,
                        now + leaseMillis,
                        node,
                        now)
                == 1);
    }

    /** Returns the last position given, or -1 when the lease is another's by now. */
    private long number(Jdbc jdbc) {
        long expires = System.currentTimeMillis() + leaseMillis;
        if (jdbc.execute(
                        "update persistence_lease set expires_at = ? where name = 'events' and holder = ?", expires, node)
                == 0) {
            return -1;
        }
        long position = lease(jdbc).position;
        List<Long> ids = jdbc.list(
                "select id from persistence_event where position is null order by id fetch first " + BATCH + " rows only",
                row -> row.number("id"));
        var numbers = new ArrayList<Object[]>();
        for (long id : ids) {
            numbers.add(new Object[] {++position, id});
        }
        jdbc.executeAll("update persistence_event set position = ? where id = ?", numbers);
        jdbc.execute("update persistence_lease set position = ? where name = 'events'", position);
        return position;
    }

    /** Leaves the lease to whoever comes first. */
    public void release() {
        transactions.run(jdbc -> jdbc.execute(
                "update persistence_lease set expires_at = 0 where name = 'events' and holder = ?", node));
    }

    /**
     * What a round found.
     *
     * @param mine whether this node has the lease
     * @param position up to which events are numbered
     */
    public record Round(boolean mine, long position) {}

    private record Lease(String holder, long expires, long position) {}
}
