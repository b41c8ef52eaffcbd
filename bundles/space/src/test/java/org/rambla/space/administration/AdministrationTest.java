// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rambla.space.fixture.SpaceFixture.MANAGER;
import static org.rambla.space.fixture.SpaceFixture.MEMBER;
import static org.rambla.space.fixture.SpaceFixture.OUTSIDER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.fixture.SpaceFixture;
import org.rambla.space.membership.ManageMembers;
import org.rambla.space.membership.TakePart;

/** The administrator is OUTSIDER. */
class AdministrationTest {
    private static final String REASON = "Somebody reported a threat in this space.";

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space", "network");
    }

    private static EmergencyAccess emergency(SpaceFixture fixture) {
        return new EmergencyAccess(fixture.database, fixture.audit, fixture.mails);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void emergency_makesAManagerForADay_andTellsEverybody(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard board = fixture.card(fixture.space("board", Visibility.PRIVATE));
        Instant now = Instant.now();
        emergency(fixture).enter(board, fixture.people.of(OUTSIDER), REASON, List.of(MANAGER), now);
        assertThat(fixture.directory.access("board", OUTSIDER).orElseThrow().role())
                .isEqualTo(Role.MANAGER);
        assertThat(EmergencyAccess.current(fixture.database, board.id(), now))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.member()).isEqualTo(OUTSIDER);
                    assertThat(entry.reason()).isEqualTo(REASON);
                    assertThat(Duration.between(now, entry.until()))
                            .isBetween(Duration.ofHours(24).minusSeconds(1), Duration.ofHours(24));
                });
        assertThat(EmergencyAccess.current(fixture.database, board.id(), now.plus(Duration.ofHours(25))))
                .isEmpty();
        assertThat(fixture.outbox.readers()).containsExactly("m11@example.org");
        assertThat(fixture.outbox.mails.get(0).paragraphs()).contains(REASON);
        assertThat(fixture.acts()).containsExactly("space.audit.emergency");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void emergency_isOver_whenItBeganYesterday(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard board = fixture.card(fixture.space("board", Visibility.PRIVATE));
        Instant yesterday = Instant.now().minus(Duration.ofHours(24).plusSeconds(1));
        emergency(fixture).enter(board, fixture.people.of(OUTSIDER), REASON, List.of(), yesterday);
        assertThat(fixture.directory.access("board", OUTSIDER)).isEmpty();
        assertThat(fixture.directory.grants(OUTSIDER).spaces()).isEmpty();
        emergency(fixture).enter(board, fixture.people.of(OUTSIDER), REASON, List.of(), Instant.now());
        assertThat(fixture.directory.access("board", OUTSIDER)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void emergency_cannotBeMadeToLast(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard board = fixture.card(fixture.space("board", Visibility.PRIVATE));
        emergency(fixture).enter(board, fixture.people.of(OUTSIDER), REASON, List.of(), Instant.now());
        ManageMembers manage = new ManageMembers(fixture.database, fixture.audit, fixture.mails, fixture.people);
        manage.invite(board, List.of(OUTSIDER), fixture.people.of(OUTSIDER));
        for (long actor : new long[] {OUTSIDER, MANAGER}) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> manage.role(board, fixture.people.of(OUTSIDER), Role.MEMBER, actor));
        }
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        emergency(fixture).enter(board, fixture.people.of(OUTSIDER), REASON, List.of(), Instant.now()))
                .matches(refusal -> refusal.key().equals("space.refusal.alreadyMember"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new AssignManager(fixture.database, fixture.audit, fixture.mails)
                        .assign(board, fixture.people.of(OUTSIDER), List.of(), OUTSIDER))
                .matches(refusal -> refusal.key().equals("space.refusal.ownPrivate"));
        assertThat(fixture.database.number(
                        "select count(*) from space_membership where member = ? and until_at < ?",
                        OUTSIDER,
                        Instant.now().plus(Duration.ofDays(2))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void emergencyManager_isNotCountedAsManager_andMayLeave(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard board = fixture.card(fixture.space("board", Visibility.PRIVATE));
        emergency(fixture).enter(board, fixture.people.of(OUTSIDER), REASON, List.of(), Instant.now());
        TakePart takePart = new TakePart(fixture.database, fixture.audit, fixture.mails);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> takePart.leave(board, MANAGER));
        takePart.leave(board, OUTSIDER);
        assertThat(fixture.directory.access("board", OUTSIDER)).isEmpty();
        assertThat(EmergencyAccess.current(fixture.database, board.id(), Instant.now()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void assign_givesAnOrphanAManager_andTellsBoth(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard board = fixture.card(fixture.space("board", Visibility.PRIVATE));
        new AssignManager(fixture.database, fixture.audit, fixture.mails)
                .assign(board, fixture.people.of(MEMBER), List.of(MANAGER), OUTSIDER);
        assertThat(fixture.directory.members(board.id(), Role.MANAGER)).containsExactly(MANAGER, MEMBER);
        assertThat(fixture.outbox.readers()).containsExactlyInAnyOrder("m11@example.org", "m13@example.org");
        assertThat(fixture.directory.access("board", OUTSIDER)).isEmpty();
        assertThat(fixture.acts()).containsExactly("space.audit.assigned");
    }
}
