// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.time.Instant;
import org.rambla.api.persistence.Row;
import org.rambla.extension.Problem;

/**
 * How one server fares with one extension.
 *
 * @param label of the server, for people
 * @param artifact that it runs, or tried to
 * @param problem why it does not run; null when it does
 * @param detail for the author, in English
 */
public record NodeReport(
        String node,
        String label,
        String feature,
        long artifact,
        State state,
        Problem problem,
        String detail,
        Instant at) {
    static final String COLUMNS = "node, feature, artifact, state, problem, detail, reported_at";

    /** What a server does with an extension. */
    public enum State {
        STARTING,
        RUNNING,
        FAILED,
        OFF,
        /** The server has not been there for a while; never stored. */
        UNHEARD
    }

    /** @param there whether the server was heard of lately */
    static NodeReport of(Row row, String label, boolean there) {
        return new NodeReport(
                row.text("node"),
                label,
                row.text("feature"),
                row.number("artifact"),
                there ? State.valueOf(row.text("state")) : State.UNHEARD,
                there ? Problem.read(row.text("problem")) : null,
                there ? row.text("detail") : "",
                row.instant("reported_at"));
    }
}
