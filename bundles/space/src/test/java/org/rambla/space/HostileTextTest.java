// SPDX-License-Identifier: Apache-2.0
package org.rambla.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.space.fixture.SpaceFixture.MANAGER;
import static org.rambla.space.fixture.SpaceFixture.MEMBER;
import static org.rambla.space.fixture.SpaceFixture.OUTSIDER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.fixture.Sent;
import org.rambla.api.page.Page;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.administration.EmergencyAccess;
import org.rambla.space.fixture.FeatureTexts;
import org.rambla.space.fixture.Guest;
import org.rambla.space.fixture.Rooms;
import org.rambla.space.fixture.SpaceFixture;
import org.rambla.space.membership.Memberships;

class HostileTextTest {
    private static final String PAYLOAD = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{0}";

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
}
