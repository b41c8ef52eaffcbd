// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.time.Instant;
import org.rambla.api.persistence.Row;
import org.rambla.extension.Problem;

/**
 * What should be installed.
 *
 * @param feature its name
 * @param artifact the version that should run
 * @param previous the one before, 0 for none
 * @param shipped whether it comes with the server
 * @param problem why it was set aside; null unless it was
 * @param changedBy member, 0 for the server itself
 */
public record Extension(
        String feature,
        long artifact,
        long previous,
        boolean shipped,
        Wanted wanted,
        Problem problem,
        Instant changedAt,
        long changedBy) {
    static final String COLUMNS = "feature, artifact, previous, shipped, wanted, problem, changed_at, changed_by";

    /** What an administrator, or the server in its place, wants of an extension. */
    public enum Wanted {
        ENABLED,
        DISABLED,
        SET_ASIDE,
        REMOVED
    }

    static Extension of(Row row) {
        return new Extension(
                row.text("feature"),
                row.number("artifact"),
                row.number("previous"),
                row.flag("shipped"),
                Wanted.valueOf(row.text("wanted")),
                Problem.read(row.text("problem")),
                row.instant("changed_at"),
                row.number("changed_by"));
    }

    public boolean enabled() {
        return wanted == Wanted.ENABLED;
    }

    public boolean removed() {
        return wanted == Wanted.REMOVED;
    }
}
