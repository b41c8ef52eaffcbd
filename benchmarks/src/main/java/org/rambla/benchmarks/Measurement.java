// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for a page over some connections at once, each waiting for its answer, and takes the time. */
final class Measurement {
    private final ServerProcess server;
    private final Store store;

    Measurement(ServerProcess server, Store store) {
        this.server = server;
        this.store = store;
    }

    /** What one connection saw: microseconds of each request, and bytes in all. */
    private record Seen(List<Long> nanoseconds, long bytes) {}

    Figures of(Page page, int connections, int seconds) throws Exception {
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
            long end = start + TimeUnit.SECONDS.toNanos(seconds);
            List<Callable<Seen>> work = new ArrayList<>();
            askings.forEach(asking -> work.add(() -> ask(asking, turns, page.most(), end)));
            List<Seen> seen = new ArrayList<>();
            for (Future<Seen> future : threads.invokeAll(work)) {
                seen.add(future.get());
            }
            long took = System.nanoTime() - start;
            return figures(page, connections, seen, took, server.processor() - processor, store.processor() - database);
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

    private static Figures figures(
            Page page, int connections, List<Seen> seen, long took, long processor, long database) {
        long[] all = seen.stream()
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
                all.length * 1e9 / took,
                percentile(all, 0.5) / 1e3,
                percentile(all, 0.99) / 1e3,
                processor * 1e3 / all.length,
                database * 1e3 / all.length,
                seen.stream().mapToLong(Seen::bytes).sum() / all.length);
    }

    /** The smallest of sorted values that so many of them do not exceed. */
    static long percentile(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, Math.min(index, sorted.length - 1))];
    }

    /** Asks until the compilers of the server have seen everything often enough. */
    void warmUp(List<Page> pages, int seconds) throws Exception {
        int each = Math.max(1, seconds / pages.size());
        for (int round = 0; round < 2; round++) {
            for (Page page : pages) {
                of(page, Arrays.asList(1, 4).get(round), each);
            }
        }
    }
}
