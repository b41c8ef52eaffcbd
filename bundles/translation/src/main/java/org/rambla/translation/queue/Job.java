// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.queue;

import java.time.Instant;
import org.rambla.api.persistence.Row;

/**
 * One item to be had in one language.
 *
 * @param attempts how often it was tried since the original last changed, this time included
 * @param leasedUntil until when a server works at it
 */
public record Job(long content, String language, long space, int attempts, Instant leasedUntil) {
    /** How soon. */
    public enum Priority {
        LOOKED_AT,
        JUST_WRITTEN,
        BACKLOG,
        /** It needs no translation, as far as is known; kept so that nobody wants it again. */
        NEVER
    }

    static final String COLUMNS = "content, language, space_id, attempts, leased_until";

    static Job of(Row row) {
        return new Job(
                row.number("content"),
                row.text("language"),
                row.number("space_id"),
                row.integer("attempts"),
                row.instant("leased_until"));
    }

    Job tried() {
        return new Job(content, language, space, attempts + 1, leasedUntil);
    }

    Job leased(Instant until) {
        return new Job(content, language, space, attempts, until);
    }
}
