// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.network.Network;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchAnswer.Hit;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchDocument.Block;
import org.rambla.api.search.SearchDocument.Text;
import org.rambla.api.search.SearchEngine.Suggestion;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.translation.Readings;
import org.rambla.content.fixture.TestMessages;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.search.index.Town;
import org.rambla.search.lucene.LuceneEngine;

/**
 * Random members with random roles ask random questions. Whatever is told them must be what an index tells that has
 * nothing but what they may read: hits, counts, facets, suggestions, the question asked back.
 */
class FindingTest {
    private static final List<String> WORDS = List.of(
            "lighting", "lightning", "noises", "voices", "mediation", "meditation", "burglary", "harbours", "tramway");
    private static final String LONG = "neighbourhood";
    private static final int SPACES = 6;
    private static final int MEMBERS = 4;
    private static final int ITEMS = 240;
    private static final int QUESTIONS = 60;
    private static final Instant AT = Instant.parse("2024-05-01T10:00:00Z");

    private record Made(long space, String feature, Role least, SearchDocument document) {}

    @TempDir
    Path folder;

    private final Random random = new Random(11);
    private final TestSpaces spaces = new TestSpaces();
    private final Named members = new Named();
    private final List<Made> all = new ArrayList<>();

    @Test
    void nothingIsTold_ofWhatTheReaderMayNotRead() {
        for (long space = 1; space <= SPACES; space++) {
            Visibility visibility = Visibility.values()[(int) (space % Visibility.values().length)];
            spaces.add(space, "place" + space, visibility, "forum", "wiki", "search");
        }
        for (long member = 1; member <= MEMBERS; member++) {
            members.with(member, "Officer " + (char) ('a' + member), "Prevention");
        }
        for (long id = 1; id <= ITEMS; id++) {
            all.add(made(id));
        }
        LuceneEngine engine = engine("all", all);
        int told = 0;
        try {
            for (int round = 0; round < 2; round++) {
                // Rights change, the index does not.
                rights();
                for (long member = 0; member <= MEMBERS; member++) {
                    told += asks(engine, member, "r" + round + "m" + member);
                }
            }
        } finally {
            engine.stop();
        }
        assertThat(told).as("questions that were answered with something").isGreaterThan(QUESTIONS);
    }

    private Made made(long id) {
        long space = 1 + random.nextInt(SPACES);
        String feature = random.nextBoolean() ? "forum" : "wiki";
        Role least = Role.values()[random.nextInt(Role.values().length)];
        String body = word() + " " + word() + " " + only(id);
        return new Made(
                space,
                feature,
                least,
                new SearchDocument(
                        "c" + id,
                        "c" + id,
                        feature.equals("forum") ? "forum.topic" : "wiki.page",
                        id,
                        space,
                        spaces.audience(null, space, feature, least),
                        1 + random.nextInt(MEMBERS),
                        0,
                        Set.of(),
                        random.nextBoolean() ? Set.of("FR") : Set.of("ES", "IT"),
                        Set.of(),
                        AT.plusSeconds(86_400 * random.nextInt(900)),
                        AT.plusSeconds(id),
                        random.nextInt(5) == 0,
                        0,
                        1,
                        "/c/" + id,
                        List.of(new Text(
                                id % 2 == 0 ? "fr" : "en",
                                word() + " mark" + id,
                                List.of(new Block("", body)),
                                "/c/" + id))));
    }

