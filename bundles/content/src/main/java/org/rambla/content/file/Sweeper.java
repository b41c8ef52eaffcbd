// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.persistence.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps files that were never attached and that nothing unfinished needs, and keys of forms that were sent long ago.
 * Several nodes may sweep at once.
 */
final class Sweeper {
    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration UNATTACHED = Duration.ofDays(1);
    private static final Duration SUBMITTED = Duration.ofDays(7);

    private final Database database;
    private final ByteStore bytes;
    private final BackgroundThread thread = new BackgroundThread("content-sweeper");

    Sweeper(Database database, ByteStore bytes) {
        this.database = database;
        this.bytes = bytes;
        thread.every(Duration.ofMinutes(10), Duration.ofHours(1), "sweeping files", () -> sweep(Instant.now()));
    }

    void stop() {
        thread.close();
    }

    private record Loose(long id, String sha256) {}

    /** Returns the number of files that went. */
    int sweep(Instant now) {
        database.transaction(
                tx -> tx.execute("delete from content_submission where made_at < ?", now.minus(SUBMITTED)));
        List<Loose> loose = database.list(
                "select f.id, f.sha256 from content_file f where f.stored_at < ? and not exists"
                        + " (select 1 from content_attachment a where a.file = f.id) and not exists (select 1 from"
                        + " content_needed n where n.file = f.id) order by f.id fetch first 500 rows only",
                row -> new Loose(row.number("id"), row.text("sha256")),
                now.minus(UNATTACHED));
        Set<String> gone = new HashSet<>();
        for (Loose file : loose) {
            int deleted = database.transaction(tx -> tx.execute(
                    "delete from content_file where id = ? and not exists (select 1 from content_attachment a where a.file = ?)"
                            + " and not exists (select 1 from content_needed n where n.file = ?)",
                    file.id(),
                    file.id(),
                    file.id()));
            if (deleted > 0) {
                gone.add(file.sha256());
            }
        }
        gone.forEach(sha256 -> remove(sha256, now));
        return loose.size();
    }

    private void remove(String sha256, Instant now) {
        if (database.number("select count(*) from content_file where sha256 = ?", sha256) == 0) {
            try {
                bytes.remove(sha256, now.minus(UNATTACHED));
            } catch (IOException e) {
                log.warn("Bytes {} could not be removed", sha256, e);
            }
        }
    }
}
