// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.fixture.Sent;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.identity.admin.EraseAdmin;
import org.rambla.identity.choice.Choices;
import org.rambla.identity.fixture.Race;
import org.rambla.identity.fixture.TestVisit;
import org.rambla.identity.fixture.World;
import org.rambla.identity.member.FunctionKind;
import org.rambla.identity.member.ManageMember;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.session.LiveSessionsAccess;
import org.rambla.identity.signin.ResetPassword;
import org.rambla.persistence.TestDatabase;

class AccountTest {
    private static final String PASSWORD = "a quiet street at dusk";
    private static final String EVIL = "\"><script>alert(1)</script>\u202e'{{7*7}}";

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("identity");
    }

    private static ChangeAddress address(World world) {
        return new ChangeAddress(world.database, world.links, world.pace, world.letters);
    }

    private static LeaveNetwork leave(World world) {
        return new LeaveNetwork(world.database, world.letters, world.audit());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void deletedMember_leavesACardWithTheOrganisation_andNothingElse(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 3);
        long member = world.member("anna@nice.example", "Prevention officer, Nice", nice, PASSWORD);
        String token = world.signedIn(member);
        new EditProfile(world.database)
                .save(
                        member,
                        new EditProfile.Profile(
                                "Anna",
                                "Officer",
                                FunctionKind.EXPERT,
                                "fr",
                                "Europe/Paris",
                                "About me",
                                List.of("night"),
                                1));
        new ResetPassword(world.database, world.links, world.pace, world.letters, world.passwords, world.sessions)
                .ask("anna@nice.example", "192.0.2.1");
        world.audited.add("identity.audit.member.invited: Anna, Nice (anna@nice.example)");
        assertThat(leave(world).leave(member)).isTrue();
        Member left = world.members.member(member).orElseThrow();
        assertThat(left.state()).isEqualTo(MemberState.DELETED);
        assertThat(left.name() + left.function() + left.email() + left.about()).isEmpty();
        assertThat(left.card().former()).isTrue();
        assertThat(world.audited).containsExactly("identity.audit.member.invited: …, Nice (…)");
        assertThat(left.card().organisation().name().in("en")).isEqualTo("City of Nice");
        assertThat(world.database.list(
                        "select * from identity_member where id = ?",
                        row -> row.text("search_key") + row.text("sort_key") + row.text("password_hash"),
                        member))
                .containsExactly("");
        assertThat(world.members.interests(member)).isEmpty();
        assertThat(world.database.number("select count(*) from identity_token where member = ?", member))
                .isZero();
        assertThat(LiveSessionsAccess.find(world, token)).isEmpty();
        assertThat(world.members.find("anna", 10)).isEmpty();
        assertThat(world.mails.get(world.mails.size() - 1).to()).isEqualTo("anna@nice.example");
        assertThat(databases.events()).extracting(Event::kind).last().isEqualTo("member.deleted");
        assertThat(MemberDirectory.byEmail(world.database, "-" + member)).isEmpty();
        long again = world.member("anna@nice.example", "Anna again", nice, "");
        assertThat(again).as("the address is free again").isNotEqualTo(member);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void administrator_erasesOnRequest_onlyWithTheAddressTyped(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 3);
        long boss = world.administrator("boss@nice.example", nice);
        long member = world.member("anna@nice.example", "Anna", nice, PASSWORD);
        String token = world.signedIn(member);
        EraseAdmin pages = new EraseAdmin(world.members, leave(world));
        TestVisit visit = TestVisit.of(world, boss, "en");
        String id = Long.toString(member);
        assertThat(pages.ask(visit, id).body().toString()).contains("anna@nice.example");
        Sent wrong = Sent.form("confirm", EVIL);
        assertThat(((Page) pages.erase(visit, wrong, id)).status()).isEqualTo(422);
        assertThat(world.members.member(member).orElseThrow().state()).isEqualTo(MemberState.ACTIVE);
        pages.erase(visit, Sent.form("confirm", " Anna@Nice.example "), id);
        assertThat(world.members.member(member).orElseThrow().state()).isEqualTo(MemberState.DELETED);
        assertThat(LiveSessionsAccess.find(world, token)).isEmpty();
        assertThat(world.audited).containsExactly("identity.audit.member.erased: " + member + " (City of Nice)");
        assertThat(world.mails).last().satisfies(mail -> assertThat(mail.to()).isEqualTo("anna@nice.example"));
        assertThatThrownBy(() -> pages.ask(visit, id)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> pages.ask(visit, Long.toString(boss)))
                .as("the own account has a page of its own")
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void onlyAdministrator_cannotLeave_andTwoCannotLeaveEachOtherAlone(TestDatabase databases) throws Exception {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 9);
        long one = world.administrator("one@nice.example", nice);
        assertThat(leave(world).leave(one)).isFalse();
        long two = world.administrator("two@nice.example", nice);
        ManageMember manage = new ManageMember(world.database, world.audit());
        List<Boolean> gone = Race.of(
                2, i -> i == 0 ? leave(world).leave(one) : manage.stop(two, one).isEmpty());
        assertThat(gone).containsOnlyOnce(true);
        assertThat(world.database.number(
                        "select count(*) from identity_member where administrator = true and state = 'ACTIVE'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void address_changes_onlyWhenTheNewOneConfirms_andTheOldOneIsTold(TestDatabase databases) {
        World world = new World(databases);
        long member = world.member("old@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), PASSWORD);
        assertThat(address(world).ask(member, "new@nice.example")).isTrue();
        assertThat(world.members.member(member).orElseThrow().email()).isEqualTo("old@nice.example");
        String token = world.tokenFor("new@nice.example");
        assertThat(address(world).pending(token)).contains("new@nice.example");
        assertThat(address(world).confirm(token)).isTrue();
        assertThat(world.members.member(member).orElseThrow().email()).isEqualTo("new@nice.example");
        assertThat(world.mails.get(world.mails.size() - 1).to()).isEqualTo("old@nice.example");
        assertThat(address(world).confirm(token)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void address_ofAnotherAccount_isNeitherTakenNorTold(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 9);
        long member = world.member("a@nice.example", "A", nice, PASSWORD);
        world.member("b@nice.example", "B", nice, PASSWORD);
        assertThat(address(world).ask(member, "B@nice.example"))
                .as("the same answer as for a free one")
                .isTrue();
        assertThat(world.mails).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("b@nice.example");
            assertThat(mail.action()).isNull();
        });
        address(world).ask(member, "c@nice.example");
        String token = world.tokenFor("c@nice.example");
        world.member("C@nice.example", "C", nice, "");
        assertThat(address(world).confirm(token)).as("taken meanwhile").isFalse();
        assertThat(world.members.member(member).orElseThrow().email()).isEqualTo("a@nice.example");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void resetLink_ofTheOldAddress_isWorthNothing_onceTheAddressChanged(TestDatabase databases) {
        World world = new World(databases);
        long member = world.member("old@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), PASSWORD);
        var reset = new ResetPassword(
                world.database, world.links, world.pace, world.letters, world.passwords, world.sessions);
        reset.ask("old@nice.example", "192.0.2.1");
        String stolen = world.tokenFor("old@nice.example");
        address(world).ask(member, "new@nice.example");
        address(world).confirm(world.tokenFor("new@nice.example"));
        assertThat(reset.whose(stolen)).isEmpty();
        world.clock.forward(Duration.ofHours(25));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void password_isAskedAgain_andCannotBeTriedForEver(TestDatabase databases) {
        World world = new World(databases);
        long member = world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), PASSWORD);
        Confirmation confirmation = new Confirmation(world.database, world.passwords, world.pace);
        TestVisit visit = TestVisit.of(world, member, "en");
        for (int i = 0; i < 6; i++) {
            Sent wrong = Sent.form("presentPassword", "wrong");
            confirmation.check(visit, wrong);
            assertThat(wrong.problems()).containsValue("identity.account.password.wrong");
        }
        Sent right = Sent.form("presentPassword", PASSWORD);
        confirmation.check(visit, right);
        assertThat(right.problems()).containsValue("identity.signIn.wait");
        world.clock.forward(Duration.ofMinutes(1));
        Sent later = Sent.form("presentPassword", PASSWORD);
        confirmation.check(visit, later);
        assertThat(later.valid()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void profile_isNotSavedOver_whatSomebodyElseSavedMeanwhile(TestDatabase databases) {
        World world = new World(databases);
        long member = world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), "");
        EditProfile edit = new EditProfile(world.database);
        var first = new EditProfile.Profile("B", "f", FunctionKind.EXPERT, "fr", "Europe/Paris", "", List.of(), 1);
        edit.save(member, first);
        assertThatThrownBy(() -> edit.save(member, first)).isInstanceOf(Database.Conflict.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void profile_keepsWhatIsTypedAsText_andShowsItAsText(TestDatabase databases) {
        World world = new World(databases);
        long member = world.member("a@nice.example", "A", world.organisation("Nice", "Nice", "FR", 3), "");
        ProfilePages pages =
                new ProfilePages(world.members, new EditProfile(world.database), new Choices(world.network));
        TestVisit visit = TestVisit.of(world, member, "fr");
        Sent form = Sent.form(
                "name",
                EVIL,
                "function",
                EVIL,
                "kind",
                "EXPERT",
                "language",
                "fr",
                "zone",
                "Europe/Paris",
                "about",
                EVIL,
                "topics",
                "night",
                "topics",
                EVIL,
                "version",
                "1");
        pages.save(visit, form);
        Member saved = world.members.member(member).orElseThrow();
        assertThat(saved.name()).isEqualTo(EVIL);
        assertThat(world.members.interests(member)).containsExactly("night");
        Page page = pages.show(visit);
        assertThat(page.body().toString()).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
        Page refused = (Page) pages.save(visit, Sent.form("name", EVIL, "zone", EVIL, "about", "x".repeat(1_000_000)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).doesNotContain("<script").contains("x".repeat(1_000_000));
    }
}
