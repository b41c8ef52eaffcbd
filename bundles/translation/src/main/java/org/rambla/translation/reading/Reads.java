// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.reading;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/**
 * How often members open texts that others wrote in another language, so that translators begin where it helps most.
 * Counted in memory and kept every few seconds; what a server that dies did not keep yet is lost.
 */
final class Reads {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST = 20_000;
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Map<Text, Long> counted = new ConcurrentHashMap<>();
    private final BackgroundThread thread = new BackgroundThread("translation reads");

    Reads(Database database) {
        this.database = database;
        thread.every(PAUSE, "keeping how often texts were opened", this::keep);
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
        List<Text> texts = counted.keySet().stream()
                .sorted(Comparator.comparingLong(Text::content).thenComparing(Text::language))
                .toList();
        for (int from = 0; from < texts.size(); from += AT_ONCE) {
            List<Text> some = texts.subList(from, Math.min(texts.size(), from + AT_ONCE));
            // Some openings more or less, where this fails, change no order.
            database.transaction(tx -> {
                some.forEach(text -> add(tx, text, counted.remove(text)));
                return null;
            });
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
        thread.close();
    }
}
