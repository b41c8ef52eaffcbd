// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.time.Instant;
import java.util.List;
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

    private final Database database;
    private final String node;

    public Nodes(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    /** What a mark of the last run says: how often in a row the server ended while it stood. */
    public record Mark(String feature, int mark, int crashes) {}

    public String node() {
        return node;
    }

    /** What all servers say, that were heard of. */
    public List<NodeReport> reports() {
        return database.list(
                "select " + NodeReport.COLUMNS + " from extension_node order by feature, node", NodeReport::of);
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

    /** The server ends as it was asked to. */
    public void quiet() {
        database.transaction(tx -> tx.execute("update extension_node set mark = 0 where node = ?", node));
    }
}
