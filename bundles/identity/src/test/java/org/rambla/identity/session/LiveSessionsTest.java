// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.identity.fixture.World;
import org.rambla.persistence.TestDatabase;

class LiveSessionsTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("identity");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void find_takesOneStatement_andKnowsMemberAndOrganisation(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 3);
        String token = world.signedIn(world.member("a@nice.example", "Prevention officer", nice, ""));
        LiveSessions sessions = new LiveSessions(world.database, world.clock);
        long before = databases.statements();
        var session = sessions.find(token).orElseThrow();
        assertThat(databases.statements() - before).isEqualTo(1);
        assertThat(session.member().name()).isEqualTo("Prevention officer");
        assertThat(session.member().organisation().name().in("fr")).isEqualTo("Ville de Nice");
        assertThat(session.zone()).isEqualTo("Europe/Paris");
        assertThat(session.formKey()).hasSize(32);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void find_findsNothing_forWhatBrowsersMakeUp(TestDatabase databases) {
        World world = new World(databases);
        LiveSessions sessions = new LiveSessions(world.database, world.clock);
        long before = databases.statements();
        assertThat(sessions.find("")).isEmpty();
        assertThat(sessions.find("' or 1=1 --")).isEmpty();
        assertThat(sessions.find("x".repeat(100_000))).isEmpty();
        assertThat(databases.statements())
                .as("none of them reached the database")
                .isEqualTo(before);
        assertThat(sessions.find(Secret.make())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void find_knowsOnlyTheHash_inTheDatabase(TestDatabase databases) {
        World world = new World(databases);
        long member = world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), "");
        String token = world.signedIn(member);
        String kept = world.database
                .first(
                        "select token_hash from identity_session where member = ?",
                        row -> row.text("token_hash"),
                        member)
                .orElseThrow();
        assertThat(kept).isNotEqualTo(token).hasSize(64);
        assertThat(new LiveSessions(world.database, world.clock).find(kept)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void session_ends_afterFourteenIdleDaysOrNinetyInAll(TestDatabase databases) {
        World world = new World(databases);
        long member = world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), "");
        LiveSessions sessions = new LiveSessions(world.database, world.clock);
        String idle = world.signedIn(member);
        String busy = world.signedIn(member);
        for (int day = 0; day < 84; day += 12) {
            world.clock.forward(Duration.ofDays(12));
            assertThat(sessions.find(busy)).as("day %d", day).isPresent();
            sessions.writeSeen();
        }
        assertThat(sessions.find(idle)).isEmpty();
        world.clock.forward(Duration.ofDays(7));
        assertThat(sessions.find(busy)).as("91 days").isEmpty();
        world.sessions.sweep();
        assertThat(world.database.number("select count(*) from identity_session"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void seen_isWrittenTogether_andMovesTheMemberToo(TestDatabase databases) {
        World world = new World(databases);
        long member = world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), "");
        LiveSessions sessions = new LiveSessions(world.database, world.clock);
        String token = world.signedIn(member);
        world.clock.forward(Duration.ofSeconds(30));
        sessions.find(token);
        sessions.writeSeen();
        assertThat(world.members.member(member).orElseThrow().lastSeenAt())
                .as("within a minute nothing is written")
                .isEqualTo(world.clock.instant().minusSeconds(30));
        world.clock.forward(Duration.ofMinutes(5));
        sessions.find(token);
        sessions.writeSeen();
        assertThat(world.members.member(member).orElseThrow().lastSeenAt()).isEqualTo(world.clock.instant());
        assertThat(world.sessions.of(member))
                .singleElement()
                .satisfies(device -> assertThat(device.usedAt()).isEqualTo(world.clock.instant()));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void visit_goesOnUntilHalfAnHourOfSilence(TestDatabase databases) {
        World world = new World(databases);
        long member = world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), "");
        assertThat(before(world, member)).as("never here").isEqualTo(Instant.EPOCH);
        LiveSessions sessions = new LiveSessions(world.database, world.clock);
        String token = world.signedIn(member);
        Instant first = world.clock.instant();
        assertThat(before(world, member)).as("the first visit").isEqualTo(Instant.EPOCH);
        for (int i = 0; i < 3; i++) {
            world.clock.forward(Duration.ofMinutes(20));
            sessions.find(token);
            sessions.writeSeen();
        }
        Instant end = world.clock.instant();
        assertThat(end).isEqualTo(first.plus(Duration.ofHours(1)));
        assertThat(before(world, member)).as("still the first visit").isEqualTo(Instant.EPOCH);
        world.clock.forward(Duration.ofHours(9));
        sessions.find(token);
        assertThat(before(world, member)).as("before it is written").isEqualTo(end);
        sessions.writeSeen();
        assertThat(before(world, member)).as("and after").isEqualTo(end);
        world.clock.forward(Duration.ofMinutes(29));
        world.signedIn(member);
        assertThat(before(world, member)).as("the same visit").isEqualTo(end);
        world.clock.forward(Duration.ofDays(1));
        world.signedIn(member);
        assertThat(before(world, member)).isEqualTo(end.plus(Duration.ofMinutes(9 * 60 + 29)));
    }

    private static Instant before(World world, long member) {
        return Visits.before(world.database, member, world.clock.instant());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void session_endsAtOnce_whenTheMemberMayNotSignInAnyMore(TestDatabase databases) {
        World world = new World(databases);
        long member = world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), "");
        String token = world.signedIn(member);
        world.database.transaction(
                tx -> tx.execute("update identity_member set state = 'INACTIVE' where id = ?", member));
        assertThat(new LiveSessions(world.database, world.clock).find(token)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void end_leavesOtherMembersAlone(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 3);
        long one = world.member("a@nice.example", "A", nice, "");
        long other = world.member("b@nice.example", "B", nice, "");
        String token = world.signedIn(other);
        long session = world.sessions.of(other).get(0).id();
        assertThat(world.sessions.end(one, session)).isFalse();
        assertThat(new LiveSessions(world.database, world.clock).find(token)).isPresent();
        assertThat(world.sessions.end(other, session)).isTrue();
        assertThat(new LiveSessions(world.database, world.clock).find(token)).isEmpty();
    }
}
