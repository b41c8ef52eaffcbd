// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.audit;

import java.time.Instant;
import org.rambla.api.persistence.Row;

/** One entry of the log; actor and space are 0 for the server itself and for the network as a whole. */
public record AuditEntry(long id, Instant at, long actor, long space, String act, String subject, String detail) {
    static AuditEntry of(Row row) {
        return new AuditEntry(
                row.number("id"),
                row.instant("acted_at"),
                row.number("actor"),
                row.number("space_id"),
                row.text("act"),
                row.text("subject"),
                row.text("detail"));
    }
}
