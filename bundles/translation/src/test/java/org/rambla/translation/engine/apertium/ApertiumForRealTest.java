// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine.apertium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.translation.TranslationEngine.Pair;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.translation.engine.Answers;
import org.rambla.translation.engine.Verdict;
import org.rambla.translation.glossary.Rules;

/** Against Apertium itself, from Debian's packages apertium-apy, apertium-eng-cat and apertium-fra-cat. */
class ApertiumForRealTest {
    private static final Path PROGRAM = Path.of("/usr/bin/apertium-apy");
    private static final Path MODES = Path.of("/usr/share/apertium");

    @TempDir
    static Path folder;

    private static Process apy;
    private static Map<String, String> settings;
    private final ApertiumEngine engine = new ApertiumEngine();

    @BeforeAll
    static void start() throws Exception {
        assertThat(PROGRAM)
                .as("Install apertium-apy, apertium-eng-cat and apertium-fra-cat, as ./check does on Debian")
                .exists();
        int port = free();
        apy = new ProcessBuilder(PROGRAM.toString(), "-p", Integer.toString(port), "-j", "1", MODES.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        settings = Map.of("address", "http://127.0.0.1:" + port);
        for (int i = 0; ; i++) {
            try {
                new ApertiumEngine().pairs(settings);
                return;
            } catch (TranslationFailure e) {
                assertThat(apy.isAlive() && i < 300).as(() -> log()).isTrue();
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (apy != null) {
            apy.descendants().forEach(ProcessHandle::destroy);
            apy.destroy();
            apy.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private List<Verdict> translated(String from, String to, String... sentences) throws Exception {
        Task task = new Task(from, to, List.of(sentences), List.of());
        return Answers.check(task, Rules.NONE, engine.translate(settings, task));
    }

    @Test
    void frenchAndEnglish_areReachedThroughCatalan() throws Exception {
        assertThat(engine.pairs(settings)).contains(new Pair("fr", "en"), new Pair("en", "fr"), new Pair("en", "ca"));
    }

    @Test
    void sentences_areTranslated() throws Exception {
        List<Verdict> english = translated("fr", "en", "La ville est grande.", "Les rues de la ville.");
        assertThat(english).allMatch(Verdict::usable);
        assertThat(english.get(0).sentence()).contains("city").contains("big");
        assertThat(english.get(1).sentence()).contains("streets");
        List<Verdict> french = translated("en", "fr", "The city is big.");
        assertThat(french.get(0).sentence()).contains("ville");
    }

    @Test
    void placeholders_comeBack() throws Exception {
        List<Verdict> verdicts = translated(
                "en",
                "fr",
                "The <g id=\"1\">city</g> is big.",
                "See <x id=\"1\"/> in the city.",
                "The streets &amp; the houses: 5 &lt; 12.");
        assertThat(verdicts).extracting(Verdict::doubt).containsOnly(Verdict.Doubt.NONE);
        assertThat(verdicts.get(0).sentence()).containsPattern("<g id=\"1\">[^<]*ville[^<]*</g>");
        assertThat(verdicts.get(2).sentence()).contains("&amp;").contains("5 &lt; 12");
    }
}
