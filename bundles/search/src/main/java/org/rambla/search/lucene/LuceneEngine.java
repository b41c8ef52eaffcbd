// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.search.SearchQuestion;

/** The index of this server, in its home. */
@Component(service = SearchEngine.class)
public final class LuceneEngine implements SearchEngine {
    private static final Duration REFRESH = Duration.ofMillis(200);
    /** How seldom what a rebuild gives by the hundred is made findable: each time writes a small part of the index. */
    private static final long REBUILT_NANOS = 10_000_000_000L;

    private static final int MANY = 20;

    private final IndexOnDisk index;
    private final BackgroundThread refreshing = new BackgroundThread("search refresh");
    private final ExecutorService helping = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "search writing");
        thread.setDaemon(true);
        return thread;
    });

    /** Nobody looks between the moment that something is taken out and the one that it is in again. */
    private final ReadWriteLock replacing = new ReentrantReadWriteLock();

    private volatile boolean changed;
    /** Between the beginning of a rebuild and its end. */
    private volatile boolean rebuilding;
    /** A rebuild gave many. */
    private volatile boolean rebuilt;

    private volatile long refreshed = System.nanoTime();
    private volatile long round = System.currentTimeMillis();
    private volatile long lossesBefore;
    private volatile List<BytesRef> withheld = List.of();
    /** Given since what was lost was missed, and not found yet. */
    private final Set<String> again = ConcurrentHashMap.newKeySet();

    @Activate
    public LuceneEngine(BundleContext context) {
        this(Path.of(context.getProperty("rambla.home"), "index", "search"));
    }

    /** Opens the index in a folder, or begins one. */
    public LuceneEngine(Path folder) {
        this(folder, LuceneIndex.Disk.USUAL);
    }

    /** For tests: on a disk that may be full. */
    LuceneEngine(Path folder, LuceneIndex.Disk disk) {
        index = new IndexOnDisk(folder, disk);
        refreshing.every(REFRESH, "making findable what is new", this::refreshWhenChanged);
    }

    @Deactivate
    public void stop() {
        helping.shutdown();
        refreshing.close();
        index.stop();
    }

    @Override
    public void replace(Collection<String> owners, Collection<SearchDocument> documents) {
        long now = round;
        List<Document> written = new ArrayList<>(documents.size());
        try {
            inHalves(
                            List.copyOf(documents),
                            some -> some.stream()
                                    .map(document -> DocumentWriter.of(document, now))
                                    .toList())
                    .forEach(written::addAll);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Term[] terms =
                owners.stream().map(owner -> new Term(Fields.OWNER, owner)).toArray(Term[]::new);
        index.write(owners, open -> {
            replacing.readLock().lock();
            try {
                if (terms.length > 0) {
                    open.writer().deleteDocuments(terms);
                }
                if (!written.isEmpty()) {
                    inHalves(written, open.writer()::addDocuments);
                }
            } finally {
                replacing.readLock().unlock();
            }
            if (!index.missing().isEmpty()) {
                again.addAll(owners);
            }
            if (rebuilding && written.size() >= MANY) {
                rebuilt = true;
            } else {
                changed = true;
            }
        });
    }

    private interface Work<T, R> {
        R on(List<T> some) throws IOException;
    }

    /** Of many, two threads take half each: finding words and their stems is what takes time. */
    private <T, R> List<R> inHalves(List<T> all, Work<T, R> work) throws IOException {
        if (all.size() < MANY) {
            return List.of(work.on(all));
        }
        int half = all.size() / 2;
        Future<R> other = helping.submit(() -> work.on(all.subList(half, all.size())));
        R first;
        try {
            first = work.on(all.subList(0, half));
        } finally {
            await(other);
        }
        return List.of(first, await(other));
    }

    private static <R> R await(Future<R> other) throws IOException {
        try {
            return other.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void withhold(Collection<String> owners) {
        if (owners.isEmpty()) {
            // What is withheld until now may have been given, and is not found as it is now before that.
            refresh();
        }
        withheld = owners.stream().map(BytesRef::new).toList();
    }

    @Override
    public void clear() {
        index.clear();
    }

    @Override
    public void begin() {
        round = Math.max(round + 1, System.currentTimeMillis());
        lossesBefore = index.losses();
        rebuilding = true;
    }

    @Override
    public void complete() {
        rebuilding = false;
        if (index.losses() != lossesBefore) {
            throw new Unavailable("Something that was given since the beginning was lost", null);
        }
        index.write(List.of(), open -> {
            open.writer().deleteDocuments(LongPoint.newRangeQuery(Fields.ROUND, Long.MIN_VALUE, round - 1));
            changed = true;
        });
    }

    @Override
    public void commit(Map<String, String> marks) {
        index.commit(marks);
        refresh();
    }

    @Override
    public Map<String, String> marks() {
        return index.marks();
    }

    private void refreshWhenChanged() {
        if (changed || rebuilt && System.nanoTime() - refreshed > REBUILT_NANOS) {
            refresh();
        }
    }

    /** What was taken in is found from now on. */
    public void refresh() {
        changed = false;
        rebuilt = false;
        refreshed = System.nanoTime();
        List<String> given = again.isEmpty() ? List.of() : List.copyOf(again);
        if (!looked()) {
            changed = true;
        } else if (!given.isEmpty()) {
            index.found(given);
            again.removeAll(Set.copyOf(given));
        }
    }

    private boolean looked() {
        replacing.writeLock().lock();
        try {
            return index.refresh();
        } finally {
            replacing.writeLock().unlock();
        }
    }

    private List<BytesRef> notFound() {
        Set<String> missing = index.missing();
        if (missing.isEmpty()) {
            return withheld;
        }
        List<BytesRef> all = new ArrayList<>(withheld);
        missing.forEach(owner -> all.add(new BytesRef(owner)));
        return all;
    }

    @Override
    public SearchAnswer ask(SearchQuestion question) {
        Readable readable = new Readable(question.reader(), notFound());
        return index.read(searcher -> new Answering(searcher, question, readable).answer(), SearchAnswer.UNAVAILABLE);
    }

    @Override
    public List<Suggestion> suggest(SearchQuestion.Reader reader, String typed, Set<String> kinds, int limit) {
        Readable readable = new Readable(reader, notFound());
        return index.read(searcher -> new Suggesting(searcher, readable).titles(typed, kinds, limit), List.of());
    }

    @Override
    public Condition condition() {
        long documents = index.read(searcher -> (long) searcher.getIndexReader().numDocs(), 0L);
        return new Condition(documents, index.bytes(), index.problem());
    }

    /** For scores: the moment from which age counts. */
    static long now() {
        return Instant.now().toEpochMilli();
    }
}
