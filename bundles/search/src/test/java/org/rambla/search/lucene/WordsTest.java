// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "l'eau d\u2019Anvers|eau Anvers",
                "the city's parks|the city parks",
                "aujourd'hui|aujourdhui",
                "qu'aujourd'hui|aujourdhui",
                "rendez-vous pris|rendezvous rendez vous pris",
                "- tiret -|tiret",
                "co\u00adopé\u00adration|coopération",
                "zero\u200bwidth|zero width",
                "\ud835\udc00bc e\u0301te\u0301|\ud835\udc00bc e\u0301te\u0301",
                "'quoted' words'|quoted words",
                "a-b-c-d-e-f-g|a b c d e f g",
                "n\u00b05, 3\u20ac|n 5 3",
            })
    void words(String text, String words) {
        assertThat(Words.of(text).stream().map(Words.Word::text)).containsExactlyInAnyOrder(words.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"79, 79", "80, 80", "81, 80", "5000, 80"})
    void longWords_areCut(int length, int kept) {
        assertThat(Words.of("x" + "é".repeat(length - 1)).get(0).text()).hasSize(kept);
        assertThat(Words.of("l'" + "y".repeat(length)).get(0).text()).hasSize(kept);
        assertThat(Words.of("y".repeat(length - 1) + "\u00adz").get(0).text()).hasSize(kept);
    }
}
