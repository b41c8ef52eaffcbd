// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What to measure.
 *
 * @param posts numbers of posts, ascending
 * @param wikis numbers of pages of the wiki, ascending; where there are some, and no posts were asked for, only these
 * @param searches numbers of posts among which is searched, ascending; as with the wiki
 * @param agendas numbers of events of an agenda, ascending; as the pages of the wiki
 * @param memories numbers of sentences of the translation memory, ascending; as the pages of the wiki
 * @param databases "derby", "postgresql"
 * @param only measures pages only whose name holds one of these; empty for all
 * @param seconds how long each page is asked for at each number of connections
 * @param warmUp seconds before that for each page, at the most
 * @param starts how often the start is timed; 0 for not at all
 * @param work folder for homes and databases; emptied first
 * @param results folder for the table
 */
record Options(
        List<Integer> posts,
        List<Integer> wikis,
        List<Integer> searches,
        List<Integer> agendas,
        List<Integer> memories,
        List<String> databases,
        List<String> only,
        int seconds,
        int warmUp,
        int starts,
        List<Integer> connections,
        Path distribution,
        Path work,
        Path results,
        String command) {
    static final String HELP = """
            ./benchmark [options]   measures the distribution over loopback; takes hours with all sizes

              --posts 1k,10k,100k,1m     how many posts the forum holds
              --wiki 100,10k,100k        how many pages the wiki holds; without --posts these alone
              --search 10k,100k,1m       among how many posts is searched; without --posts these alone
              --webinar 500,5000         how many events the agenda holds; without --posts these alone
              --translation 10k,1m       how many sentences the translation memory holds; without --posts these alone
              --db derby,postgresql      on which databases
              --only TEXT,TEXT           only pages whose name contains one of these
              --seconds N                how long each page is asked for (8)
              --warm-up N                seconds for each page before that, at the most: until it grows no cheaper (120)
              --starts N                 how often the start is timed (3); 0 leaves that and the memory of an idle server out
              --connections 1,8          at how many connections
            """;

    static Options parse(Path root, Path distribution, String... words) {
        List<Integer> posts = null;
        List<Integer> wikis = List.of();
        List<Integer> searches = List.of();
        List<Integer> agendas = List.of();
        List<Integer> memories = List.of();
        List<String> databases = List.of("derby", "postgresql");
        List<Integer> connections = List.of(1, 8);
        List<String> only = List.of();
        int seconds = 8;
        int warmUp = 120;
        int starts = 3;
        if (words.length % 2 == 1) {
            throw new IllegalArgumentException(HELP);
        }
        for (int i = 0; i < words.length; i += 2) {
            String value = words[i + 1];
            switch (words[i]) {
                case "--posts" ->
                    posts = list(value).stream().map(Options::number).sorted().toList();
                case "--wiki" ->
                    wikis = list(value).stream().map(Options::number).sorted().toList();
                case "--search" ->
                    searches =
                            list(value).stream().map(Options::number).sorted().toList();
                case "--webinar" ->
                    agendas = list(value).stream().map(Options::number).sorted().toList();
                case "--translation" ->
                    memories =
                            list(value).stream().map(Options::number).sorted().toList();
                case "--db" -> databases = list(value);
                case "--only" -> only = list(value);
                case "--warm-up" -> warmUp = Integer.parseInt(value);
                case "--starts" -> starts = Integer.parseInt(value);
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--connections" ->
                    connections = list(value).stream().map(Integer::valueOf).toList();
                default -> throw new IllegalArgumentException(HELP);
            }
        }
        if (posts == null) {
            posts = wikis.isEmpty() && searches.isEmpty() && agendas.isEmpty() && memories.isEmpty()
                    ? List.of(1_000, 10_000, 100_000, 1_000_000)
                    : List.of();
        }
        Path own = root.resolve("benchmarks");
        return new Options(
                posts,
                wikis,
                searches,
                agendas,
                memories,
                databases,
                only,
                seconds,
                warmUp,
                starts,
                connections,
                distribution,
                own.resolve("target/work"),
                own.resolve("results"),
                ("./benchmark " + String.join(" ", words)).trim());
    }

    /** Whether the page of that name is to be measured. */
    boolean wants(String page) {
        return only.isEmpty() || only.stream().anyMatch(page::contains);
    }

    private static List<String> list(String text) {
        return Arrays.asList(text.split(","));
    }

    /** "100k" is 100,000, "1m" a million. */
    static int number(String text) {
        String digits =
                text.toLowerCase(java.util.Locale.ROOT).replace("k", "000").replace("m", "000000");
        return Integer.parseInt(digits);
    }
}
