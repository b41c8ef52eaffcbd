// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.rambla.api.search.SearchEngine.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index in its folder, through full disks and damage. What was taken in since the last commit may be lost with a
 * writer; whoever gave it is told so once, by {@link Unavailable}, and gives it again.
 */
final class IndexOnDisk {
    private static final Logger LOG = LoggerFactory.getLogger(IndexOnDisk.class);
    /** Looking through all files takes a while. */
    private static final long EXAMINED_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Path folder;
    private final LuceneIndex.Disk disk;
    private volatile LuceneIndex index;
    private volatile String problem = "";
    private boolean stopped;
    private boolean uncommitted;
    private final Set<String> given = new HashSet<>();
    private boolean lost;
    /** Owners of what was lost, until they are given again: what the index says of them is not so any more. */
    private volatile Set<String> missing = Set.of();

    private volatile long losses;
    private long examinedAt;

    IndexOnDisk(Path folder, LuceneIndex.Disk disk) {
        this.folder = folder;
        this.disk = disk;
        try {
            index = new LuceneIndex(folder, disk);
        } catch (IOException e) {
            trouble("The index cannot be opened", e);
        }
    }

    interface Work {
        void on(LuceneIndex open) throws IOException;
    }

    /** Writes something of owners; it is kept from the next {@link #commit} on. */
    void write(Collection<String> owners, Work work) {
        doing(open -> {
            synchronized (this) {
                uncommitted = true;
                given.addAll(owners);
            }
            work.on(open);
        });
    }

    /** Owners of which the index knows nothing that is so now. */
    Set<String> missing() {
        return missing;
    }

    /** They were given again, and that is what is found. */
    synchronized void found(Collection<String> owners) {
        if (!missing.isEmpty()) {
            Set<String> still = new HashSet<>(missing);
            still.removeAll(owners);
            missing = Set.copyOf(still);
        }
    }

    void commit(Map<String, String> marks) {
        doing(open -> {
            open.commit(marks);
            synchronized (this) {
                uncommitted = false;
                given.clear();
            }
        });
    }

    private void doing(Work work) {
        try {
            LuceneIndex open = writable();
            tellLoss();
            work.on(open);
            if (!problem.isEmpty()) {
                LOG.info("The index takes documents again");
                problem = "";
            }
        } catch (IOException | AlreadyClosedException e) {
            throw trouble("The index takes nothing in", e);
        }
    }

    private synchronized void tellLoss() throws IOException {
        if (lost) {
            lost = false;
            throw new IOException("What was taken in since the last commit was lost with the writer");
        }
    }

    /** Counts how often something was lost that had been taken in. */
    long losses() {
        return losses;
    }

    private synchronized void lose() {
        if (uncommitted) {
            lost = true;
            uncommitted = false;
            losses++;
            given.addAll(missing);
            missing = Set.copyOf(given);
            given.clear();
        }
    }

    /**
     * After a full disk the writer is closed: what was committed is opened again, the rest comes again. Until that works
     * the one before goes on answering.
     */
    private synchronized LuceneIndex writable() throws IOException {
        if (stopped) {
            throw new AlreadyClosedException("This server stops");
        }
        LuceneIndex open = index;
        if (open == null || open.broken()) {
            if (open != null && damaged(open.tragedy())) {
                LOG.error("The index is damaged and is begun anew: {}", open.trouble());
                beginAnew();
                return index;
            }
            LuceneIndex before = new LuceneIndex(folder, disk);
            // Nobody is to find in it what changed since.
            lose();
            index = before;
            if (open != null) {
                open.close();
            }
        }
        return index;
    }

    /** What was there is lost to those who gave it. */
    private void beginAnew() {
        uncommitted = true;
        lose();
        clear();
    }

    /** Begins anew; when that fails nothing is found. */
    synchronized void clear() {
        LuceneIndex open = index;
        index = null;
        uncommitted = false;
        given.clear();
        missing = Set.of();
        try {
            if (stopped) {
                throw new AlreadyClosedException("This server stops");
            }
            if (open != null) {
                open.close();
            }
            LuceneIndex.remove(folder);
            index = new LuceneIndex(folder, disk);
        } catch (IOException | AlreadyClosedException e) {
            throw trouble("The index cannot be begun anew", e);
        }
    }

    Map<String, String> marks() {
        try {
            // An older version may have had it until now.
            return writable().marks();
        } catch (IOException | AlreadyClosedException | Unavailable e) {
            return Map.of();
        }
    }

    interface Question<T> {
        T to(IndexSearcher searcher) throws IOException;
    }

    <T> T read(Question<T> question, T otherwise) {
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
        } catch (AlreadyClosedException e) {
            LOG.debug("A question came while the index was opened anew", e);
            return otherwise;
        } catch (IOException | RuntimeException e) {
            if (isStopped()) {
                LOG.debug("The index was closed while it was asked", e);
            } else {
                LOG.warn("A question could not be answered", e);
            }
            examine(open, e);
            return otherwise;
        }
    }

    /** Damaged files are met when something is read from them; then all of them are looked through, and not too often. */
    private synchronized void examine(LuceneIndex open, Exception reason) {
        boolean late = examinedAt == 0 || System.nanoTime() - examinedAt > EXAMINED_NANOS;
        if (open != index || stopped || !damaged(reason) && !(late && unreadable(open))) {
            return;
        }
        LOG.error("The index is damaged and is begun anew: {}", reason.toString());
        try {
            beginAnew();
        } catch (Unavailable e) {
            LOG.warn("That did not work yet: {}", e.toString());
        }
    }

    private boolean unreadable(LuceneIndex open) {
        examinedAt = System.nanoTime();
        try {
            IndexSearcher searcher = open.acquire();
            try {
                for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                    if (FilterLeafReader.unwrap(leaf.reader()) instanceof CodecReader codec) {
                        codec.checkIntegrity();
                    }
                }
                return false;
            } finally {
                open.release(searcher);
            }
        } catch (AlreadyClosedException e) {
            return false;
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    private static boolean damaged(Throwable reason) {
        int depth = 0;
        for (Throwable cause = reason; cause != null && depth < 10; cause = cause.getCause()) {
            if (cause instanceof CorruptIndexException
                    || cause instanceof EOFException
                    || cause instanceof NoSuchFileException
                    || cause instanceof FileNotFoundException) {
                return true;
            }
            depth++;
        }
        return false;
    }

    /** Whether what was taken in is found from now on. */
    boolean refresh() {
        LuceneIndex open = index;
        try {
            if (open != null) {
                open.refresh();
            }
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.debug("The index cannot be refreshed now", e);
            return false;
        }
    }

    long bytes() {
        LuceneIndex open = index;
        try {
            return open == null ? 0 : open.bytes();
        } catch (IOException | AlreadyClosedException e) {
            LOG.debug("The size of the index is not known", e);
            return 0;
        }
    }

    /** Why it takes nothing in at the moment, "" when it does. */
    String problem() {
        LuceneIndex open = index;
        return problem.isEmpty() && open != null ? open.trouble() : problem;
    }

    private Unavailable trouble(String what, Exception e) {
        String said = e.getCause() == null ? e.toString() : e + ", " + e.getCause();
        if (problem.isEmpty() && !isStopped()) {
            LOG.error("{}: {}", what, said);
        }
        problem = said;
        return new Unavailable(what, e);
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** From now on nobody opens it again: a subscriber may still be writing. */
    synchronized void stop() {
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
}
