// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

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
 * How far each member has read in each topic. Noted in memory, written once a second: reading a page costs no write, and
 * what a crash loses shows a post as new once more.
 */
public final class ReadMarks implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReadMarks.class);
    private static final int MOST_WAITING = 100_000;

    private final Database database;
    private final Map<Mark, Integer> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "forum-read-marks");
        thread.setDaemon(true);
        return thread;
    });

    /** Whether nobody waits any more for what is being written: the database may go. */
    private volatile boolean leftAlone;

    private record Mark(long member, long topic) {}

    public ReadMarks(Database database) {
        this.database = database;
        timer.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
    }

    /** The member has a page before the eyes that ends with that number. */
    public void seen(long member, TopicRow topic, int number) {
        if (member != 0 && number > topic.seen() && waiting.size() < MOST_WAITING) {
            waiting.merge(new Mark(member, topic.id()), number, Math::max);
        }
    }

    /** Writes what is waiting. */
    public void write() {
        try {
            List<Map.Entry<Mark, Integer>> due = List.copyOf(waiting.entrySet());
            for (int from = 0; from < due.size(); from += 200) {
                List<Map.Entry<Mark, Integer>> some = due.subList(from, Math.min(due.size(), from + 200));
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

    private static void write(Transaction transaction, Mark mark, int number) {
        Instant now = Instant.now();
        int known = transaction.execute(
                "update forum_read set num = case when num < ? then ? else num end, seen_at = ? where member = ? and topic = ?",
                number,
                number,
                now,
                mark.member(),
                mark.topic());
        if (known == 0) {
            transaction.execute(
                    "insert into forum_read (member, topic, num, seen_at) values (?,?,?,?)",
                    mark.member(),
                    mark.topic(),
                    number,
                    now);
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
