// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the index: opened, kept, and begun anew when they cannot be read. */
final class LuceneIndex implements Closeable {
    static {
        // Lucene's classes need each other: two bundles that begin them at once would wait for each other for ever.
        synchronized (Version.class) {
            try {
                MethodHandles.lookup().ensureInitialized(IndexWriter.class);
            } catch (IllegalAccessException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }

    /** Raised whenever documents are written in another way: an index of another number is begun anew. */
    static final String FORMAT = "7";

    private static final String FORMAT_MARK = "format";
    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);
    private static final double BUFFER_MB = 64;
    /** Every word of a question is looked up in each: half of Lucene's ten cost little more to write. */
    private static final int SEGMENTS_PER_TIER = 5;

    private final Path folder;
    private final Disk disk;
    private Directory directory;
    private IndexWriter writer;
    private SearcherManager searchers;

    LuceneIndex(Path folder, Disk disk) throws IOException {
        this.folder = folder;
        this.disk = disk;
        try {
            open();
            if (!FORMAT.equals(marks().getOrDefault(FORMAT_MARK, FORMAT))) {
                LOG.info("The index was written by another version and is begun anew");
                beginAnew();
            }
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | EOFException
                | FileNotFoundException
                | NoSuchFileException
                | IllegalArgumentException e) {
            LOG.warn("The index cannot be read and is begun anew: {}", e.toString());
            beginAnew();
        }
    }

    /** Where the files lie. */
    interface Disk {
        Disk USUAL = FSDirectory::open;

        Directory open(Path folder) throws IOException;
    }

    /** Removes all files; the index is closed. */
    static void remove(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void open() throws IOException {
        Files.createDirectories(folder);
        directory = disk.open(folder);
        IndexWriterConfig config = new IndexWriterConfig(new Analysis())
                .setOpenMode(OpenMode.CREATE_OR_APPEND)
                .setRAMBufferSizeMB(BUFFER_MB)
                // What was taken in but not committed is given again after a restart.
                .setCommitOnClose(false);
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(4, 1);
        config.setMergeScheduler(merges);
        config.setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_PER_TIER));
        try {
            writer = new IndexWriter(directory, config);
            searchers = new SearcherManager(writer, null);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void beginAnew() throws IOException {
        close();
        remove(folder);
        open();
    }

    IndexWriter writer() {
        return writer;
    }

    /** Whether the writer gave up: after a full disk it has to be opened again. */
    boolean broken() {
        IndexWriter open = writer;
        return open == null || !open.isOpen();
    }

    /** Why the writer gave up; null when it did not. */
    Throwable tragedy() {
        IndexWriter open = writer;
        return open == null ? null : open.getTragicException();
    }

    /** The same in words, "" when it did not. */
    String trouble() {
        Throwable reason = tragedy();
        return reason == null ? "" : reason.toString();
    }

    IndexSearcher acquire() throws IOException {
        return searchers.acquire();
    }

    void release(IndexSearcher searcher) throws IOException {
        searchers.release(searcher);
    }

    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    void commit(Map<String, String> marks) throws IOException {
        Map<String, String> all = new HashMap<>(marks);
        all.put(FORMAT_MARK, FORMAT);
        writer.setLiveCommitData(all.entrySet());
        writer.commit();
    }

    /** The words of the last commit. */
    Map<String, String> marks() throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return Map.of();
        }
        return SegmentInfos.readLatestCommit(directory).getUserData();
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (String file : directory.listAll()) {
            try {
                bytes += directory.fileLength(file);
            } catch (NoSuchFileException | FileNotFoundException e) {
                // Merged away meanwhile.
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        try {
            if (searchers != null) {
                searchers.close();
            }
            if (writer != null && writer.isOpen()) {
                writer.rollback();
            }
        } finally {
            if (directory != null) {
                directory.close();
            }
            searchers = null;
            writer = null;
            directory = null;
        }
    }
}
