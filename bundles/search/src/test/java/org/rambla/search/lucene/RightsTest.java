// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchDocument.Block;
import org.rambla.api.search.SearchDocument.Text;
import org.rambla.api.search.SearchQuestion.Clause;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.search.SearchQuestion.Order;
import org.rambla.api.search.SearchQuestion.Reader;

/** Thousands of random readers and questions, against a reference that looks at every document. */
class RightsTest {
    private static final List<String> WORDS = List.of(
            "lighting",
            "noise",
            "mediation",
            "burglary",
            "prevention",
            "youth",
            "cameras",
            "squares",
            "festival",
            "harbour",
            "tramway",
            "school");
    private static final int DOCUMENTS = 400;
    private static final int QUESTIONS = 4_000;

    private record Made(long id, long audience, long space, String kind, Set<String> words) {}

    @TempDir
    Path folder;

    @Test
    void answers_areThoseOfTheReference() {
        Random random = new Random(7);
        try (Library library = new Library(folder)) {
            List<Made> all = make(library, random);
            for (int i = 0; i < QUESTIONS; i++) {
                if (i == QUESTIONS / 2) {
                    all = moved(library, all, random);
                }
                check(library, all, random);
            }
        }
    }

    private static List<Made> make(Library library, Random random) {
        List<Made> all = new ArrayList<>();
        for (long id = 1; id <= DOCUMENTS; id++) {
            all.add(made(id, random));
        }
        put(library, all);
        return all;
    }

    private static Made made(long id, Random random) {
        Set<String> words = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        long space = 1 + random.nextInt(8);
        return new Made(
                id, space * 10 + random.nextInt(4), space, random.nextBoolean() ? "forum.topic" : "wiki.page", words);
    }

    private static void put(Library library, List<Made> all) {
        library.put(all.stream()
                .map(made -> Library.document(
                        made.id(),
                        made.audience(),
                        made.space(),
                        made.kind(),
                        List.of(new Text(
                                made.id() % 2 == 0 ? "fr" : "en",
                                made.words().iterator().next() + " mark" + made.id(),
                                List.of(new Block("", String.join(" ", made.words()))),
                                ""))))
                .toArray(SearchDocument[]::new));
    }

    /** Some are moved to other spaces and audiences, some are gone. */
    private static List<Made> moved(Library library, List<Made> all, Random random) {
        List<Made> now = new ArrayList<>();
        for (Made made : all) {
            int chance = random.nextInt(10);
            if (chance < 2) {
                library.engine.replace(List.of("c" + made.id()), List.of());
            } else if (chance < 6) {
                Made other = made(made.id(), random);
                put(library, List.of(other));
                now.add(other);
            } else {
                now.add(made);
            }
        }
        library.engine.refresh();
        return now;
    }

    private static void check(Library library, List<Made> all, Random random) {
        Set<Long> audiences = new HashSet<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            audiences.add((1 + random.nextInt(8)) * 10L + random.nextInt(4));
        }
        Set<Long> spaces = null;
        if (random.nextInt(3) == 0) {
            spaces = new HashSet<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                spaces.add(1L + random.nextInt(8));
            }
        }
        Reader reader =
                new Reader(audiences, spaces, Set.of(1L + random.nextInt(8)), random.nextBoolean() ? "fr" : "en");
        List<Clause> clauses = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        Set<String> unwanted = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            boolean excluded = random.nextInt(4) == 0;
            (excluded ? unwanted : wanted).add(word);
            clauses.add(new Clause(word, false, excluded, List.of()));
        }
        Set<Long> expected = new TreeSet<>();
        Map<String, Long> kinds = new HashMap<>();
        Map<String, Long> places = new HashMap<>();
        for (Made made : all) {
            boolean found = audiences.contains(made.audience())
                    && (spaces == null || spaces.contains(made.space()))
                    && made.words().containsAll(wanted)
                    && made.words().stream().noneMatch(unwanted::contains);
            if (found) {
                expected.add(made.id());
                kinds.merge(made.kind(), 1L, Long::sum);
                places.merge(Long.toString(made.space()), 1L, Long::sum);
            }
        }
        if (random.nextInt(8) == 0) {
            nothingElseIsTold(library, all, reader, random);
        }
        SearchAnswer answer =
                library.ask(reader, clauses, random.nextBoolean() ? Order.DATE : Order.RELEVANCE, "", 100);
        if (answer.forgiven()) {
            // Other words were taken; rights were not.
            assertThat(expected).isEmpty();
            for (SearchAnswer.Hit hit : answer.hits()) {
                Made made = all.stream()
                        .filter(m -> m.id() == hit.item())
                        .findFirst()
                        .orElseThrow();
                assertThat(readable(made, reader)).isTrue();
            }
            long readable = all.stream().filter(made -> readable(made, reader)).count();
            assertThat(answer.total()).isLessThanOrEqualTo(readable);
            assertThat(answer.facets().get(Facet.KIND).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(answer.total());
            return;
        }
        assertThat(answer.total()).isEqualTo(expected.size());
        assertThat(new TreeSet<>(Library.ids(answer))).isSubsetOf(expected).hasSize(Math.min(100, expected.size()));
        assertThat(answer.facets().get(Facet.KIND)).isEqualTo(kinds);
        assertThat(answer.facets().get(Facet.SPACE)).isEqualTo(places);
        for (SearchAnswer.Hit hit : answer.hits()) {
            assertThat(hit.title().text()).endsWith("mark" + hit.item());
        }
    }

    private static boolean readable(Made made, Reader reader) {
        return reader.audiences().contains(made.audience())
                && (reader.spaces() == null || reader.spaces().contains(made.space()));
    }

    /** Titles are told by suggestions, words by questions that are asked back: each title has a word of its own. */
    private static void nothingElseIsTold(Library library, List<Made> all, Reader reader, Random random) {
        Set<String> readable = new TreeSet<>();
        all.stream().filter(made -> readable(made, reader)).forEach(made -> readable.add("mark" + made.id()));
        int some = random.nextInt(10);
        library.engine
                .suggest(reader, "mark" + (some == 0 ? "" : some), Set.of(), 20)
                .forEach(suggestion -> assertThat(readable)
                        .contains(
                                suggestion.title().substring(suggestion.title().indexOf("mark"))));
        Made made = all.get(random.nextInt(all.size()));
        String meant = library.ask(reader, Library.clauses("nark" + made.id()), Order.RELEVANCE, "", 5)
                .meant();
        if (!meant.isEmpty()) {
            assertThat(readable).contains(meant);
        }
        String next = "";
        int pages = 0;
        Set<Long> seen = new TreeSet<>();
        do {
            SearchAnswer page = library.ask(reader, List.of(), Order.DATE, next, 30);
            page.hits().forEach(hit -> assertThat(seen.add(hit.item())).isTrue());
            assertThat(page.total()).isEqualTo(readable.size());
            next = page.next();
        } while (!next.isEmpty() && ++pages < 50);
        assertThat(seen).hasSize(readable.size());
    }
}
