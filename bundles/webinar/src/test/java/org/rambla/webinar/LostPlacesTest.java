// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;

/** Whoever may not read of an event any more gives up the place, and is told nothing new. */
final class LostPlacesTest {
    private static final String MEETING = "https://meet.example/secret";

    @TempDir
    Path folder;

    private int forms;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private TestForm person(String address) {
        String[] person = {"name", "Officer", "email", address, "language", "en"};
        String[] guest = {"city", "Gent", "country", "BE", "consent", "1"};
        return new TestForm(
                "p" + forms++, Stream.of(person, guest).flatMap(Stream::of).toArray(String[]::new));
    }

    private String secret(WebinarFixture webinar, long event, String address) {
        webinar.guests.ask(event, person(address), webinar.visit(0));
        Mail mail = webinar.post.take().get(0);
        return mail.action().link().replaceAll(".*/requests/", "");
    }

    private static long registration(WebinarFixture webinar, String address) {
        return webinar.database.number("select id from webinar_registration where address_key = ?", address);
    }

    private static String joined(WebinarFixture webinar, long registration) {
        String[] path = webinar.links.join(registration).split("/");
        assertThat(html(webinar.held.show(path[4], path[5], webinar.visit(0)))).contains("Youth and discrimination");
        webinar.clock.set("2026-05-26T12:10:00Z");
        return html(webinar.held.enter(path[4], path[5], webinar.visit(0)));
    }

