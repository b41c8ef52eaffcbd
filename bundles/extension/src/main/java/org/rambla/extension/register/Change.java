// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.time.Instant;
import org.rambla.api.persistence.Row;
import org.rambla.extension.Problem;

/**
 * A step that an administrator took with an extension.
 *
 * @param artifact that it is about
 * @param node the server that carries it out
 * @param problem why it failed; null unless it did
 * @param detail for the author of the extension, in English
 * @param actor member, 0 for the server itself
 */
public record Change(
        long id,
        String feature,
        Act act,
        long artifact,
        String node,
        State state,
        Phase phase,
        Problem problem,
        String detail,
        Instant startedAt,
        long actor) {
    static final String COLUMNS = "id, feature, act, artifact, node, state, phase, problem, detail, started_at, actor";

    /** What is done. */
    public enum Act {
        INSTALL,
        UPDATE,
        ENABLE,
        DISABLE,
        REMOVE,
        ERASE
    }

    /** How it stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        INTERRUPTED
    }

    /** How far it is. */
    public enum Phase {
        PREPARING,
        STARTING,
        SWITCHING
    }

    static Change of(Row row) {
        return new Change(
                row.number("id"),
                row.text("feature"),
                Act.valueOf(row.text("act")),
                row.number("artifact"),
                row.text("node"),
                State.valueOf(row.text("state")),
                Phase.valueOf(row.text("phase")),
                Problem.read(row.text("problem")),
                row.text("detail"),
                row.instant("started_at"),
                row.number("actor"));
    }
}
