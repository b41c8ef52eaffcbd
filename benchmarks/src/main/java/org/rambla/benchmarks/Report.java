// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what was measured and keeps it, a table for each number of posts on each database. */
final class Report {
    private final Path file;
    private final List<Figures> figures = new ArrayList<>();
    private final Map<String, String> statements = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private String title = "";
    private long[] processors;

    Report(Options options) throws IOException {
        Files.createDirectories(options.results());
        file = free(options.results(), name(options) + LocalDate.now(java.time.ZoneOffset.UTC));
        Files.writeString(file, "");
        line("# What pages cost");
        line("");
        line("Made by `" + options.command()
                + "`, over loopback, keep-alive HTTP/1.1, answers gzipped as browsers ask"
                + " for it. Processor time is the server's alone (/proc/PID/stat), that of PostgreSQL's processes beside"
                + " it. Each page was asked for " + options.seconds()
                + " s (what writes: at most 2,000 times) once it grew no cheaper; what is read, in slices by turns; what writes, with the mails and indexes"
                + " that follow.");
        line("");
        line("- Machine: " + Runtime.getRuntime().availableProcessors() + " cores, " + cpu() + ", "
                + memoryOfMachine());
        line("- Java: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        line(String.format(
                Locale.ROOT,
                "- Pace of a core, by work that never changes: %.1f MB of words deflated in a second",
                Pace.megabytes()));
        line("- Load average when it began: " + load());
    }

    /** What was measured earlier on the same day stays. */
    private static Path free(Path folder, String name) {
        Path file = folder.resolve(name + ".md");
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve(name + "-" + number + ".md");
        }
        return file;
    }

    private static String name(Options options) {
        if (!options.posts().isEmpty()) {
            return "house-";
        }
        if (!options.memories().isEmpty()) {
            return "translation-";
        }
        if (!options.agendas().isEmpty()) {
            return "webinar-";
        }
        return options.wikis().isEmpty() ? "search-" : "wiki-";
    }

    Path file() {
        return file;
    }

    /** @param what is counted: "posts" */
    void begin(String database, int number, String what) throws IOException {
        processors = Processes.processors();
        title = String.format(
                Locale.ROOT, "%s, %,d %s", database.equals("derby") ? "Derby" : "PostgreSQL", number, what);
        figures.clear();
        statements.clear();
        remarks.clear();
    }

    void figures(Figures measured) {
        System.out.println(row(measured));
        figures.add(measured);
    }

    /** How many statements a page takes, and how long it is when it is not gzipped. */
    void statements(String page, String number, int bytes) {
        statements.put(page, number + " | " + String.format(Locale.ROOT, "%,d", bytes));
    }

    void remark(String text) {
        System.out.println(text);
        remarks.add(text);
    }

    void memory(String when, long megabytes) {
        remarks.add("Resident memory " + when + ": " + megabytes + " MB");
    }

    void starts(String what, long[] milliseconds) {
        remarks.add(what + ", " + milliseconds.length + " starts: "
                + Arrays.stream(milliseconds).mapToObj(ms -> ms + " ms").collect(Collectors.joining(", ")));
    }

    void end() throws IOException {
        line("");
        line("## " + title);
        line("");
        line(
                "| page | connections | requests | requests/s | p50 ms | p99 ms | server CPU ms | database CPU ms | bytes sent |"
                        + " statements | bytes plain |");
        line("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (Figures measured : figures) {
            line(row(measured) + " " + statements.getOrDefault(measured.page(), "| ") + " |");
        }
        line("");
        for (String remark : remarks) {
            line("- " + remark);
        }
        long[] now = Processes.processors();
        line("- Load average at the end: " + load() + "; "
                + 100 * (now[0] - processors[0]) / Math.max(1, now[1] - processors[1])
                + " % of the processors went to other machines meanwhile; pace of a core now "
                + String.format(Locale.ROOT, "%.1f MB/s", Pace.megabytes()));
    }

    private static String row(Figures of) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,d | %,.0f | %.2f | %.2f | %.3f | %s | %,d |",
                of.page(),
                of.connections(),
                of.requests(),
                of.perSecond(),
                of.median() / 1e3,
                of.slow() / 1e3,
                of.processor() / 1e3,
                of.database() == 0 ? "" : String.format(Locale.ROOT, "%.3f", of.database() / 1e3),
                of.bytes());
    }

    private void line(String text) throws IOException {
        System.out.println(text);
        Files.writeString(file, text + "\n", StandardOpenOption.APPEND);
    }

    private static String cpu() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse("unknown processor");
    }

    private static String memoryOfMachine() throws IOException {
        long kilobytes = Long.parseLong(
                Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("[^0-9]", ""));
        return kilobytes / 1024 / 1024 + " GB of memory";
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }
}
