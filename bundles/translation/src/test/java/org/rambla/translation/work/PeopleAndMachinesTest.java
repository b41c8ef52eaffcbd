// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Question;
import org.rambla.api.translation.Translator.Version;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.Town;
import org.rambla.translation.correct.Beside;
import org.rambla.translation.correct.Beside.State;
import org.rambla.translation.correct.CorrectTranslation;
import org.rambla.translation.memory.FuzzyMemory;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.reading.Choices;
import org.rambla.translation.reading.KeptTranslations;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.reading.Versions.Kept;

/** What becomes of a person's words where a machine works too. */
final class PeopleAndMachinesTest {
    private Town town;
    private TestDatabase databases;
    private Versions versions;
    private Worker worker;
    private ContentChanges changes;
    private KeptTranslations translations;
    private CorrectTranslation correcting;
    private FuzzyMemory fuzzy;

    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "translation");
    }

    private void open(TestDatabase all) {
        databases = all;
        town = new Town(all);
        versions = new Versions(town.database);
        TranslateItem items = new TranslateItem(
                town.database,
                new TranslateItem.House(town.register, town.sources(), town.spaces, town.bodies, town.organisations()),
                town.engines);
        worker = new Worker(new Queue(town.database), items, town.engines);
        changes = new ContentChanges(town.database, town.register, town.spaces, town.network());
        translations =
                new KeptTranslations(town.database, town.engines, town.spaces, new Choices(town.database), town.cache);
        fuzzy = new FuzzyMemory(town.database, folder);
        correcting = new CorrectTranslation(
                town.database,
                town.register,
                town.sources(),
                town.bodies,
                town.spaces,
                town.organisations(),
                town.network(),
                fuzzy,
                town.cache);
    }

    @AfterEach
    void close() {
        worker.stop();
        translations.stop();
        fuzzy.stop();
    }

    private void settle() throws Exception {
        databases.deliver(changes);
        translations.bring();
        while (worker.one()) {
            // The next one.
        }
        databases.deliver(town.cache);
    }

    private Beside beside(long id) {
        return correcting.open(id, "fr", town.visit(8, town.head(id).space(), "fr"));
    }

    /** Somebody translates passages, by their place. */
    private void save(long id, Map<Integer, String> typed) {
        Beside beside = beside(id);
        Map<String, String> byBlock = new java.util.HashMap<>();
        typed.forEach((place, text) -> byBlock.put(beside.rows().get(place).block(), text));
        assertThat(correcting.save(
                        beside,
                        byBlock,
                        beside.number(),
                        Set.of(),
                        town.visit(8, beside.head().space(), "fr")))
                .isTrue();
    }

    private Version read(long id) {
        return translations
                .versions(new Question("fr", 8, List.of(town.written(id)), false, false))
                .get(id);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void personsWords_stayWhenTheOriginalChanges_andWaitForSomebody(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(1, "en", "Lamps", "<p>One lamp is on.</p><p>Two.</p>");
        settle();
        save(id, Map.of(0, "Lampes", 1, "Une lampe est allumée."));
        assertThat(read(id).origin()).isEqualTo(Origin.CORRECTED);
        town.asked.clear();
        town.edit(
                id,
                null,
                town.texts
                        .get(id)
                        .html()
                        .replace("One lamp is on.", "One lamp is off.")
                        .replace("Two.", "Three."));
        settle();
        Version version = read(id);
        assertThat(version.html()).contains("Une lampe est allumée.", ".eerhT");
        assertThat(version.outdated()).isTrue();
        assertThat(version.awaited()).isFalse();
        assertThat(beside(id).rows())
                .extracting(Beside.Row::state)
                .containsExactly(State.PERSON, State.CHANGED, State.MACHINE);
        assertThat(beside(id).rows().get(1).then()).isEqualTo("One lamp is on.");
        fuzzy.follow();
        assertThat(correcting.alike(beside(id), town.visit(8, 1, "fr")).values())
                .as("the machine's proposal, and what stood there")
                .anySatisfy(similar -> assertThat(similar)
                        .extracting(one -> one.target())
                        .contains(".ffo si pmal enO", "Une lampe est allumée."));
        int number = versions.find(id, "fr").orElseThrow().number();
        town.edit(id, null, town.texts.get(id).html());
        settle();
        assertThat(versions.find(id, "fr").orElseThrow().number())
                .as("nothing new, no conflict for whoever writes at the moment")
                .isEqualTo(number);
        save(id, Map.of(1, "Une lampe est éteinte."));
        assertThat(read(id).outdated()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleThatSomebodyTranslates_doesNotStopTheMachine(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(1, "en", "Lamps", "<p>One lamp is on.</p><p>Two.</p>");
        save(id, Map.of(0, "Lampes"));
        Kept kept = versions.find(id, "fr").orElseThrow();
        assertThat(kept.title()).isEqualTo("Lampes");
        assertThat(kept.untranslated()).isEqualTo(2);
        assertThat(read(id)).as("an untranslated body is no translation").isEqualTo(Version.AWAITED);
        assertThat(beside(id).rows())
                .extracting(Beside.Row::state)
                .containsExactly(State.PERSON, State.MISSING, State.MISSING);
        settle();
        assertThat(read(id).html()).contains(".no si pmal enO", ".owT");
        assertThat(read(id).title()).isEqualTo("Lampes");
        assertThat(read(id).awaited()).isFalse();
        assertThat(versions.find(id, "fr").orElseThrow().untranslated()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void passageThatTheMachineCouldNotDo_staysUntranslated_whateverElseIsSaved(TestDatabase all) throws Exception {
        open(all);
        town.odd.put("Two.", "");
        long id = town.write(1, "en", "Lamps", "<p>One lamp is on.</p><p>Two. Three.</p>");
        settle();
        save(id, Map.of(0, "Lampes"));
        assertThat(versions.find(id, "fr").orElseThrow().untranslated()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void personsSentence_isReusedInItsSpace_andOnlyOfferedElsewhere(TestDatabase all) throws Exception {
        open(all);
        town.spaces.add(3, "day", Visibility.PUBLIC, "forum", "translation");
        long id = town.write(1, "en", "Lamps", "<p>We do not recommend this.</p>");
        settle();
        save(id, Map.of(1, "Nous recommandons ceci."));
        long here = town.write(1, "en", "Lamps", "<p>We do not recommend this.</p>");
        settle();
        assertThat(read(here).html()).contains("Nous recommandons ceci.");
        assertThat(read(here).origin()).isEqualTo(Origin.CORRECTED);
        long there = town.write(3, "en", "Lamps", "<p>We do not recommend this.</p>");
        settle();
        assertThat(read(there).html()).contains(".siht dnemmocer ton od eW");
        assertThat(read(there).origin()).isEqualTo(Origin.MACHINE);
        town.asked.clear();
        long again = town.write(3, "en", "Lamps", "<p>We do not recommend this.</p>");
        settle();
        assertThat(town.asked).isEmpty();
        assertThat(read(again).origin()).isEqualTo(Origin.MACHINE);
        fuzzy.follow();
        long open = town.write(3, "en", "Lamps", "<p>We do not recommend that.</p>");
        assertThat(correcting.alike(beside(open), town.visit(8, 3, "fr")).values())
                .anySatisfy(similar ->
                        assertThat(similar).extracting(one -> one.target()).contains("Nous recommandons ceci."));
        settle();
        assertThat(beside(open).rows().get(1).state()).isEqualTo(State.MACHINE);
        assertThat(correcting.alike(beside(open), town.visit(8, 3, "fr")).values().stream()
                        .flatMap(List::stream))
                .as("beside a machine’s words stand people’s, and no other machine’s")
                .extracting(one -> one.target())
                .containsExactly("Nous recommandons ceci.");
        assertThat(correcting.alike(beside(here), town.visit(8, 1, "fr")).values().stream()
                        .flatMap(List::stream))
                .as("what stands there already is not offered")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void withoutAnyEngine_theMemoryWorks_andWhatDidNotChangeIsUpToDate(TestDatabase all) throws Exception {
        open(all);
        town.machines = List.of();
        long id = town.write(1, "en", "Lamps", "<p>One lamp is on.</p><p>Two of them are off.</p><p>Go.</p>");
        settle();
        save(id, Map.of(0, "Lampes", 1, "Une lampe est allumée.", 2, "Deux d’entre elles sont éteintes.", 3, "Allez."));
        long same = town.write(1, "en", "Lamps", "<p>One lamp is on. Two of them are off. New.</p>");
        settle();
        assertThat(read(same).html())
                .contains("Une lampe est allumée. Deux d’entre elles sont éteintes. <span lang=\"en\">New.</span>");
        assertThat(read(same).title()).isEqualTo("Lampes");
        town.edit(id, null, town.texts.get(id).html() + "<p>And one more.</p>");
        settle();
        Version version = read(id);
        assertThat(version.html()).contains("Une lampe est allumée.", "<span lang=\"en\">And one more.</span>");
        assertThat(version.outdated()).isFalse();
        assertThat(version.origin()).isEqualTo(Origin.PERSON);
        assertThat(beside(id).rows())
                .extracting(Beside.Row::state)
                .containsExactly(State.PERSON, State.PERSON, State.PERSON, State.PERSON, State.MISSING);
    }

    /** What a text is written in was noted wrongly; not a word of it changes. */
    private void corrected(long id, String language) {
        town.content.transaction(tx -> town.register.change(tx, id, null, language, 7));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void personsWords_stayWhenTheLanguageOfTheOriginalIsCorrected(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(1, "es", "Lamps", "<p>One lamp is on.</p><p>Two.</p>");
        save(id, Map.of(0, "Lampes", 1, "Une lampe est allumée."));
        corrected(id, "en");
        settle();
        assertThat(read(id).title()).isEqualTo("Lampes");
        assertThat(read(id).html()).contains("Une lampe est allumée.", ".owT");
        assertThat(read(id).outdated()).isFalse();
        assertThat(beside(id).rows())
                .extracting(Beside.Row::state)
                .containsExactly(State.PERSON, State.PERSON, State.MACHINE);
        // What a machine made of it was made from another language.
        corrected(id, "es");
        assertThat(beside(id).rows())
                .extracting(Beside.Row::state)
                .containsExactly(State.PERSON, State.PERSON, State.MISSING);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void translation_isGoneOnWith_whenTheLanguageOfTheOriginalIsCorrected(TestDatabase all) throws Exception {
        open(all);
        town.machines = List.of();
        long id = town.write(1, "es", "Lamps", "<p>One lamp is on.</p><p>Two.</p>");
        save(id, Map.of(0, "Lampes", 1, "Une lampe est allumée."));
        corrected(id, "en");
        assertThat(beside(id).number()).isEqualTo(1);
        save(id, Map.of(2, "Deux."));
        assertThat(versions.find(id, "fr").orElseThrow().sourceLanguage()).isEqualTo("en");
        settle();
        assertThat(read(id).html()).contains("Une lampe est allumée.", "Deux.");
        assertThat(read(id).origin()).isEqualTo(Origin.PERSON);
    }
}
