// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.TranslationEngine.Term;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.glossary.Concept.Forms;
import org.rambla.translation.glossary.Concepts.After;
import org.rambla.translation.glossary.Concepts.Listed;

class GlossaryTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("translation");
    }

    private static Concept concept(long space, String french, String english) {
        return new Concept(
                0,
                space,
                "noun",
                Localised.NONE,
                "",
                Map.of(
                        "fr", new Forms(french, List.of(), List.of()),
                        "en", new Forms(english, List.of(), List.of())));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void concept_isKeptWhole_andChanged(TestDatabase databases) {
        Concepts concepts = new Concepts(databases.database("translation"));
        Concept kept = new Concept(
                0,
                7,
                "noun",
                Localised.of("fr", "Relève du maire.", "en", "Answers to the mayor."),
                "Code, article 12",
                Map.of(
                        "fr", new Forms("police municipale", List.of("PM"), List.of()),
                        "en", new Forms("municipal police", List.of("local police", "city police"), List.of("cops")),
                        "es", new Forms("", List.of(), List.of("poli"))));
        long id = concepts.save(kept, 3);
        assertThat(concepts.find(7, id)).contains(kept.with(id, 7));
        assertThat(concepts.find(0, id)).isEmpty();
        Concept changed = concept(7, "police", "police").with(id, 7);
        concepts.save(changed, 3);
        assertThat(concepts.all(7)).containsExactly(changed);
        assertThat(concepts.remove(0, id)).isFalse();
        assertThat(concepts.remove(7, id)).isTrue();
        assertThat(concepts.all(7)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void list_isInTheOrderOfALanguage_pageByPage(TestDatabase databases) {
        Concepts concepts = new Concepts(databases.database("translation"));
        concepts.save(concept(0, "Éclairage public", "street lighting"), 1);
        concepts.save(concept(0, "drogue", "drug"), 1);
        concepts.save(concept(7, "élu", "elected representative"), 1);
        concepts.save(concept(8, "elsewhere", "elsewhere"), 1);
        concepts.save(
                new Concept(0, 0, "noun", Localised.NONE, "", Map.of("en", new Forms("100%", List.of(), List.of()))),
                1);
        List<String> read = new ArrayList<>();
        After after = After.START;
        for (int i = 0; i < 3; i++) {
            long before = databases.statements();
            List<Listed> page = concepts.page(List.of(0L, 7L), "fr", "", after, 1);
            assertThat(databases.statements() - before).isEqualTo(3);
            assertThat(page).hasSize(1);
            read.add(page.get(0).concept().in("fr").preferred());
            after = new After(page.get(0).folded(), page.get(0).concept().id());
        }
        assertThat(read).containsExactly("drogue", "Éclairage public", "élu");
        assertThat(concepts.page(List.of(0L, 7L), "fr", "", after, 1)).isEmpty();
        assertThat(concepts.page(List.of(0L), "fr", "ECLAIR", After.START, 9)).hasSize(1);
        // A reader may look for a word in the language that is not the reader's.
        assertThat(concepts.page(List.of(0L), "fr", "street", After.START, 9)).hasSize(1);
        assertThat(concepts.page(List.of(0L), "en", "0%", After.START, 9)).hasSize(1);
        assertThat(concepts.page(List.of(0L), "en", "d%g", After.START, 9)).isEmpty();
        assertThat(concepts.without(List.of(0L, 7L), "fr", 9)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void words_ofASpace_winThere_andAreUnknownElsewhere(TestDatabase databases) {
        Glossary glossary = new Glossary(databases.database("translation"));
        glossary.concepts().save(concept(0, "fiche pratique", "practice sheet"), 1);
        glossary.concepts().save(concept(0, "maire", "mayor"), 1);
        glossary.concepts().save(concept(7, "fiche pratique", "method card"), 1);
        glossary.concepts().save(concept(8, "secret", "hidden"), 1);
        assertThat(glossary.terms("fr", "en"))
                .containsExactly(new Term("fiche pratique", "practice sheet"), new Term("maire", "mayor"));
        assertThat(glossary.rules("fr", "en", 7).terms())
                .containsExactly(new Term("fiche pratique", "method card"), new Term("maire", "mayor"));
        assertThat(glossary.rules("fr", "en", 7).in("Les maires du réseau"))
                .extracting(Rule::term)
                .containsExactly(new Term("maire", "mayor"));
        assertThat(glossary.groups(List.of(7L))).contains(List.of("method card", "fiche pratique"));
        assertThat(glossary.groups(List.of(7L)).toString()).doesNotContain("hidden");
        assertThat(glossary.rules("fr", "es", 0).terms()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void words_thatAreAsked_costNoStatement(TestDatabase databases) {
        Glossary glossary = new Glossary(databases.database("translation"));
        glossary.concepts().save(concept(0, "maire", "mayor"), 1);
        glossary.groups(List.of(1L));
        long before = databases.statements();
        glossary.groups(List.of(1L));
        glossary.terms("fr", "en");
        assertThat(databases.statements() - before).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void file_completesWhatIsThere_andLosesNothing(TestDatabase databases) {
        Concepts concepts = new Concepts(databases.database("translation"));
        BringTerms bringing = new BringTerms(databases.database("translation"));
        long safety = concepts.save(concept(0, "sécurité", "safety"), 1);
        long security = concepts.save(concept(0, "sécurité", "security"), 1);
        Concept police = new Concept(
                0,
                0,
                "name",
                Localised.of("es", "Solo en las ciudades."),
                "Code",
                Map.of(
                        "fr", new Forms("Police municipale", List.of("PM"), List.of("flics")),
                        "en", new Forms("municipal police", List.of(), List.of("cops")),
                        "es", new Forms("policía local", List.of(), List.of())));
        long local = concepts.save(police, 1);
        List<Concept> before = concepts.all(0);
        // Our own file changes nothing, with and without the numbers.
        assertThat(bringing.bring(0, before, 1)).isEqualTo(new BringTerms.Outcome(0, 0, 3));
        assertThat(bringing.bring(0, before.stream().map(one -> one.with(0, 0)).toList(), 1))
                .isEqualTo(new BringTerms.Outcome(0, 0, 3));
        assertThat(concepts.all(0)).isEqualTo(before);
        Concept plain = new Concept(
                0,
                0,
                "",
                Localised.NONE,
                "",
                Map.of(
                        "fr", new Forms("police municipale", List.of("garde"), List.of()),
                        "en", new Forms("municipal police", List.of("cops"), List.of())));
        assertThat(bringing.bring(0, List.of(plain, concept(0, "sécurité", "certainty"), plain), 1))
                .isEqualTo(new BringTerms.Outcome(1, 1, 1));
        Concept after = concepts.find(0, local).orElseThrow();
        assertThat(after.notes()).isEqualTo(police.notes());
        assertThat(after.part()).isEqualTo("name");
        assertThat(after.in("es")).isEqualTo(police.in("es"));
        assertThat(after.in("fr")).isEqualTo(new Forms("police municipale", List.of("PM", "garde"), List.of("flics")));
        assertThat(after.in("en")).isEqualTo(new Forms("municipal police", List.of("cops"), List.of()));
        assertThat(concepts.find(0, safety).orElseThrow().in("en").preferred()).isEqualTo("safety");
        assertThat(concepts.find(0, security).orElseThrow().in("en").preferred())
                .isEqualTo("security");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fileThatKnowsATermByItsNumber_changesIt(TestDatabase databases) {
        Concepts concepts = new Concepts(databases.database("translation"));
        BringTerms bringing = new BringTerms(databases.database("translation"));
        long id = concepts.save(concept(0, "élu", "elected representative"), 1);
        assertThat(bringing.bring(0, List.of(concept(0, "élu", "councillor").with(id, 0)), 1))
                .isEqualTo(new BringTerms.Outcome(0, 1, 0));
        assertThat(concepts.find(0, id).orElseThrow().in("en").preferred()).isEqualTo("councillor");
        // The number of a file from elsewhere is a number only.
        assertThat(bringing.bring(0, List.of(concept(0, "maire", "mayor").with(id, 0)), 1))
                .isEqualTo(new BringTerms.Outcome(1, 0, 0));
        assertThat(concepts.find(0, id).orElseThrow().in("fr").preferred()).isEqualTo("élu");
        assertThat(concepts.find(0, id).orElseThrow().part()).isEqualTo("noun");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void secondOfTwoWhoChangeATerm_isTold(TestDatabase databases) {
        Concepts concepts = new Concepts(databases.database("translation"));
        long id = concepts.save(concept(0, "élu", "elected representative"), 1);
        long shown = concepts.find(0, id).orElseThrow().stamp();
        assertThat(concepts.change(concept(0, "élu", "councillor").with(id, 0), shown, 3))
                .isTrue();
        assertThat(concepts.change(concept(0, "élu", "alderman").with(id, 0), shown, 4))
                .isFalse();
        assertThat(concepts.change(concept(7, "élu", "alderman").with(id, 7), shown, 4))
                .isFalse();
        assertThat(concepts.find(0, id).orElseThrow().in("en").preferred()).isEqualTo("councillor");
    }

    @Test
    void longerWord_hidesTheShorterOneInIt_unlessThatStandsAloneToo() {
        Rule police = Rule.of(List.of("police"), List.of("police"), List.of());
        Rule municipal = Rule.of(List.of("police municipale"), List.of("municipal police"), List.of());
        Rules rules = new Rules(List.of(police, municipal));
        assertThat(rules.in("La police municipale arrive.")).containsExactly(municipal);
        assertThat(rules.in("La police et la police municipale.")).containsExactly(police, municipal);
    }

    @Test
    void phrases_areFound_whateverTheirInflection() {
        assertThat(Phrase.of("agent de police municipale").in(Phrase.of("Des agents de polices municipales.")))
                .isTrue();
        assertThat(Phrase.of("policier municipal").in(Phrase.of("les policiers municipaux")))
                .isTrue();
        assertThat(Phrase.of("elu").in(Phrase.of("Élus"))).isTrue();
        assertThat(Phrase.of("city").in(Phrase.of("Cities!"))).isTrue();
        assertThat(Phrase.of("art").in(Phrase.of("partie"))).isFalse();
    }
}
