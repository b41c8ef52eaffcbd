// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.rambla.webinar.WebinarFixture.html;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Page;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Version;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.letter.MessagePages;
import org.rambla.webinar.letter.SendMessages;

/** What those who registered are told, and what their calendars are. */
final class LetterTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static List<Mail> told(WebinarFixture webinar, TestDatabase databases) throws Exception {
        databases.deliver(webinar.telling);
        return webinar.post.take();
    }

    private static String unfolded(Mail mail) {
        return mail.calendar().text().replace("\r\n ", "");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void registered_areToldInTheirLanguageWithTheirClock(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event =
                webinar.announce("title.fr", "Jeunes et discriminations", "meeting", "https://meet.example/secret");
        webinar.register(event, 7);
        webinar.register(event, 8);

        List<Mail> mails = told(webinar, databases);

        assertThat(mails).extracting(Mail::to).containsExactly("Member7@city.example", "Member8@city.example");
        Mail french = mails.get(0);
        assertThat(french.subject()).isEqualTo("Inscription confirmée : Jeunes et discriminations");
        assertThat(String.join("\n", french.paragraphs()))
                .contains("mardi 26 mai 2026, 14:00\u201316:00 CEST", "/l/webinar/registrations/")
                .doesNotContain("meet.example", "heure locale");
        Mail english = mails.get(1);
        assertThat(String.join("\n", english.paragraphs())).contains("13:00\u201315:00 in Lisbon");
        assertThat(english.action().link()).startsWith("https://network.example/l/webinar/registrations/");
        assertThat(english.calendar().method()).isEqualTo("REQUEST");
        assertThat(unfolded(english))
                .contains(
                        "METHOD:REQUEST\r\n",
                        "DTSTART;TZID=Europe/Paris:20260526T140000\r\n",
                        "SEQUENCE:1\r\n",
                        "SUMMARY:Youth and discrimination\r\n",
                        "ORGANIZER;CN=\"Network of cities\":mailto:agenda@network.example\r\n",
                        "PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:Member8@city.example\r\n")
                .doesNotContain("meet.example");
        assertThat(told(webinar, databases)).as("each once").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void registrationsHeardOfTogether_areReadTogether(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long one = webinar.announce();
        long other = webinar.announce();
        webinar.register(one, 7);
        webinar.register(other, 8);
        told(webinar, databases);
        webinar.part.withdraw(one, webinar.visit(7));
        long before = databases.statements();
        told(webinar, databases);
        long alone = databases.statements() - before;
        for (long member : List.of(20L, 21L, 40L)) {
            webinar.register(one, member);
            webinar.register(other, member);
        }
        before = databases.statements();

        assertThat(told(webinar, databases)).hasSize(6);

        assertThat(databases.statements() - before).isLessThanOrEqualTo(alone + 2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void mailThatCannotBeWritten_keepsNobodyElseFromTheirs(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long fine = webinar.announce();
        long bad = webinar.announce("title.en", "Unspeakable");
        webinar.register(fine, 7);
        webinar.register(bad, 8);
        webinar.register(fine, 20);
        webinar.post.refuse("Unspeakable");
        List<Event> heard = databases.events().stream()
                .filter(event -> event.kind().equals("webinar.registered"))
                .toList();
        heard.forEach(webinar.telling::on);

        assertThatThrownBy(webinar.telling::caughtUp).hasMessageContaining("Unspeakable");

        // All are told again, and the one that fails waits by itself.
        webinar.telling.on(heard.get(0));
        assertThatThrownBy(() -> webinar.telling.on(heard.get(1))).hasMessageContaining("Unspeakable");
        webinar.telling.on(heard.get(2));
        webinar.telling.caughtUp();
        assertThat(webinar.post.take())
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("Member7@city.example", "Member20@city.example");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void name_isTheTranslation_andSaidToBeOne(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.on(1, "translation");
        long event = webinar.announce();
        webinar.translations.put(event, new Version("Jeunesse", "", 0, Origin.PERSON, false, false));
        webinar.register(event, 7);
        webinar.register(event, 8);

        List<Mail> mails = told(webinar, databases);

        assertThat(mails.get(0).subject()).isEqualTo("Inscription confirmée : Jeunesse");
        assertThat(mails.get(0).paragraphs())
                .contains("Traduction faite par un membre, langue d’origine : anglais. "
                        + "Dans l’original : « Youth and discrimination ».");
        assertThat(unfolded(mails.get(0))).contains("SUMMARY:Jeunesse\r\n", "« Youth and discrimination »");
        assertThat(mails.get(1).subject()).endsWith("Youth and discrimination");
        assertThat(String.join("\n", mails.get(1).paragraphs())).doesNotContain("original");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void waiting_areToldWithoutCalendarAndOfTheirPlaceWithOne(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "1");
        webinar.register(event, 7);
        webinar.register(event, 8);
        List<Mail> mails = told(webinar, databases);
        assertThat(mails.get(1).subject()).isEqualTo("You are on the waiting list: Youth and discrimination");
        assertThat(mails.get(1).calendar()).isNull();

        webinar.part.withdraw(event, webinar.visit(7));
        mails = told(webinar, databases);

        assertThat(mails)
                .extracting(Mail::subject)
                .containsExactly(
                        "Inscription annulée : Youth and discrimination", "A place for you: Youth and discrimination");
        assertThat(mails.get(0).calendar().method()).isEqualTo("CANCEL");
        assertThat(unfolded(mails.get(0))).contains("SEQUENCE:2\r\n", "STATUS:CANCELLED\r\n");
        assertThat(mails.get(1).calendar().method()).isEqualTo("REQUEST");
        webinar.part.withdraw(event, webinar.visit(8));
        webinar.register(event, 8);
        assertThat(unfolded(told(webinar, databases).get(0)))
                .as("a calendar that was told of the end takes a new beginning")
                .contains("SEQUENCE:4\r\n", "METHOD:REQUEST");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoNeverHadAPlace_isNotToldToEmptyTheCalendar(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "1");
        webinar.register(event, 7);
        webinar.register(event, 8);
        told(webinar, databases);
        webinar.part.withdraw(event, webinar.visit(8));
        assertThat(told(webinar, databases))
                .singleElement()
                .satisfies(mail -> assertThat(mail.calendar()).isNull());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changeThatLeavesTheDate_namesNoDateOfBefore(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 8);
        webinar.events.save(event, webinar.form("base", "1", "startTime", "15:00"), webinar.visit(9));
        told(webinar, databases);
        webinar.events.save(
                event,
                webinar.form("base", "2", "startTime", "15:00", "way", "ON_SITE", "venue.en", "Library"),
                webinar.visit(9));
        assertThat(told(webinar, databases))
                .singleElement()
                .satisfies(mail -> assertThat(mail.paragraphs())
                        .contains("Place: Library")
                        .noneMatch(paragraph -> paragraph.startsWith("Previous date")));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void dateThatChangedWhileItWasCancelled_isToldWithTheOneThatPeopleKnew(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 8);
        webinar.events.save(event, webinar.form("base", "1", "startTime", "15:00"), webinar.visit(9));
        webinar.events.cancel(event, new TestForm("c", "reason", "Storm"), webinar.visit(9));
        told(webinar, databases);
        String[] later = {"status", "CANCELLED", "reason", "Storm", "startDate", "2026-06-02", "endDate", "2026-06-02"};
        webinar.events.save(event, webinar.form(with("3", later)), webinar.visit(9));
        later[3] = "A storm";
        webinar.events.save(event, webinar.form(with("4", later)), webinar.visit(9));
        assertThat(told(webinar, databases)).isEmpty();
        later[1] = "PLANNED";
        webinar.events.save(event, webinar.form(with("5", later)), webinar.visit(9));

        assertThat(told(webinar, databases))
                .singleElement()
                .satisfies(mail -> assertThat(mail.paragraphs())
                        .anyMatch(paragraph -> paragraph.startsWith("Previous date")
                                && paragraph.contains("26 May 2026")
                                && paragraph.contains("15:00")));
        webinar.events.cancel(event, new TestForm("d", "reason", "Storm"), webinar.visit(9));
        told(webinar, databases);
        webinar.events.save(event, webinar.form(with("7", later)), webinar.visit(9));
        assertThat(told(webinar, databases))
                .as("the date is the one that they know")
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.paragraphs()).noneMatch(paragraph -> paragraph.startsWith("Previous date")));
    }

    private static String[] with(String base, String... fields) {
        return Stream.concat(Stream.of("base", base), Stream.of(fields)).toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changes_areToldToAllWithAHigherSequence(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 7);
        webinar.register(event, 8);
        told(webinar, databases);

        webinar.events.save(event, webinar.form("base", "1", "body", "Only the text"), webinar.visit(9));
        assertThat(told(webinar, databases)).as("a new text moves nobody").isEmpty();
        webinar.events.save(
                event, webinar.form("base", "2", "startTime", "15:00", "body", "Only the text"), webinar.visit(9));
        List<Mail> moved = told(webinar, databases);
        assertThat(moved).hasSize(2);
        assertThat(moved.get(1).subject()).isEqualTo("Changed: Youth and discrimination");
        assertThat(unfolded(moved.get(1))).contains("SEQUENCE:2\r\n", "T150000");
        assertThat(moved.get(1).paragraphs()).contains("Previous date: Tuesday 26 May 2026, 14:00 CEST");
        webinar.events.save(
                event, webinar.form("base", "3", "status", "POSTPONED", "reason", "Storm"), webinar.visit(9));
        Mail postponed = told(webinar, databases).get(1);
        assertThat(postponed.subject()).startsWith("Postponed");
        assertThat(postponed.paragraphs()).contains("Storm");
        assertThat(unfolded(postponed)).contains("METHOD:CANCEL", "SEQUENCE:3\r\n", "20260526T150000");
        webinar.events.save(
                event, webinar.form("base", "4", "startDate", "2026-06-02", "endDate", "2026-06-02"), webinar.visit(9));
        assertThat(unfolded(told(webinar, databases).get(1))).contains("METHOD:REQUEST", "20260602T140000");
        webinar.events.cancel(event, new TestForm("c", "reason", "Too few"), webinar.visit(9));
        Mail cancelled = told(webinar, databases).get(1);
        assertThat(cancelled.subject()).startsWith("Cancelled");
        assertThat(cancelled.paragraphs()).contains("Too few");
        assertThat(unfolded(cancelled)).contains("METHOD:CANCEL", "SEQUENCE:5\r\n");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoMayNotSeeTheEventAnyMore_isNotTold(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = WebinarFixture.idIn(webinar.events.announce(webinar.form(), webinar.visit(9, 2, "en")));
        for (long member = 7; member <= 9; member++) {
            webinar.part.register(event, new TestForm("r" + member), webinar.visit(member, 2, "en"));
        }
        webinar.spaces.role(2, 7, null);
        webinar.members.stop(8);
        assertThat(told(webinar, databases)).extracting(Mail::to).containsExactly("Member9@city.example");
        webinar.spaces.off(2, "webinar");
        webinar.events.cancel(event, new TestForm("c", "reason", "x"), webinar.visit(9, 2, "en"));
        assertThat(told(webinar, databases)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void reminders_goOutOnceEachInTheirTime(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "2");
        webinar.register(event, 7);
        webinar.clock.set("2026-05-20T12:00:00Z");
        webinar.register(event, 8);
        webinar.register(event, 21);
        told(webinar, databases);

        webinar.clock.set("2026-05-19T11:59:00Z");
        webinar.reminders.round();
        assertThat(webinar.post.take()).as("not before").isEmpty();
        webinar.clock.set("2026-05-19T12:00:00Z");
        webinar.reminders.round();
        webinar.reminders.round();
        assertThat(webinar.post.take())
                .as("a week before, whoever was registered then")
                .extracting(Mail::to)
                .containsExactly("Member7@city.example");
        webinar.clock.set("2026-05-25T12:01:00Z");
        webinar.reminders.round();
        webinar.reminders.round();
        assertThat(webinar.post.take())
                .as("a day before, whoever has a place")
                .extracting(Mail::subject)
                .containsExactly("Rappel : Youth and discrimination", "Reminder: Youth and discrimination");
        webinar.clock.set("2026-05-26T11:45:00Z");
        webinar.reminders.round();
        assertThat(webinar.post.take())
                .as("an hour before, but too late for it")
                .isEmpty();
        webinar.events.save(
                event,
                webinar.form("base", "1", "capacity", "2", "endDate", "2026-05-27", "startDate", "2026-05-27"),
                webinar.visit(9));
        webinar.clock.set("2026-05-26T12:00:00Z");
        webinar.reminders.round();
        assertThat(webinar.post.take())
                .as("a new date has reminders of its own")
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void organiser_writesToEachOfTheRegisteredOnce(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        MessagePages pages = WebinarFixture.find(webinar.feature.pages(), MessagePages.class);
        long event = webinar.announce("capacity", "2");
        for (long member : new long[] {7, 8, 21, 31}) {
            webinar.register(event, member);
        }
        webinar.members.stop(8);
        TestForm form = new TestForm(
                "m",
                "subject",
                "The room\nhas changed",
                "text",
                "Come to room 5.\n\nSee you <b>",
                "readers",
                "CONFIRMED");

        pages.send(event, form, webinar.visit(9));
        pages.send(event, form, webinar.visit(9));

        assertThat(webinar.post.take()).as("not while the organiser waits").isEmpty();
        databases.deliver(webinar.writing);
        List<Mail> mails = webinar.post.take();
        assertThat(mails).extracting(Mail::to).containsExactly("Member7@city.example");
        assertThat(mails.get(0).subject()).isEqualTo("The room has changed");
        assertThat(mails.get(0).paragraphs())
                .containsExactly(
                        "Les responsables de « Youth and discrimination » écrivent :",
                        "Come to room 5.",
                        "See you <b>");
        pages.send(
                event, new TestForm("n", "subject", "Soon", "text", "Wait.", "readers", "WAITING"), webinar.visit(9));
        databases.deliver(webinar.writing);
        assertThat(webinar.post.take())
                .extracting(Mail::to)
                .containsExactly("Member21@city.example", "Member31@city.example");
        assertThat(webinar.audited).contains("webinar.audit.message Youth and discrimination ");
        Page empty = (Page) pages.send(event, new TestForm("o", "readers", "ALL"), webinar.visit(9));
        assertThat(empty.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverIsPromotedWhileTheDateMoves_isToldOfThePlaceOnce(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "1");
        webinar.register(event, 7);
        webinar.register(event, 8);
        told(webinar, databases);

        webinar.events.save(event, webinar.form("base", "1", "capacity", "2", "startTime", "15:00"), webinar.visit(9));

        List<Mail> mails = told(webinar, databases);
        assertThat(mails).hasSize(2).extracting(Mail::subject).contains("A place for you: Youth and discrimination");
        assertThat(mails).allSatisfy(mail -> assertThat(unfolded(mail)).contains("METHOD:REQUEST", "T150000"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyMails_askOnceWhereTheyGo(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        for (long member = 100; member < 130; member++) {
            webinar.register(event, member);
        }
        told(webinar, databases);
        webinar.events.cancel(event, new TestForm("c", "reason", "Storm"), webinar.visit(9));
        int mailboxes = webinar.members.asked();
        int accesses = webinar.spaces.asked();

        assertThat(told(webinar, databases)).hasSize(30);

        assertThat(webinar.members.asked() - mailboxes).isEqualTo(1);
        assertThat(webinar.spaces.asked() - accesses)
                .as("what guests may read, everybody may")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyMails_askOnceForEachLanguageWhatTheEventIsCalled(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.on(1, "translation");
        long event = webinar.announce();
        webinar.translations.put(event, new Version("Jeunesse", "", 0, Origin.PERSON, false, false));
        for (long member = 100; member < 130; member++) {
            webinar.register(event, member);
        }
        told(webinar, databases);
        webinar.events.cancel(event, new TestForm("c", "reason", "Storm"), webinar.visit(9));
        int asked = webinar.translationsAsked.get();

        assertThat(told(webinar, databases))
                .hasSize(30)
                .filteredOn(mail -> mail.language().equals("fr"))
                .hasSize(15)
                .allMatch(mail -> mail.subject().endsWith("Jeunesse"));

        assertThat(webinar.translationsAsked.get() - asked)
                .as("those who read English need none")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyMailsInAPrivateSpace_askOnceWhoItsMembersAre(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = WebinarFixture.idIn(webinar.events.announce(webinar.form(), webinar.visit(9, 2, "en")));
        for (long member = 100; member < 130; member++) {
            webinar.spaces.role(2, member, Role.MEMBER);
            webinar.part.register(event, new TestForm("r" + member), webinar.visit(member, 2, "en"));
        }
        told(webinar, databases);
        webinar.spaces.role(2, 129, null);
        webinar.events.cancel(event, new TestForm("c", "reason", "Storm"), webinar.visit(9, 2, "en"));
        int accesses = webinar.spaces.asked();

        assertThat(told(webinar, databases)).hasSize(29);

        assertThat(webinar.spaces.asked() - accesses).isLessThan(5);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyMailsInASpaceThatTheNetworkSees_askNotForEachWhoIsFromElsewhere(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.add(3, "harbour", Visibility.NETWORK, "webinar");
        webinar.spaces.role(3, 9, Role.MANAGER);
        long event = WebinarFixture.idIn(webinar.events.announce(webinar.form(), webinar.visit(9, 3, "en")));
        for (long member = 100; member < 130; member++) {
            webinar.part.register(event, new TestForm("r" + member), webinar.visit(member, 3, "en"));
        }
        told(webinar, databases);
        webinar.members.stop(129);
        webinar.events.cancel(event, new TestForm("c", "reason", "Storm"), webinar.visit(9, 3, "en"));
        int accesses = webinar.spaces.asked();

        assertThat(told(webinar, databases)).hasSize(29);

        assertThat(webinar.spaces.asked() - accesses).isLessThan(5);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void message_isReadInEachLanguageInWhichItWasWritten(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        MessagePages pages = WebinarFixture.find(webinar.feature.pages(), MessagePages.class);
        long event = webinar.announce();
        webinar.register(event, 7);
        webinar.register(event, 8);
        TestForm half = new TestForm(
                "h", "subject.fr", "Salle", "text.fr", "Salle 5", "subject.en", "Room", "readers", "CONFIRMED");
        assertThat(((Page) pages.send(event, half, webinar.visit(9))).status()).isEqualTo(422);
        assertThat(half.problems()).containsOnlyKeys("text.en");
        TestForm both = new TestForm(
                "b",
                "subject.fr",
                "Salle",
                "text.fr",
                "Salle 5",
                "subject.en",
                "Room",
                "text.en",
                "Room 5",
                "readers",
                "CONFIRMED");
        pages.send(event, both, webinar.visit(9));
        webinar.spaces.off(1, "webinar");
        databases.deliver(webinar.writing);
        webinar.clock.forward(Duration.ofHours(1));
        webinar.writing.round(webinar.clock.instant());
        assertThat(webinar.post.take()).as("webinars are off").isEmpty();
        webinar.spaces.on(1, "webinar");
        webinar.writing.round(webinar.clock.instant());
        assertThat(webinar.post.take())
                .extracting(Mail::to, Mail::subject, mail -> mail.paragraphs().get(1))
                .containsExactly(
                        tuple("Member7@city.example", "Salle", "Salle 5"),
                        tuple("Member8@city.example", "Room", "Room 5"));
        assertThat(webinar.database.first("select words from webinar_message", row -> row.text("words")))
                .as("what was written is not kept beside the mails")
                .hasValue("{}");
        webinar.clock.forward(Duration.ofDays(31));
        SendMessages.forget(webinar.database, webinar.clock.instant());
        assertThat(webinar.database.number("select count(*) from webinar_message"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void reminder_waitsWhileWebinarsAreOff(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.register(webinar.announce(), 8);
        webinar.post.take();
        webinar.spaces.off(1, "webinar");
        webinar.clock.set("2026-05-25T12:00:00Z");
        webinar.reminders.round();
        assertThat(webinar.post.take()).isEmpty();
        webinar.spaces.add(1, "night", Visibility.PUBLIC, "webinar");
        webinar.clock.set("2026-05-25T13:00:00Z");
        webinar.reminders.round();
        assertThat(webinar.post.take()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void reason_isReadInEachLanguageInWhichItWasWritten(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("title.fr", "Jeunesse");
        webinar.register(event, 7);
        webinar.register(event, 8);
        told(webinar, databases);

        String[] one = {"base", "1", "title.fr", "Jeunesse", "status", "POSTPONED", "reason.en", "The hall is wet"};
        webinar.events.save(event, webinar.form(one), webinar.visit(9));
        assertThat(told(webinar, databases))
                .as("whoever reads another language has it all the same")
                .allSatisfy(mail -> assertThat(mail.paragraphs()).contains("The hall is wet"));
        assertThat(html(webinar.events.edit(event, webinar.visit(9))))
                .contains("In one language only", "Why it is postponed", "value=\"The hall is wet\"");
        assertThat(((Page) webinar.events.cancel(event, new TestForm("n"), webinar.visit(9))).status())
                .isEqualTo(422);
        TestForm both = new TestForm("c", "reason.en", "The hall is shut", "reason.fr", "La salle est fermée");
        webinar.events.cancel(event, both, webinar.visit(9));

        assertThat(told(webinar, databases))
                .extracting(Mail::to, mail -> mail.paragraphs().get(1))
                .containsExactly(
                        tuple("Member7@city.example", "La salle est fermée"),
                        tuple("Member8@city.example", "The hall is shut"));
        assertThat(html(webinar.part.event(event, webinar.visit(7, 1, "fr"))))
                .contains("La salle est fermée")
                .doesNotContain("The hall is shut");
    }
}
