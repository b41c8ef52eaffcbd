// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.search.SearchQuestion.Order;
import org.rambla.api.search.SearchQuestion.Reader;
import org.rambla.search.ask.Finding;
import org.rambla.search.ask.Typed;
import org.rambla.search.lucene.LuceneEngine;
import org.rambla.search.synonym.KeptSynonyms;

/**
 * The server's own engine on its own index, in this process and by one thread: the same questions with the synonyms that
 * come with the server, all facets and highlighted passages. What a result page costs beyond it is the way in, the
 * reader's rights over all spaces, names, the shell and the page.
 */
final class EngineSearch implements AutoCloseable {
    private static final int HITS = 20;
    private static final int SUGGESTIONS = 8;
    private static final int WARM_UP_SECONDS = 20;

    private final LuceneEngine engine;
    private final Reader reader;

    /** @param audiences those of everything that was loaded, which everybody may read */
    EngineSearch(Path index, Set<Long> audiences) {
        engine = new LuceneEngine(index);
        reader = new Reader(audiences, null, Set.of(), "en");
    }

    private interface Asked {
        void ask(int turn);
    }

    /** Result pages: query, facets, passages. */
    Figures questions(List<String> questions, int seconds) {
        Finding.Alike alike = KeptSynonyms.ofTheHouse();
        List<SearchQuestion> all = questions.stream()
                .map(words -> new SearchQuestion(
                        reader,
                        alike.clauses(Typed.of(words).words(), List.of()),
                        Map.of(),
                        null,
                        null,
                        Order.RELEVANCE,
                        "",
                        HITS,
                        EnumSet.allOf(Facet.class)))
                .toList();
        long found = all.stream().filter(one -> engine.ask(one).total() > 0).count();
        if (found < all.size() / 2) {
            throw new IllegalStateException("Only " + found + " of " + all.size() + " questions find something");
        }
        return measure(
                "engine alone: query, facets and passages, in the process of the benchmark",
                turn -> engine.ask(all.get(turn % all.size())),
                seconds);
    }

    /** Suggestions. */
    Figures beginnings(List<String> beginnings, int seconds) {
        return measure(
                "engine alone: suggestions, in the process of the benchmark",
                turn -> engine.suggest(reader, beginnings.get(turn % beginnings.size()), Set.of(), SUGGESTIONS),
                seconds);
    }

    private static Figures measure(String name, Asked asked, int seconds) {
        run(asked, WARM_UP_SECONDS, new ArrayList<>());
        var threads = ManagementFactory.getThreadMXBean();
        List<Long> taken = new ArrayList<>();
        long processor = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        run(asked, seconds, taken);
        long all = System.nanoTime() - start;
        processor = threads.getCurrentThreadCpuTime() - processor;
        long[] sorted = taken.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Figures(
                name,
                1,
                sorted.length,
                sorted.length * 1e9 / all,
                Measurement.percentile(sorted, 0.5) / 1e3,
                Measurement.percentile(sorted, 0.99) / 1e3,
                processor / 1e3 / sorted.length,
                0,
                0);
    }

    private static void run(Asked asked, int seconds, List<Long> taken) {
        long now = System.nanoTime();
        long end = now + TimeUnit.SECONDS.toNanos(seconds);
        for (int turn = 0; now < end; turn++) {
            asked.ask(turn);
            long then = System.nanoTime();
            taken.add(then - now);
            now = then;
        }
    }

    @Override
    public void close() {
        engine.stop();
    }
}
