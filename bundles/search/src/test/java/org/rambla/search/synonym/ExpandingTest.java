// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.synonym;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rambla.api.search.SearchQuestion.Clause;
import org.rambla.search.ask.Typed;
import org.rambla.search.synonym.Dictionary.Group;

class ExpandingTest {
    private static final List<Group> GROUPS = List.of(
            Group.of(List.of("SCDR", "supervised drug consumption room", "salle de consommation à moindre risque")),
            Group.of(List.of("bruit", "noise")),
            Group.of(List.of("consommation", "consumption")),
            Group.of(List.of("éclairage", "lighting")),
            Group.of(List.of("femmes", "women")),
            Group.of(List.of("sentiment d'insécurité", "fear of crime")),
            Group.of(List.of("vol à l’arraché", "bag snatching")));

    private static List<Clause> clauses(String typed) {
        return new Expanding(Typed.of(typed).words(), List.of(new Dictionary(GROUPS))).clauses();
    }

    @Test
    void phrase_isOneClause_andTheLongestWins() {
        List<Clause> clauses = clauses("une salle de consommation a moindre risque ici");
        assertThat(clauses).hasSize(3);
        assertThat(clauses.get(1).text()).isEqualTo("salle de consommation a moindre risque");
        assertThat(clauses.get(1).alternatives()).containsExactly("SCDR", "supervised drug consumption room");
    }

    @Test
    void word_hasItsAlternatives_inThePluralToo() {
        assertThat(clauses("Bruits").get(0).alternatives()).containsExactly("noise");
        assertThat(clauses("scdr").get(0).alternatives()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "l'éclairage, lighting",
        "L’Éclairage, lighting",
        "d'éclairages, lighting",
        "qu'éclairage, lighting",
        "women's, femmes",
        "le sentiment d'insécurité, fear of crime",
        "le sentiment d’insécurité la nuit, fear of crime",
        "sentiment d insécurité, ''",
        "vol à l'arraché, bag snatching",
        "aujourd'hui, ''"
    })
    void apostrophes_areNoObstacle(String typed, String other) {
        List<String> others = clauses(typed).stream()
                .flatMap(clause -> clause.alternatives().stream())
                .toList();
        assertThat(others).isEqualTo(other.isEmpty() ? List.of() : List.of(other));
    }

    @Test
    void excludedWords_andOthers_stayAsTheyAre() {
        assertThat(clauses("-bruit nuit"))
                .containsExactly(
                        new Clause("bruit", false, true, List.of()), new Clause("nuit", false, false, List.of()));
    }

    @Test
    void elidedWords_areTheWordsThemselves() {
        for (String typed : List.of("l'éclairage", "l’éclairage", "Eclairage", "d'eclairages")) {
            assertThat(clauses(typed).get(0).alternatives()).as(typed).containsExactly("lighting");
        }
        for (String typed : List.of("sentiment d'insécurité", "sentiment d’insecurite")) {
            assertThat(clauses(typed).get(0).alternatives()).as(typed).containsExactly("fear of crime");
        }
    }

    @Test
    void wordsOfTheHouse_areThere() {
        assertThat(HouseWords.groups())
                .hasSizeGreaterThan(100)
                .allSatisfy(group -> assertThat(group).hasSizeGreaterThan(1));
    }
}
