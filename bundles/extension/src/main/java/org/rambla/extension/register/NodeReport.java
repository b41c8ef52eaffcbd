// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.time.Instant;
import org.rambla.api.persistence.Row;
import org.rambla.extension.Problem;

/**
 * How one server fares with one extension.
 *
 * @param artifact that it runs, or tried to
 * @param problem why it does not run; null when it does
 * @param detail for the author, in English
 */
public record NodeReport(
        String node, String feature, long artifact, State state, Problem problem, String detail, Instant at) {
    static final String COLUMNS = "node, feature, artifact, state, problem, detail, reported_at";

    /** What a server does with an extension. */
    public enum State {
        STARTING,
        RUNNING,
        FAILED,
        OFF
    }

    static NodeReport of(Row row) {
        return new NodeReport(
                row.text("node"),
                row.text("feature"),
                row.number("artifact"),
                State.valueOf(row.text("state")),
                Problem.read(row.text("problem")),
                row.text("detail"),
                row.instant("reported_at"));
    }
}
