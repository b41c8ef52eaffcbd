// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.demo.Demo;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.directory.SpaceDetails;
import org.rambla.space.fixture.SpaceFixture;

class SpaceSeederTest {
    private static final String SPACES = """
            [{"key": "night", "kind": "thematic", "name": {"fr": "La nuit", "en": "Night"}, "purpose": {"en": "Why"},
              "colour": "indigo", "visibility": "network", "joining": "open", "topics": ["night"], "code": null, "start": null,
              "end": null, "manager": {"organisation": "c105", "function": "officer"}, "partners": [],
              "guidelines": {"en": "Be brief."}},
             {"key": "public-spaces", "kind": "thematic", "name": {"en": "Public spaces"}, "purpose": {"en": "Why"},
              "colour": "petrol", "visibility": "public", "joining": "open", "topics": [], "manager": null},
             {"key": "radicalisation", "kind": "thematic", "name": {"en": "Radicalisation"}, "purpose": {"en": "Why"},
              "colour": "plum", "visibility": "network", "joining": "request", "topics": []},
             {"key": "loud", "kind": "project", "name": {"en": "LOUD"}, "purpose": {"en": "Why"}, "colour": "amber",
              "visibility": "network", "joining": "request", "topics": [], "code": "LOUD", "start": "2021-04-19",
              "end": "2021-05-31", "partners": ["c105", "c106"]},
             {"key": "board", "kind": "committee", "name": {"en": "Board"}, "purpose": {"en": "Why"}, "colour": "slate",
              "visibility": "private", "joining": "invitation", "topics": [], "partners": ["c107"]}]
            """;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space", "network");
    }

    /** Members m0 to m399 have the ids 1 to 400, the accounts those from 401 on. */
    private static final class SmallDemo implements Demo {
        private final Map<String, Long> made = new HashMap<>();
        private final Random random = new Random(1);

        @Override
        public InputStream open(String file) {
            String text = file.equals("spaces.json")
                    ? SPACES
                    : "[{\"key\": \"officer\", \"fr\": \"Prévention\", \"en\": \"Prevention\"}]";
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void put(String kind, String key, long id) {
            made.put(kind + ":" + key, id);
        }

        @Override
        public long id(String kind, String key) {
            if (kind.equals("member")) {
                return key.matches("m[0-9]+")
                        ? Long.parseLong(key.substring(1)) + 1
                        : 401
                                + List.of("administrator", "manager", "moderator", "member", "newcomer")
                                        .indexOf(key);
            }
            return kind.equals("organisation") ? Long.parseLong(key.substring(1)) : made.get(kind + ":" + key);
        }

        @Override
        public Random random() {
            return random;
        }

        @Override
        public Instant now() {
            return Instant.parse("2026-04-20T10:00:00Z");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void demonstration_hasSpacesWithPeople_andAccountsInTheirPlaces(TestDatabase databases) throws Exception {
        SpaceFixture fixture = new SpaceFixture(databases);
        SmallDemo demo = new SmallDemo();
        new SpaceSeeder(fixture.database, fixture.bodies, fixture.people).seed(demo);
        long night = demo.id("space", "night");
        long open = demo.id("space", "public-spaces");
        long board = demo.id("space", "board");
        assertThat(fixture.directory.access("night", 1).orElseThrow().features())
                .containsOnlyKeys("forum", "wiki", "webinar", "search", "translation");
        SpaceCard card = fixture.card(night);
        assertThat(card.guidelines("en").toString()).contains("Be brief.");
        assertThat(card.languages()).containsExactly("fr", "en");
        List<Long> managers = fixture.directory.members(night, Role.MANAGER);
        assertThat(managers)
                .isNotEmpty()
                .allMatch(id -> fixture.people.of(id).organisation().id() == 105);
        for (long space : new long[] {night, open, board}) {
            assertThat(fixture.directory.members(space, Role.MANAGER)).isNotEmpty();
            assertThat(fixture.directory.members(space, Role.MODERATOR)).hasSizeGreaterThan(1);
        }
        assertThat(fixture.role(open, demo.id("member", "manager"))).contains(Role.MANAGER);
        assertThat(fixture.role(open, demo.id("member", "moderator"))).contains(Role.MODERATOR);
        assertThat(fixture.role(night, demo.id("member", "member"))).contains(Role.MEMBER);
        assertThat(fixture.directory.access("board", demo.id("member", "administrator")))
                .isEmpty();
        assertThat(fixture.database.number(
                        "select count(*) from space_membership where member = ?", demo.id("member", "newcomer")))
                .isZero();
        List<Long> joined = fixture.database.list(
                "select count(*) as spaces from space_membership where member <= 400 group by member",
                row -> row.number("spaces"));
        assertThat(joined).hasSize(400).allMatch(spaces -> spaces >= 1 && spaces <= 5);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void projects_lieAroundThePresent_byWholeWeeks(TestDatabase databases) throws Exception {
        SpaceFixture fixture = new SpaceFixture(databases);
        SmallDemo demo = new SmallDemo();
        new SpaceSeeder(fixture.database, fixture.bodies, fixture.people).seed(demo);
        SpaceDetails loud = SpaceDetails.read(fixture.database, fixture.bodies, demo.id("space", "loud"));
        assertThat(loud.firstDay().orElseThrow()).hasToString("2026-04-20");
        assertThat(loud.lastDay().orElseThrow()).hasToString("2026-06-01");
        assertThat(SpaceDetails.partners(fixture.database, demo.id("space", "loud")))
                .containsExactly(105L, 106L);
    }
}
