// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.persistence.WriteBehind;

/**
 * Which revision of each page each member has read. Reading a page costs no write, and what a crash loses shows a change as
 * new once more.
 */
public final class ReadMarks implements AutoCloseable {
    private final WriteBehind<Mark, Seen> notes;

    private record Mark(long member, long page, String language) {}

    /** @param at what was saved later was not before the eyes */
    private record Seen(int revision, Instant at) {
        Seen with(Seen later) {
            return new Seen(Math.max(revision, later.revision), later.at);
        }
    }

    public ReadMarks(Database database) {
        this.notes = new WriteBehind<>("wiki-read-marks", database, Seen::with, ReadMarks::write);
    }

    /** The member has the present text before the eyes. */
    public void seen(long member, Texts.Said said) {
        VersionRow text = said.text();
        if (member != 0 && (text.revision() > said.seen() || said.refilled())) {
            notes.note(new Mark(member, text.page(), text.language()), new Seen(text.revision(), Instant.now()));
        }
    }

    /** Writes what is waiting. */
    public void write() {
        notes.write();
    }

    private static void write(Transaction transaction, Mark mark, Seen seen) {
        int known = transaction.execute(
                "update wiki_read set revision = case when revision < ? then ? else revision end, seen_at = ?"
                        + " where member = ? and page = ? and language = ?",
                seen.revision(),
                seen.revision(),
                seen.at(),
                mark.member(),
                mark.page(),
                mark.language());
        if (known == 0) {
            transaction.execute(
                    "insert into wiki_read (member, page, language, revision, seen_at) values (?,?,?,?,?)",
                    mark.member(),
                    mark.page(),
                    mark.language(),
                    seen.revision(),
                    seen.at());
        }
    }

    @Override
    public void close() {
        notes.close();
    }
}
