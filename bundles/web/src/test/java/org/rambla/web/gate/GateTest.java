// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentState;
import org.rambla.api.page.Requires;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.web.front.House;
import org.rambla.web.front.SampleFeature;
import org.rambla.web.front.Town;
import org.rambla.web.gate.Gate.Verdict;
import org.rambla.web.route.RequestPath;

/** Who is let in where. In the tables 404 is "nothing there that you may know of", off the same with a word for members. */
final class GateTest {
    private static final List<String> VISITORS =
            List.of("guest", "other", "member", "moderator", "manager", "programme", "administrator");
    private static House house;

    /** Pages of core, one for each permission. */
    @Path("/")
    public static final class CoreResource {
        @GET
        @Path("open")
        @Requires(Requires.ANYONE)
        public void open() {}

        @GET
        @Path("mine")
        @Requires(Requires.SIGNED_IN)
        public void mine() {}

        @POST
        @Path("new")
        @Requires(Requires.PROGRAMME_MANAGER)
        public void create() {}

        @GET
        @Path("admin")
        @Requires(Requires.ADMINISTRATOR)
        public void admin() {}

        @GET
        @Path("s/{space}")
        @Requires(Requires.VISITOR)
        public void home() {}

        @GET
        @Path("s/{space}/members")
        @Requires(Requires.MEMBER)
        public void members() {}

        @POST
        @Path("s/{space}/members")
        @Requires(Requires.MODERATOR)
        public void moderate() {}

        @POST
        @Path("s/{space}/settings")
        @Requires(Requires.MANAGER)
        public void settings() {}
    }

