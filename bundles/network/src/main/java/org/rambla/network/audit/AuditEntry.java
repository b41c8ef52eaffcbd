// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.audit;

import java.time.Instant;
import org.rambla.api.persistence.Row;
import org.rambla.api.text.Messages;

/**
 * One entry of the log; actor and space are 0 for the server itself and for the network as a whole.
 *
 * @param subject plain; {@link #subject(Messages)} is what readers see
 * @param detail plain
 * @param words both in other languages, as {@link EntryWords} keeps them
 */
public record AuditEntry(
        long id, Instant at, long actor, long space, String act, String subject, String detail, String words) {
    /** The columns of {@link #of}. */
    static final String COLUMNS = "id, acted_at, actor, space_id, act, subject, detail, words";

    static AuditEntry of(Row row) {
        return new AuditEntry(
                row.number("id"),
                row.instant("acted_at"),
                row.number("actor"),
                row.number("space_id"),
                row.text("act"),
                row.text("subject"),
                row.text("detail"),
                row.text("words"));
    }

    /** What it was done to, in the reader's language. */
    public String subject(Messages messages) {
        return EntryWords.in(messages, EntryWords.of(subject, detail, words).subject());
    }

    /** The detail in the reader's language, "" for none. */
    public String detail(Messages messages) {
        return EntryWords.in(messages, EntryWords.of(subject, detail, words).detail());
    }
}
