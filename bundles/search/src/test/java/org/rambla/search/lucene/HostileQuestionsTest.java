// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchQuestion.Clause;
import org.rambla.api.search.SearchQuestion.Order;
import org.rambla.search.ask.Typed;

/** Whatever somebody types, there is an answer, and soon. */
class HostileQuestionsTest {
    private static final List<String> ODD = List.of(
            "a".repeat(10_240),
            IntStream.range(0, 1_000).mapToObj(i -> "prevention" + i).collect(Collectors.joining(" ")),
            IntStream.range(0, 1_000).mapToObj(i -> "\"prevention night\"").collect(Collectors.joining(" ")),
            "the of and to in",
            "le la les de du",
            "* *:* a* ?????",
            "/(a+)+(b*)*c/ .*.*.*.*",
            "\"unbalanced (((( [[[ {{{",
            "prevention\u0000night",
            "\u202Enoitneverp\u202C \u2067x\u2069",
            "\uD83D\uDE00\uD83D\uDE00 \uD83D",
            "' or 1=1; drop table content_item; --",
            "title:(+a -b)^99 AND body:[* TO *] foo~2 \"a b\"~1000000",
            "-a -b -c",
            "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p",
            "l'l'l'l'l'l'l'eau ''''''",
            "\u0301\u0301\u0301e\u0301".repeat(50));

    @TempDir
    Path folder;

    @Test
    void everyQuestion_isAnswered() {
        try (Library library = new Library(folder)) {
            library.put(IntStream.range(0, 200)
                    .mapToObj(i -> Library.text(i + 1, i % 2 == 0 ? "en" : "fr", "Prevention " + i, "by night " + i))
                    .toArray(SearchDocument[]::new));
            for (String odd : ODD) {
                List<Clause> clauses = Typed.of(odd).words().stream()
                        .map(word -> new Clause(word.text(), word.phrase(), word.excluded(), List.of("a b c", "*")))
                        .toList();
                Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
                    for (Order order : Order.values()) {
                        SearchAnswer answer = library.ask(Library.ANYONE, clauses, order, "", 20);
                        assertThat(answer.facets()).as(odd).isNotEmpty();
                    }
                    library.engine.suggest(Library.ANYONE, odd, java.util.Set.of(), 8);
                });
            }
        }
    }
}
