// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.search.lucene.Library.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Order;

/** The process that writes is killed, again and again, while segments are merged: what was committed is there. */
class KilledTest {
    private static final int BATCH = 20;
    private static final int KILLS = 4;

    @TempDir
    Path folder;

    /** Writes some documents at a time and says the number of the last that was committed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            LuceneEngine engine = new LuceneEngine(Path.of(arguments[0]));
            int last = Integer.parseInt(engine.marks().getOrDefault("last", "0"));
            while (true) {
                List<SearchDocument> documents = new ArrayList<>();
                for (int i = 1; i <= BATCH; i++) {
                    documents.add(text(last + i, "en", "Noise " + (last + i), "word".repeat(i) + " at night"));
                }
                engine.replace(documents.stream().map(SearchDocument::owner).toList(), documents);
                last += BATCH;
                engine.commit(Map.of("last", Integer.toString(last)));
                System.out.println(last);
            }
        }
    }

    @Test
    void whatWasCommitted_survives() throws Exception {
        Random random = new Random(6);
        for (int kill = 0; kill < KILLS; kill++) {
            int said = writeAndDie(60 + random.nextInt(60));
            LuceneEngine engine = new LuceneEngine(folder);
            try {
                int last = Integer.parseInt(engine.marks().getOrDefault("last", "0"));
                assertThat(last).isGreaterThanOrEqualTo(said);
                assertThat(engine.ask(new SearchQuestion(
                                        Library.ANYONE,
                                        Library.clauses("noise"),
                                        Map.of(),
                                        null,
                                        null,
                                        Order.DATE,
                                        "",
                                        1,
                                        Set.of()))
                                .total())
                        .isEqualTo(last);
            } finally {
                engine.stop();
            }
        }
    }

    private int writeAndDie(int commits) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx200m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int said = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < commits; ) {
                String line = lines.readLine();
                assertThat(line).as("the writer goes on until it is killed").isNotNull();
                if (line.matches("\\d+")) {
                    said = Integer.parseInt(line);
                    i++;
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
