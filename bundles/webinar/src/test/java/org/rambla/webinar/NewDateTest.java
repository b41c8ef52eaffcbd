// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
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
import org.rambla.webinar.letter.MessagePages;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.StillPages;
import org.rambla.webinar.registration.WithdrawRegistration;

/** A date that changes keeps the places, and asks who can still come. */
final class NewDateTest {
    @TempDir
    Path folder;

    private int forms;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static List<Mail> told(WebinarFixture webinar, TestDatabase databases) throws Exception {
        databases.deliver(webinar.telling);
        return webinar.post.take();
    }

    private static void move(WebinarFixture webinar, long event, int base, String day, String... more) {
        TestForm form = webinar.form(
                Stream.concat(Stream.of("base", "" + base, "startDate", day, "endDate", day), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(place(webinar.events.save(event, form, webinar.visit(9)))).contains("webinar.done.changed");
    }

    private static String[] link(WebinarFixture webinar, long event, long member) {
        long id = webinar.database.number(
                "select id from webinar_registration where event = ? and member = ?", event, member);
        return webinar.links.page(id).split("/");
    }

    private static StillPages pages(WebinarFixture webinar) {
        return WebinarFixture.find(webinar.feature.linkPages(), StillPages.class);
    }

    private Object say(WebinarFixture webinar, long event, long member, String answer, String seen) {
        String[] path = link(webinar, event, member);
        TestForm form = new TestForm("s" + forms++, "answer", answer, "seen", seen);
        return pages(webinar).say(path[4], path[5], form, webinar.visit(0));
    }

    private static String shown(WebinarFixture webinar, long event, long member) {
        String[] path = link(webinar, event, member);
        return html(pages(webinar).show(path[4], path[5], "", webinar.visit(0)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void newDate_keepsPlacesAndAsksThoseWhoHaveOne(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "2");
        List.of(7L, 8L, 10L).forEach(member -> webinar.register(event, member));
        told(webinar, databases);
        assertThatThrownBy(() -> shown(webinar, event, 8))
                .as("nobody is asked yet")
                .isInstanceOf(Refusal.class);

        move(webinar, event, 1, "2026-06-02", "capacity", "2", "asking", "1");

        List<Mail> mails = told(webinar, databases);
        assertThat(mails)
                .extracting(Mail::subject)
                .containsExactly(
                        "Nouvelle date : Youth and discrimination",
                        "New date: Youth and discrimination",
                        "Changed: Youth and discrimination");
        Mail asked = mails.get(1);
        assertThat(asked.action().label()).isEqualTo("I can still come");
        assertThat(asked.action().link()).endsWith("/still");
        assertThat(String.join("\n", asked.paragraphs())).contains("2 June 2026", "/still?answer=no");
        assertThat(asked.calendar().method()).isEqualTo("REQUEST");
        assertThat(shown(webinar, event, 8)).contains("Tuesday 2 June 2026", "I can still come", "I cannot come");
        assertThat(webinar.event(event, 8)).contains("Your place is kept", "/still");
        assertThat(webinar.state(event, 8)).as("opened, not answered").isEqualTo("CONFIRMED");
        assertThat(html(webinar.registered.list(event, "", webinar.visit(9))))
                .contains("<b>2</b> have not answered about the new date");

        assertThat(place(say(webinar, event, 8, "yes", "2"))).contains("webinar.done.still");
        assertThat(place(say(webinar, event, 7, "no", "2"))).contains("webinar.done.withdrawn");

        assertThat(List.of(webinar.state(event, 7), webinar.state(event, 8), webinar.state(event, 10)))
                .containsExactly("CANCELLED", "CONFIRMED", "CONFIRMED");
        assertThat(html(webinar.registered.list(event, "", webinar.visit(9))))
                .as("whoever came from the waiting list knows the date")
                .doesNotContain("have not answered");
        assertThat(told(webinar, databases)).extracting(Mail::to).contains("Member10@city.example");
        assertThat(shown(webinar, event, 8)).contains("You have said that you can come");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void answers_areForTheDateThatWasSeen(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 8);
        move(webinar, event, 1, "2026-06-02", "asking", "1");
        move(webinar, event, 2, "2026-06-09", "asking", "1");

        assertThat(((Page) say(webinar, event, 8, "yes", "2")).status())
                .as("the form was opened before the second change")
                .isEqualTo(409);
        assertThat(((Page) say(webinar, event, 8, "perhaps", "3")).status()).isEqualTo(422);
        assertThat(shown(webinar, event, 8)).contains("I can still come");
        assertThat(place(say(webinar, event, 8, "yes", "3"))).contains("webinar.done.still");

        move(webinar, event, 3, "2026-06-09", "venue", "Room 2", "way", "HYBRID");
        assertThat(shown(webinar, event, 8))
                .as("the same date somewhere else")
                .contains("You have said that you can come");
        move(webinar, event, 4, "2026-06-16", "venue", "Room 2", "way", "HYBRID");
        assertThatThrownBy(() -> shown(webinar, event, 8))
                .as("another date, and nobody asks")
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoHasNotAnswered_canBeWrittenTo(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        List.of(7L, 8L).forEach(member -> webinar.register(event, member));
        move(webinar, event, 1, "2026-06-02", "asking", "1");
        say(webinar, event, 7, "yes", "2");
        told(webinar, databases);

        WebinarFixture.find(webinar.feature.pages(), MessagePages.class)
                .send(
                        event,
                        new TestForm("m", "readers", "UNANSWERED", "subject", "Please answer", "text", "Soon."),
                        webinar.visit(9));
        databases.deliver(webinar.writing);

        assertThat(webinar.post.take()).extracting(Mail::to).containsExactly("Member8@city.example");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverDoesNotAnswer_isRemindedAndGivesThePlaceToTheLine(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "2");
        List.of(7L, 8L, 21L).forEach(member -> webinar.register(event, member));
        webinar.events.save(event, webinar.form("base", "1", "status", "POSTPONED", "capacity", "2"), webinar.visit(9));
        assertThat(html(webinar.events.edit(event, webinar.visit(9))))
                .as("whoever had a place is asked unless organisers decide otherwise")
                .containsPattern("name=\"asking\"[^>]*checked");
        told(webinar, databases);

        for (String[] wrong : new String[][] {{"2026-03-01", ""}, {"2026-06-03", ""}, {"x", ""}}) {
            TestForm form = webinar.form(
                    "base",
                    "2",
                    "startDate",
                    "2026-06-02",
                    "endDate",
                    "2026-06-02",
                    "capacity",
                    "2",
                    "asking",
                    "1",
                    "untilDate",
                    wrong[0],
                    "untilTime",
                    wrong[1]);
            assertThat(((Page) webinar.events.save(event, form, webinar.visit(9))).status())
                    .as(wrong[0])
                    .isEqualTo(422);
        }
        move(webinar, event, 2, "2026-06-02", "capacity", "2", "asking", "1", "untilDate", "2026-03-20");
        List<Mail> mails = told(webinar, databases);
        assertThat(String.join("\n", mails.get(1).paragraphs())).contains("Please answer by Friday 20 March 2026");
        assertThat(shown(webinar, event, 8)).contains("Please answer by Friday 20 March 2026");
        assertThat(webinar.event(event, 8)).contains("Please answer by Friday 20 March 2026");
        assertThat(html(webinar.registered.list(event, "", webinar.visit(9))))
                .contains("After Friday 20 March 2026, 23:59 CET");
        assertThat(place(say(webinar, event, 8, "yes", "3"))).contains("webinar.done.still");

        webinar.reconfirming().round();
        assertThat(webinar.post.take()).as("there is time").isEmpty();
        webinar.clock.set("2026-03-18T23:00:00Z");
        webinar.reconfirming().round();
        webinar.reconfirming().round();
        mails = webinar.post.take();
        assertThat(mails).extracting(Mail::to).containsExactly("Member7@city.example");
        assertThat(mails.get(0).subject()).contains("Pouvez-vous toujours venir");
        assertThat(mails.get(0).action().link()).endsWith("/still");

        webinar.clock.set("2026-03-20T23:00:00Z");
        webinar.reconfirming().round();
        webinar.reconfirming().round();
        assertThat(List.of(webinar.state(event, 7), webinar.state(event, 8), webinar.state(event, 21)))
                .containsExactly("CANCELLED", "CONFIRMED", "CONFIRMED");
        assertThat(told(webinar, databases))
                .extracting(Mail::subject)
                .containsExactlyInAnyOrder(
                        "Votre place a été attribuée : Youth and discrimination",
                        "Une place pour vous : Youth and discrimination");
        assertThat(webinar.database.number("select confirmed from webinar_event where id = ?", event))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void limitForAnswers_isChangedWithoutAskingAnew(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        List.of(7L, 8L).forEach(member -> webinar.register(event, member));
        move(webinar, event, 1, "2026-06-02", "asking", "1", "untilDate", "2026-03-20");
        say(webinar, event, 8, "yes", "2");
        webinar.clock.set("2026-03-19T12:00:00Z");
        webinar.reconfirming().round();
        told(webinar, databases);

        move(webinar, event, 2, "2026-06-02", "untilDate", "2026-03-27");

        assertThat(told(webinar, databases)).as("nobody is asked anew").isEmpty();
        TestForm other = webinar.form("base", "2", "startDate", "2026-06-02", "endDate", "2026-06-02");
        assertThat(((Page) webinar.events.save(event, other, webinar.visit(9))).status())
                .as("another organiser, who has not seen it")
                .isEqualTo(409);
        webinar.clock.set("2026-03-21T12:00:00Z");
        webinar.reconfirming().round();
        assertThat(webinar.state(event, 7)).isEqualTo("CONFIRMED");
        webinar.clock.set("2026-03-26T12:00:00Z");
        webinar.reconfirming().round();
        List<Mail> mails = webinar.post.take();
        assertThat(mails).extracting(Mail::to).containsExactly("Member7@city.example");
        assertThat(String.join("\n", mails.get(0).paragraphs())).contains("27 mars 2026");

        move(webinar, event, 3, "2026-06-02", "untilDate", "");
        webinar.clock.set("2026-03-28T12:00:00Z");
        webinar.reconfirming().round();

        assertThat(webinar.state(event, 7)).as("no limit any more").isEqualTo("CONFIRMED");
        assertThat(shown(webinar, event, 7)).contains("I can still come");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void placesAreKept_whereTheDateIsMovedWhileTheyAreGivenOn(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 7);
        move(webinar, event, 1, "2026-06-02", "asking", "1", "untilDate", "2026-03-20");
        webinar.clock.set("2026-03-21T12:00:00Z");
        Registrations registrations = new Registrations(webinar.database);
        RegistrationRow late = registrations.unanswered(event, 0, 10).get(0);
        WithdrawRegistration withdrawing = new WithdrawRegistration(webinar.database, webinar.clock);

        move(webinar, event, 2, "2026-06-09", "asking", "1", "untilDate", "2026-03-27");
        withdrawing.unanswered(late);
        assertThat(webinar.state(event, 7)).isEqualTo("CONFIRMED");

        webinar.clock.set("2026-03-28T12:00:00Z");
        withdrawing.unanswered(late);
        assertThat(webinar.state(event, 7)).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void limitThatIsOver_isNoProblemForWhoChangesSomethingElse(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 7);
        move(webinar, event, 1, "2026-06-02", "asking", "1", "untilDate", "2026-03-20");
        webinar.clock.set("2026-03-21T12:00:00Z");

        move(webinar, event, 2, "2026-06-02", "title.en", "Another", "untilDate", "2026-03-20", "untilTime", "23:59");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void withoutALimit_everybodyIsRemindedOnceAndKeepsThePlace(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 7);
        move(webinar, event, 1, "2026-06-02", "asking", "1");
        told(webinar, databases);
        webinar.clock.set("2026-03-08T00:00:00Z");
        webinar.reconfirming().round();
        webinar.reconfirming().round();
        assertThat(webinar.post.take()).hasSize(1);
        webinar.clock.set("2026-06-02T00:00:00Z");
        webinar.reconfirming().round();
        assertThat(webinar.post.take()).isEmpty();
        assertThat(webinar.state(event, 7)).isEqualTo("CONFIRMED");
        move(webinar, event, 2, "2026-06-09");
        webinar.clock.set("2026-06-08T00:00:00Z");
        webinar.reconfirming().round();
        assertThat(webinar.post.take()).as("nobody is asked about that date").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void dateThatIsPutRight_isAskedAboutAsBefore(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "2");
        List.of(7L, 8L, 21L).forEach(member -> webinar.register(event, member));
        String[] asked = {"capacity", "2", "asking", "1", "untilDate", "2026-03-20"};
        move(webinar, event, 1, "2026-06-02", asked);
        say(webinar, event, 8, "yes", "2");
        webinar.clock.set("2026-03-18T23:00:00Z");
        webinar.reconfirming().round();
        told(webinar, databases);
        assertThat(html(webinar.events.edit(event, webinar.visit(9))))
                .as("the question goes on unless organisers end it")
                .containsPattern("name=\"asking\"[^>]*checked");

        String[] later = {"capacity", "2", "startTime", "14:15", "endTime", "16:30"};
        move(webinar, event, 2, "2026-06-02", later);

        assertThat(told(webinar, databases))
                .filteredOn(mail -> mail.to().startsWith("Member7"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.action().link()).endsWith("/still"));
        assertThat(shown(webinar, event, 8)).contains("You have said that you can come");
        webinar.reconfirming().round();
        assertThat(webinar.post.take()).as("whoever was reminded is not again").isEmpty();
        webinar.clock.set("2026-03-20T23:00:00Z");
        webinar.reconfirming().round();
        assertThat(List.of(webinar.state(event, 7), webinar.state(event, 8), webinar.state(event, 21)))
                .containsExactly("CANCELLED", "CONFIRMED", "CONFIRMED");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventThatBrokeOff_startsWithNobodyThereOnItsNextDay(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 7);
        webinar.clock.set("2026-05-26T12:20:00Z");
        webinar.database.transaction(tx -> tx.execute(
                "update webinar_registration set attended_at = ?, thanked = true, opinion = true",
                webinar.clock.instant()));
        move(webinar, event, 1, "2026-05-26", "endTime", "15:00");
        String there =
                "select count(*) from webinar_registration where attended_at > 0 or thanked = true or opinion = true";
        assertThat(webinar.database.number(there)).as("the same day").isEqualTo(1);

        move(webinar, event, 2, "2026-06-02");

        assertThat(webinar.database.number(there)).isZero();
    }
}
