// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.memory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.persistence.Database;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.translation.segment.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sentences of the memory that read alike. An index in the home of this server follows the table within seconds; what is
 * shown always comes from the table, so that nothing is told that is gone there, or belongs to another space.
 */
@Component(service = FuzzyMemory.class)
public final class FuzzyMemory {
    private static final Logger log = LoggerFactory.getLogger(FuzzyMemory.class);
    private static final int PAGE = 1_000;
    /** Numbers are given before rows are committed: the last ones are looked at again. */
    private static final int AGAIN = 200;

    private static final int CANDIDATES = 20;
    private static final int SHOWN = 3;
    private static final int LEAST = 60;
    private static final int MOST_SENTENCES = 60;
    private static final long LOOK_MS = 3_000;

    private final Database database;
    private final MemoryIndex index;
    private final ScheduledExecutorService following = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "translation memory");
        thread.setDaemon(true);
        return thread;
    });
    private long last = -1;
    private long committed;
    private volatile boolean stopped;

    @Activate
    public FuzzyMemory(
            @Reference(name = "database", target = "(unit=translation)") Database database, BundleContext context) {
        this(database, Path.of(context.getProperty("rambla.home"), "index", "translation"));
        following.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    /** For tests: nothing happens by itself. */
    public FuzzyMemory(Database database, Path folder) {
        this.database = database;
        this.index = new MemoryIndex(folder);
    }

    @Deactivate
    public void stop() {
        stopped = true;
        following.shutdown();
        try {
            following.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        index.close();
    }

    private void look() {
        try {
            follow();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // Whatever is thrown out of here would end the following for good.
            log.warn("The index of the translation memory could not follow, and will: {}", e.toString());
        }
    }

    /** Takes in what is new. */
    public void follow() {
        String stamp = stamp();
        if (last < 0) {
            last = index.last(stamp);
            committed = last;
            if (last == 0) {
                index.clear();
            }
        }
        long highest = database.number("select max(id) from translation_segment");
        if (highest == last) {
            return;
        }
        long from = Math.max(0, Math.min(last, highest) - AGAIN);
        for (List<MemoryIndex.Entry> page = page(from); !page.isEmpty() && !stopped; page = page(from)) {
            index.add(page);
            from = page.get(page.size() - 1).id();
        }
        last = from;
        if (last != committed) {
            index.commit(last, stamp);
            committed = last;
        }
    }

    /** Tells one database from another: whose first sentence is which. */
    private String stamp() {
        return database.first(
                        "select id, hash, made_at from translation_segment order by id fetch first 1 rows only",
                        row -> row.number("id") + " " + row.number("hash") + " " + row.number("made_at"))
                .orElse("");
    }

    private List<MemoryIndex.Entry> page(long after) {
        return database.list(
                "select id, source_language, target_language, space_id, source from translation_segment where id > ? order by id"
                        + " fetch first " + PAGE + " rows only",
                row -> new MemoryIndex.Entry(
                        row.number("id"),
                        row.text("source_language"),
                        row.text("target_language"),
                        row.number("space_id"),
                        row.text("source")),
                after);
    }

    private record Row(long id, String source, String target, Origin origin, long content) {}

    /**
     * What reads like these sentences, by sentence, the most alike first; at most sixty sentences are looked for. One
     * statement.
     *
     * @param readable the texts that whoever is shown this may read
     */
    public Map<String, List<Similar>> alike(
            List<Sentence> sentences, Memory.Pair pair, long space, Memory.Readable readable) {
        Map<String, List<Long>> candidates = new LinkedHashMap<>();
        Set<Long> ids = new LinkedHashSet<>();
        for (Sentence sentence : sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size()))) {
            candidates.computeIfAbsent(sentence.text(), text -> {
                List<Long> found = index.find(MemoryIndex.words(text), pair, space, CANDIDATES);
                ids.addAll(found);
                return found;
            });
        }
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, Row> rows = new HashMap<>();
        database.list(
                        "select id, source, target, origin, content from translation_segment where id in (?) and space_id in (?)"
                                + " and source_language = ? and target_language = ?",
                        row -> new Row(
                                row.number("id"),
                                row.text("source"),
                                row.text("target"),
                                Origin.valueOf(row.text("origin")),
                                row.number("content")),
                        ids,
                        List.of(Memory.EVERYBODY, space),
                        pair.from(),
                        pair.to())
                .forEach(row -> rows.put(row.id(), row));
        Set<Long> contents = rows.values().stream().map(Row::content).collect(Collectors.toSet());
        contents.remove(0L);
        Set<Long> shown = contents.isEmpty() ? Set.of() : readable.apply(contents);
        rows.values().removeIf(row -> row.content() != 0 && !shown.contains(row.content()));
        Map<String, List<Similar>> alike = new LinkedHashMap<>();
        candidates.forEach((text, found) -> {
            List<Similar> best = best(text, found, rows);
            if (!best.isEmpty()) {
                alike.put(text, best);
            }
        });
        return alike;
    }

    private static List<Similar> best(String text, List<Long> found, Map<Long, Row> rows) {
        List<String> words = MemoryIndex.words(text);
        List<Similar> best = new ArrayList<>();
        for (long id : found) {
            Row row = rows.get(id);
            if (row != null) {
                int score = row.source().equals(text)
                        ? 100
                        : Math.min(99, Similar.score(words, MemoryIndex.words(row.source())));
                Similar similar = new Similar(row.source(), row.target(), row.origin(), score);
                // One that somebody made may be there for the space and for everybody.
                if (score >= LEAST && !best.contains(similar)) {
                    best.add(similar);
                }
            }
        }
        best.sort(Comparator.comparingInt((Similar one) -> -one.score()));
        return best.subList(0, Math.min(SHOWN, best.size()));
    }
}
