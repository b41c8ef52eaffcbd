// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.rambla.translation.memory.FuzzyMemory;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.segment.Sentence;

/**
 * The memory of the server, asked in this process by one thread for sentences like those it has: one word of each is
 * another one. What it offers comes from the table, as for a translator.
 */
final class MemoryLookup implements AutoCloseable {
    private static final int WARM_UP_SECONDS = 10;

    private final java.sql.Connection connection;
    private final FuzzyMemory fuzzy;
    private final Memory exact;
    private final Memory.Pair pair;
    private final List<Sentence> questions;
    private final double seconds;

    /** Takes all of it into a new index. */
    MemoryLookup(Store store, Path folder, TranslationPages pages) throws Exception {
        connection = store.connect();
        PlainDatabase database = new PlainDatabase(connection);
        pair = new Memory.Pair(pages.other(), pages.reader());
        exact = new Memory(database);
        fuzzy = new FuzzyMemory(database, folder);
        Random random = new Random(11);
        questions = TranslationLoad.some(connection, 2_000).stream()
                .map(sentence -> changed(sentence, random))
                .map(text -> new Sentence(text, text, List.of()))
                .toList();
        long start = System.nanoTime();
        fuzzy.follow();
        seconds = (System.nanoTime() - start) / 1e9;
    }

    /** How long it took to take everything in. */
    double seconds() {
        return seconds;
    }

    private static String changed(String sentence, Random random) {
        String[] words = sentence.split(" ");
        words[1 + random.nextInt(words.length - 2)] = TranslationLoad.word(random);
        return String.join(" ", words);
    }

    Figures measure(int seconds) {
        long found = questions.stream().limit(200).filter(this::ask).count();
        if (found < 150) {
            throw new IllegalStateException("Only " + found + " of 200 sentences are like one that is there");
        }
        run(WARM_UP_SECONDS, new ArrayList<>());
        var threads = ManagementFactory.getThreadMXBean();
        List<Long> taken = new ArrayList<>();
        long processor = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        run(seconds, taken);
        long all = System.nanoTime() - start;
        processor = threads.getCurrentThreadCpuTime() - processor;
        long[] sorted = taken.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Figures(
                "memory alone: the same sentence, else those like it, in the process of the benchmark",
                1,
                sorted.length,
                sorted.length * 1e9 / all,
                Measurement.percentile(sorted, 0.5) / 1e3,
                Measurement.percentile(sorted, 0.99) / 1e3,
                processor / 1e3 / sorted.length,
                0,
                0);
    }

    private boolean ask(Sentence sentence) {
        List<Sentence> one = List.of(sentence);
        return !exact.exact(one, pair, 1, contents -> contents).isEmpty()
                || !fuzzy.alike(one, pair, 1, contents -> contents).isEmpty();
    }

    private void run(int seconds, List<Long> taken) {
        long now = System.nanoTime();
        long end = now + TimeUnit.SECONDS.toNanos(seconds);
        for (int turn = 0; now < end; turn++) {
            ask(questions.get(turn % questions.size()));
            long then = System.nanoTime();
            taken.add(then - now);
            now = then;
        }
    }

    @Override
    public void close() throws Exception {
        fuzzy.stop();
        connection.close();
    }
}
