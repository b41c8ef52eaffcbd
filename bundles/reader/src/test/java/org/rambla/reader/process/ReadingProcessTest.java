// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.reader.wire.Answer;
import org.rambla.reader.wire.Answer.Verdict;
import org.rambla.reader.wire.Question;

/** Whatever becomes of the process, the one that started it goes on. */
final class ReadingProcessTest {
    /** As it is shipped, but for the time that a file may take. */
    private static final Limits SHORT = new Limits(64, Duration.ofSeconds(60), Duration.ofSeconds(3), 200);

    @TempDir
    Path folder;

    private ReadingProcess process;

    private ReadingProcess odd() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        process = new ReadingProcess(new Program(classPath, Odd.class.getName(), folder.resolve("process")), SHORT);
        return process;
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.close();
        }
    }

    private static Question says(String words) {
        return new Question("text/plain", 1000, words.getBytes(StandardCharsets.UTF_8));
    }

    private void assertGoesOn() throws Unavailable, Ended {
        assertThat(process.read(says("hello")).text()).isEqualTo("fine");
    }

    @Test
    void endlessReading_isEnded() throws Unavailable, Ended {
        Answer answer = odd().read(says("endless"));

        assertThat(answer.verdict()).isEqualTo(Verdict.TOO_COSTLY);
        assertThat(answer.reason()).contains("3 seconds");
        assertThat(process.running()).isFalse();
        assertGoesOn();
    }

    @Test
    void memoryThatRunsOut_isThatOfTheProcess() throws Unavailable, Ended {
        Answer answer = odd().read(says("greedy"));

        assertThat(answer.verdict()).isEqualTo(Verdict.TOO_COSTLY);
        assertThat(answer.reason()).contains("64 MB");
        assertGoesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crash", "deep", "babble", "half"})
    void processThatEndsOrLies_isReplaced(String trouble) throws Unavailable, Ended {
        assertThatThrownBy(() -> odd().read(says(trouble))).isInstanceOf(Ended.class);

        assertThat(process.running()).isFalse();
        assertGoesOn();
    }

    @Test
    void environment_isNotHandedOver() throws Unavailable, Ended {
        assertThat(odd().read(says("environment")).text()).isIn("MALLOC_ARENA_MAX", "MALLOC_ARENA_MAX SystemRoot");
    }

    @Test
    void processThatCannotStart_isNoFaultOfTheFile() {
        process = new ReadingProcess(new Program("/nowhere/*", Program.READER, folder.resolve("process")), SHORT);

        assertThatThrownBy(() -> process.read(says("hello"))).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> process.read(says("hello"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void whatWasLeftBehind_isGoneAtTheNextStart() throws IOException, Unavailable, Ended {
        Path left = Files.createDirectories(folder.resolve("process/old")).resolve("left.tmp");
        Files.writeString(left, "left");

        odd().read(says("hello"));

        assertThat(left).doesNotExist();
        assertThat(folder).isDirectoryContaining(path -> path.endsWith("process"));
    }

    @Test
    void idleProcess_isStoppedAndStartedAgain() throws Unavailable, Ended {
        odd().read(says("hello"));
        process.stop();
        assertGoesOn();
    }
}
