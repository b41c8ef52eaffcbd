// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.persistence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import org.rambla.api.background.BackgroundThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small notes for which nobody should wait, such as how far a member has read: kept in memory, and written once a second on
 * a thread of its own. A crash loses those of the last second; more than 100,000 at a time are not taken.
 *
 * @param <K> what a note is about; of those about the same one is kept
 * @param <V> what it says
 */
public final class WriteBehind<K, V> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WriteBehind.class);
    private static final int MOST_WAITING = 100_000;
    private static final int TOGETHER = 200;

    private final String name;
    private final Database database;
    private final BinaryOperator<V> both;
    private final Writing<K, V> writing;
    private final Map<K, V> waiting = new ConcurrentHashMap<>();
    private final BackgroundThread thread;

    /** Whether nobody waits any more for what is being written: the database may go. */
    private volatile boolean leftAlone;

    /** Writes one note; called again for the same one when the transaction failed. */
    public interface Writing<K, V> {
        void write(Transaction transaction, K about, V said);
    }

    /**
     * Begins to write what comes.
     *
     * @param name of its thread, such as {@code forum-read-marks}
     * @param both what two notes about the same say together, the earlier one first
     */
    public WriteBehind(String name, Database database, BinaryOperator<V> both, Writing<K, V> writing) {
        this(name, database, both, writing, Duration.ofSeconds(1));
    }

    /** For tests: as often as they like. */
    WriteBehind(String name, Database database, BinaryOperator<V> both, Writing<K, V> writing, Duration pause) {
        this.name = name;
        this.database = database;
        this.both = both;
        this.writing = writing;
        this.thread = new BackgroundThread(name);
        thread.every(pause, name, this::write);
    }

    /** Is written within a second. */
    public void note(K about, V said) {
        if (waiting.size() < MOST_WAITING) {
            waiting.merge(about, said, both);
        }
    }

    /** Writes what waits now; what cannot be written waits on. */
    public void write() {
        try {
            List<Map.Entry<K, V>> due = List.copyOf(waiting.entrySet());
            for (int from = 0; from < due.size(); from += TOGETHER) {
                List<Map.Entry<K, V>> some = due.subList(from, Math.min(due.size(), from + TOGETHER));
                database.transaction(tx -> {
                    some.forEach(entry -> writing.write(tx, entry.getKey(), entry.getValue()));
                    return null;
                });
                // What was said meanwhile stays.
                some.forEach(entry -> waiting.remove(entry.getKey(), entry.getValue()));
            }
        } catch (RuntimeException e) {
            if (leftAlone) {
                log.debug("{}: not written", name, e);
            } else {
                log.warn("{}: not written now, and tried again", name, e);
            }
        }
    }

    /** Writes what still waits; after five seconds without the database it is lost. */
    @Override
    public void close() {
        // Two that write the same at once would be in each other's way.
        leftAlone = !thread.close(name, this::write);
    }
}
