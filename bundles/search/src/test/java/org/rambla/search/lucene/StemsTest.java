// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StemsTest {
    private final Stems french = Stems.in("fr");
    private final Stems english = Stems.in("en");

    @Test
    void wordsThatSayNothing_haveNoTerms_andStemsNevertheless() {
        assertThat(french.terms("Les")).isEmpty();
        assertThat(french.stop("Les")).isTrue();
        assertThat(french.of("Les")).isNotEmpty();
        assertThat(french.terms("villes")).isEqualTo(french.of("ville"));
        assertThat(english.terms("les")).isNotEmpty();
    }

    @Test
    void whatIsKnownOfAWord_isWhatIsFoundOutAnew_howeverManyOthersCome() {
        List<String> words = IntStream.range(0, 40_000)
                .mapToObj(i ->
                        List.of("empêcher", "lighting", "Nuit", "municipalités").get(i % 4)
                                + Integer.toString(i / 4, 26))
                .toList();
        Map<String, List<String>> first = new HashMap<>();
        words.forEach(word -> first.put(word, french.stems(word)));
        words.forEach(word -> assertThat(french.of(word)).isEqualTo(first.get(word)));
        words.forEach(word -> assertThat(french.of(word)).isEqualTo(first.get(word)));
    }

    @Test
    void languages_doNotKnowEachOthersWords() {
        assertThat(english.of("happily")).containsExactly("happili");
        assertThat(french.of("happily")).containsExactly("happily");
        assertThat(english.of("happily")).containsExactly("happili");
        assertThat(english.stop("the")).isTrue();
        assertThat(french.stop("the")).isFalse();
    }
}
