// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.persistence.Database;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.memory.Memory.Segment;
import org.rambla.translation.segment.Sentence;
import org.rambla.translation.segment.Sentences;

/** What the index beside the memory does when its files are not as they should be. */
final class MemoryIndexTest {
    private static final Memory.Pair PAIR = new Memory.Pair("en", "fr");
    private static final List<Sentence> ASKED =
            Sentences.of("The lamps go out at midnight.", "en", null).sentences();

    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("translation");
    }

    private static void keep(Database database, String source, long content) {
        database.transaction(tx -> {
            new Memory(database)
                    .keep(
                            tx,
                            List.of(new Segment(source, "Les lampes.", Origin.PERSON)),
                            PAIR,
                            new Memory.From(Memory.EVERYBODY, content, 7));
            return null;
        });
    }

    private static int found(FuzzyMemory memory) {
        return memory.alike(ASKED, PAIR, 1, contents -> contents).values().stream()
                .mapToInt(List::size)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void filesThatCannotBeRead_areMadeAnew(TestDatabase databases) throws Exception {
        Database database = databases.database("translation");
        keep(database, "The lamps go out at midnight.", 1);
        FuzzyMemory first = new FuzzyMemory(database, folder);
        assertThat(found(first)).as("nothing while it is not open").isZero();
        first.follow();
        assertThat(found(first)).isEqualTo(1);
        first.stop();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.writeString(file, "nonsense");
            }
        }
        FuzzyMemory second = new FuzzyMemory(database, folder);
        second.follow();
        assertThat(found(second)).isEqualTo(1);
        second.stop();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void secondServerOfTheSameHome_waitsForTheFirst(TestDatabase databases) {
        Database database = databases.database("translation");
        keep(database, "The lamps go out at midnight.", 1);
        FuzzyMemory before = new FuzzyMemory(database, folder);
        before.follow();
        FuzzyMemory after = new FuzzyMemory(database, folder);
        assertThatThrownBy(after::follow).isInstanceOf(UncheckedIOException.class);
        assertThat(found(after)).isZero();
        before.stop();
        after.follow();
        assertThat(found(after)).isEqualTo(1);
        after.stop();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void wordsOfWhatIsForgotten_leaveTheIndex(TestDatabase databases) throws Exception {
        Database database = databases.database("translation");
        keep(database, "The lamps go out at midnight.", 1);
        keep(database, "The lamps all go out at midnight.", 2);
        FuzzyMemory memory = new FuzzyMemory(database, folder);
        memory.follow();
        assertThat(found(memory)).isEqualTo(2);
        database.transaction(tx -> {
            Memory.forget(tx, 2);
            return null;
        });
        assertThat(found(memory)).isEqualTo(1);
        memory.follow();
        memory.stop();
        try (MemoryIndex index = MemoryIndex.open(folder)) {
            assertThat(index.size()).isEqualTo(1);
        }
    }

    @Test
    void whateverIsAlikeEnough_isFound_howeverFrequentItsWords() {
        String[] words = "the city has a plan for its parks and the lamps of the old town".split(" ");
        Random random = new Random(3);
        List<List<String>> kept = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            List<String> sentence = new ArrayList<>();
            for (int length = 4 + random.nextInt(20); length > 0; length--) {
                sentence.add(random.nextInt(4) == 0 ? "w" + random.nextInt(60) : words[random.nextInt(words.length)]);
            }
            kept.add(sentence);
        }
        try (MemoryIndex index = MemoryIndex.open(folder)) {
            List<MemoryIndex.Entry> entries = new ArrayList<>();
            for (int i = 0; i < kept.size(); i++) {
                entries.add(new MemoryIndex.Entry(i, "en", "fr", i % 3, String.join(" ", kept.get(i))));
            }
            index.add(entries);
            for (List<String> sentence : kept) {
                List<String> asked = new ArrayList<>(sentence);
                asked.set(random.nextInt(asked.size()), "new");
                asked.remove(random.nextInt(asked.size()));
                List<Long> found = index.find(asked, PAIR, 1, 60, 200);
                for (int i = 0; i < kept.size(); i++) {
                    boolean alike = i % 3 != 2 && Similar.score(asked, kept.get(i)) >= 60;
                    assertThat(!alike || found.contains((long) i))
                            .as("%s for %s", kept.get(i), asked)
                            .isTrue();
                }
                assertThat(found).noneMatch(id -> id % 3 == 2);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
