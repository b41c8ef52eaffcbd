// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How fast the index is made: by a server that just started, and anew by the same, which knows its work by then. */
record Indexing(Path home, int posts, Report report) {
    private static final long POLL_MILLIS = 100;
    private static final int ANEW = 3;
    private static final String MADE = "The index was made";
    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]*)\"");
    private static final Pattern ARGUMENTS = Pattern.compile("\"arguments\": *\\[([^\\]]*)]");

    void measure(ServerProcess server) throws Exception {
        long start = System.nanoTime();
        long processor = server.processor();
        while (!BareSearch.whole(home.resolve("index/search"))) {
            server.checkAlive();
            Thread.sleep(POLL_MILLIS);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        report.remark(
                "Indexing, from the first 200 until everything was in and committed (the server waits some seconds for its features first): %,d posts in %.1f s, %,.0f a second, %.3f ms of processor time each"
                        .formatted(posts, seconds, posts / seconds, (double) (server.processor() - processor) / posts));
        said().ifPresent(report::remark);
        report.memory("after indexing", server.memory());
        anew(server);
    }

    private void anew(ServerProcess server) throws Exception {
        try (Connection administrator = Visitors.administrator(server)) {
            for (int i = 0; i < ANEW; i++) {
                Matcher token = TOKEN.matcher(
                        administrator.get("/admin/x/search", false).expect(200).text());
                if (!token.find()) {
                    throw new IllegalStateException("no token in the page of the index");
                }
                String before = said().orElse("");
                long processor = server.processor();
                administrator
                        .post(
                                "/admin/x/search/rebuild",
                                "application/x-www-form-urlencoded",
                                ("_token=" + token.group(1)).getBytes(StandardCharsets.UTF_8))
                        .expect(303);
                while (said().orElse("").equals(before)) {
                    server.checkAlive();
                    Thread.sleep(POLL_MILLIS);
                }
                report.remark("Made anew in the same server: %s, %.3f ms of processor time each"
                        .formatted(said().orElse(""), (double) (server.processor() - processor) / posts));
            }
        }
    }

    /** What the server's log says last about it. */
    private Optional<String> said() throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve("log/rambla.json"))) {
            return lines.filter(line -> line.contains(MADE))
                    .reduce((before, last) -> last)
                    .map(line -> "The server: " + whole(line));
        }
    }

    /** A line of the log keeps its message and what belongs into its places apart. */
    private static String whole(String line) {
        String message = line.substring(line.indexOf(MADE)).replaceFirst("\".*", "");
        Matcher arguments = ARGUMENTS.matcher(line);
        if (arguments.find()) {
            for (String argument : arguments.group(1).split(",")) {
                message = message.replaceFirst(
                        "\\{}",
                        Matcher.quoteReplacement(argument.replace("\"", "").strip()));
            }
        }
        return message;
    }
}
