// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.identity.account.EditProfile;
import org.rambla.identity.fixture.Race;
import org.rambla.identity.fixture.World;
import org.rambla.identity.invitation.AcceptInvitation.Answer;
import org.rambla.identity.invitation.InviteMember.Problem;
import org.rambla.identity.member.FunctionKind;
import org.rambla.identity.member.ManageMember;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.session.LiveSessionsAccess;
import org.rambla.identity.signin.SignIn;
import org.rambla.persistence.TestDatabase;

class InvitationTest {
    private static final Answer ANSWER = new Answer(
            "Prevention officer, Nice", "Prevention officer", "fr", "Europe/Paris", "a quiet street at dusk");

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("identity");
    }

    private static InviteMember invite(World world) {
        return new InviteMember(world.database, world.links, world.letters, world.audit(), world.clock);
    }

    private static AcceptInvitation accept(World world) {
        return new AcceptInvitation(world.database, world.links, world.passwords, world.sessions);
    }

    private static Invitee invitee(String email, long organisation) {
        return new Invitee(
                email, "Prevention officer", "Prevention officer", FunctionKind.TECHNICAL, organisation, "fr");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void invitation_becomesAnAccount_once(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 3);
        assertThat(invite(world).invite(invitee("a@nice.example", nice), false, 1))
                .isEmpty();
        assertThat(world.mails).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("a@nice.example");
            assertThat(mail.language()).isEqualTo("fr");
            assertThat(mail.paragraphs().get(0)).contains("Ville de Nice");
        });
        String token = world.tokenFor("a@nice.example");
        assertThat(accept(world).invited(token)).map(Member::email).contains("a@nice.example");
        Optional<String> session = accept(world).accept(token, ANSWER, "", "192.0.2.1", 0);
        assertThat(LiveSessionsAccess.find(world, session.orElseThrow())).isPresent();
        assertThat(accept(world).accept(token, ANSWER, "", "192.0.2.1", 0))
                .as("used")
                .isEmpty();
        assertThat(accept(world).invited(token)).isEmpty();
        SignIn signIn = new SignIn(world.database, world.passwords, world.pace, world.sessions);
        assertThat(signIn.tryIt("a@nice.example", ANSWER.password(), "", "192.0.2.1", 0)
                        .signedIn())
                .isTrue();
        assertThat(world.audited).containsExactly("identity.audit.member.invited: Prevention officer, Nice");
        assertThat(databases.events()).extracting(Event::kind).containsExactly("member.changed", "member.changed");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void link_ends_afterThirtyDays_orWhenANewerOneIsSent(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 3);
        invite(world).invite(invitee("a@nice.example", nice), false, 1);
        String first = world.tokenFor("a@nice.example");
        long member = MemberDirectory.byEmail(world.database, "a@nice.example")
                .orElseThrow()
                .id();
        assertThat(invite(world).again(member, 1)).isTrue();
        String second = world.tokenFor("a@nice.example");
        assertThat(accept(world).invited(first)).isEmpty();
        assertThat(accept(world).invited(second)).isPresent();
        world.clock.forward(Duration.ofDays(31));
        assertThat(accept(world).accept(second, ANSWER, "", "", 0)).isEmpty();
        assertThat(accept(world).invited("x".repeat(43))).isEmpty();
        assertThat(accept(world).invited(null)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void oneAddress_isInvitedOnce_byManyAtOnce(TestDatabase databases) throws Exception {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 20);
        List<Optional<Problem>> results = Race.of(
                8,
                i -> invite(world).invite(invitee(i % 2 == 0 ? "a@nice.example" : "A@NICE.example", nice), false, 1));
        assertThat(results).containsOnlyOnce(Optional.empty()).contains(Optional.of(Problem.TAKEN));
        assertThat(world.database.number("select count(*) from identity_member"))
                .isEqualTo(1);
        assertThat(world.database.number("select count(*) from identity_token")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void seats_areNeverExceeded_byManyAtOnce(TestDatabase databases) throws Exception {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 3);
        List<Optional<Problem>> results =
                Race.of(8, i -> invite(world).invite(invitee("m" + i + "@nice.example", nice), false, 1));
        assertThat(results.stream().filter(Optional::isEmpty)).hasSize(3);
        assertThat(results.stream().filter(Optional::isPresent)).hasSize(5).allMatch(r -> r.get() == Problem.NO_SEAT);
        assertThat(invite(world).invite(invitee("more@nice.example", nice), true, 1))
                .as("the administrator raises them")
                .isEmpty();
        assertThat(world.organisations.find(nice).orElseThrow().seats()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void invitation_isAcceptedOnce_byTwoAtOnce(TestDatabase databases) throws Exception {
        World world = new World(databases);
        invite(world).invite(invitee("a@nice.example", world.organisation("Nice", "Nice", "FR", 3)), false, 1);
        String token = world.tokenFor("a@nice.example");
        List<Optional<String>> results = Race.of(4, i -> accept(world).accept(token, ANSWER, "", "", 0));
        assertThat(results.stream().filter(Optional::isPresent)).hasSize(1);
        assertThat(world.database.number("select count(*) from identity_session"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void successor_takesSeatFunctionAndTopics_whileTheOneBeforeIsStopped(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 1);
        long leaving = world.member("old@nice.example", "Prevention officer, Nice", nice, "");
        String token = world.signedIn(leaving);
        world.database.<Void, RuntimeException>transaction(tx -> {
            EditProfile.follow(tx, leaving, List.of("night", "drugs"));
            return null;
        });
        SucceedMember succeed = new SucceedMember(world.database, invite(world), world.audit());
        assertThat(succeed.succeed(leaving, "new@nice.example", "New officer, Nice", "en", 1))
                .isEmpty();
        Member before = world.members.member(leaving).orElseThrow();
        Member after =
                MemberDirectory.byEmail(world.database, "new@nice.example").orElseThrow();
        assertThat(before.state()).isEqualTo(MemberState.INACTIVE);
        assertThat(before.name()).as("the name stays on contributions").isEqualTo("Prevention officer, Nice");
        assertThat(before.successor()).isEqualTo(after.id());
        assertThat(world.members.successor(leaving)).contains(after.id());
        assertThat(world.members.successor(after.id())).isEmpty();
        assertThat(after.state()).isEqualTo(MemberState.INVITED);
        assertThat(after.function()).isEqualTo(before.function());
        assertThat(after.organisation()).isEqualTo(before.organisation());
        assertThat(world.members.interests(after.id())).containsExactlyInAnyOrder("night", "drugs");
        assertThat(LiveSessionsAccess.find(world, token)).isEmpty();
        assertThat(new ManageMember(world.database, world.audit()).resume(leaving, 1))
                .contains(ManageMember.Problem.NO_SEAT);
    }
}
