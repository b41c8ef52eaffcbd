// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which revision of each page each member has read. Noted in memory, written once a second: reading a page costs no write,
 * and what a crash loses shows a change as new once more.
 */
public final class ReadMarks implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReadMarks.class);
    private static final int MOST_WAITING = 100_000;

    private final Database database;
    private final Map<Mark, Seen> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "wiki-read-marks");
        thread.setDaemon(true);
        return thread;
    });

    /** Whether nobody waits any more for what is being written: the database may go. */
    private volatile boolean leftAlone;

    private record Mark(long member, long page, String language) {}

    /** @param at what was saved later was not before the eyes */
    private record Seen(int revision, Instant at) {
        Seen with(Seen later) {
            return new Seen(Math.max(revision, later.revision), later.at);
        }
    }

    public ReadMarks(Database database) {
        this.database = database;
        timer.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
    }

    /** The member has the present text before the eyes. */
    public void seen(long member, Texts.Said said) {
        VersionRow text = said.text();
        if (member != 0 && (text.revision() > said.seen() || said.refilled()) && waiting.size() < MOST_WAITING) {
            waiting.merge(
                    new Mark(member, text.page(), text.language()),
                    new Seen(text.revision(), Instant.now()),
                    Seen::with);
        }
    }

    /** Writes what is waiting. */
    public void write() {
        try {
            List<Map.Entry<Mark, Seen>> due = List.copyOf(waiting.entrySet());
            for (int from = 0; from < due.size(); from += 200) {
                List<Map.Entry<Mark, Seen>> some = due.subList(from, Math.min(due.size(), from + 200));
                database.transaction(tx -> {
                    some.forEach(entry -> write(tx, entry.getKey(), entry.getValue()));
                    return null;
                });
                some.forEach(entry -> waiting.remove(entry.getKey(), entry.getValue()));
            }
        } catch (RuntimeException e) {
            if (leftAlone) {
                log.debug("Read marks were not written", e);
            } else {
                log.warn("Read marks were not written; they are tried again", e);
            }
        }
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
        timer.shutdown();
        try {
            // Two that write the same at once would be in each other's way.
            leftAlone = !timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            leftAlone = true;
            Thread.currentThread().interrupt();
        }
        if (!leftAlone) {
            write();
        }
    }
}
