// SPDX-License-Identifier: Apache-2.0
package org.rambla.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rambla.space.fixture.SpaceFixture.MANAGER;
import static org.rambla.space.fixture.SpaceFixture.MEMBER;
import static org.rambla.space.fixture.SpaceFixture.OUTSIDER;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.api.fixture.Sent;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.visit.Visit;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.blueprint.DefaultBlueprints;
import org.rambla.space.fixture.FeatureTexts;
import org.rambla.space.fixture.Guest;
import org.rambla.space.fixture.Rooms;
import org.rambla.space.fixture.SpaceFixture;

class PagesTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space", "network");
    }

    private static Guest visit(SpaceFixture fixture, long member, String slug, String flag, String language) {
        return new Guest(
                fixture.directory,
                member == 0 ? null : fixture.people.of(member),
                slug,
                flag,
                FeatureTexts.in(language));
    }

    private static String html(Object answer) {
        Page page = (Page) answer;
        return page.body() + "\n" + page.aside() + "\n" + page.lead() + "\n" + page.actions();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void name_ofAThousandCharacters_isRefusedWithAMessage_andNothingIsLost(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            fixture.space("night", Visibility.PUBLIC);
            Visit manager = visit(fixture, MANAGER, "night", "", "en");
            String name = "é".repeat(1_000);
            Sent form = described().but("name.fr", name);
            Object answer = rooms.settings.save(manager, form);
            assertThat(((Page) answer).status()).isEqualTo(422);
            assertThat(form.problems()).containsExactly(java.util.Map.entry("name.fr", "web.problem.tooLong"));
            assertThat(html(answer)).contains(name);
            Sent created = newSpace().but("name.en", name);
            assertThat(((Page) rooms.newSpace.create(manager, created)).status())
                    .isEqualTo(422);
            assertThat(fixture.database.number("select count(*) from space_space"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void newSpace_isMade_fromWhatTheFormSays(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            Visit manager = visit(fixture, MANAGER, "", "manager", "en");
            Response answer = (Response) rooms.newSpace.create(manager, newSpace());
            assertThat(answer.getStatus()).isEqualTo(303);
            var made = fixture.directory.access("city-at-night", MANAGER).orElseThrow();
            assertThat(made.role()).isEqualTo(Role.MANAGER);
            assertThat(made.space().name().in("fr")).isEqualTo("La ville, la nuit");
            assertThat(made.space().visibility()).isEqualTo(Visibility.NETWORK);
            for (Sent wrong : List.of(
                    newSpace().but("visibility", "PRIVATE"),
                    newSpace().but("ends", "2025-01-01"),
                    newSpace().but("starts", "2026-02-30"),
                    newSpace().but("partner0", "Atlantis"),
                    newSpace().but("topics", "nothing"),
                    newSpace().but("colour", "url(x)"),
                    newSpace().but("languages", "tlh"),
                    newSpace().but("blueprint", DefaultBlueprints.COMMITTEE))) {
                assertThat(((Page) rooms.newSpace.create(manager, wrong)).status())
                        .isEqualTo(422);
            }
            assertThat(fixture.database.number("select count(*) from space_space"))
                    .isEqualTo(1);
        }
    }

    private static Sent described() {
        return Sent.form(
                "version",
                "1",
                "name.fr",
                "La ville, la nuit",
                "name.en",
                "City at night",
                "purpose.fr",
                "But",
                "purpose.en",
                "Aim",
                "colour",
                "indigo",
                "topics",
                "night",
                "code",
                "",
                "starts",
                "2026-01-01",
                "ends",
                "2026-12-31");
    }

    private static Sent newSpace() {
        return described()
                .and(
                        "blueprint",
                        "thematic",
                        "kind",
                        "THEMATIC",
                        "visibility",
                        "NETWORK",
                        "joining",
                        "REQUEST",
                        "languages",
                        "fr",
                        "partner0",
                        "C101 (BE)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "99999999999999999999", "-2147483648", "2147483648", "x", "", "1.5"})
    void page_ofMembers_isThere_whateverNumberIsAsked(String page) {
        try (TestDatabase databases = TestDatabase.derby("space", "network");
                Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            fixture.space("night", Visibility.PUBLIC);
            assertThat(html(rooms.members.show(visit(fixture, MEMBER, "night", "", "en"), page, "")))
                    .contains("Officer 13");
        }
    }

    @Test
    void ids_thatAreNone_areNotFound() {
        try (TestDatabase databases = TestDatabase.derby("space", "network");
                Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            fixture.space("night", Visibility.PUBLIC);
            Visit manager = visit(fixture, MANAGER, "night", "administrator", "en");
            for (String id : List.of("x", "-1", "4711", "99999999999999999999", "1 or 1=1")) {
                for (Runnable call : List.<Runnable>of(
                        () -> rooms.members.member(manager, id),
                        () -> rooms.members.role(manager, Sent.form("member", id, "role", "MANAGER")),
                        () -> rooms.members.remove(manager, Sent.form("member", id)),
                        () -> rooms.administration.show(manager, id, ""),
                        () -> rooms.administration.assign(manager, "100", Sent.form("member", id)),
                        () -> rooms.features.show(manager, id),
                        () -> rooms.blueprints.edit(manager, id))) {
                    assertThatExceptionOfType(Refusal.class)
                            .isThrownBy(call::run)
                            .matches(refusal -> refusal.status() == 404);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void privateSpace_isOnNoPage_ofThoseWhoAreNotItsMembers(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            long board = fixture.space("board", Visibility.PRIVATE);
            rooms.contributions.add(1, 0, board, MEMBER, "Secret of the board");
            for (Guest visit : List.of(
                    visit(fixture, 0, "", "", "en"),
                    visit(fixture, OUTSIDER, "", "", "en"),
                    visit(fixture, OUTSIDER, "", "administrator", "en"))) {
                assertThat(html(rooms.networkHome.show(visit)) + html(rooms.list.show(visit, "")))
                        .doesNotContain("Name of board")
                        .doesNotContain("Secret");
            }
            Visit member = visit(fixture, MANAGER, "", "", "en");
            assertThat(html(rooms.networkHome.show(member)))
                    .contains("Name of board")
                    .contains("Secret of the board");
            Visit administrator = visit(fixture, OUTSIDER, "", "administrator", "en");
            assertThat(html(rooms.administration.list(administrator))).contains("Name of board");
            assertThat(html(rooms.administration.show(administrator, String.valueOf(board), "")))
                    .doesNotContain("Purpose")
                    .doesNotContain("Secret")
                    .doesNotContain("href=\"/s/board\"");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void home_takesTheSameStatements_howeverManyTakePart(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            long space = fixture.space("night", Visibility.PUBLIC);
            Visit member = visit(fixture, MEMBER, "night", "", "en");
            long few = statements(databases, () -> html(rooms.home.show(member)));
            for (long id = 100; id < 160; id++) {
                fixture.join(space, id, Role.MEMBER);
            }
            assertThat(statements(databases, () -> html(rooms.home.show(member))))
                    .isEqualTo(few);
            long list = statements(databases, () -> html(rooms.members.show(member, "1", "")));
            for (long id = 160; id < 200; id++) {
                fixture.join(space, id, Role.MEMBER);
            }
            assertThat(statements(databases, () -> html(rooms.members.show(member, "1", ""))))
                    .isEqualTo(list);
        }
    }

    private static long statements(TestDatabase databases, Runnable page) {
        long before = databases.statements();
        page.run();
        return databases.statements() - before;
    }
}
