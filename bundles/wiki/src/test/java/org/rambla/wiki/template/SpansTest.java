// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Years and amounts in words. */
final class SpansTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024 | 20242024",
                "Spring 2021 to 2023 | 20212023",
                "2021-23 | 20212023",
                "2021-2023 | 20212023",
                "15/03/2021 | 20212021",
                "2021-12-24 | 20212021",
                "since March 2022 | 20229999",
                "Depuis 2022, chaque nuit | 20229999",
                "À partir de 2022 | 20229999",
                "2022 – | 20229999",
                "from 2019 to 2020 | 20192020",
                "Three months | ''",
                "12021 people | ''"
            })
    void years_areReadFromWords(String words, String years) {
        assertThat(Spans.years(words)).isEqualTo(years);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9 500 euros a year | 9500 | 9500",
                "9 500 € for 3 years | 9500 | 9500",
                "€12,000 | 12000 | 12000",
                "EUR 300 | 300 | 300",
                "12.000,50 € | 12000 | 12000",
                "1.5 million euros | 1500000 | 1500000",
                "2 millions d’euros | 2000000 | 2000000",
                "80 k€ | 80000 | 80000",
                "300 euros to 400 euros | 300 | 400",
                "250 | 250 | 250",
                "Gratuit | 0 | 0",
                "No money, four people | 0 | 0",
                "Aucun coût, quatre personnes | 0 | 0",
                "999 999 999 999 millions d'euros | 999999999999 | 999999999999"
            })
    void amounts_areReadFromWords(String words, long least, long most) {
        assertThat(Spans.euros(words)).isEqualTo("%012d%012d".formatted(least, most));
    }

    @ParameterizedTest
    @CsvSource({"One and a half posts", "Two hours for 12 drivers", "''"})
    void words_withoutAnAmount_nameNone(String words) {
        assertThat(Spans.euros(words)).isEmpty();
    }
}
