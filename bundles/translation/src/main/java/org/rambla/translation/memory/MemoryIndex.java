// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds sentences of the memory by their words. It holds their words and numbers, not the sentences. */
final class MemoryIndex implements AutoCloseable {
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

    private static final Logger log = LoggerFactory.getLogger(MemoryIndex.class);
    private static final String ID = "id";
    private static final String WORDS = "words";
    private static final String LAST = "last";
    /** Its name changes when what is in it is put otherwise. */
    private static final String FORMAT = "2 ";
    /** The rarest words of a sentence tell enough. */
    private static final int MOST_WORDS = 16;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private MemoryIndex(Directory directory, OpenMode mode) throws IOException {
        this.directory = directory;
        writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()).setOpenMode(mode));
        searchers = new SearcherManager(writer, null);
    }

    /**
     * What is there already, or an empty one where what is there cannot be read.
     *
     * @throws IOException when somebody else has it open, such as this program's version before, or there is no room
     */
    static MemoryIndex open(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            return new MemoryIndex(directory, OpenMode.CREATE_OR_APPEND);
        } catch (LockObtainFailedException held) {
            directory.close();
            throw held;
        } catch (IOException | IllegalArgumentException unreadable) {
            log.warn("The index of the translation memory cannot be read and is made anew: {}", unreadable.toString());
        }
        try {
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
            return new MemoryIndex(directory, OpenMode.CREATE);
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    /** A sentence of the database. */
    record Entry(long id, String from, String to, long space, String source) {}

    /** Words of a sentence without its placeholders, small. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word :
                text.replaceAll("<[^>]*>", " ").toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** Before each word: so that a word is only ever looked for where it may be found. */
    private static String place(String from, String to, long space) {
        return from + ">" + to + ":" + space + ":";
    }

    /** Takes sentences in; those that it has are put in again. */
    void add(List<Entry> entries) {
        try {
            for (Entry entry : entries) {
                Document document = new Document();
                document.add(new StringField(ID, Long.toString(entry.id()), Field.Store.NO));
                document.add(new NumericDocValuesField(ID, entry.id()));
                String place = place(entry.from(), entry.to(), entry.space());
                String words = words(entry.source()).stream().map(place::concat).collect(Collectors.joining(" "));
                document.add(new TextField(WORDS, words, Field.Store.NO));
                writer.updateDocument(new Term(ID, Long.toString(entry.id())), document);
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many it holds. */
    int size() {
        return writer.getDocStats().numDocs;
    }

    /** Lets sentences go that are not in the memory any more. */
    void remove(Collection<Long> ids) {
        try {
            for (long id : ids) {
                writer.deleteDocuments(new Term(ID, Long.toString(id)));
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything goes. */
    void clear() {
        try {
            writer.deleteAll();
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in survives from here on, up to that number. */
    void commit(long last, String stamp) {
        try {
            writer.setLiveCommitData(
                    Map.of(LAST, Long.toString(last), "stamp", FORMAT + stamp).entrySet());
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last number that was committed for this database; 0 for another one's index. */
    long last(String stamp) {
        Map<String, String> data = new TreeMap<>();
        Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
        if (committed != null) {
            committed.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return (FORMAT + stamp).equals(data.get("stamp")) ? Long.parseLong(data.getOrDefault(LAST, "0")) : 0;
    }

    /**
     * Numbers of sentences that share words with one, from a space and from everywhere, some of each.
     *
     * @param alike least percentage of words that must be the same; what is found may be a little less alike
     * @param limit most of each
     */
    List<Long> find(List<String> words, Memory.Pair pair, long space, int alike, int limit) {
        return find(words, pair, Set.copyOf(List.of(space, Memory.EVERYBODY)), alike, limit);
    }

    /** The same from some places. */
    List<Long> find(List<String> words, Memory.Pair pair, Set<Long> places, int alike, int limit) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                IndexReader reader = searcher.getIndexReader();
                Set<Long> found = new LinkedHashSet<>();
                for (long place : places) {
                    Query query = query(words, place(pair.from(), pair.to(), place), alike, searcher);
                    if (query != null) {
                        for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
                            found.add(number(reader, hit.doc));
                        }
                    }
                }
                return List.copyOf(found);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A sentence that is alike has most of the words: so those that have the frequent ones alone are not even looked at. Null
     * when there is none.
     */
    private static Query query(List<String> words, String place, int alike, IndexSearcher searcher) throws IOException {
        int mayMiss = words.size() * (100 - alike) / 100;
        Map<Term, TermStates> known = new HashMap<>();
        for (String word : Set.copyOf(words)) {
            Term term = new Term(WORDS, place + word);
            // Looked up once, for its frequency and for the search.
            TermStates states = TermStates.build(searcher, term, true);
            if (states.docFreq() > 0) {
                known.put(term, states);
            } else {
                mayMiss--;
            }
        }
        if (known.isEmpty() || mayMiss < 0) {
            return null;
        }
        List<Term> rarest = known.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().docFreq()))
                .limit(MOST_WORDS)
                .map(Map.Entry::getKey)
                .toList();
        BooleanQuery.Builder query =
                new BooleanQuery.Builder().setMinimumNumberShouldMatch(Math.max(1, rarest.size() - mayMiss));
        rarest.forEach(term -> query.add(new TermQuery(term, known.get(term)), Occur.SHOULD));
        return query.build();
    }

    private static long number(IndexReader reader, int doc) throws IOException {
        var leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        NumericDocValues numbers = leaf.reader().getNumericDocValues(ID);
        return numbers.advanceExact(doc - leaf.docBase) ? numbers.longValue() : 0;
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
