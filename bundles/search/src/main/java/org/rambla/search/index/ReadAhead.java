// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.rambla.api.translation.Translated;

/**
 * Reads items in portions, each while the one before is put in: the database is busy with the one, the index with the
 * other. Not after a long portion, for there is room for one of those.
 */
final class ReadAhead {
    private final Changes changes;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread made = new Thread(work, "search reading");
                made.setDaemon(true);
                return made;
            });

    ReadAhead(Changes changes) {
        this.changes = changes;
        thread.allowCoreThreadTimeOut(true);
    }

    /**
     * A portion as it was read.
     *
     * @param translated what it is in other languages, empty without an answer; null where it is long, and to be asked
     *     about in parts
     */
    record Portion(Changes.Read read, Optional<Map<Long, List<Translated>>> translated) {}

    /** All portions in turn. */
    void each(Changes.Known known, Consumer<Portion> work) {
        List<List<Long>> portions = known.portions();
        Future<Portion> next = null;
        for (int i = 0; i < portions.size(); i++) {
            Portion portion = next == null ? read(known, portions.get(i)) : await(next);
            List<Long> following = i + 1 < portions.size() ? portions.get(i + 1) : List.of();
            next = following.isEmpty() || portion.translated == null
                    ? null
                    : thread.submit(() -> read(known, following));
            work.accept(portion);
        }
    }

    private Portion read(Changes.Known known, List<Long> ids) {
        Changes.Read read = changes.read(known, ids);
        List<List<Long>> parts = read.parts();
        return new Portion(
                read, parts.size() > 1 ? null : changes.translated(read, parts.isEmpty() ? List.of() : parts.get(0)));
    }

    private static Portion await(Future<Portion> next) {
        try {
            return next.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException("A portion could not be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A portion was not waited for", e);
        }
    }

    void stop() {
        thread.shutdown();
    }
}