    private static void leadsNowhere(WebinarFixture webinar, long registration) {
        String[] path = webinar.links.join(registration).split("/");
        assertThatThrownBy(() -> webinar.held.show(path[4], path[5], webinar.visit(0)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(404));
        assertThatThrownBy(() -> webinar.held.join(path[4], path[5], webinar.visit(0)))
                .isInstanceOf(Refusal.class);
    }

    private static long secretEvent(WebinarFixture webinar) {
        return WebinarFixture.idIn(
                webinar.events.announce(webinar.form("meeting", MEETING), webinar.visit(9, 2, "en")));
    }

    private static void toTheBoard(WebinarFixture webinar, long event) {
        webinar.database.transaction(tx -> tx.execute("update webinar_event set space_id = 2 where id = ?", event));
    }

    private static void left(WebinarFixture webinar, long space, long member) {
        webinar.spaces.role(space, member, null);
        webinar.database.transaction(tx -> {
            tx.record(Event.now("membership.changed", member, space, 0, 9));
            return null;
        });
    }

    private static void stopped(WebinarFixture webinar, long member) {
        webinar.members.stop(member);
        webinar.database.transaction(tx -> {
            tx.record(Event.now("member.changed", member, 0, 2, 1));
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoLeavesThePrivateSpace_freesTheirPlaceAndIsToldNothingNew(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = WebinarFixture.idIn(webinar.events.announce(
                webinar.form("meeting", MEETING, "capacity", "2", "way", "HYBRID", "venue", "Town hall"),
                webinar.visit(9, 2, "en")));
        webinar.part.register(event, new TestForm("r8"), webinar.visit(8, 2, "en"));
        webinar.part.colleague(event, person("mayor@city.example"), webinar.visit(8, 2, "en"));
        webinar.part.register(event, new TestForm("r7"), webinar.visit(7, 2, "en"));
        databases.deliver(webinar.telling, webinar.freeing);
        webinar.post.take();

        left(webinar, 2, 8);
        databases.deliver(webinar.freeing);
        databases.deliver(webinar.telling);

        assertThat(webinar.state(event, 8)).isEqualTo("CANCELLED");
        assertThat(webinar.state(event, 7)).as("who waited").isEqualTo("CONFIRMED");
        List<Mail> mails = webinar.post.take();
        assertThat(mails)
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("Member8@city.example", "mayor@city.example", "Member7@city.example");
        Mail lost = mails.stream()
                .filter(mail -> mail.to().startsWith("Member8"))
                .findFirst()
                .orElseThrow();
        assertThat(lost.subject()).isEqualTo("Your place is given up: Youth and discrimination");
        assertThat(lost.action()).isNull();
        assertThat(lost.calendar().method()).isEqualTo("CANCEL");
        assertThat(lost.toString())
                .contains("26 May 2026")
                .doesNotContain("Town hall", "meet.example", "/l/webinar", "/s/", "Space board");
        databases.deliver(webinar.freeing, webinar.telling);
        assertThat(webinar.post.take()).as("once").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatChangedSince_isNotTold(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = secretEvent(webinar);
        webinar.part.register(event, new TestForm("r8"), webinar.visit(8, 2, "en"));
        databases.deliver(webinar.telling, webinar.freeing);
        webinar.post.take();
        left(webinar, 2, 8);
        // The clocks of some machines step.
        Instant left = Instant.now();
        while (!Instant.now().isAfter(left.plusMillis(2))) {
            Thread.sleep(1);
        }
        webinar.events.save(
                event,
                webinar.form("base", "1", "title.en", "Closure of the station", "startDate", "2026-05-25"),
                webinar.visit(9, 2, "en"));

        databases.deliver(webinar.freeing);

        Mail lost = webinar.post.take().get(0);
        assertThat(lost.to()).isEqualTo("Member8@city.example");
        assertThat(lost.toString())
                .doesNotContain("Closure", "25 May", "20260525")
                .contains("an event");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void switchedOff_keepsPlacesAndPublicSpacesToo(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long open = webinar.announce();
        webinar.register(open, 8);
        long closed = secretEvent(webinar);
        webinar.part.register(closed, new TestForm("r8"), webinar.visit(8, 2, "en"));
        databases.deliver(webinar.telling, webinar.freeing);
        webinar.post.take();

        left(webinar, 1, 8);
        webinar.spaces.off(2, "webinar");
        left(webinar, 2, 7);
        databases.deliver(webinar.freeing);

        assertThat(webinar.state(open, 8)).as("everybody may read it").isEqualTo("CONFIRMED");
        assertThat(webinar.state(closed, 8)).as("it comes back as it was").isEqualTo("CONFIRMED");
        assertThat(webinar.post.take()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoLeavesThoseForWhomAnEventIs_freesThePlaceWhateverEverybodyMayRead(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.partner(1, 100);
        long members = webinar.announce("who", "SPACE", "meeting", MEETING);
        long network = webinar.announce();
        long partners = webinar.announce("who", "PARTNER", "meeting", MEETING);
        for (long event : List.of(members, network)) {
            webinar.register(event, 8);
            webinar.part.colleague(event, person("mayor@city.example"), webinar.visit(8));
        }
        webinar.register(partners, 7);
        assertThat(webinar.state(partners, 7)).isEqualTo("CONFIRMED");
        databases.deliver(webinar.telling, webinar.freeing);
        webinar.post.take();

        left(webinar, 1, 8);
        databases.deliver(webinar.freeing);

        assertThat(webinar.state(members, 8)).isEqualTo("CANCELLED");
        assertThat(webinar.state(network, 8)).isEqualTo("CONFIRMED");
        assertThat(webinar.post.take())
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("Member8@city.example", "mayor@city.example");
        assertThat(webinar.state(partners, 7)).isEqualTo("CONFIRMED");

        webinar.spaces.partners(1).remove(100L);
        webinar.database.transaction(tx -> {
            tx.record(Event.now("space.changed", 1, 1, 2, 9));
            return null;
        });
        databases.deliver(webinar.freeing);
        assertThat(webinar.state(partners, 7))
                .as("an event may be narrowed to partners while all keep their places")
                .isEqualTo("CONFIRMED");

        webinar.database.transaction(tx -> {
            tx.record(Event.now("space.partnerLeft", 100, 1, 0, 9));
            return null;
        });
        databases.deliver(webinar.freeing);

        assertThat(webinar.state(partners, 7)).isEqualTo("CANCELLED");
        assertThat(webinar.state(network, 8)).isEqualTo("CONFIRMED");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void agendaThatIsForMembersNow_losesOnlyThoseOutside(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        webinar.requests.confirm(secret(webinar, event, "officer@gent.example"));
        webinar.register(event, 8);
        databases.deliver(webinar.telling, webinar.freeing);
        webinar.post.take();

        webinar.spaces.move(1, "webinar.read", Role.MEMBER);
        webinar.database.transaction(tx -> {
            tx.record(Event.now("space.changed", 1, 1, 0, 9));
            return null;
        });
        databases.deliver(webinar.freeing, webinar.telling);

        assertThat(webinar.post.take()).extracting(Mail::to).containsExactly("officer@gent.example");
        assertThat(webinar.state(event, 8)).isEqualTo("CONFIRMED");
        assertThat(webinar.database.number("select confirmed from webinar_event where id = ?", event))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void stoppedAccount_givesItsPlacesOnInEverySpace(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long open = webinar.announce("capacity", "1");
        webinar.register(open, 8);
        webinar.register(open, 7);
        long closed = secretEvent(webinar);
        for (long member : new long[] {7, 8}) {
            webinar.part.register(closed, new TestForm("r" + member), webinar.visit(member, 2, "en"));
        }
        webinar.part.colleague(closed, person("mayor@city.example"), webinar.visit(8, 2, "en"));
        stopped(webinar, 21);
        databases.deliver(webinar.telling, webinar.freeing);
        webinar.post.take();

        stopped(webinar, 8);
        databases.deliver(webinar.freeing);
        databases.deliver(webinar.telling, webinar.freeing);

        assertThat(webinar.state(open, 8)).isEqualTo("CANCELLED");
        assertThat(webinar.state(open, 7)).as("who waited").isEqualTo("CONFIRMED");
        assertThat(webinar.state(closed, 8)).isEqualTo("CANCELLED");
        assertThat(webinar.state(closed, 7)).isEqualTo("CONFIRMED");
        assertThat(webinar.post.take())
                .as("to the account nothing is sent")
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("mayor@city.example", "Member7@city.example");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverJoinsASpace_costsNothingForItsEvents(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        for (int i = 0; i < 4; i++) {
            webinar.part.register(secretEvent(webinar), new TestForm("r" + i), webinar.visit(8, 2, "en"));
        }
        databases.deliver(webinar.telling, webinar.freeing);
        webinar.spaces.role(2, 21, Role.MEMBER);

        long before = databases.statements();
        webinar.freeing.on(Event.now("membership.changed", 21, 2, 0, 9));

        assertThat(databases.statements() - before).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventThatMoves_isLeftByThoseWhoCannotFollow(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        MovedEvents moving = new MovedEvents(webinar.database);
        long event = webinar.announce("who", "NETWORK");
        webinar.register(event, 8);
        webinar.register(event, 21);
        databases.deliver(webinar.telling, moving, webinar.freeing);
        webinar.post.take();

        webinar.database.transaction(tx -> {
            webinar.register.move(tx, event, 2, 9);
            return null;
        });
        databases.deliver(moving);
        databases.deliver(webinar.freeing);

        assertThat(webinar.post.take()).extracting(Mail::to).containsExactly("Member21@city.example");
        assertThat(webinar.state(event, 8)).isEqualTo("CONFIRMED");
        assertThat(webinar.state(event, 21)).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void forWhomAnEventIsNotAnyMore_givesUpThePlaceWhereOrganisersWantIt(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC", "capacity", "2");
        webinar.requests.confirm(secret(webinar, event, "guest@gent.example"));
        webinar.register(event, 31);
        webinar.register(event, 7);
        databases.deliver(webinar.telling, webinar.freeing);
        webinar.events.save(event, webinar.form("base", "1", "who", "SPACE", "capacity", "2"), webinar.visit(9));
        databases.deliver(webinar.telling, webinar.freeing);
        assertThat(webinar.state(event, 31)).as("nobody asked for it").isEqualTo("CONFIRMED");
        webinar.post.take();

        webinar.events.save(
                event, webinar.form("base", "2", "who", "SPACE", "capacity", "2", "narrowing", "1"), webinar.visit(9));
        databases.deliver(webinar.freeing);

        assertThat(webinar.state(event, 31)).as("no member of the space").isEqualTo("CANCELLED");
        assertThat(webinar.state(event, 7)).as("who waited").isEqualTo("CONFIRMED");
        assertThat(webinar.database.number(
                        "select count(*) from webinar_registration where member = 0 and state = 'CONFIRMED'"))
                .isZero();
        assertThat(webinar.post.take())
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.subject()).contains("Youth and discrimination"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whomAnErasedMemberBrought_loseWhatTheyReadThroughThem(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long open = webinar.announce();
        webinar.part.colleague(open, person("other@city.example"), webinar.visit(7));
        long closed =
                WebinarFixture.idIn(webinar.events.announce(webinar.form("capacity", "1"), webinar.visit(9, 2, "en")));
        webinar.part.colleague(closed, person("mayor@city.example"), webinar.visit(7, 2, "en"));
        webinar.part.register(closed, new TestForm("r8"), webinar.visit(8, 2, "en"));
        databases.deliver(webinar.telling, webinar.freeing);
        webinar.post.take();

        webinar.members.stop(7);
        webinar.content().erase(7);
        databases.deliver(webinar.telling, webinar.freeing);
        databases.deliver(webinar.telling, webinar.freeing);

        assertThat(webinar.state(closed, 8)).as("who waited").isEqualTo("CONFIRMED");
        assertThat(webinar.database.number(
                        "select count(*) from webinar_registration where event = ? and state = 'CONFIRMED'", open))
                .as("whom everybody may read")
                .isEqualTo(1);
        assertThat(webinar.post.take())
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("mayor@city.example", "Member8@city.example");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoseRoleSinks_losesThePlaceWhereOnlyAHigherOneReads(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long closed = secretEvent(webinar);
        webinar.spaces.role(2, 8, Role.MODERATOR);
        webinar.part.register(closed, new TestForm("r8"), webinar.visit(8, 2, "en"));
        webinar.spaces.move(2, "webinar.read", Role.MODERATOR);
        databases.deliver(webinar.freeing);
        assertThat(webinar.state(closed, 8)).isEqualTo("CONFIRMED");

        webinar.spaces.role(2, 8, Role.MEMBER);
        webinar.database.transaction(tx -> {
            tx.record(Event.now("membership.changed", 8, 2, 0, 9));
            return null;
        });
        databases.deliver(webinar.freeing);

        assertThat(webinar.state(closed, 8)).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverLostAccessWhileAnEventWasCancelled_hasNoPlaceOnceItIsHeldAgain(TestDatabase databases)
            throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "2");
        List.of(8L, 7L, 21L).forEach(member -> webinar.register(event, member));
        webinar.events.cancel(event, new TestForm("c", "reason", "Storm"), webinar.visit(9));
        databases.deliver(webinar.telling, webinar.freeing);
        stopped(webinar, 8);
        databases.deliver(webinar.freeing);
        webinar.post.take();

        long base = webinar.database.number("select version from webinar_event where id = ?", event);
        webinar.events.save(event, webinar.form("base", Long.toString(base), "capacity", "2"), webinar.visit(9));
        databases.deliver(webinar.freeing);

        assertThat(webinar.state(event, 8)).isEqualTo("CANCELLED");
        assertThat(webinar.state(event, 7)).isEqualTo("CONFIRMED");
        assertThat(webinar.state(event, 21)).as("who waited").isEqualTo("CONFIRMED");
    }
}
