// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;

import java.nio.file.Path;
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

/** Links and mails end with the right to read that they came from. */
final class LostAccessTest {
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
        return html(webinar.held.join(path[4], path[5], webinar.visit(0)));
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
    void guestWhoAsked_confirmsNothingOnceTheAgendaIsForMembers(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        String secret = secret(webinar, event, "officer@gent.example");
        assertThat(html(webinar.requests.show(secret, webinar.visit(0)))).contains("Youth and discrimination");

        webinar.spaces.move(1, "webinar.read", Role.MEMBER);

        assertThatThrownBy(() -> webinar.requests.show(secret, webinar.visit(0)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(404));
        assertThatThrownBy(() -> webinar.requests.confirm(secret)).isInstanceOf(Refusal.class);
        assertThat(webinar.database.number("select count(*) from webinar_registration"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void memberWhoLeavesThePrivateSpace_cannotJoinAnyMore(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = secretEvent(webinar);
        for (long member : new long[] {7, 8}) {
            webinar.part.register(event, new TestForm("r" + member), webinar.visit(member, 2, "en"));
        }
        webinar.spaces.role(2, 7, null);

        leadsNowhere(webinar, registration(webinar, "member7@city.example"));
        assertThat(joined(webinar, registration(webinar, "member8@city.example")))
                .contains(MEETING);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void colleague_joinsAsLongAsWhoeverRegisteredThemMayRead(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = secretEvent(webinar);
        webinar.part.colleague(event, person("mayor@city.example"), webinar.visit(7, 2, "en"));
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take()).extracting(Mail::to).containsExactly("mayor@city.example");
        long mayor = registration(webinar, "mayor@city.example");
        assertThat(joined(webinar, mayor)).contains(MEETING);

        webinar.spaces.role(2, 7, null);

        leadsNowhere(webinar, mayor);
        webinar.events.cancel(event, new TestForm("c", "reason", "Storm"), webinar.visit(9, 2, "en"));
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventThatMovesToAPrivateSpace_isForThoseWhoFollowItThere(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC", "meeting", MEETING);
        webinar.requests.confirm(secret(webinar, event, "officer@gent.example"));
        webinar.register(event, 8);
        webinar.register(event, 21);
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take()).hasSize(3);

        toTheBoard(webinar, event);

        leadsNowhere(webinar, registration(webinar, "officer@gent.example"));
        leadsNowhere(webinar, registration(webinar, "member21@city.example"));
        webinar.clock.set("2026-05-25T12:01:00Z");
        webinar.reminders.round();
        assertThat(webinar.post.take()).extracting(Mail::to).containsExactly("Member8@city.example");
        assertThat(joined(webinar, registration(webinar, "member8@city.example")))
                .contains(MEETING);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void stoppedAccount_opensNoLinkOfItsOwnNorOfWhomItRegistered(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long open = webinar.announce("meeting", MEETING);
        webinar.register(open, 8);
        long ofAll = registration(webinar, "member8@city.example");
        long event = secretEvent(webinar);
        webinar.part.register(event, new TestForm("r7"), webinar.visit(7, 2, "en"));
        webinar.part.colleague(event, person("mayor@city.example"), webinar.visit(7, 2, "en"));
        webinar.members.stop(7);
        webinar.members.stop(8);

        leadsNowhere(webinar, registration(webinar, "member7@city.example"));
        leadsNowhere(webinar, registration(webinar, "mayor@city.example"));
        leadsNowhere(webinar, ofAll);
    }
}
