// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.identity.fixture.World;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.session.LiveSessionsAccess;
import org.rambla.persistence.TestDatabase;

class SignInTest {
    private static final String PASSWORD = "a quiet street at dusk";

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("identity");
    }

    private static SignIn signIn(World world) {
        return new SignIn(world.database, world.passwords, world.pace, world.sessions);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void signIn_opensASession_whateverTheCaseOfTheAddress(TestDatabase databases) {
        World world = new World(databases);
        world.member("Anna.B@Nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), PASSWORD);
        var outcome = signIn(world).tryIt(" anna.b@nice.EXAMPLE ", PASSWORD, "Firefox", "192.0.2.1", 0);
        assertThat(outcome.signedIn()).isTrue();
        assertThat(LiveSessionsAccess.find(world, outcome.token())).isPresent();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void signIn_refusesAlike_wrongPasswordUnknownAccountInvitedAndInactive(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 9);
        world.member("known@nice.example", "A", nice, PASSWORD);
        world.member("invited@nice.example", "B", nice, "", MemberState.INVITED, false);
        world.member("gone@nice.example", "C", nice, PASSWORD, MemberState.INACTIVE, false);
        world.member("none@nice.example", "D", nice, "");
        SignIn signIn = signIn(world);
        for (String email : List.of("known", "invited", "gone", "none", "unknown")) {
            var outcome = signIn.tryIt(
                    email + "@nice.example",
                    email.equals("known") ? "wrong" : email.equals("none") ? "" : PASSWORD,
                    "",
                    "192.0.2.1",
                    0);
            assertThat(outcome).as(email).isEqualTo(new SignIn.Outcome("", Duration.ZERO));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void signIn_endsTheSessionBefore_soThatNoTokenSurvives(TestDatabase databases) {
        World world = new World(databases);
        long member = world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), PASSWORD);
        String planted = world.signedIn(member);
        long before = LiveSessionsAccess.find(world, planted).orElseThrow().id();
        var outcome = signIn(world).tryIt("a@nice.example", PASSWORD, "", "192.0.2.1", before);
        assertThat(outcome.token()).isNotEqualTo(planted);
        assertThat(LiveSessionsAccess.find(world, planted)).isEmpty();
        assertThat(LiveSessionsAccess.find(world, outcome.token())).isPresent();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void attempts_waitLongerAndLonger_forKnownAndUnknownAccountsAlike(TestDatabase databases) {
        World world = new World(databases);
        world.member("known@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), PASSWORD);
        SignIn signIn = signIn(world);
        List<List<Duration>> pauses = new ArrayList<>();
        for (String email : List.of("known@nice.example", "unknown@nice.example")) {
            List<Duration> seen = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                seen.add(signIn.tryIt(email, "wrong", "", "192.0.2." + i, 0).pause());
                if (i >= 6) {
                    world.clock.forward(seen.get(seen.size() - 1));
                    signIn.tryIt(email, "wrong", "", "192.0.2." + i, 0);
                }
            }
            pauses.add(seen);
        }
        assertThat(pauses.get(0)).isEqualTo(pauses.get(1));
        assertThat(pauses.get(0).subList(0, 6)).allMatch(Duration::isZero);
        assertThat(pauses.get(0).subList(6, 9))
                .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void rightPassword_waitsToo_andIsTakenAfterwards(TestDatabase databases) {
        World world = new World(databases);
        world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), PASSWORD);
        SignIn signIn = signIn(world);
        for (int i = 0; i < 6; i++) {
            signIn.tryIt("a@nice.example", "wrong", "", "192.0.2.1", 0);
        }
        var early = signIn.tryIt("a@nice.example", PASSWORD, "", "192.0.2.1", 0);
        assertThat(early.signedIn()).isFalse();
        world.clock.forward(early.pause());
        assertThat(signIn.tryIt("a@nice.example", PASSWORD, "", "192.0.2.1", 0).signedIn())
                .isTrue();
        assertThat(signIn.tryIt("a@nice.example", "wrong", "", "192.0.2.1", 0).pause())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void address_waits_whenItTriesManyAccounts(TestDatabase databases) {
        World world = new World(databases);
        for (int i = 0; i < 30; i++) {
            assertThat(world.pace.attempt(Pace.Rule.ADDRESS, "192.0.2.1")).isZero();
        }
        assertThat(world.pace.attempt(Pace.Rule.ADDRESS, "192.0.2.1")).isPositive();
        assertThat(world.pace.attempt(Pace.Rule.ADDRESS, "192.0.2.2")).isZero();
        world.clock.forward(Duration.ofHours(2));
        assertThat(world.pace.attempt(Pace.Rule.ADDRESS, "192.0.2.1")).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void attemptsAtOnce_areCountedOneByOne(TestDatabase databases) throws Exception {
        World world = new World(databases);
        Callable<Boolean> attempt =
                () -> world.pace.attempt(Pace.Rule.ACCOUNT, "a@nice.example").isZero();
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(attempt);
            }
            int let = 0;
            for (Future<Boolean> result : pool.invokeAll(all)) {
                let += result.get() ? 1 : 0;
            }
            assertThat(let).isEqualTo(6);
        } finally {
            pool.shutdownNow();
        }
    }
}
