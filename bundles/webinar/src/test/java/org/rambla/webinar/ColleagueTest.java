// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.registration.ClaimRegistrations;
import org.rambla.webinar.registration.EraseRegistrant;
import org.rambla.webinar.registration.LetterBoxes;

/** Registering somebody else tells nothing of who is registered, and leaves nothing that cannot be erased. */
final class ColleagueTest {
    @TempDir
    Path folder;

    private int forms;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private Object ask(WebinarFixture webinar, long event, long member, String name, String address) {
        TestForm form =
                new TestForm("a" + forms++, "name", name, "office", "Mediator", "email", address, "language", "en");
        return webinar.part.colleague(event, form, webinar.visit(member));
    }

    private static String refused(Object page) {
        assertThat(((Page) page).status()).isEqualTo(409);
        return html(page).replaceAll("[a-z0-9]+@city.example", "");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverIsAskedFor_isListedAndCountedRegisteredOrNot(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "1");
        webinar.register(event, 21);
        for (int i = 0; i < 10; i++) {
            assertThat(place(ask(webinar, event, 8, "Known " + i, "known" + i + "@city.example")))
                    .contains("webinar.done.colleague");
        }

        ask(webinar, event, 7, "Twenty-one", "Member21@city.example");
        ask(webinar, event, 7, "Somebody", "new@city.example");

        List<String> lines = webinar.event(event, 7)
                .lines()
                .filter(line -> line.contains("<bdi>Twenty-one") || line.contains("<bdi>Somebody"))
                .map(line -> line.replaceAll("<bdi>.*?</bdi>", "").replaceAll("colleague/[0-9]+/", ""))
                .toList();
        assertThat(lines).as("both, and nothing that tells them apart").hasSize(2);
        assertThat(lines.get(0)).isEqualTo(lines.get(1)).contains("Mediator");
        for (int i = 0; i < 18; i++) {
            ask(webinar, event, 7, "Other", (i < 10 ? "known" + i : "other" + i) + "@city.example");
        }
        assertThat(refused(ask(webinar, event, 7, "X", "member22@city.example")))
                .isEqualTo(refused(ask(webinar, event, 8 - 1, "X", "known99@city.example")));
        webinar.register(event, 22);
        assertThat(refused(ask(webinar, event, 7, "X", "member22@city.example")))
                .as("registered meanwhile")
                .isEqualTo(refused(ask(webinar, event, 7, "X", "known99@city.example")));
        assertThat(place(ask(webinar, event, 7, "Somebody", "new+again@city.example")))
                .as("asked for already")
                .contains("webinar.done.colleague");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void oneAddress_isForOnePerson(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        assertThat(html(ask(webinar, event, 7, "The mayor", "Member7+mayor@city.example")))
                .as("one's own")
                .contains("webinar.refusal.ownAddress", "The mayor");
        ask(webinar, event, 7, "Mediator one", "service@city.example");
        assertThat(html(ask(webinar, event, 7, "Mediator two", "service@city.example")))
                .contains("webinar.refusal.oneAddress", "Mediator two");
        assertThat(place(ask(webinar, event, 8, "Mediator two", "service@city.example")))
                .as("nobody else learns of it")
                .contains("webinar.done.colleague");
        assertThat(webinar.event(event, 7)).contains("Mediator one").doesNotContain("The mayor", "Mediator two");
        webinar.part.takeBack(event, 1, webinar.visit(7));
        assertThat(place(ask(webinar, event, 7, "Mediator two", "service@city.example")))
                .contains("webinar.done.colleague");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverWasAskedForByMistake_isTakenBack(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "2");
        webinar.register(event, 21);
        ask(webinar, event, 7, "Typo", "mayro@city.example");
        ask(webinar, event, 7, "Twenty-one", "Member21@city.example");
        webinar.register(event, 8);
        assertThat(webinar.event(event, 7)).contains("/colleague/1/withdraw\"", "/colleague/2/withdraw\"");
        assertThat(webinar.state(event, 8)).isEqualTo("WAITING");

        Object first = webinar.part.takeBack(event, 1, webinar.visit(7));
        Object second = webinar.part.takeBack(event, 2, webinar.visit(7));
        webinar.part.takeBack(event, 1, webinar.visit(8));

        assertThat(place(first)).isEqualTo(place(second)).contains("webinar.done.colleagueBack");
        assertThat(webinar.event(event, 7)).doesNotContain("Typo", "Twenty-one");
        assertThat(webinar.state(event, 21)).as("who did it themselves").isEqualTo("CONFIRMED");
        assertThat(webinar.state(event, 8)).as("who waited").isEqualTo("CONFIRMED");
        ask(webinar, event, 7, "Mayor", "mayor@city.example");
        assertThat(webinar.event(event, 7)).contains("/colleague/3/withdraw\"");
        assertThatThrownBy(() -> webinar.part.takeBack(event, 3, webinar.visit(0)))
                .isInstanceOf(Refusal.class);
        webinar.clock.set("2026-05-27T08:00:00Z");
        assertThatThrownBy(() -> webinar.part.takeBack(event, 3, webinar.visit(7)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whereRegisteringIsClosed_knownAndUnknownAreRefusedAlike(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("closesDate", "2026-05-20", "closesTime", "12:00");
        webinar.register(event, 21);
        webinar.clock.set("2026-05-20T10:00:00Z");

        assertThat(refused(ask(webinar, event, 7, "X", "member21@city.example")))
                .isEqualTo(refused(ask(webinar, event, 7, "X", "member22@city.example")))
                .contains("webinar.door.CLOSED");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void erasedMember_goesFromWhatColleaguesRegisteredToo(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "1");
        ask(webinar, event, 7, "Twenty-one", "Member21@City.example");
        ask(webinar, event, 21, "Mayor", "mayor@city.example");
        assertThat(webinar.event(event, 21)).contains("You are registered");

        new EraseRegistrant(webinar.database, webinar.clock).erase(21);

        assertThat(webinar.event(event, 7)).doesNotContain("Twenty-one");
        assertThat(webinar.database.list(
                        "select name, address, state from webinar_registration order by place",
                        row -> row.text("name") + row.text("address") + row.text("state")))
                .containsExactly("CANCELLED", "Mayormayor@city.exampleCONFIRMED");
        assertThat(webinar.database.number("select count(*) from webinar_colleague"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoWasAskedFor_isForgottenWithTheEvent(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        ask(webinar, event, 7, "Mayor", "mayor@city.example");
        webinar.clock.forward(Duration.ofDays(270));

        webinar.forgetting().round();

        assertThat(webinar.database.number("select count(*) from webinar_colleague"))
                .isZero();
    }

    // A member who does it again keeps what they said themselves.
    @ParameterizedTest
    @MethodSource("databases")
    void whatAMemberSaid_isNotChangedByAColleague(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 21, "needs", "Captions");
        ask(webinar, event, 7, "Twenty-one", "member21@city.example");
        assertThat(webinar.database.first("select needs from webinar_registration", row -> row.text("needs")))
                .contains("Captions");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void addressThatWasAnotherMembers_leavesTheirRegistrationAlone(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 8, "needs", "A ramp");
        webinar.database.transaction(tx -> tx.execute(
                "update webinar_registration set address = 'member7@city.example', address_key ="
                        + " 'member7@city.example' where event = ?",
                event));

        webinar.register(event, 7, "needs", "Captions");
        webinar.register(event, 8, "needs", "A wide door");

        assertThat(webinar.database.list(
                        "select member, needs, state from webinar_registration where event = ? order by member",
                        row -> row.number("member") + " " + row.text("needs") + " " + row.text("state"),
                        event))
                .containsExactly("7 Captions CONFIRMED", "8 A wide door CONFIRMED");
        assertThat(webinar.database.number("select confirmed from webinar_event where id = ?", event))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverIsTakenBackTwice_isNotBroughtAgain(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        for (int i = 0; i < 2; i++) {
            assertThat(place(ask(webinar, event, 7, "Mayor", "mayor@city.example")))
                    .contains("webinar.done.colleague");
            webinar.part.takeBack(event, 1, webinar.visit(7));
        }
        assertThat(refused(ask(webinar, event, 7, "Mayor", "mayor+1@city.example")))
                .contains("webinar.refusal.takenBack");
        assertThat(place(ask(webinar, event, 8, "Mayor", "mayor@city.example")))
                .as("by somebody else")
                .contains("webinar.done.colleague");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void addressThatBecomesAMembers_givesThemNoSecondPlace(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "2");
        long other = webinar.announce("capacity", "1");
        webinar.register(event, 8);
        ask(webinar, event, 7, "Eight", "office@city.example");
        webinar.register(event, 21);
        ask(webinar, other, 7, "Eight", "office@city.example");
        webinar.register(other, 8);
        webinar.register(other, 21);
        webinar.members.move(8, "office@city.example");
        webinar.register(event, 8);
        assertThat(webinar.state(event, 21))
                .as("they said it of their own place")
                .isEqualTo("WAITING");

        for (int i = 0; i < 2; i++) {
            new ClaimRegistrations(webinar.database, webinar.members, webinar.clock).claim(8);
        }

        assertThat(webinar.database.list(
                        "select member, state from webinar_registration order by event, place",
                        row -> row.number("member") + " " + row.text("state")))
                .containsExactly(
                        "8 CONFIRMED", "8 CANCELLED", "21 CONFIRMED", "8 CONFIRMED", "8 CANCELLED", "21 WAITING");
        assertThat(webinar.post.take()).as("calendars know both as one").isEmpty();
        new EraseRegistrant(webinar.database, webinar.clock).erase(8);
        assertThat(webinar.database.number(
                        "select count(*) from webinar_registration where address = 'office@city.example'"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoseTwoPlacesBecomeOne_getsTheLinkOfTheOneThatIsKept(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("meeting", "https://meet.example/secret");
        webinar.register(event, 8);
        ask(webinar, event, 7, "Eight", "office@city.example");
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take()).hasSize(2);
        webinar.members.move(8, "office@city.example");

        for (int i = 0; i < 2; i++) {
            new ClaimRegistrations(webinar.database, webinar.members, webinar.clock).claim(8);
        }
        databases.deliver(webinar.telling);

        long kept = webinar.database.number("select id from webinar_registration where state = 'CONFIRMED'");
        List<Mail> mails = webinar.post.take();
        assertThat(mails).hasSize(1);
        Mail mail = mails.get(0);
        assertThat(mail.to()).isEqualTo("office@city.example");
        assertThat(mail.calendar().method()).isEqualTo("REQUEST");
        assertThat(mail.calendar().text().replace("\r\n ", ""))
                .contains("/l/webinar/registrations/" + kept + "/")
                .contains("SEQUENCE:3\r\n");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void letterBoxes_areFilledWhereTheyWereNotKept(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.members.move(30, "Officer+work@gent.example");
        webinar.register(event, 30);
        webinar.register(event, 40);
        webinar.content().erase(40);
        String boxes = "select letter_box from webinar_registration order by id";
        assertThat(webinar.database.list(boxes, row -> row.text("letter_box")))
                .containsExactly("officer@gent.example", "-");
        webinar.database.transaction(tx -> tx.execute("update webinar_registration set letter_box = ''"));

        new LetterBoxes(webinar.database).round();

        assertThat(webinar.database.list(boxes, row -> row.text("letter_box")))
                .containsExactly("officer@gent.example", "-");
    }
}
