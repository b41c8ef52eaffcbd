// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.reading;

import java.util.Comparator;
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
 * How often members open texts that others wrote in another language, so that translators begin where it helps most.
 * Counted in memory and kept every few seconds; what a server that dies did not keep yet is lost.
 */
final class Reads {
    private static final Logger log = LoggerFactory.getLogger(Reads.class);
    private static final long PAUSE_SECONDS = 10;
    private static final int MOST = 20_000;
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Map<Text, Long> counted = new ConcurrentHashMap<>();
    private final ScheduledExecutorService keeping;

    Reads(Database database) {
        this.database = database;
        this.keeping = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "translation reads");
            thread.setDaemon(true);
            return thread;
        });
        keeping.scheduleWithFixedDelay(this::keep, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private record Text(long content, String language, long space) {}

    /** A member opened a text. */
    void opened(long content, String language, long space) {
        if (counted.size() < MOST) {
            counted.merge(new Text(content, language, space), 1L, Long::sum);
        }
    }

    /** Keeps what was counted; always in the same order, so that two servers never wait for each other in a circle. */
    void keep() {
        try {
            List<Text> texts = counted.keySet().stream()
                    .sorted(Comparator.comparingLong(Text::content).thenComparing(Text::language))
                    .toList();
            for (int from = 0; from < texts.size(); from += AT_ONCE) {
                List<Text> some = texts.subList(from, Math.min(texts.size(), from + AT_ONCE));
                database.transaction(tx -> {
                    some.forEach(text -> add(tx, text, counted.remove(text)));
                    return null;
                });
            }
        } catch (RuntimeException | LinkageError e) {
            // Whatever is thrown out of here would end the counting for good; some openings more or less change no
            // order.
            if (keeping.isShutdown()) {
                log.debug("How often some texts were opened was not kept", e);
            } else {
                log.warn("How often some texts were opened could not be kept: {}", e.toString());
            }
        }
    }

    private static void add(Transaction tx, Text text, Long times) {
        if (times == null) {
            return;
        }
        int known = tx.execute(
                "update translation_read set times = times + ?, space_id = ? where content = ? and language = ?",
                times,
                text.space(),
                text.content(),
                text.language());
        if (known == 0) {
            tx.execute(
                    "insert into translation_read (content, language, space_id, times) values (?,?,?,?)",
                    text.content(),
                    text.language(),
                    text.space(),
                    times);
        }
    }

    void stop() {
        keeping.shutdown();
    }
}
