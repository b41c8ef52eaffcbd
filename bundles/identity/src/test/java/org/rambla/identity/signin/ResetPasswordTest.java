// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.fixture.Sent;
import org.rambla.api.page.Page;
import org.rambla.identity.fixture.Race;
import org.rambla.identity.fixture.TestVisit;
import org.rambla.identity.fixture.World;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.session.LiveSessionsAccess;
import org.rambla.identity.session.SessionCookie;
import org.rambla.persistence.TestDatabase;

class ResetPasswordTest {
    private static final String NEW = "tramway jaune sous la pluie";

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("identity");
    }

    private static ResetPassword reset(World world) {
        return new ResetPassword(
                world.database, world.links, world.pace, world.letters, world.passwords, world.sessions);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void asking_answersAlike_andWorksAlike_whetherTheAccountExistsOrNot(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 9);
        world.member("known@nice.example", "A", nice, "a quiet street at dusk");
        world.member("invited@nice.example", "B", nice, "", MemberState.INVITED, false);
        world.member("stopped@nice.example", "C", nice, "", MemberState.INACTIVE, false);
        ResetPages pages = new ResetPages(reset(world), new SessionCookie(() -> true));
        List<String> answers = Stream.of("known", "invited", "stopped", "unknown")
                .map(name -> {
                    Page page = pages.send(TestVisit.guest(world), Sent.form("email", name + "@nice.example"));
                    return page.status() + page.title() + page.body().toString().replace(name, "x");
                })
                .toList();
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(world.mails)
                .extracting(mail -> mail.to())
                .containsExactly("known@nice.example", "invited@nice.example");
        long before = databases.statements();
        reset(world).ask("unknown2@nice.example", "192.0.2.7");
        long unknown = databases.statements() - before;
        world.member("known2@nice.example", "A", nice, "");
        before = databases.statements();
        reset(world).ask("known2@nice.example", "192.0.2.8");
        assertThat(databases.statements() - before)
                .as("statements, but for the mail itself")
                .isEqualTo(unknown);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void link_setsThePasswordOnce_andEndsEverySession(TestDatabase databases) throws Exception {
        World world = new World(databases);
        long member = world.member(
                "a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), "a quiet street at dusk");
        String elsewhere = world.signedIn(member);
        reset(world).ask("A@nice.example", "192.0.2.1");
        String token = world.tokenFor("a@nice.example");
        assertThat(reset(world).whose(token)).as("opening it changes nothing").isPresent();
        List<Optional<String>> results = Race.of(3, i -> reset(world).set(token, NEW, "", "192.0.2.1", 0));
        assertThat(results.stream().filter(Optional::isPresent)).hasSize(1);
        assertThat(LiveSessionsAccess.find(world, elsewhere)).isEmpty();
        assertThat(reset(world).set(token, NEW, "", "192.0.2.1", 0)).isEmpty();
        SignIn signIn = new SignIn(world.database, world.passwords, world.pace, world.sessions);
        assertThat(signIn.tryIt("a@nice.example", "a quiet street at dusk", "", "", 0)
                        .signedIn())
                .isFalse();
        assertThat(signIn.tryIt("a@nice.example", NEW, "", "", 0).signedIn()).isTrue();
        assertThat(world.mails.get(world.mails.size() - 1).subject())
                .contains("password")
                .contains("changed");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void link_ends_afterTwoHours_andWithTheNextOne(TestDatabase databases) {
        World world = new World(databases);
        world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), "");
        reset(world).ask("a@nice.example", "192.0.2.1");
        String first = world.tokenFor("a@nice.example");
        reset(world).ask("a@nice.example", "192.0.2.1");
        String second = world.tokenFor("a@nice.example");
        assertThat(reset(world).whose(first)).isEmpty();
        world.clock.forward(Duration.ofHours(2).minusSeconds(1));
        assertThat(reset(world).whose(second)).isPresent();
        world.clock.forward(Duration.ofSeconds(1));
        assertThat(reset(world).set(second, NEW, "", "", 0)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linkOfOnePurpose_doesNotWorkForAnother(TestDatabase databases) {
        World world = new World(databases);
        long member = world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), "");
        String token = world.database.transaction(
                tx -> world.links.make(tx, OneTimeLinks.Purpose.ADDRESS, member, "b@nice.example"));
        assertThat(reset(world).whose(token)).isEmpty();
        assertThat(reset(world).set(token, NEW, "", "", 0)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void mails_areFew_howeverOftenSomebodyAsks(TestDatabase databases) {
        World world = new World(databases);
        world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), "");
        for (int i = 0; i < 30; i++) {
            reset(world).ask("a@nice.example", "192.0.2." + i);
        }
        assertThat(world.mails).hasSize(3);
    }
}
