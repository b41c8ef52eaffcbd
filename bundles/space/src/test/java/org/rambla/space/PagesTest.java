// SPDX-License-Identifier: Apache-2.0
package org.rambla.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rambla.space.fixture.SpaceFixture.MANAGER;
import static org.rambla.space.fixture.SpaceFixture.MEMBER;
import static org.rambla.space.fixture.SpaceFixture.OUTSIDER;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.administration.EmergencyAccess;
import org.rambla.space.blueprint.DefaultBlueprints;
import org.rambla.space.fixture.Guest;
import org.rambla.space.fixture.Rooms;
import org.rambla.space.fixture.Sent;
import org.rambla.space.fixture.SpaceFixture;
import org.rambla.space.fixture.Texts;
import org.rambla.space.membership.Memberships;

class PagesTest {
    private static final String PAYLOAD = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{0}";

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space", "network");
    }

    private static Guest visit(SpaceFixture fixture, long member, String slug, String flag, String language) {
        return new Guest(
                fixture.directory, member == 0 ? null : fixture.people.of(member), slug, flag, Texts.in(language));
    }

    private static String html(Object answer) {
        Page page = (Page) answer;
        return page.body() + "\n" + page.aside() + "\n" + page.lead() + "\n" + page.actions();
    }

    /** Everything that people type, hostile: the space, its texts, people, cities, requests, an emergency, topics. */
    private static long hostile(Rooms rooms) {
        SpaceFixture fixture = rooms.fixture;
        fixture.people.sayEverywhere(PAYLOAD);
        long space = fixture.space("night", Visibility.PUBLIC);
        String cleaned = fixture.bodies.clean(PAYLOAD, "html", null).html();
        fixture.database.transaction(tx -> {
            var entity = Memberships.lock(tx, space);
            Localised both = Localised.of("fr", PAYLOAD, "en", PAYLOAD);
            entity.describe(both, both, "plum", List.of("night"));
            entity.schedule(PAYLOAD.substring(0, 40), "2026-01-01", "2027-01-01");
            entity.instruct(Localised.of("fr", cleaned, "en", cleaned), Localised.of("fr", cleaned, "en", cleaned), 7);
            tx.execute("insert into space_partner (space_id, organisation) values (?, ?)", space, 105);
            tx.execute(
                    "insert into space_request (space_id, member, message, asked_at) values (?, ?, ?, ?)",
                    space,
                    77,
                    PAYLOAD,
                    Instant.now());
            return null;
        });
        new EmergencyAccess(fixture.database, fixture.audit, fixture.mails)
                .enter(fixture.card(space), fixture.people.of(88), PAYLOAD, List.of(MANAGER), Instant.now());
        rooms.contributions.add(1, 0, space, MEMBER, PAYLOAD);
        return space;
    }

    private static List<Object> everyPage(Rooms rooms, long space, String language) {
        SpaceFixture fixture = rooms.fixture;
        Visit guest = visit(fixture, 0, "night", "", language);
        Visit member = visit(fixture, MEMBER, "night", "", language);
        Visit manager = visit(fixture, MANAGER, "night", "manager", language);
        Visit outside = visit(fixture, MANAGER, "", "administrator", language);
        List<Object> pages = new ArrayList<>();
        pages.add(rooms.networkHome.show(visit(fixture, 0, "", "", language)));
        pages.add(rooms.networkHome.show(visit(fixture, MEMBER, "", "", language)));
        pages.add(rooms.networkHome.show(visit(fixture, OUTSIDER, "", "", language)));
        pages.add(rooms.list.show(outside, ""));
        pages.add(rooms.list.show(outside, PAYLOAD));
        pages.add(rooms.home.show(guest));
        pages.add(rooms.home.show(member));
        pages.add(rooms.home.show(visit(fixture, OUTSIDER, "night", "", language)));
        pages.add(rooms.home.guidelines(guest));
        pages.add(rooms.members.show(manager, PAYLOAD, ""));
        pages.add(rooms.members.show(member, "1", PAYLOAD));
        pages.add(rooms.members.invite(manager, "Officer 9"));
        pages.add(rooms.members.invite(manager, PAYLOAD + PAYLOAD));
        pages.add(rooms.members.member(manager, String.valueOf(MEMBER)));
        pages.add(rooms.takePart.leave(member));
        pages.add(rooms.letter.show(member));
        pages.add(rooms.settings.show(manager));
        pages.add(rooms.settings.texts(manager));
        pages.add(rooms.settings.people(manager));
        pages.add(rooms.features.list(manager));
        pages.add(rooms.features.show(manager, "forum"));
        pages.add(rooms.features.show(manager, "poll"));
        pages.add(rooms.newSpace.show(outside, ""));
        pages.add(rooms.newSpace.show(outside, "project"));
        pages.add(rooms.administration.list(outside));
        pages.add(rooms.administration.show(outside, String.valueOf(space), "Officer 9"));
        pages.add(rooms.blueprints.list(outside));
        pages.add(rooms.blueprints.make(outside));
        pages.add(rooms.blueprints.edit(outside, "committee"));
        return pages;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyPage_keepsHostileTextAsText_inBothLanguages(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            long space = hostile(rooms);
            int shown = 0;
            for (String language : List.of("fr", "en")) {
                for (Object page : everyPage(rooms, space, language)) {
                    String html = html(page);
                    assertThat(html)
                            .doesNotContain("<script>alert")
                            .doesNotContain("<img src=x")
                            .doesNotContain("[space.");
                    shown += html.contains("&lt;script&gt;alert") || html.contains("&lt;script>alert") ? 1 : 0;
                }
            }
            assertThat(shown).as("pages on which the payload is to be seen").isGreaterThan(30);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyForm_comesBackFilled_andKeepsHostileTextAsText(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            fixture.space("night", Visibility.PUBLIC);
            Visit manager = visit(fixture, MANAGER, "night", "administrator", "en");
            Sent form = Sent.form(
                    "name.fr",
                    PAYLOAD,
                    "purpose.fr",
                    PAYLOAD,
                    "purpose.en",
                    PAYLOAD,
                    "code",
                    PAYLOAD,
                    "starts",
                    PAYLOAD,
                    "colour",
                    PAYLOAD,
                    "topics",
                    PAYLOAD,
                    "visibility",
                    PAYLOAD,
                    "joining",
                    PAYLOAD,
                    "kind",
                    PAYLOAD,
                    "languages",
                    PAYLOAD,
                    "guidelines.fr",
                    PAYLOAD,
                    "welcome.en",
                    PAYLOAD,
                    "version",
                    PAYLOAD,
                    "blueprint",
                    "project",
                    "partner0",
                    PAYLOAD,
                    "organisation",
                    PAYLOAD,
                    "subject",
                    PAYLOAD,
                    "description.fr",
                    PAYLOAD,
                    "reason",
                    "x");
            for (Object page : List.of(
                    rooms.settings.save(manager, form),
                    rooms.settings.people(manager, form),
                    rooms.settings.texts(manager, form),
                    rooms.settings.partner(manager, form),
                    rooms.letter.send(manager, form),
                    rooms.newSpace.create(manager, form),
                    rooms.blueprints.make(manager, form),
                    rooms.administration.enter(manager, "100", form))) {
                assertThat(((Page) page).status()).isEqualTo(422);
                assertThat(html(page))
                        .doesNotContain("<script>alert")
                        .doesNotContain("<img src=x")
                        .contains("role=\"alert\"");
            }
            assertThat(html(rooms.settings.save(manager, form))).contains("&lt;script&gt;alert(1)");
        }
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
