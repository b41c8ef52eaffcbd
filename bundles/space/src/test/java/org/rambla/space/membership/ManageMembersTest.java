// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rambla.space.fixture.SpaceFixture.MANAGER;
import static org.rambla.space.fixture.SpaceFixture.MEMBER;
import static org.rambla.space.fixture.SpaceFixture.MODERATOR;
import static org.rambla.space.fixture.SpaceFixture.OUTSIDER;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.fixture.SpaceFixture;

class ManageMembersTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space", "network");
    }

    private static ManageMembers manage(SpaceFixture fixture) {
        return new ManageMembers(fixture.database, fixture.audit, fixture.mails, fixture.people);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void invite_addsActiveMembersOnly_andTellsThem(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard board = fixture.card(fixture.space("board", Visibility.PRIVATE));
        fixture.people.leave(16);
        int invited = manage(fixture).invite(board, List.of(OUTSIDER, MEMBER, 16L, 4_711L), fixture.people.of(MANAGER));
        assertThat(invited).isEqualTo(1);
        assertThat(fixture.directory.members(board.id(), Role.MEMBER))
                .containsExactly(MANAGER, MODERATOR, MEMBER, OUTSIDER);
        assertThat(fixture.role(board.id(), MEMBER)).contains(Role.MEMBER);
        assertThat(fixture.outbox.readers()).containsExactly("m14@example.org");
        assertThat(fixture.acts()).containsExactly("space.audit.invited");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void role_isNeverOnesOwn(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = fixture.card(fixture.space("night", Visibility.PUBLIC));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> manage(fixture).role(space, fixture.people.of(MANAGER), Role.MEMBER, MANAGER));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> manage(fixture).remove(space, fixture.people.of(MANAGER), MANAGER));
        assertThat(fixture.role(space.id(), MANAGER)).contains(Role.MANAGER);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void role_changes_andIsLogged(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = fixture.card(fixture.space("night", Visibility.PUBLIC));
        manage(fixture).role(space, fixture.people.of(MEMBER), Role.MODERATOR, MANAGER);
        manage(fixture).role(space, fixture.people.of(MEMBER), Role.MODERATOR, MANAGER);
        manage(fixture).remove(space, fixture.people.of(MODERATOR), MANAGER);
        assertThat(fixture.role(space.id(), MEMBER)).contains(Role.MODERATOR);
        assertThat(fixture.role(space.id(), MODERATOR)).isEmpty();
        assertThat(fixture.acts()).containsExactly("space.audit.role.MODERATOR", "space.audit.removed");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void role_isRefused_forSomebodyWhoIsNoMember(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = fixture.card(fixture.space("night", Visibility.PUBLIC));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> manage(fixture).role(space, fixture.people.of(OUTSIDER), Role.MANAGER, MANAGER))
                .matches(refusal -> refusal.status() == 404);
        assertThat(fixture.role(space.id(), OUTSIDER)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void oneManagerStays_whenTwoDemoteEachOtherAtOnce(TestDatabase databases) throws Exception {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = fixture.card(fixture.space("night", Visibility.PUBLIC));
        fixture.join(space.id(), OUTSIDER, Role.MANAGER);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        int refused = 0;
        try {
            List<Future<Object>> both = threads.invokeAll(List.of(
                    () -> demote(fixture, space, MANAGER, OUTSIDER, together),
                    () -> demote(fixture, space, OUTSIDER, MANAGER, together)));
            for (Future<Object> one : both) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(Refusal.class);
                    refused++;
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(refused).isEqualTo(1);
        assertThat(fixture.directory.members(space.id(), Role.MANAGER)).hasSize(1);
    }

    private static Object demote(SpaceFixture fixture, SpaceCard space, long actor, long other, CyclicBarrier together)
            throws Exception {
        together.await();
        manage(fixture).role(space, fixture.people.of(other), Role.MEMBER, actor);
        return null;
    }
}
