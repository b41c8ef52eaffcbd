// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.search.SearchQuestion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index of this server, in its home. */
@Component(service = SearchEngine.class)
public final class LuceneEngine implements SearchEngine {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneEngine.class);
    private static final long REFRESH_MS = 200;
    private static final int MANY = 100;

    private final Path folder;
    private final ScheduledExecutorService refreshing;
    private final ExecutorService helping = Executors.newSingleThreadExecutor(task -> thread(task, "search writing"));
    private volatile LuceneIndex index;
    private volatile boolean changed;
    private boolean stopped;
    private volatile String problem = "";
    private volatile long round = System.currentTimeMillis();

    @Activate
    public LuceneEngine(BundleContext context) {
        this(Path.of(context.getProperty("rambla.home"), "index", "search"));
    }

    /** Opens the index in a folder, or begins one. */
    public LuceneEngine(Path folder) {
        this.folder = folder;
        try {
            index = new LuceneIndex(folder);
        } catch (IOException e) {
            trouble("The index cannot be opened", e);
        }
        refreshing = Executors.newSingleThreadScheduledExecutor(task -> thread(task, "search refresh"));
        refreshing.scheduleWithFixedDelay(this::refreshWhenChanged, REFRESH_MS, REFRESH_MS, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Deactivate
    public void stop() {
        refreshing.shutdown();
        helping.shutdown();
        try {
            refreshing.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** From now on nobody opens it again: a subscriber may still be writing. */
    private synchronized void close() {
        stopped = true;
        LuceneIndex open = index;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.warn("The index was not closed as it should", e);
            }
        }
    }

    private interface Work {
        void on(LuceneIndex open) throws IOException;
    }

    private void write(Work work) {
        try {
            work.on(writable());
            if (!problem.isEmpty()) {
                LOG.info("The index takes documents again");
                problem = "";
            }
        } catch (IOException | AlreadyClosedException e) {
            throw trouble("The index takes nothing in", e);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** After a full disk the writer is closed: what was committed is opened again, the rest comes again. */
    private synchronized LuceneIndex writable() throws IOException {
        if (stopped) {
            throw new AlreadyClosedException("This server stops");
        }
        LuceneIndex open = index;
        if (open == null || open.broken()) {
            if (open != null) {
                open.close();
            }
            index = null;
            index = new LuceneIndex(folder);
        }
        return index;
    }

    private Unavailable trouble(String what, Exception e) {
        String said = e.getCause() == null ? e.toString() : e + ", " + e.getCause();
        if (problem.isEmpty() && !isStopped()) {
            LOG.error("{}: {}", what, said);
        }
        problem = said;
        return new Unavailable(what, e);
    }

    @Override
    public void replace(Collection<String> owners, Collection<SearchDocument> documents) {
        write(open -> {
            Term[] terms =
                    owners.stream().map(owner -> new Term(Fields.OWNER, owner)).toArray(Term[]::new);
            List<Document> written = new ArrayList<>(documents.size());
            long now = round;
            documents.forEach(document -> written.add(DocumentWriter.of(document, now)));
            if (terms.length > 0) {
                open.writer().deleteDocuments(terms);
            }
            add(open.writer(), written);
            changed = true;
        });
    }

    /** Many are taken in by two threads: finding their stems is what takes time. */
    private void add(IndexWriter writer, List<Document> documents) throws IOException {
        if (documents.size() < MANY) {
            if (!documents.isEmpty()) {
                writer.addDocuments(documents);
            }
            return;
        }
        int half = documents.size() / 2;
        Future<Long> other = helping.submit(() -> writer.addDocuments(documents.subList(half, documents.size())));
        try {
            writer.addDocuments(documents.subList(0, half));
        } finally {
            await(other);
        }
    }

    private static void await(Future<Long> other) throws IOException {
        try {
            other.get();
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
    public void begin() {
        round = Math.max(round + 1, System.currentTimeMillis());
    }

    @Override
    public void complete() {
        write(open -> {
            open.writer().deleteDocuments(LongPoint.newRangeQuery(Fields.ROUND, Long.MIN_VALUE, round - 1));
            changed = true;
        });
    }

    @Override
    public void commit(Map<String, String> marks) {
        write(open -> {
            open.commit(marks);
            changed = true;
        });
    }

    @Override
    public Map<String, String> marks() {
        try {
            // An older version may have had it until now.
            return writable().marks();
        } catch (IOException | AlreadyClosedException e) {
            return Map.of();
        }
    }

    private void refreshWhenChanged() {
        if (changed) {
            refresh();
        }
    }

    /** What was taken in is found from now on. */
    public void refresh() {
        changed = false;
        LuceneIndex open = index;
        try {
            if (open != null) {
                open.refresh();
            }
        } catch (IOException | RuntimeException e) {
            changed = true;
            LOG.debug("The index cannot be refreshed now", e);
        }
    }

    private interface Question<T> {
        T to(IndexSearcher searcher) throws IOException;
    }

    private <T> T read(Question<T> question, T otherwise) {
        LuceneIndex open = index;
        if (open == null) {
            return otherwise;
        }
        try {
            IndexSearcher searcher = open.acquire();
            try {
                return question.to(searcher);
            } finally {
                open.release(searcher);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("A question could not be answered", e);
            return otherwise;
        }
    }

    @Override
    public SearchAnswer ask(SearchQuestion question) {
        return read(searcher -> new Answering(searcher, question).answer(), SearchAnswer.UNAVAILABLE);
    }

    @Override
    public List<Suggestion> suggest(SearchQuestion.Reader reader, String typed, Set<String> kinds, int limit) {
        return read(searcher -> new Suggesting(searcher, reader).titles(typed, kinds, limit), List.of());
    }

    @Override
    public Condition condition() {
        LuceneIndex open = index;
        long documents = read(searcher -> (long) searcher.getIndexReader().numDocs(), 0L);
        long bytes = 0;
        try {
            bytes = open == null ? 0 : open.bytes();
        } catch (IOException | AlreadyClosedException e) {
            LOG.debug("The size of the index is not known", e);
        }
        return new Condition(documents, bytes, problem);
    }

    /** For scores: the moment from which age counts. */
    static long now() {
        return Instant.now().toEpochMilli();
    }
}
