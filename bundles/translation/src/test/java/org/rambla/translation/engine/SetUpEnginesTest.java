// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.TranslationEngine;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.glossary.Concept;
import org.rambla.translation.glossary.Concept.Forms;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.queue.Job.Priority;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.work.Machines.Machine;
import org.rambla.translation.work.Machines.Said;

class SetUpEnginesTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("translation");
    }

    /** A machine in this process. */
    private static final class Parrot implements TranslationEngine {
        private final String name;
        private final List<Task> tasks = new ArrayList<>();
        private RuntimeException fault;

        Parrot(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Localised title() {
            return Localised.of("en", name);
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public Set<Pair> pairs(Map<String, String> settings) {
            return Set.of(new Pair("fr", "en"));
        }

        @Override
        public List<String> translate(Map<String, String> settings, Task task) {
            if (fault != null) {
                throw fault;
            }
            tasks.add(task);
            return task.sentences().stream()
                    .map(sentence -> settings.getOrDefault("says", "") + sentence)
                    .toList();
        }
    }

    private static SetUp setUp(String name, boolean closed, int place, Map<String, String> settings) {
        return new SetUp(
                name, true, closed, place, 0, settings, Set.of(new TranslationEngine.Pair("fr", "en")), Instant.now());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void first_thatIsInUseAndKnowsTheLanguages_isAsked(TestDatabase databases) {
        SetUpEngines engines =
                new SetUpEngines(databases.database("translation"), new Glossary(databases.database("translation")));
        engines.addEngine(new Parrot("outside"));
        engines.addEngine(new Parrot("own"));
        assertThat(engines.able("fr", "en", false)).isEmpty();
        engines.save(setUp("outside", false, 1, Map.of("key", "k")), 3);
        engines.save(setUp("own", true, 2, Map.of()), 3);
        engines.save(setUp("gone", true, 0, Map.of()), 3);
        assertThat(engines.able("fr", "en", false)).extracting(Machine::name).containsExactly("outside", "own");
        assertThat(engines.able("fr-FR", "en", false)).extracting(Machine::name).containsExactly("outside", "own");
        assertThat(engines.inUse()).extracting(Machine::name).containsExactlyInAnyOrder("outside", "own");
        // What only members see goes to none but those that may have it.
        assertThat(engines.able("fr", "en", true)).extracting(Machine::name).containsExactly("own");
        assertThat(engines.able("en", "fr", false)).isEmpty();
        assertThat(engines.known()).extracting(known -> known.setUp().name()).containsExactly("outside", "own");
        Database database = databases.database("translation");
        Queue queue = new Queue(database);
        queue.want(1, "en", 1, Priority.LOOKED_AT, true);
        queue.later(queue.take().orElseThrow(), Duration.ofDays(30), "no engine", 1);
        assertThat(queue.take()).isEmpty();
        engines.save(setUp("outside", false, 1, Map.of("key", "k")), 3);
        assertThat(queue.take()).as("what waited is tried again").isPresent();
        SetUp kept = engines.known("outside").orElseThrow().setUp();
        assertThat(kept.settings()).isEqualTo(Map.of("key", "k"));
        assertThat(kept.pairs()).containsExactly(new TranslationEngine.Pair("fr", "en"));
        long before = databases.statements();
        engines.able("fr", "en", false);
        assertThat(databases.statements() - before).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void machine_isToldTheWords_andItsAnswersAreLookedAt(TestDatabase databases) throws Exception {
        Glossary glossary = new Glossary(databases.database("translation"));
        glossary.concepts()
                .save(
                        new Concept(
                                0,
                                0,
                                "noun",
                                Localised.NONE,
                                "",
                                Map.of(
                                        "fr", new Forms("maire", List.of(), List.of()),
                                        "en", new Forms("mayor", List.of(), List.of()))),
                        1);
        SetUpEngines engines = new SetUpEngines(databases.database("translation"), glossary);
        Parrot parrot = new Parrot("own");
        engines.addEngine(parrot);
        engines.save(setUp("own", true, 1, Map.of("says", "x ")), 3);
        List<Said> said = engines.translate(
                "own",
                0,
                false,
                new TranslationEngine.Task("fr", "en", List.of("Le maire.", "Voir <x id=\"1\"/> en 2026."), List.of()));
        assertThat(said).extracting(Said::text).containsExactly("x Le maire.", "x Voir <x id=\"1\"/> en 2026.");
        assertThat(parrot.tasks.get(0).terms()).containsExactly(new TranslationEngine.Term("maire", "mayor"));
        assertThat(parrot.tasks.get(0).glossary()).hasSize(1);
        engines.save(setUp("own", true, 1, Map.of("says", "https://evil.example ")), 3);
        said = engines.translate(
                "own", 0, false, new TranslationEngine.Task("fr", "en", List.of("Le maire."), List.of()));
        assertThat(said).containsExactly(new Said("", "LINKS"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void machine_thatHadItsCharactersOfTheDay_rests_andTheNextOneWorks(TestDatabase databases) throws Exception {
        Database database = databases.database("translation");
        Instant late = Instant.parse("2026-05-26T23:59:59Z");
        SetUpEngines engines = new SetUpEngines(database, new Glossary(database), Clock.fixed(late, ZoneOffset.UTC));
        engines.addEngine(new Parrot("first"));
        engines.addEngine(new Parrot("second"));
        SetUp one = setUp("first", true, 1, Map.of());
        SetUp limited = new SetUp(one.name(), true, true, 1, 100, one.settings(), one.pairs(), one.askedAt());
        engines.save(limited, 3);
        engines.save(setUp("second", true, 2, Map.of()), 3);
        TranslationEngine.Task task = new TranslationEngine.Task("fr", "en", List.of("Le maire."), List.of());
        assertThat(engines.translate("first", 0, false, task)).hasSize(1);
        database.transaction(tx -> tx.execute(
                "insert into translation_use (used_on, space_id, engine, calls, characters, millis, failures)"
                        + " values (?,?,?,?,?,?,?)",
                Duration.between(Instant.EPOCH, late).toDays(),
                0,
                "first",
                1,
                95,
                1,
                0));
        TranslationFailure failure =
                catchThrowableOfType(TranslationFailure.class, () -> engines.translate("first", 0, false, task));
        assertThat(failure.reason()).isEqualTo(Reason.EXHAUSTED);
        assertThat(failure.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(engines.able("fr", "en", false)).extracting(Machine::name).containsExactly("second", "first");
        engines.save(limited, 3);
        assertThat(engines.able("fr", "en", false)).extracting(Machine::name).containsExactly("first", "second");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void engine_thatBreaks_isDown(TestDatabase databases) {
        SetUpEngines engines =
                new SetUpEngines(databases.database("translation"), new Glossary(databases.database("translation")));
        Parrot parrot = new Parrot("own");
        parrot.fault = new IllegalStateException("inside");
        engines.addEngine(parrot);
        engines.save(setUp("own", true, 1, Map.of()), 3);
        TranslationEngine.Task task = new TranslationEngine.Task("fr", "en", List.of("Le maire."), List.of());
        TranslationFailure failure =
                catchThrowableOfType(TranslationFailure.class, () -> engines.translate("own", 0, false, task));
        assertThat(failure.reason()).isEqualTo(Reason.DOWN);
        failure = catchThrowableOfType(TranslationFailure.class, () -> engines.translate("other", 0, false, task));
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        parrot.fault = null;
        engines.save(setUp("own", false, 1, Map.of()), 3);
        failure = catchThrowableOfType(TranslationFailure.class, () -> engines.translate("own", 0, true, task));
        assertThat(failure.reason()).as("forbidden since it was chosen").isEqualTo(Reason.UNSUPPORTED);
        assertThat(parrot.tasks).isEmpty();
    }
}