    @BeforeAll
    static void build() {
        house = new House();
        Town town = house.town();
        for (int i = 1; i < VISITORS.size(); i++) {
            town.member(
                    i, VISITORS.get(i).equals("administrator"), VISITORS.get(i).equals("programme"));
        }
        town.space(100, "public", Visibility.PUBLIC, false, "poll");
        town.space(200, "network", Visibility.NETWORK, false, "poll");
        town.space(300, "private", Visibility.PRIVATE, false, "poll");
        town.space(400, "off", Visibility.PUBLIC, false);
        town.space(500, "archived", Visibility.PUBLIC, true, "poll");
        town.space(600, "strict", Visibility.PUBLIC, false, "poll");
        town.space(700, "strictold", Visibility.PUBLIC, true, "poll");
        town.space(800, "waiting", Visibility.PUBLIC, false, "poll", "wiki");
        town.space(900, "shut", Visibility.PUBLIC, false, "poll");
        for (long space = 100; space <= 900; space += 100) {
            town.role(space, 2, Role.MEMBER);
            town.role(space, 3, Role.MODERATOR);
            town.role(space, 4, Role.MANAGER);
        }
        town.moved(600, "poll", "poll.read", Role.MEMBER);
        town.moved(700, "poll", "poll.read", Role.MEMBER);
        town.moved(900, "poll", "poll.read", Role.MODERATOR);
        town.content(1, "poll", 100, 100, ContentState.PUBLISHED, 2);
        town.content(2, "poll", 100, 100, ContentState.HIDDEN, 2);
        town.content(3, "poll", 100, 100, ContentState.DRAFT, 2);
        town.content(4, "poll", 100, 1000, ContentState.PUBLISHED, 3);
        town.content(5, "wiki", 100, 100, ContentState.PUBLISHED, 2);
        town.content(6, "poll", 300, 300, ContentState.PUBLISHED, 2);
        town.content(7, "poll", 200, 200, ContentState.PUBLISHED, 2);
        town.content(8, "poll", 200, 200, ContentState.HIDDEN, 2);
        house.core("core", new CoreResource());
        house.feature("poll", new SampleFeature(), SampleFeature.PERMISSIONS);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    static Stream<Arguments> table() {
        return """
                                               guest   other   member  moderator manager programme administrator
                GET  /open                     enter   enter   enter   enter     enter   enter     enter
                GET  /mine                     signin  enter   enter   enter     enter   enter     enter
                POST /new                      signin  role    role    role      role    enter     enter
                GET  /admin                    signin  404     404     404       404     404       enter
                GET  /nothing                  404     404     404     404       404     404       404
                GET  /s/public                 enter   enter   enter   enter     enter   enter     enter
                GET  /s/network                404     enter   enter   enter     enter   enter     enter
                GET  /s/private                404     404     enter   enter     enter   404       404
                GET  /s/none                   404     404     404     404       404     404       404
                GET  /s/public/members         signin  role    enter   enter     enter   role      role
                POST /s/public/members         signin  role    role    enter     enter   role      role
                POST /s/public/settings        signin  role    role    role      enter   role      role
                POST /s/private/settings       404     404     role    role      enter   404       404
                GET  /s/public/poll            enter   enter   enter   enter     enter   enter     enter
                GET  /s/network/poll           404     enter   enter   enter     enter   enter     enter
                GET  /s/private/poll           404     404     enter   enter     enter   404       404
                GET  /s/none/poll              404     404     404     404       404     404       404
                GET  /s/off/poll               404     404     off     off       off     404       404
                POST /s/off/poll               404     404     off     off       off     404       404
                PUT  /s/off/poll/echo          404     404     off     off       off     404       404
                GET  /s/off                    enter   enter   enter   enter     enter   enter     enter
                GET  /s/public/wiki            404     404     404     404       404     404       404
                PUT  /s/public/poll            methods methods methods methods   methods methods   methods
                OPTIONS /s/public/poll         methods methods methods methods   methods methods   methods
                PUT  /s/private/poll           404     404     methods methods   methods 404       404
                HEAD /s/private/poll           404     404     enter   enter     enter   404       404
                GET  /s/archived/poll          enter   enter   enter   enter     enter   enter     enter
                POST /s/archived/poll/echo     closed  closed  closed  closed    closed  closed    closed
                GET  /s/strict/poll            signin  role    enter   enter     enter   role      role
                GET  /s/strictold/poll         signin  closed  enter   enter     enter   closed    closed
                GET  /s/shut/poll              signin  role    role    enter     enter   role      role
                POST /api/s/shut/poll/polls    signin  role    role    enter     enter   role      role
                DELETE /api/s/shut/poll/polls  signin  role    role    enter     enter   role      role
                GET  /s/public/poll/polls/1       enter   enter   enter   enter     enter   enter     enter
                POST /s/public/poll/polls/1/vote  signin  role    enter   enter     enter   role      role
                GET  /s/public/poll/polls/1/close signin  role    role    enter     enter   role      role
                GET  /s/public/poll/polls/2       404     404     404     enter     enter   404       404
                POST /s/public/poll/polls/2/vote  signin  role    404     enter     enter   role      role
                GET  /s/public/poll/polls/3       404     404     enter   404       404     404       404
                GET  /s/public/poll/polls/4       404     404     404     enter     enter   404       404
                GET  /s/public/poll/polls/5       404     404     404     404       404     404       404
                GET  /s/public/poll/polls/6       404     404     moved   moved     moved   404       404
                POST /s/public/poll/polls/6/vote  signin  role    404     404       404     role      role
                GET  /s/public/poll/polls/7       404     moved   moved   moved     moved   moved     moved
                GET  /s/public/poll/polls/8       404     404     404     404       404     404       404
                GET  /s/public/poll/polls/99      404     404     404     404       404     404       404
                GET  /s/public/poll/polls/x       404     404     404     404       404     404       404
                GET  /s/public/poll/polls/-1      404     404     404     404       404     404       404
                GET  /s/public/poll/polls/99999999999999999999 404 404 404 404    404     404       404
                GET  /api/s/public/poll/polls/1   enter   enter   enter   enter     enter   enter     enter
                GET  /api/s/public/poll/polls/7   404     404     404     404       404     404       404
                GET  /api/s/private/poll/polls/6  404     404     enter   enter     enter   404       404
                POST /api/s/public/poll/polls     signin  role    enter   enter     enter   role      role
                DELETE /api/s/public/poll/polls   signin  role    role    enter     enter   role      role
                DELETE /api/s/archived/poll/polls signin  closed  closed  closed    closed  closed    closed
                GET  /api/s/off/poll/polls/1      404     404     off     off       off     404       404
                GET  /api/x/public/poll/polls/1   404     404     404     404       404     404       404
                GET  /l/poll/key                  enter   enter   enter   enter     enter   enter     enter
                GET  /l/wiki/key                  404     404     404     404       404     404       404
                """.lines().skip(1).map(line -> line.trim().split("\\s+")).flatMap(cells -> Stream.iterate(
                        0, i -> i < VISITORS.size(), i -> i + 1)
                .map(i -> Arguments.of(cells[0], cells[1], VISITORS.get(i), cells[i + 2])));
    }

    @ParameterizedTest(name = "{0} {1} as {2}: {3}")
    @MethodSource("table")
    void verdict(String method, String path, String visitor, String expected) {
        assertThat(word(decide(VISITORS.indexOf(visitor), method, path))).isEqualTo(expected);
    }

    private static Verdict decide(long member, String method, String path) {
        return house.gate()
                .decide(house.visit(member, path), method, RequestPath.of(path).orElseThrow());
    }

    private static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Forbidden forbidden) {
            return forbidden.archived() ? "closed" : "role";
        }
        if (verdict instanceof Verdict.Enter) {
            return "enter";
        }
        if (verdict instanceof Verdict.SignIn) {
            return "signin";
        }
        if (verdict instanceof Verdict.OtherMethods) {
            return "methods";
        }
        if (verdict instanceof Verdict.SwitchedOff) {
            return "off";
        }
        return verdict instanceof Verdict.Elsewhere ? "moved" : "404";
    }

    @Test
    void featureThatIsOnButDoesNotRun_isSaidToBeOff_toMembersOnly() {
        for (String path : List.of("/s/waiting/wiki", "/s/waiting/wiki/pages/1", "/api/s/waiting/wiki/pages")) {
            assertThat(decide(2, "POST", path)).isEqualTo(new Verdict.SwitchedOff());
            assertThat(decide(1, "POST", path)).isEqualTo(new Verdict.NotFound());
            assertThat(decide(0, "GET", path)).isEqualTo(new Verdict.NotFound());
        }
        for (String path : List.of("/s/public/wiki", "/s/waiting/poll/nothing", "/s/waiting/nothing", "/nothing")) {
            assertThat(decide(2, "GET", path)).isEqualTo(new Verdict.NotFound());
        }
    }

    @Test
    void itemElsewhere_isNamed() {
        assertThat(decide(2, "GET", "/s/public/poll/polls/7")).isEqualTo(new Verdict.Elsewhere(7));
    }

    @Test
    void itemOfTheSpace_isDecidedOnWithoutLoadingGrants() {
        RequestVisit visit = house.visit(2, "/s/public/poll/polls/4");
        long before = house.town().onThisThread();
        house.gate().decide(visit, "GET", RequestPath.of(visit.plainPath()).orElseThrow());
        assertThat(house.town().onThisThread() - before).as("space and item").isEqualTo(2);
    }

    @Test
    void permissionThatNobodyDeclared_isHeldByNobody() {
        RequestVisit visit = house.visit(4, "/s/public/poll");
        house.gate().decide(visit, "GET", RequestPath.of("/s/public/poll").orElseThrow());
        assertThat(visit.can("poll.close")).isTrue();
        assertThat(visit.can("poll.invented")).isFalse();
        assertThat(visit.can("wiki.read")).isFalse();
        assertThat(visit.can("nonsense")).isFalse();
        assertThat(visit.can("")).isFalse();
    }

    /** What a page asks before it shows a button. */
    @Test
    void archivedSpace_holdsNoRightButReading() {
        RequestVisit visit = house.visit(4, "/s/archived/poll");
        house.gate().decide(visit, "GET", RequestPath.of("/s/archived/poll").orElseThrow());
        assertThat(visit.can("poll.read")).isTrue();
        assertThat(visit.can("poll.vote")).isFalse();
        assertThat(visit.can("poll.close")).isFalse();
        RequestVisit strict = house.visit(2, "/s/strictold/poll");
        house.gate().decide(strict, "GET", RequestPath.of("/s/strictold/poll").orElseThrow());
        assertThat(strict.can("poll.read"))
                .as("reading that a manager moved to members stays theirs")
                .isTrue();
    }

    @Test
    void outsideSpaces_noRightInASpaceIsHeld() {
        RequestVisit visit = house.visit(4, "/open");
        assertThat(visit.can(Requires.VISITOR)).isFalse();
        assertThat(visit.can(Requires.MEMBER)).isFalse();
        assertThat(visit.can("poll.read")).isFalse();
        assertThat(visit.on("poll")).isFalse();
        assertThat(visit.can(Requires.SIGNED_IN)).isTrue();
    }
}
