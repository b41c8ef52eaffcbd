// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.fixture.Sent;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.Sessions.Session;
import org.rambla.identity.account.Confirmation;
import org.rambla.identity.account.LeaveNetwork;
import org.rambla.identity.account.TokenPages;
import org.rambla.identity.fixture.TestVisit;
import org.rambla.identity.fixture.World;
import org.rambla.identity.member.FunctionKind;
import org.rambla.identity.member.ManageMember;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberState;
import org.rambla.persistence.TestDatabase;

class AccessTokensTest {
    private static final String PASSWORD = "a quiet street at dusk";

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("identity");
    }

    private static AccessTokens tokens(World world) {
        return new AccessTokens(world.database, world.audit(), world.clock);
    }

    private static Optional<Session> bearer(World world, String token) {
        return new LiveSessions(world.database, world.clock).bearer(token);
    }

    private static long nice(World world) {
        return world.organisation("Nice", "Nice", "FR", 9);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void token_standsForItsAdministrator_untilItsDay(TestDatabase databases) {
        World world = new World(databases);
        long boss = world.administrator("boss@nice.example", nice(world));
        String token = tokens(world).make(boss, "nightly", 30);
        Session session = bearer(world, token).orElseThrow();
        assertThat(session.member().id()).isEqualTo(boss);
        assertThat(session.administrator()).isTrue();
        assertThat(session.id()).as("no session that could be ended").isZero();
        assertThat(new LiveSessions(world.database, world.clock).find(token))
                .as("no cookie")
                .isEmpty();
        assertThat(bearer(world, world.signedIn(boss)))
                .as("a cookie is no token")
                .isEmpty();
        world.clock.forward(Duration.ofDays(30).minusSeconds(1));
        assertThat(bearer(world, token)).isPresent();
        world.clock.forward(Duration.ofSeconds(1));
        assertThat(bearer(world, token)).isEmpty();
        assertThat(tokens(world).of(boss)).isEmpty();
        assertThat(world.audited).containsExactly("identity.audit.token.made: nightly");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void database_knowsOnlyTheHash_andWhatIsMadeUpDoesNotReachIt(TestDatabase databases) {
        World world = new World(databases);
        String token = tokens(world).make(world.administrator("boss@nice.example", nice(world)), "nightly", 1);
        String kept = world.database
                .first("select token_hash from identity_access", row -> row.text("token_hash"))
                .orElseThrow();
        assertThat(kept).hasSize(64).doesNotContain(token.substring(7));
        long before = databases.statements();
        for (String bad :
                new String[] {null, "", kept, "rambla_", "rambla_' or 1=1 --", token.substring(7), token + "x"}) {
            assertThat(bearer(world, bad)).isEmpty();
        }
        assertThat(databases.statements()).isEqualTo(before);
        assertThat(bearer(world, "rambla_" + Secret.make())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void use_isWritten_atMostOnceAMinute(TestDatabase databases) {
        World world = new World(databases);
        long boss = world.administrator("boss@nice.example", nice(world));
        String token = tokens(world).make(boss, "nightly", 30);
        assertThat(tokens(world).of(boss).get(0).usedAt()).isNull();
        bearer(world, token);
        var first = world.clock.instant();
        world.clock.forward(Duration.ofSeconds(30));
        bearer(world, token);
        assertThat(tokens(world).of(boss).get(0).usedAt()).isEqualTo(first);
        world.clock.forward(Duration.ofMinutes(2));
        bearer(world, token);
        assertThat(tokens(world).of(boss).get(0).usedAt()).isEqualTo(world.clock.instant());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void token_isGone_withTheRightsOfItsOwner(TestDatabase databases) {
        World world = new World(databases);
        long nice = nice(world);
        world.administrator("other@nice.example", nice);
        ManageMember manage = new ManageMember(world.database, world.audit());
        long demoted = world.administrator("demoted@nice.example", nice);
        String token = tokens(world).make(demoted, "nightly", 30);
        assertThat(manage.correct(demoted, correction(world, demoted, false), 1))
                .isEmpty();
        assertThat(bearer(world, token)).isEmpty();
        assertThat(manage.correct(demoted, correction(world, demoted, true), 1)).isEmpty();
        assertThat(bearer(world, token))
                .as("it does not come back with the rights")
                .isEmpty();

        long stopped = world.administrator("stopped@nice.example", nice);
        token = tokens(world).make(stopped, "nightly", 30);
        assertThat(manage.stop(stopped, 1)).isEmpty();
        assertThat(bearer(world, token)).isEmpty();

        long left = world.administrator("left@nice.example", nice);
        tokens(world).make(left, "nightly", 30);
        assertThat(new LeaveNetwork(world.database, world.letters, world.audit()).leave(left))
                .isTrue();
        assertThat(world.database.number("select count(*) from identity_access"))
                .isZero();
    }

    private static ManageMember.Correction correction(World world, long id, boolean administrator) {
        Member member = world.members.member(id).orElseThrow();
        return new ManageMember.Correction(
                member.name(),
                member.function(),
                FunctionKind.TECHNICAL,
                member.organisation().id(),
                "en",
                administrator,
                false,
                member.version());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void token_isGoodForNobody_whileItsOwnerIsNoActiveAdministrator(TestDatabase databases) {
        World world = new World(databases);
        long nice = nice(world);
        long boss = world.administrator("boss@nice.example", nice);
        String token = tokens(world).make(boss, "nightly", 30);
        world.database.transaction(
                tx -> tx.execute("update identity_member set state = 'INACTIVE' where id = ?", boss));
        assertThat(bearer(world, token)).isEmpty();
        world.database.transaction(tx ->
                tx.execute("update identity_member set state = 'ACTIVE', administrator = false where id = ?", boss));
        assertThat(bearer(world, token)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void owner_revokesOwnTokens_andNobodyElses(TestDatabase databases) {
        World world = new World(databases);
        long nice = nice(world);
        long boss = world.administrator("boss@nice.example", nice);
        long other = world.administrator("other@nice.example", nice);
        String token = tokens(world).make(boss, "nightly", 30);
        long id = tokens(world).of(boss).get(0).id();
        assertThat(tokens(world).revoke(other, id)).isFalse();
        assertThat(bearer(world, token)).isPresent();
        assertThat(tokens(world).revoke(boss, id)).isTrue();
        assertThat(bearer(world, token)).isEmpty();
        assertThat(world.audited).last().isEqualTo("identity.audit.token.revoked: nightly");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void page_showsTheTokenOnce_andAsksForThePassword(TestDatabase databases) {
        World world = new World(databases);
        long boss = world.member(
                "boss@nice.example", "Network secretariat", nice(world), PASSWORD, MemberState.ACTIVE, true);
        TokenPages pages = new TokenPages(tokens(world), new Confirmation(world.database, world.passwords, world.pace));
        TestVisit visit = TestVisit.of(world, boss, "en");
        Sent form = Sent.form("label", "<script>", "days", "30", "presentPassword", "wrong");
        assertThat(pages.make(visit, form).status()).isEqualTo(422);
        assertThat(pages.make(visit, Sent.form("label", "x", "days", "36500")).status())
                .isEqualTo(422);
        assertThat(tokens(world).of(boss)).isEmpty();
        Page made = pages.make(visit, Sent.form("label", "<script>", "days", "30", "presentPassword", PASSWORD));
        String body = made.body().toString();
        String token = body.replaceFirst("(?s).*(rambla_[A-Za-z0-9_-]{43}).*", "$1");
        assertThat(bearer(world, token)).isPresent();
        assertThat(body).doesNotContain("<script>");
        assertThat(pages.list(visit).body().toString()).doesNotContain(token.substring(7));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tokens_haveALimit(TestDatabase databases) {
        World world = new World(databases);
        long boss = world.administrator("boss@nice.example", nice(world));
        for (int i = 0; i < 20; i++) {
            tokens(world).make(boss, "n" + i, 1);
        }
        assertThatThrownBy(() -> tokens(world).make(boss, "one more", 1)).isInstanceOf(Refusal.class);
        world.clock.forward(Duration.ofDays(2));
        tokens(world).make(boss, "those of yesterday do not count", 1);
        assertThat(world.database.number("select count(*) from identity_access"))
                .isEqualTo(1);
    }
}
