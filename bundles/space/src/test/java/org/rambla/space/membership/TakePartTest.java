// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rambla.space.fixture.SpaceFixture.MANAGER;
import static org.rambla.space.fixture.SpaceFixture.MEMBER;
import static org.rambla.space.fixture.SpaceFixture.OUTSIDER;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.blueprint.DefaultBlueprints;
import org.rambla.space.fixture.SpaceFixture;

class TakePartTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space", "network");
    }

    private static SpaceCard space(SpaceFixture fixture, Joining joining) {
        return fixture.card(fixture.space("night", Visibility.NETWORK, joining, DefaultBlueprints.THEMATIC));
    }

    private static TakePart takePart(SpaceFixture fixture) {
        return new TakePart(fixture.database, fixture.audit, fixture.mails);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void join_makesAMemberWhoFollows_whenTheSpaceIsOpen(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = space(fixture, Joining.OPEN);
        int events = databases.events().size();
        takePart(fixture).join(space, fixture.people.of(OUTSIDER));
        takePart(fixture).join(space, fixture.people.of(OUTSIDER));
        assertThat(fixture.role(space.id(), OUTSIDER)).contains(Role.MEMBER);
        assertThat(fixture.directory.followers(space.id())).contains(OUTSIDER);
        List<Event> heard = databases.events();
        assertThat(heard).hasSize(events + 1).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("membership.changed");
            assertThat(event.subject()).isEqualTo(OUTSIDER);
            assertThat(event.space()).isEqualTo(space.id());
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void join_isRefused_whenOneMustAskOrBeInvited(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        for (Joining joining : List.of(Joining.REQUEST, Joining.INVITATION)) {
            SpaceCard space = fixture.card(
                    fixture.space(joining.name(), Visibility.NETWORK, joining, DefaultBlueprints.THEMATIC));
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> takePart(fixture).join(space, fixture.people.of(OUTSIDER)))
                    .matches(refusal -> refusal.key().equals("space.refusal.notOpen"));
            assertThat(fixture.role(space.id(), OUTSIDER)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nobodyJoins_whenTheSpaceIsArchived(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = space(fixture, Joining.OPEN);
        fixture.archive(space.id());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> takePart(fixture).join(space, fixture.people.of(OUTSIDER)))
                .matches(refusal -> refusal.status() == 403);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> takePart(fixture).ask(space, fixture.people.of(OUTSIDER), "", List.of(MANAGER)));
        takePart(fixture).leave(space, MEMBER);
        assertThat(fixture.role(space.id(), MEMBER)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ask_tellsManagersOnce_andWaitsForTheAnswer(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = space(fixture, Joining.REQUEST);
        TakePart takePart = takePart(fixture);
        takePart.ask(space, fixture.people.of(OUTSIDER), "Please", List.of(MANAGER));
        takePart.ask(space, fixture.people.of(OUTSIDER), "Pretty please", List.of(MANAGER));
        assertThat(fixture.outbox.readers()).containsExactly("m11@example.org");
        assertThat(fixture.outbox.mails.get(0).paragraphs()).contains("Please");
        assertThat(fixture.role(space.id(), OUTSIDER)).isEmpty();
        assertThat(new MemberList(fixture.database, fixture.people.organisations()).requests(space.id()))
                .singleElement()
                .satisfies(request -> assertThat(request.message()).isEqualTo("Pretty please"));
        assertThat(takePart.answer(space, fixture.people.of(OUTSIDER), true, MANAGER))
                .isTrue();
        assertThat(takePart.answer(space, fixture.people.of(OUTSIDER), false, MANAGER))
                .isFalse();
        assertThat(fixture.role(space.id(), OUTSIDER)).contains(Role.MEMBER);
        Mail answer = fixture.outbox.mails.get(1);
        assertThat(answer.to()).isEqualTo("m14@example.org");
        assertThat(answer.language()).isEqualTo("fr");
        assertThat(answer.subject()).isEqualTo("Bienvenue dans «\u00a0Nom de night\u00a0»");
        assertThat(answer.action().link()).isEqualTo("https://example.org/s/night");
        assertThat(fixture.acts()).containsExactly("space.audit.accepted");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void decline_leavesOutside_andSaysSo(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = space(fixture, Joining.REQUEST);
        takePart(fixture).ask(space, fixture.people.of(OUTSIDER), "", List.of(MANAGER));
        takePart(fixture).answer(space, fixture.people.of(OUTSIDER), false, MANAGER);
        assertThat(fixture.role(space.id(), OUTSIDER)).isEmpty();
        assertThat(fixture.outbox.mails.get(1).action()).isNull();
        assertThat(fixture.acts()).containsExactly("space.audit.declined");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void leave_isRefused_forTheLastManager(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = space(fixture, Joining.OPEN);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> takePart(fixture).leave(space, MANAGER))
                .matches(refusal -> refusal.key().equals("space.refusal.lastManager"));
        fixture.join(space.id(), OUTSIDER, Role.MANAGER);
        takePart(fixture).leave(space, MANAGER);
        assertThat(fixture.directory.members(space.id(), Role.MANAGER)).containsExactly(OUTSIDER);
        assertThat(fixture.directory.followers(space.id())).doesNotContain(MANAGER);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void follow_needsNoMembership_andCanBeTakenBack(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = space(fixture, Joining.INVITATION);
        takePart(fixture).follow(space, OUTSIDER, true);
        takePart(fixture).follow(space, OUTSIDER, true);
        assertThat(fixture.directory.access("night", OUTSIDER).orElseThrow().following())
                .isTrue();
        takePart(fixture).follow(space, OUTSIDER, false);
        assertThat(fixture.directory.access("night", OUTSIDER).orElseThrow().following())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void follow_isRefused_whereTheSpaceIsArchived_butMayEnd(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = space(fixture, Joining.OPEN);
        takePart(fixture).follow(space, OUTSIDER, true);
        fixture.archive(space.id());
        takePart(fixture).follow(space, OUTSIDER, false);
        assertThat(fixture.directory.followers(space.id())).doesNotContain(OUTSIDER);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> takePart(fixture).follow(space, OUTSIDER, true))
                .matches(refusal -> refusal.key().equals("web.refusal.archived"));
        assertThat(fixture.directory.followers(space.id())).doesNotContain(OUTSIDER);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void successor_takesOverPlacesAndRoles_once(TestDatabase databases) throws Exception {
        SpaceFixture fixture = new SpaceFixture(databases);
        long run = fixture.space("run", Visibility.PRIVATE);
        long old = fixture.space("old", Visibility.NETWORK);
        fixture.archive(old);
        long urgent = fixture.space("urgent", Visibility.PRIVATE);
        long leaving = 21;
        long successor = 22;
        fixture.join(run, leaving, Role.MANAGER);
        fixture.join(old, leaving, Role.MODERATOR);
        fixture.database.transaction(tx -> {
            Instant soon = Instant.now().plusSeconds(600);
            Memberships.put(tx, urgent, leaving, 102, Role.MANAGER, Instant.now(), soon, 0);
            return null;
        });
        fixture.join(old, successor, Role.MANAGER);
        fixture.people.succeed(leaving, successor);
        FollowPeople subscriber = new FollowPeople(fixture.database, fixture.people, fixture.audit);
        subscriber.on(Event.now("member.changed", leaving, 0, 2, 1));
        subscriber.on(Event.now("member.changed", leaving, 0, 2, 1));
        assertThat(fixture.role(run, successor)).contains(Role.MANAGER);
        assertThat(fixture.role(old, successor)).as("the higher role stays").contains(Role.MANAGER);
        assertThat(fixture.role(urgent, successor))
                .as("an emergency is not inherited")
                .isEmpty();
        assertThat(fixture.role(run, leaving)).isEmpty();
        assertThat(fixture.role(old, leaving)).isEmpty();
        assertThat(fixture.directory.followers(run)).contains(successor).doesNotContain(leaving);
        assertThat(fixture.acts()).containsExactly("space.audit.succeeded", "space.audit.succeeded");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void memberships_followPeople_whoMoveOrLeave(TestDatabase databases) throws Exception {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = space(fixture, Joining.OPEN);
        fixture.people.move(MEMBER, 107);
        fixture.people.leave(MANAGER);
        fixture.database.transaction(tx -> {
            tx.record(Event.now("member.changed", MEMBER, 0, 2, MEMBER));
            tx.record(Event.now("member.changed", MANAGER, 0, 2, 0));
            return null;
        });
        databases.deliver(new FollowPeople(fixture.database, fixture.people, fixture.audit));
        List<Long> organisations = fixture.database.list(
                "select organisation from space_membership where space_id = ? order by member",
                row -> row.number("organisation"),
                space.id());
        assertThat(organisations).containsExactly(101L, 107L);
        assertThat(fixture.role(space.id(), MANAGER)).isEmpty();
        assertThat(fixture.directory.followers(space.id())).doesNotContain(MANAGER);
    }
}
