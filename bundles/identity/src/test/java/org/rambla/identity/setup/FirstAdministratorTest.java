// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.fixture.Sent;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.identity.choice.Choices;
import org.rambla.identity.fixture.Race;
import org.rambla.identity.fixture.TestVisit;
import org.rambla.identity.fixture.World;
import org.rambla.identity.session.SessionCookie;
import org.rambla.persistence.TestDatabase;

class FirstAdministratorTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("identity");
    }

    private static SetupPages pages(World world, FirstAdministrator first) {
        return new SetupPages(first, world.passwords, new Choices(world.network), new SessionCookie(() -> false));
    }

    private static Sent form(String token) {
        return Sent.form(
                "token",
                token,
                "organisation",
                "Forum of cities",
                "kind",
                "FORUM",
                "country",
                "BE",
                "zone",
                "Europe/Brussels",
                "name",
                "Network secretariat",
                "function",
                "Secretariat",
                "email",
                "secretariat@forum.example",
                "password",
                "a quiet street at dusk",
                "passwordAgain",
                "a quiet street at dusk");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void setup_makesOneAdministrator_andIsOverThen(TestDatabase databases) throws Exception {
        World world = new World(databases);
        FirstAdministrator first = new FirstAdministrator(world.database, world.links, world.sessions);
        assertThat(first.missing()).isTrue();
        String token = first.token();
        String other = first.token();
        List<Integer> answers = Race.of(4, i -> {
            try {
                Object answer = pages(world, first).make(TestVisit.guest(world), form(i % 2 == 0 ? token : other), "x");
                return ((Response) answer).getStatus();
            } catch (Refusal refusal) {
                return refusal.status();
            }
        });
        assertThat(answers).containsOnlyOnce(303).contains(410);
        assertThat(first.missing()).isFalse();
        assertThat(first.works(token)).isFalse();
        assertThat(first.works(other)).isFalse();
        assertThat(world.members.count()).isEqualTo(1);
        assertThatThrownBy(() -> pages(world, first).show(TestVisit.guest(world), token))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void token_isWorthNothing_afterAWeekOrWhenGuessed(TestDatabase databases) {
        World world = new World(databases);
        FirstAdministrator first = new FirstAdministrator(world.database, world.links, world.sessions);
        String token = first.token();
        assertThat(first.works("x".repeat(43))).isFalse();
        assertThat(first.works(null)).isFalse();
        assertThat(first.works(token)).isTrue();
        world.clock.forward(Duration.ofDays(7));
        assertThat(first.works(token)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWasTyped_comesBack_whenSomethingIsMissing(TestDatabase databases) {
        World world = new World(databases);
        FirstAdministrator first = new FirstAdministrator(world.database, world.links, world.sessions);
        Sent form = form(first.token()).but("passwordAgain", "another").but("organisation", "<b>Forum</b>");
        Page page = (Page) pages(world, first).make(TestVisit.guest(world), form, "x");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body().toString())
                .contains("secretariat@forum.example", "&lt;b&gt;Forum&lt;/b&gt;")
                .doesNotContain("a quiet street at dusk", "<b>Forum</b>");
        assertThat(first.missing()).isTrue();
    }
}
