// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The ceiling: the same questions on the same index, asked of Lucene in this process by one thread. All words must be in
 * the title or the text; the best twenty are found and nothing is read, counted, marked or checked.
 */
final class BareSearch implements Closeable {
    private static final int HITS = 20;
    private static final int WARM_UP_SECONDS = 10;
    private static final float TITLE = 6;

    private final Directory directory;
    private final DirectoryReader reader;

    BareSearch(Path index) throws IOException {
        directory = FSDirectory.open(index);
        reader = DirectoryReader.open(directory);
    }

    /** How many documents an index holds. */
    int documents() {
        return reader.numDocs();
    }

    /** Whether the server has said at its last commit that everything is in it. */
    static boolean whole(Path index) {
        try (BareSearch bare = new BareSearch(index)) {
            return "yes".equals(bare.reader.getIndexCommit().getUserData().get("whole"));
        } catch (IOException e) {
            // Not there yet, or merged away under our eyes.
            return false;
        }
    }

    Figures measure(List<String> questions, int seconds) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        List<Query> queries = questions.stream().map(BareSearch::query).toList();
        run(searcher, queries, WARM_UP_SECONDS, new ArrayList<>());
        var threads = ManagementFactory.getThreadMXBean();
        List<Long> taken = new ArrayList<>();
        long processor = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        run(searcher, queries, seconds, taken);
        long all = System.nanoTime() - start;
        processor = threads.getCurrentThreadCpuTime() - processor;
        long[] sorted = taken.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Figures(
                "bare Lucene, in the process of the benchmark",
                1,
                sorted.length,
                sorted.length * 1e9 / all,
                Measurement.percentile(sorted, 0.5) / 1e3,
                Measurement.percentile(sorted, 0.99) / 1e3,
                processor / 1e3 / sorted.length,
                0,
                0);
    }

    private static void run(IndexSearcher searcher, List<Query> queries, int seconds, List<Long> taken)
            throws IOException {
        long now = System.nanoTime();
        long end = now + TimeUnit.SECONDS.toNanos(seconds);
        for (int turn = 0; now < end; turn++) {
            searcher.search(queries.get(turn % queries.size()), HITS);
            long then = System.nanoTime();
            taken.add(then - now);
            now = then;
        }
    }

    private static Query query(String question) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : question.split(" ")) {
            String folded = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            all.add(
                    new BooleanQuery.Builder()
                            .add(new BoostQuery(new TermQuery(new Term("title", folded)), TITLE), Occur.SHOULD)
                            .add(new TermQuery(new Term("body", folded)), Occur.SHOULD)
                            .build(),
                    Occur.MUST);
        }
        return all.build();
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
