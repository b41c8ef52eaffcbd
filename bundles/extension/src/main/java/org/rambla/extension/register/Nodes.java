// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Database;
import org.rambla.extension.Problem;
import org.rambla.extension.register.NodeReport.State;

/**
 * How this server fares with each extension, for the administrator; and the marks that tell, after the server ended
 * without being asked to, which extension it was about to start.
 */
public final class Nodes {
    /** No mark: it has proven itself, or was never started. */
    public static final int QUIET = 0;

    /** Being started this moment. */
    public static final int STARTING = 1;

    /** Started, and the server has not been up long enough to say that it does no harm. */
    public static final int ON_TRIAL = 2;

    private static final Duration UNHEARD = Duration.ofMinutes(1);
    private static final Duration GONE = Duration.ofDays(30);

    private final Database database;
    private final String node;
    private final String label;

    /** @param label of this server, for people */
    public Nodes(Database database, String node, String label) {
        this.database = database;
        this.node = node;
        this.label = label;
    }

    /** What a mark of the last run says: how often in a row the server ended while it stood. */
    public record Mark(String feature, int mark, int crashes) {}

    public String node() {
        return node;
    }

    /** A server, as it said last. */
    private record Known(String label, boolean there) {}

    /** What all servers say; of those that have not been there for a while, that they have not. */
    public List<NodeReport> reports() {
        Instant limit = Instant.now().minus(UNHEARD);
        Map<String, Known> servers = new HashMap<>();
        database.list(
                "select node, label, seen_at from extension_server",
                row -> servers.put(
                        row.text("node"),
                        new Known(row.text("label"), row.instant("seen_at").isAfter(limit))));
        servers.put(node, new Known(label, true));
        return database.list("select " + NodeReport.COLUMNS + " from extension_node order by feature, node", row -> {
            Known server = servers.getOrDefault(row.text("node"), new Known(row.text("node"), false));
            return NodeReport.of(row, server.label(), server.there());
        });
    }

    /** This server is there. */
    public void seen() {
        Instant now = Instant.now();
        database.transaction(tx -> {
            int known =
                    tx.execute("update extension_server set seen_at = ?, label = ? where node = ?", now, label, node);
            return known > 0
                    ? known
                    : tx.execute(
                            "insert into extension_server (node, label, seen_at) values (?, ?, ?)", node, label, now);
        });
    }

    /** The server begins: whatever it said before it ended, nothing runs on it yet. */
    public void begin() {
        database.transaction(tx -> tx.execute(
                "update extension_node set state = 'OFF', reported_at = ? where node = ? and state in ('RUNNING',"
                        + " 'STARTING')",
                Instant.now(),
                node));
        seen();
    }

    /** Servers that have not been there for a month do not come back. */
    public void forgetGone() {
        Instant limit = Instant.now().minus(GONE);
        database.transaction(tx -> {
            tx.execute(
                    "delete from extension_node where node in (select node from extension_server where seen_at < ?)",
                    limit);
            return tx.execute("delete from extension_server where seen_at < ?", limit);
        });
    }

    public void report(String feature, long artifact, State state, Problem problem, String detail) {
        String said = problem == null ? "" : problem.stored();
        Instant now = Instant.now();
        int changed = database.transaction(tx -> tx.execute(
                "update extension_node set artifact = ?, state = ?, problem = ?, detail = ?, reported_at = ?"
                        + " where node = ? and feature = ?",
                artifact,
                state.name(),
                said,
                detail,
                now,
                node,
                feature));
        if (changed == 0) {
            insert(feature, artifact, state, said, detail, now);
        }
    }

    private void insert(String feature, long artifact, State state, String said, String detail, Instant now) {
        database.transaction(tx -> tx.execute(
                "insert into extension_node (" + NodeReport.COLUMNS
                        + ", mark, crashes) values (?, ?, ?, ?, ?, ?, ?, 0, 0)",
                node,
                feature,
                artifact,
                state.name(),
                said,
                detail,
                now));
    }

    public List<Mark> marks() {
        return database.list(
                "select feature, mark, crashes from extension_node where node = ?",
                row -> new Mark(row.text("feature"), row.integer("mark"), row.integer("crashes")),
                node);
    }

    /** Set before something dangerous begins: committed when this returns. */
    public void mark(String feature, int mark) {
        database.transaction(tx ->
                tx.execute("update extension_node set mark = ? where node = ? and feature = ?", mark, node, feature));
    }

    public void crashed(String feature, int crashes) {
        database.transaction(tx -> tx.execute(
                "update extension_node set crashes = ?, mark = 0 where node = ? and feature = ?",
                crashes,
                node,
                feature));
    }

    /** The server has been up for a while: nobody is on trial any more. */
    public void proven() {
        database.transaction(
                tx -> tx.execute("update extension_node set mark = 0, crashes = 0 where node = ? and mark = 2", node));
    }

    /** The server ends as it was asked to: nothing runs there, and nothing did harm. */
    public void quiet() {
        database.transaction(tx -> tx.execute(
                "update extension_node set mark = 0, state = 'OFF', reported_at = ? where node = ?",
                Instant.now(),
                node));
    }
}
