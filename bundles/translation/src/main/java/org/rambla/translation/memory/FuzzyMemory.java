// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.lucene.store.AlreadyClosedException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Database.Conflict;
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

    /** One in so many may be gone. */
    private static final int SURPLUS = 50;

    private static final String MARK = "memory";

    private static final int CANDIDATES = 12;
    private static final int SHOWN = 3;
    private static final int LEAST = 70;
    private static final int ALL = 100;
    private static final int MOST_SENTENCES = 60;
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final Database database;
    private final Path folder;
    /** Numbers that were found and are not in the memory any more. */
    private final Set<Long> gone = ConcurrentHashMap.newKeySet();
    /** Null until it could be opened. */
    private volatile MemoryIndex opened;

    private final BackgroundThread thread = new BackgroundThread("translation memory");
    private long last = -1;
    private long committed;

    @Activate
    public FuzzyMemory(
            @Reference(name = "database", target = "(unit=translation)") Database database, BundleContext context) {
        this(database, Path.of(context.getProperty("rambla.home"), "index", "translation"));
        thread.every(LOOK, "bringing the index of the translation memory up to date", this::look);
    }

    /** For tests: nothing happens by itself. */
    public FuzzyMemory(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    @Deactivate
    public void stop() {
        thread.close();
        close();
    }

    private void look() {
        try {
            follow();
        } catch (UncheckedIOException | AlreadyClosedException e) {
            close();
            throw e;
        }
    }

    private void close() {
        MemoryIndex index = opened;
        opened = null;
        if (index != null) {
            index.close();
        }
    }

    /**
     * Takes in what is new.
     *
     * @throws UncheckedIOException when the index cannot be opened at the moment, such as while an older version of this
     *     program has it
     */
    public void follow() {
        String stamp = stamp();
        MemoryIndex index = opened;
        if (index == null) {
            try {
                index = MemoryIndex.open(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            opened = index;
            last = -1;
        }
        if (last < 0) {
            last = index.last(stamp);
            // Much that was deleted while nobody looked: then from the beginning.
            long there = database.number("select count(*) from translation_segment");
            if (index.size() > there + there / SURPLUS) {
                last = 0;
            }
            committed = last;
            if (last == 0) {
                index.clear();
            }
        }
        forget(index);
        long highest = database.number("select max(id) from translation_segment");
        if (highest != last) {
            long from = Math.max(0, Math.min(last, highest) - AGAIN);
            for (List<MemoryIndex.Entry> page = page(from); !page.isEmpty() && !thread.closing(); page = page(from)) {
                index.add(page);
                from = page.get(page.size() - 1).id();
            }
            last = from;
        }
        if (last != committed) {
            index.commit(last, stamp);
            committed = last;
        }
    }

    private void forget(MemoryIndex index) {
        Set<Long> some = Set.copyOf(gone);
        if (!some.isEmpty()) {
            index.remove(some);
            gone.removeAll(some);
            committed = -1;
        }
    }

    /** Tells one database from another. */
    private String stamp() {
        Optional<String> known = mark();
        if (known.isPresent()) {
            return known.get();
        }
        String made = UUID.randomUUID().toString();
        try {
            database.transaction(
                    tx -> tx.execute("insert into translation_mark (name, mark) values (?,?)", MARK, made));
            return made;
        } catch (Conflict sameMoment) {
            return mark().orElseThrow();
        }
    }

    private Optional<String> mark() {
        return database.first("select mark from translation_mark where name = ?", row -> row.text("mark"), MARK);
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

    private static List<Long> find(MemoryIndex index, String text, Memory.Pair pair, long space) {
        try {
            return index.find(MemoryIndex.words(text), pair, space, LEAST, CANDIDATES);
        } catch (UncheckedIOException | AlreadyClosedException e) {
            // It is opened anew in a moment; nobody's page waits for that.
            return List.of();
        }
    }

    /**
     * What reads like these sentences, by sentence, the most alike first; at most sixty sentences are looked for. One
     * statement.
     *
     * @param readable the texts that whoever is shown this may read
     */
    public Map<String, List<Similar>> alike(
            List<Sentence> sentences, Memory.Pair pair, long space, Memory.Readable readable) {
        MemoryIndex index = opened;
        if (index == null) {
            return Map.of();
        }
        Map<String, List<Long>> candidates = new LinkedHashMap<>();
        Set<Long> ids = new LinkedHashSet<>();
        for (Sentence sentence : sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size()))) {
            candidates.computeIfAbsent(sentence.text(), text -> {
                List<Long> found = find(index, text, pair, space);
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
        ids.stream().filter(id -> !rows.containsKey(id)).forEach(gone::add);
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

    /** Whether sentences can be looked for. */
    boolean open() {
        return opened != null;
    }

    /**
     * Numbers of sentences that have all of some words, in no order; none while the index is not open.
     *
     * @param space 0 for those of everybody
     */
    List<Long> holding(String words, Memory.Pair pair, long space, int most) {
        MemoryIndex index = opened;
        List<String> wanted = MemoryIndex.words(words);
        try {
            return index == null || wanted.isEmpty() ? List.of() : index.find(wanted, pair, Set.of(space), ALL, most);
        } catch (UncheckedIOException | AlreadyClosedException e) {
            return List.of();
        }
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
        // Of two that are as much alike, a person's says more than a machine's.
        best.sort(Comparator.comparingInt((Similar one) -> -one.score())
                .thenComparing(one -> one.origin() == Origin.MACHINE));
        return best.subList(0, Math.min(SHOWN, best.size()));
    }
}
