// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for a page over some connections at once, each waiting for its answer, and takes the time. */
final class Measurement {
    /** Slices of the time of a page that is measured in turn with others. */
    private static final int TURNS = 5;

    private final ServerProcess server;
    private final Store store;

    Measurement(ServerProcess server, Store store) {
        this.server = server;
        this.store = store;
    }

    /** What one connection saw: microseconds of each request, and bytes in all. */
    private record Seen(List<Long> nanoseconds, long bytes) {}

    /** What all connections saw in some time, and what processor time, in milliseconds, it took. */
    private static final class Taken {
        private final List<Seen> seen = new ArrayList<>();
        private long nanoseconds;
        private long server;
        private long database;
    }

    Figures of(Page page, int connections, int seconds) throws Exception {
        Taken taken = new Taken();
        take(page, connections, TimeUnit.SECONDS.toNanos(seconds), taken);
        return figures(page, connections, taken);
    }

    /** The same for what writes; processor time until the mails and the index that follow are done. */
    Figures withWhatFollows(Page page, int connections, int seconds) throws Exception {
        Taken taken = new Taken();
        long server = this.server.processor();
        long database = store.processor();
        take(page, connections, TimeUnit.SECONDS.toNanos(seconds), taken);
        this.server.awaitRest();
        taken.server = this.server.processor() - server;
        taken.database = store.processor() - database;
        return figures(page, connections, taken);
    }

    /**
     * The same for pages that are compared: each has a slice of its time in turn, so that what others do to the
     * machine meanwhile meets all of them.
     */
    List<Figures> inTurn(List<Page> pages, int connections, int seconds) throws Exception {
        List<Taken> all = pages.stream().map(page -> new Taken()).toList();
        for (int turn = 0; turn < TURNS; turn++) {
            for (int i = 0; i < pages.size(); i++) {
                take(pages.get(i), connections, TimeUnit.SECONDS.toNanos(seconds) / TURNS, all.get(i));
            }
        }
        List<Figures> figures = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            figures.add(figures(pages.get(i), connections, all.get(i)));
        }
        return figures;
    }

    private void take(Page page, int connections, long nanoseconds, Taken taken) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        List<Connection> opened = new ArrayList<>();
        try {
            List<Page.Asking> askings = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Connection connection = page.visitor().again();
                opened.add(connection);
                askings.add(page.open(connection));
            }
            AtomicInteger turns = new AtomicInteger();
            long processor = server.processor();
            long database = store.processor();
            long start = System.nanoTime();
            long end = start + nanoseconds;
            List<Callable<Seen>> work = new ArrayList<>();
            askings.forEach(asking -> work.add(() -> ask(asking, turns, page.most(), end)));
            for (Future<Seen> future : threads.invokeAll(work)) {
                taken.seen.add(future.get());
            }
            taken.nanoseconds += System.nanoTime() - start;
            taken.server += server.processor() - processor;
            taken.database += store.processor() - database;
        } finally {
            threads.shutdownNow();
            for (Connection connection : opened) {
                connection.close();
            }
        }
    }

    private static Seen ask(Page.Asking asking, AtomicInteger turns, int most, long end) throws IOException {
        List<Long> nanoseconds = new ArrayList<>();
        long bytes = 0;
        long now = System.nanoTime();
        while (now < end) {
            int turn = turns.getAndIncrement();
            if (turn >= most) {
                break;
            }
            bytes += asking.ask(turn);
            long then = System.nanoTime();
            nanoseconds.add(then - now);
            now = then;
        }
        return new Seen(nanoseconds, bytes);
    }

    private static Figures figures(Page page, int connections, Taken taken) {
        long[] all = taken.seen.stream()
                .flatMap(one -> one.nanoseconds().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        if (all.length == 0) {
            throw new IllegalStateException("no answer of " + page.name());
        }
        return new Figures(
                page.name(),
                connections,
                all.length,
                all.length * 1e9 / taken.nanoseconds,
                percentile(all, 0.5) / 1e3,
                percentile(all, 0.99) / 1e3,
                taken.server * 1e3 / all.length,
                taken.database * 1e3 / all.length,
                taken.seen.stream().mapToLong(Seen::bytes).sum() / all.length);
    }

    /** The smallest of sorted values that so many of them do not exceed. */
    static long percentile(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, Math.min(index, sorted.length - 1))];
    }
}
