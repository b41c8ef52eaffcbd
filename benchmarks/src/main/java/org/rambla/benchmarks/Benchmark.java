// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The command {@code ./benchmark}: loads posts, asks for pages, prints what they cost. */
public final class Benchmark {
    private static final int IDLE_SECONDS = 60;
    private static final int QUIET_SECONDS = 15;

    private final Options options;
    private final Path distribution;
    private final Report report;

    private Benchmark(Options options) throws IOException {
        this.options = options;
        this.distribution = options.work().resolve("distribution");
        this.report = new Report(options);
    }

    /** Arguments: the folder of the sources, the distribution, then the words of the command. */
    public static void main(String[] words) throws Exception {
        Options options;
        try {
            options = Options.parse(
                    Path.of(words[0]),
                    Path.of(words[1]),
                    Stream.of(words).skip(2).toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            System.err.print(e.getMessage());
            System.exit(2);
            return;
        }
        Benchmark benchmark = new Benchmark(options);
        benchmark.prepare();
        for (String database : options.databases()) {
            benchmark.on(database);
        }
        System.out.println("Written to " + benchmark.report.file());
    }

    /** A copy of the distribution in which members may write as fast as they can: a setting of config/web.json. */
    private void prepare() throws IOException {
        delete(options.work());
        try (Stream<Path> files = Files.walk(options.distribution())) {
            for (Path file : files.filter(
                            path -> !path.startsWith(options.distribution().resolve("cache")))
                    .toList()) {
                Files.createDirectories(options.work());
                Files.copy(
                        file,
                        distribution.resolve(
                                options.distribution().relativize(file).toString()));
            }
        }
        Path web = distribution.resolve("config/web.json");
        String before = Files.readString(web);
        String after = before.replaceFirst("\"proxies\"", "\"memberWritesPerMinute:Integer\": 10000000, \"proxies\"");
        if (after.equals(before)) {
            throw new IllegalStateException("config/web.json looks unlike before");
        }
        Files.writeString(web, after);
    }

    private void on(String database) throws Exception {
        Path home = Files.createDirectories(options.work().resolve(database)).resolve("home");
        try (Store store = Store.of(database, home)) {
            say(database + ": filling the demonstration network, of whose texts the load is made");
            try (ServerProcess server = start(store, home, "", "--demo")) {
                server.awaitWords("The demonstration network is complete");
            }
            Texts texts;
            try (var connection = store.connect()) {
                texts = Texts.read(connection, Visitors.MEMBER);
            }
            for (int posts : options.posts()) {
                long start = System.nanoTime();
                Load.fill(store, texts, posts);
                Pages pages;
                try (var connection = store.connect()) {
                    pages = Pages.find(connection, texts.space());
                }
                store.release();
                say("%s: loaded %,d posts in %.0f s".formatted(database, posts, (System.nanoTime() - start) / 1e9));
                report.begin(database, posts, "posts");
                measure(store, home, pages);
            }
            for (int number : options.wikis()) {
                long start = System.nanoTime();
                WikiPages pages = WikiLoad.fill(store, texts, number);
                store.release();
                say("%s: loaded %,d pages in %.0f s".formatted(database, number, (System.nanoTime() - start) / 1e9));
                report.begin(database, number, "pages of the wiki");
                measure(store, home, pages);
            }
            for (int number : options.searches()) {
                long start = System.nanoTime();
                Load.fill(store, texts, number);
                store.release();
                say("%s: loaded %,d posts in %.0f s".formatted(database, number, (System.nanoTime() - start) / 1e9));
                report.begin(database, number, "posts that can be found");
                search(store, home, number, texts, SearchPages.of(texts.titles()));
            }
            for (int number : options.agendas()) {
                long start = System.nanoTime();
                WebinarPages pages = WebinarLoad.fill(store, texts, number);
                store.release();
                say("%s: loaded %,d events in %.0f s".formatted(database, number, (System.nanoTime() - start) / 1e9));
                report.begin(database, number, "events");
                measure(store, home, pages);
            }
            for (int number : options.memories()) {
                long start = System.nanoTime();
                TranslationPages pages = TranslationLoad.fill(store, texts, Visitors.MEMBER, number);
                say("%s: loaded %,d sentences in %.0f s"
                        .formatted(database, number, (System.nanoTime() - start) / 1e9));
                report.begin(database, number, "sentences in the translation memory");
                translation(store, home, texts, pages);
            }
        }
    }

    /** Pages last: what waits in the queue by then is done. */
    private void translation(Store store, Path home, Texts texts, TranslationPages pages) throws Exception {
        try (MemoryLookup memory = new MemoryLookup(store, options.work().resolve("memory"), pages)) {
            report.remark("Index of the memory: everything was taken in in %.1f s".formatted(memory.seconds()));
            report.figures(memory.measure(options.seconds()));
        }
        delete(options.work().resolve("memory"));
        try (StandInMachine machine = new StandInMachine()) {
            long posts = TranslationLoad.wanted(store, texts, pages, machine.address());
            double seconds;
            try (ServerProcess server = start(store, home, "")) {
                seconds = machine.awaitRest(QUIET_SECONDS, server);
            }
            try (var connection = store.connect()) {
                long left = TranslationLoad.number(connection, "select count(*) from translation_job");
                report.remark(
                        "Queue: %,d posts of 6 sentences each wanted, %,d left, with a machine that takes no time: %,d sentences in %.1f s, %.1f posts a second"
                                .formatted(posts, left, machine.sentences(), seconds, (posts - left) / seconds));
            }
        }
        measure(store, home, pages);
    }

    /** The index is begun anew; then what is found in it is asked of Lucene itself, and of the server. */
    private void search(Store store, Path home, int posts, Texts texts, SearchPages pages) throws Exception {
        Path index = home.resolve("index/search");
        delete(home.resolve("index"));
        try (ServerProcess server = start(store, home, "")) {
            new Indexing(home, posts, report).measure(server);
        }
        try (BareSearch bare = new BareSearch(index)) {
            report.remark("Index: %,d documents, %,d MB".formatted(bare.documents(), size(index) >> 20));
            report.figures(bare.measure(pages.questions(), options.seconds()));
        }
        try (EngineSearch engine = new EngineSearch(index, texts.audiences())) {
            report.figures(engine.questions(pages.questions(), options.seconds()));
            report.figures(engine.beginnings(pages.beginnings(), options.seconds()));
        }
        measure(store, home, pages);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private void measure(Store store, Path home, Measured pages) throws Exception {
        try (ServerProcess server = start(store, home, "")) {
            server.awaitPage(pages.first());
            server.awaitRest();
            Measurement measurement = new Measurement(server, store);
            WarmUp warmUp = new WarmUp(measurement, options.warmUp());
            List<Page> all = wanted(pages, server);
            List<Page> reading = all.stream().filter(page -> !page.writes()).toList();
            if (!reading.isEmpty()) {
                warmUp.until(reading);
            }
            for (int connections : reading.isEmpty() ? List.<Integer>of() : options.connections()) {
                measurement.inTurn(reading, connections, options.seconds()).forEach(report::figures);
            }
            for (Page page : all.stream().filter(Page::writes).toList()) {
                warmUp.until(List.of(page));
                // Mails and the index follow what was written.
                server.awaitRest();
                for (int connections : options.connections()) {
                    report.figures(measurement.withWhatFollows(page, connections, options.seconds()));
                }
            }
            report.memory("after the load of this benchmark", server.memory());
        }
        if (options.starts() > 0) {
            starts(store, home, pages);
        }
        count(store, home, pages);
        report.end();
    }

    private void starts(Store store, Path home, Measured pages) throws Exception {
        long[] starts = new long[options.starts()];
        long[] features = new long[starts.length];
        for (int i = 0; i < starts.length; i++) {
            try (ServerProcess server = start(store, home, "")) {
                starts[i] = server.firstAnswer();
                features[i] = server.awaitPage(pages.first());
                if (i == starts.length - 1) {
                    Thread.sleep(IDLE_SECONDS * 1_000L);
                    report.memory("idle, " + IDLE_SECONDS + " s after the start", server.memory());
                }
            }
        }
        report.starts("First 200 on this home", starts);
        report.starts("First 200 of a page of the feature", features);
    }

    private List<Page> wanted(Measured pages, ServerProcess server) throws IOException {
        return pages.of(Visitors.guest(server), Visitors.member(server)).stream()
                .filter(page -> options.wants(page.name()))
                .toList();
    }

    /** A server that counts statements; not the one that is timed. */
    private void count(Store store, Path home, Measured pages) throws Exception {
        try (ServerProcess server = start(store, home, "-Drambla.count.statements=true")) {
            server.awaitPage(pages.first());
            for (Page page : wanted(pages, server)) {
                if (page.writes()) {
                    continue;
                }
                String path = page.paths().get(0);
                page.visitor().get(path, false).expect(200);
                Connection.Answer answer = page.visitor().get(path, false).expect(200);
                report.statements(
                        page.name(), answer.headers().getOrDefault("x-statements", "?"), answer.body().length);
            }
        }
    }

    private ServerProcess start(Store store, Path home, String javaOptions, String... more)
            throws IOException, InterruptedException {
        store.release();
        return ServerProcess.start(distribution, home, store.environment(), javaOptions, more);
    }

    private static void say(String text) {
        System.out.println(text);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
