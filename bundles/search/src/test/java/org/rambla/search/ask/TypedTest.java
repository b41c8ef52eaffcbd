// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.search.ask.Typed.Operator;
import org.rambla.search.ask.Typed.Word;

class TypedTest {
    @Test
    void words_phrasesAndExclusions_areTakenApart() {
        Typed typed = Typed.of("bruit \"la nuit\" -terrasse -\"place publique\" « vie nocturne »");
        assertThat(typed.words())
                .containsExactly(
                        new Word("bruit", false, false),
                        new Word("la nuit", true, false),
                        new Word("terrasse", false, true),
                        new Word("place publique", true, true),
                        new Word("vie nocturne", true, false));
        assertThat(typed.plain()).isEqualTo("bruit \"la nuit\" -terrasse -\"place publique\" \"vie nocturne\"");
    }

    @Test
    void halfAWord_isNotLookedFor() {
        Typed typed = Typed.of("prévention ".repeat(60));
        assertThat(typed.cut()).isTrue();
        assertThat(typed.words()).containsExactly(new Word("prévention", false, false));
        assertThat(Typed.of("a".repeat(2 * Typed.LONGEST)).words().get(0).text())
                .hasSize(Typed.LONGEST);
        assertThat(Typed.of("bruit ".repeat(82) + "nuit").words()).hasSize(2);
    }

    @Test
    void whatIsNotSeen_isNotThere() {
        assertThat(Typed.of("\u202epré\u00adven\u00adtion\u202c la\u200bnuit").words())
                .containsExactly(
                        new Word("prévention", false, false),
                        new Word("la", false, false),
                        new Word("nuit", false, false));
    }

    @ParameterizedTest
    @CsvSource({
        "espace:nuit, SPACE, nuit",
        "SPACE:nuit, SPACE, nuit",
        "type:sujet, KIND, sujet",
        "ville:Nice, CITY, Nice",
        "'city:\"Le Havre\"', CITY, Le Havre",
        "pays:Espagne, COUNTRY, Espagne",
        "thème:jeunes, TOPIC, jeunes",
        "auteur:nom, AUTHOR, nom",
        "langue:fr, LANGUAGE, fr",
        "depuis:2024-05, AFTER, 2024-05",
        "après:2024, AFTER, 2024",
        "avant:2025, BEFORE, 2025",
        "has:attachment, WITH, attachment"
    })
    void conditions_haveNamesInBothLanguages(String text, Operator operator, String value) {
        Typed typed = Typed.of("nuit " + text);
        assertThat(typed.words()).hasSize(1);
        assertThat(typed.conditions()).hasSize(1);
        assertThat(typed.conditions().get(0).operator()).isEqualTo(operator);
        assertThat(typed.conditions().get(0).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "12:30",
                "question: réponse",
                "city:",
                "-",
                "--",
                "\"",
                "\"\"",
                ":",
                "city:\"",
                "'; drop table content_item; --",
                "title:[a TO z]",
                "a* b?",
                "/(a+)+$/",
                "foo~99",
                "(((",
                "\u0000",
                "\u202Eabc",
                "\uD83D\uDE00",
                "\uD83D",
                "AND OR NOT",
                "{!parser}",
                "%",
                "<script>alert(1)</script>"
            })
    void nothing_isRefused(String odd) {
        Typed typed = Typed.of(odd);
        assertThat(typed.words().size()).isLessThan(10);
        assertThat(typed.plain()).doesNotContain("\u0000").doesNotContain("\u202E");
    }

    @Test
    void whatIsTooLong_isCut_andSaidSo() {
        Typed long10k = Typed.of("é".repeat(10_000));
        assertThat(long10k.cut()).isTrue();
        assertThat(long10k.words()).containsExactly(new Word("é".repeat(500), false, false));
        Typed many = Typed.of(IntStream.range(0, 1_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" ")));
        assertThat(many.cut()).isTrue();
        assertThat(many.words()).hasSizeLessThanOrEqualTo(50);
        assertThat(Typed.of("a ".repeat(60)).words()).as("the same word once").hasSize(1);
        Typed authors = Typed.of("author:a ".repeat(20) + "city:Nice night");
        assertThat(authors.cut()).isTrue();
        assertThat(authors.conditions()).hasSize(Typed.ALIKE + 1);
        assertThat(authors.said()).startsWith("night author:a").endsWith("city:Nice");
        assertThat(Typed.of("plain words").cut()).isFalse();
        assertThat(Typed.of(null).words()).isEmpty();
    }

    @Test
    void randomText_isAlwaysTakenApart() {
        Random random = new Random(3);
        List<String> pieces =
                List.of("\"", "-", ":", "city", " ", "«", "»", "é", "\uD83D", "\uDE00", "a", "\u0000", "espace:", "“");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(30); k > 0; k--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            Typed typed = Typed.of(text.toString());
            typed.words().forEach(word -> assertThat(word.text()).isNotBlank());
        }
    }

    @Test
    void days_areReadAsPeopleWriteThem() {
        assertThat(TypedDay.of("2024")).contains(java.time.LocalDate.of(2024, 1, 1));
        assertThat(TypedDay.of("2024-5")).contains(java.time.LocalDate.of(2024, 5, 1));
        assertThat(TypedDay.of("31/03/2026")).contains(java.time.LocalDate.of(2026, 3, 31));
        assertThat(TypedDay.of("2024-13-40")).isEmpty();
        assertThat(TypedDay.of("yesterday")).isEmpty();
    }
}
