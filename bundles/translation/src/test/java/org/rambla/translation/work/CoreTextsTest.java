// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Body;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.event.Event;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translated;
import org.rambla.api.translation.Translator.Question;
import org.rambla.api.translation.Translator.Version;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.Town;
import org.rambla.translation.correct.Beside;
import org.rambla.translation.correct.CorrectTranslation;
import org.rambla.translation.memory.FuzzyMemory;
import org.rambla.translation.page.SpacePages;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.reading.Choices;
import org.rambla.translation.reading.KeptTranslations;

/** What spaces say of themselves, and names of topics, go the way of a post. */
class CoreTextsTest {
    private TestDatabase databases;
    private Town town;
    private Worker worker;
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
        TranslateItem items = new TranslateItem(
                town.database,
                new TranslateItem.House(town.register, town.sources(), town.spaces, town.bodies, town.organisations()),
                town.engines);
        worker = new Worker(new Queue(town.database), items, town.engines);
        translations =
                new KeptTranslations(town.database, town.engines, town.spaces, new Choices(town.database), town.cache);
    }

    @AfterEach
    void close() {
        if (worker != null) {
            worker.stop();
            translations.stop();
            fuzzy.stop();
        }
    }

    private void settle() throws Exception {
        databases.deliver(new ContentChanges(town.database, town.register, town.spaces, town.network()));
        while (worker.one()) {
            // The next one.
        }
    }

    private Version read(long id) {
        return translations
                .versions(new Question("fr", 8, List.of(town.written(id)), false, false))
                .get(id);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatASpaceSays_isTranslated_listed_andCorrected_asAPostIs(TestDatabase all) throws Exception {
        open(all);
        long id = town.core("space", "about", 1, "en", "Lamps", "<p data-b=\"purpose\">All is dark.</p>");
        assertThat(town.head(id).visible(town.visit(8, 1, "fr").grants(), 8)).isFalse();
        settle();
        assertThat(read(id).title()).isEqualTo("spmaL");
        assertThat(read(id).origin()).isEqualTo(Origin.MACHINE);

        SpacePages pages = new SpacePages(town.work(), town.network());
        assertThat(pages.work("fr", "all", "", "", town.visit(8, 1, "fr"))
                        .body()
                        .toString())
                .contains("/s/night/translation/items/" + id + "/fr", "spmaL");
        assertThat(pages.work("fr", "all", "", "", town.visit(8, 2, "fr"))
                        .body()
                        .toString())
                .doesNotContain("spmaL");

        Beside beside = correcting.open(id, "fr", town.visit(8, 1, "fr"));
        assertThat(correcting.save(
                        beside, Map.of("", "Lampes"), beside.number(), java.util.Set.of(), town.visit(8, 1, "fr")))
                .isTrue();
        assertThat(read(id).title()).isEqualTo("Lampes");
        assertThat(read(id).origin()).isEqualTo(Origin.CORRECTED);
        assertThat(databases.events()).extracting(Event::kind).contains("content.translated");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatAPrivateSpaceSays_goesToNoMachineThatMayNotHaveIt_andWithoutTranslationNothingDoes(TestDatabase all)
            throws Exception {
        open(all);
        town.closedAllowed = false;
        town.core("space", "about", 2, "en", "Board", "<p>We plan.</p>");
        town.spaces.off(1, "translation");
        town.core("space", "guidelines", 1, "en", "", "<p>Be brief.</p>");
        settle();
        assertThat(town.asked).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nameOfATopic_ofNoSpace_isTranslated_untilPeopleWriteIt(TestDatabase all) throws Exception {
        open(all);
        long id = town.core("network", "topic", 0, "en", "Night", "");
        settle();
        assertThat(translations.all(List.of(town.written(id))).get(id))
                .extracting(Translated::language, Translated::title, Translated::origin)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("fr", "thgiN", Origin.MACHINE));

        town.edit(id, "Noise", "");
        assertThat(translations.all(List.of(town.written(id))).get(id))
                .as("until it is translated again")
                .extracting(Translated::title, Translated::behind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("thgiN", true));
        settle();
        assertThat(translations.all(List.of(town.written(id))).get(id))
                .extracting(Translated::title, Translated::behind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("esioN", false));

        town.versions.put(id, List.of(new LanguageVersion("fr", "Nuit", Body.EMPTY)));
        town.edit(id, "Night", "");
        settle();
        assertThat(translations.all(List.of(town.written(id)))).isEmpty();
    }
}