    /** A word that one item alone has; many of them look alike, more than a question is widened by. */
    private static String only(long id) {
        Random letters = new Random(id);
        if (id % 2 == 0) {
            StringBuilder word = new StringBuilder(LONG);
            for (int slip = 0; slip < 2; slip++) {
                word.setCharAt(1 + letters.nextInt(word.length() - 1), (char) ('a' + letters.nextInt(26)));
            }
            return word.toString();
        }
        return letters.ints(8, 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private LuceneEngine engine(String name, List<Made> some) {
        LuceneEngine engine = new LuceneEngine(folder.resolve(name));
        engine.replace(
                some.stream().map(made -> made.document().owner()).toList(),
                some.stream().map(Made::document).toList());
        engine.refresh();
        return engine;
    }

    private void rights() {
        for (long space = 1; space <= SPACES; space++) {
            for (String feature : List.of("forum", "wiki", "search")) {
                if (random.nextInt(5) == 0) {
                    spaces.off(space, feature);
                } else {
                    spaces.on(space, feature);
                }
            }
            for (long member = 1; member <= MEMBERS; member++) {
                spaces.role(
                        space,
                        member,
                        random.nextInt(3) == 0 ? null : Role.values()[random.nextInt(Role.values().length)]);
            }
        }
    }

    private boolean readable(Made made, long member) {
        return spaces.roleOf(made.space(), member)
                        .map(role -> role.atLeast(made.least()))
                        .orElse(false)
                && spaces.features(made.space()).containsAll(Set.of(made.feature(), "search"));
    }

    private int asks(LuceneEngine engine, long member, String name) {
        LuceneEngine own =
                engine(name, all.stream().filter(made -> readable(made, member)).toList());
        int told = 0;
        try {
            Finding everything = finding(engine);
            Finding readable = finding(own);
            for (int i = 0; i < QUESTIONS; i++) {
                long space = random.nextInt(3) == 0 ? 1 + random.nextInt(SPACES) : 0;
                TestVisit visit = new TestVisit(member, 0, spaces, "en");
                String q = question();
                Asking asking = Asking.of(q, Map.of(), random.nextBoolean() ? "date" : "", "");
                SearchAnswer answer = everything.find(asking, space, 100, visit).answer();
                SearchAnswer expected = readable.find(asking, space, 100, visit).answer();
                assertThat(keys(answer)).as(q).isEqualTo(keys(expected));
                assertThat(answer.total()).as(q).isEqualTo(expected.total());
                assertThat(answer.facets()).as(q).isEqualTo(expected.facets());
                assertThat(answer.meant()).as(q).isEqualTo(expected.meant());
                assertThat(answer.forgiven()).as(q).isEqualTo(expected.forgiven());
                String typed = random.nextBoolean() ? "mark" + random.nextInt(30) : q;
                assertThat(suggested(everything, typed, space, visit))
                        .as(typed)
                        .isEqualTo(suggested(readable, typed, space, visit));
                told += answer.hits().isEmpty() && answer.meant().isEmpty() ? 0 : 1;
            }
        } finally {
            own.stop();
        }
        return told;
    }

    private static Set<String> keys(SearchAnswer answer) {
        return answer.hits().stream().map(Hit::key).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> suggested(Finding finding, String typed, long space, TestVisit visit) {
        return finding.suggest(typed, space, ITEMS, visit).stream()
                .map(Suggestion::title)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One or two words, some of them mistyped, some of one item alone, with and without conditions. */
    private String question() {
        StringBuilder q = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            StringBuilder word = new StringBuilder(
                    switch (random.nextInt(4)) {
                        case 0 -> only(1 + random.nextInt(ITEMS));
                        case 1 -> LONG;
                        default -> word();
                    });
            if (random.nextInt(3) == 0) {
                word.setCharAt(1 + random.nextInt(word.length() - 1), letter());
            }
            q.append(random.nextInt(6) == 0 ? "-" : "").append(word).append(' ');
        }
        List<String> conditions = List.of(
                "kind:topic",
                "-kind:wiki",
                "author:officer",
                "-author:b",
                "country:FR",
                "after:2025",
                "before:2025-06",
                "has:file",
                "space:place" + (1 + random.nextInt(SPACES)),
                "");
        return q.append(conditions.get(random.nextInt(conditions.size())))
                .toString()
                .strip();
    }

    private char letter() {
        return (char) ('a' + random.nextInt(26));
    }

    private Finding finding(LuceneEngine engine) {
        Conditions conditions = new Conditions(
                spaces,
                members,
                new Organisations() {
                    @Override
                    public Map<Long, OrganisationCard> cards(Collection<Long> organisations) {
                        return Map.of();
                    }

                    @Override
                    public List<OrganisationCard> all() {
                        return List.of();
                    }
                },
                answering(Network.class, List.of("en", "fr")),
                TestMessages::in,
                answering(ContentSources.class, Set.of("forum.topic", "wiki.page")));
        Readings readings = Town.nothing(Readings.class);
        Titles titles = new Titles(Town.nothing(ContentRegister.class), readings);
        return new Finding(engine, conditions, Finding.Alike.NONE, titles, readings, () -> true);
    }

    private static <T> T answering(Class<T> service, Object languagesOrTypes) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(),
                new Class<?>[] {service},
                (proxy, method, arguments) ->
                        Set.of("languages", "types").contains(method.getName()) ? languagesOrTypes : List.of()));
    }
}
