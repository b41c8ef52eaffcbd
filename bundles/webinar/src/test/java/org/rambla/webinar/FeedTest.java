// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Refusal;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Version;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.calendar.CalendarPages;
import org.rambla.webinar.calendar.FeedPages;
import org.rambla.webinar.calendar.MyAgendaPages;
import org.rambla.webinar.calendar.SharedAddressPages;
import org.rambla.webinar.calendar.SharedFeedPages;
import org.rambla.webinar.event.NetworkAgendaPages;
import org.rambla.webinar.event.PrintPages;
import org.rambla.webinar.registration.EraseRegistrant;

/** Agendas to which calendars subscribe. */
final class FeedTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    /** The address on the member's page: number and sign. */
    private static String[] address(WebinarFixture webinar, long member) {
        MyAgendaPages mine = WebinarFixture.find(webinar.feature.accountPages(), MyAgendaPages.class);
        String page = html(mine.show("", "", "", "", "", "", webinar.visit(member, 0, "en")));
        return page.replaceAll("(?s).*https://network.example/l/webinar/agendas/([^<]*)/agenda.ics.*", "$1")
                .split("/");
    }

    private static String feed(WebinarFixture webinar, String... address) {
        FeedPages pages = WebinarFixture.find(webinar.feature.linkPages(), FeedPages.class);
        return (String) pages.agenda(address[0], address[1]).getEntity();
    }

    private static String unfolded(String calendar) {
        assertThat(calendar.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        return calendar.replace("\r\n ", "");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void member_subscribesToEverythingTheyAreRegisteredFor(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        MyAgendaPages mine = WebinarFixture.find(webinar.feature.accountPages(), MyAgendaPages.class);
        long open = webinar.announce("title.en", "Open; to all, \\ everywhere", "meeting", "https://meet.example/x");
        long full = webinar.announce("title.en", "Full", "capacity", "1");
        long lisbon = webinar.announce("title.en", "Lisbon", "zone", "Europe/Lisbon");
        webinar.announce("title.en", "Others");
        long secret = WebinarFixture.idIn(
                webinar.events.announce(webinar.form("title.en", "Secret", "who", "SPACE"), webinar.visit(9, 2, "en")));
        webinar.register(open, 8);
        webinar.register(full, 21);
        webinar.register(full, 8);
        webinar.register(lisbon, 8);
        webinar.part.register(secret, new TestForm("s"), webinar.visit(8, 2, "en"));
        webinar.events.cancel(lisbon, new TestForm("c", "reason", "Storm"), webinar.visit(9));
        assertThat(html(mine.show("", "", "", "", "", "", webinar.visit(8, 0, "en"))))
                .contains("Secret", "Full")
                .doesNotContain("Others");

        mine.renew(webinar.visit(8, 0, "en"));
        String[] address = address(webinar, 8);
        String calendar = unfolded(feed(webinar, address));

        assertThat(calendar)
                .contains("METHOD:PUBLISH", "X-WR-CALNAME:My agenda", "SUMMARY:Open\\; to all\\, \\\\ everywhere")
                .contains("/l/webinar/registrations/")
                .doesNotContain("Others", "meet.example", "ATTENDEE");
        assertThat(calendar.split("BEGIN:VTIMEZONE", -1)).hasSize(3);
        assertThat(calendar.split("STATUS:CONFIRMED", -1)).as("open and secret").hasSize(3);
        assertThat(calendar).containsOnlyOnce("STATUS:TENTATIVE").containsOnlyOnce("STATUS:CANCELLED");
        webinar.spaces.off(2, "webinar");
        assertThat(feed(webinar, address)).doesNotContain("Secret");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void address_endsWhenItsOwnerWantsAndNeverComesBack(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        MyAgendaPages mine = WebinarFixture.find(webinar.feature.accountPages(), MyAgendaPages.class);
        TestVisit member = webinar.visit(7, 0, "en");
        assertThat(html(mine.show("", "", "", "", "", "", member))).doesNotContain("/l/webinar/agendas/");
        mine.renew(member);
        String[] first = address(webinar, 7);
        assertThat(feed(webinar, first)).contains("BEGIN:VCALENDAR");
        assertThatThrownBy(() -> feed(webinar, "8", first[1])).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> feed(webinar, "x", "")).isInstanceOf(Refusal.class);

        mine.renew(member);
        String[] second = address(webinar, 7);
        assertThat(second[1]).isNotEqualTo(first[1]);
        assertThatThrownBy(() -> feed(webinar, first)).isInstanceOf(Refusal.class);
        mine.stop(member);
        assertThatThrownBy(() -> feed(webinar, second)).isInstanceOf(Refusal.class);
        mine.renew(member);
        String[] third = address(webinar, 7);
        assertThatThrownBy(() -> feed(webinar, second)).isInstanceOf(Refusal.class);
        assertThat(feed(webinar, third)).contains("END:VCALENDAR");
        webinar.members.stop(7);
        assertThatThrownBy(() -> feed(webinar, third))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(410));
        new EraseRegistrant(webinar.database, webinar.clock).erase(7);
        assertThat(webinar.database.number("select count(*) from webinar_feed")).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void agendaOfASpace_isOpenToWhoeverMayReadIt(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.announce("title.en", "Open", "meeting", "https://meet.example/x");
        webinar.announce("title.en", "Undated", "status", "UNDATED");
        webinar.announce("title.en", "Long ago", "startDate", "2025-11-01", "endDate", "2025-11-01");
        webinar.events.announce(webinar.form("title.en", "Secret"), webinar.visit(9, 2, "en"));
        Response answer = WebinarFixture.find(webinar.feature.pages(), CalendarPages.class)
                .agenda(webinar.visit(0));
        assertThat(unfolded((String) answer.getEntity()))
                .contains(
                        "SUMMARY:Open", "X-WR-CALNAME:Agenda: Space night", "DTSTART;TZID=Europe/Paris:20260526T140000")
                .doesNotContain("Secret", "Undated", "Long ago", "meet.example");
        NetworkAgendaPages network = WebinarFixture.find(webinar.feature.networkPages(), NetworkAgendaPages.class);
        assertThat(html(network.agenda("", "", "", "", "", "", "", webinar.visit(0, 0, "en"))))
                .contains("Open")
                .doesNotContain("Secret");
        assertThat(html(network.agenda("", "", "", "", "", "", "", webinar.visit(7, 0, "en"))))
                .contains("Open", "Secret");
    }

    /** The value of a line of the only event in it. */
    private static String line(Object answer, String name) {
        String calendar = unfolded((String) ((Response) answer).getEntity());
        return calendar.replaceAll("(?s).*\r\n" + name + ":([^\r]*)\r\n.*", "$1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fileOfTheRegistered_isTheEntryOfTheirMailsAndTheOpenOneIsNot(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        CalendarPages pages = WebinarFixture.find(webinar.feature.pages(), CalendarPages.class);
        long event = webinar.announce("meeting", "https://meet.example/x");
        // Three changes of the text: the event is at its fourth version, the registration at its first.
        for (int base = 1; base < 4; base++) {
            webinar.events.save(
                    event,
                    webinar.form("base", "" + base, "body", "v" + base, "meeting", "https://meet.example/x"),
                    webinar.visit(9));
        }
        webinar.register(event, 8);
        databases.deliver(webinar.telling);
        String mail = webinar.post.take().get(0).calendar().text().replace("\r\n ", "");
        String uid = mail.replaceAll("(?s).*\r\nUID:([^\r]*)\r\n.*", "$1");

        Response mine = pages.file(event, webinar.visit(8));
        Response open = pages.file(event, webinar.visit(0));

        assertThat(line(mine, "UID")).isEqualTo(uid);
        assertThat(line(mine, "SEQUENCE")).isEqualTo("1");
        assertThat(line(mine, "DESCRIPTION")).contains("/join");
        assertThat(line(open, "UID")).as("a file that mails know nothing of").isNotEqualTo(uid);
        assertThat(line(open, "DESCRIPTION")).doesNotContain("/join");
        assertThat(line(pages.agenda(webinar.visit(8)), "UID")).isEqualTo(line(open, "UID"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void agendasOfPrivateSpacesAndOfTheNetwork_areFollowedByASecretAddress(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        SharedAddressPages addresses = WebinarFixture.find(webinar.feature.accountPages(), SharedAddressPages.class);
        webinar.announce("title.en", "Open", "meeting", "https://meet.example/x");
        webinar.events.announce(webinar.form("title.en", "Secret"), webinar.visit(9, 2, "en"));
        TestVisit member = webinar.visit(7, 0, "en");
        assertThatThrownBy(() -> addresses.renew(new TestForm("x", "space", "99"), member))
                .isInstanceOf(Refusal.class);
        addresses.renew(new TestForm("a", "space", "2"), member);
        addresses.renew(new TestForm("b", "space", "0"), member);
        String[] board = shared(webinar, 7, 2);
        String[] network = shared(webinar, 7, 0);

        assertThat(shared(webinar, board)).contains("Secret").doesNotContain("Open");
        assertThat(shared(webinar, network)).contains("Secret", "Open").doesNotContain("meet.example");
        assertThatThrownBy(() -> shared(webinar, "7", "0", board[2]))
                .as("signed for one space only")
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> shared(webinar, "8", "2", board[2])).isInstanceOf(Refusal.class);
        addresses.renew(new TestForm("c", "space", "2"), member);
        assertThatThrownBy(() -> shared(webinar, board)).as("a new one holds").isInstanceOf(Refusal.class);
        String[] again = shared(webinar, 7, 2);
        webinar.spaces.off(2, "webinar");
        assertThat(shared(webinar, network)).contains("Open").doesNotContain("Secret");
        assertThatThrownBy(() -> shared(webinar, again)).isInstanceOf(Refusal.class);
        addresses.stop(new TestForm("d", "space", "0"), member);
        assertThatThrownBy(() -> shared(webinar, network)).isInstanceOf(Refusal.class);
        new EraseRegistrant(webinar.database, webinar.clock).erase(7);
        assertThat(webinar.database.number("select count(*) from webinar_space_feed"))
                .isZero();
    }

    /** Member, space and sign of the address on the member's page. */
    private static String[] shared(WebinarFixture webinar, long member, long space) {
        MyAgendaPages mine = WebinarFixture.find(webinar.feature.accountPages(), MyAgendaPages.class);
        String page = html(mine.show("", "", "", "", "", "", webinar.visit(member, 0, "en")));
        return page.replaceAll(
                        "(?s).*https://network.example/l/webinar/agendas/(" + member + "/" + space
                                + "/[^<]*)/agenda.ics.*",
                        "$1")
                .split("/");
    }

    private static String shared(WebinarFixture webinar, String... address) {
        SharedFeedPages pages = WebinarFixture.find(webinar.feature.linkPages(), SharedFeedPages.class);
        return (String) pages.agenda(address[0], address[1], address[2]).getEntity();
    }

    /** Member 7 reads French. */
    @ParameterizedTest
    @MethodSource("databases")
    void name_isTheTranslation_inCalendarsAndOnPaper_andTheOriginalIsSaidBesideIt(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.on(1, "translation");
        long event = webinar.announce("title.en", "Night mayors");
        webinar.translations.put(event, new Version("Maires de la nuit", "", 0, Origin.MACHINE, false, false));
        webinar.register(event, 7);
        TestVisit french = webinar.visit(7, 1, "fr");
        WebinarFixture.find(webinar.feature.accountPages(), MyAgendaPages.class).renew(french);
        CalendarPages pages = WebinarFixture.find(webinar.feature.pages(), CalendarPages.class);
        String said = "Traduction automatique\\, langue d’origine : anglais. Dans l’original : « Night mayors ».";
        for (String calendar : List.of(
                feed(webinar, address(webinar, 7)),
                (String) pages.agenda(french).getEntity(),
                (String) pages.file(event, french).getEntity())) {
            assertThat(unfolded(calendar)).contains("SUMMARY:Maires de la nuit\r\n", "DESCRIPTION:" + said);
        }
        assertThat(unfolded((String) pages.file(event, webinar.visit(8)).getEntity()))
                .contains("SUMMARY:Night mayors\r\n", "DESCRIPTION:https");
        PrintPages paper = WebinarFixture.find(webinar.feature.pages(), PrintPages.class);
        assertThat(html(paper.print("", "", "", "", "", french)))
                .contains("<h3 lang=\"fr\">Maires de la nuit</h3>", "Dans l’original : « Night mayors ».");
        webinar.spaces.off(1, "translation");
        assertThat(feed(webinar, address(webinar, 7))).contains("SUMMARY:Night mayors");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void agenda_isPrintedByMonth(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        PrintPages pages = WebinarFixture.find(webinar.feature.pages(), PrintPages.class);
        webinar.announce("title.en", "In <May>");
        webinar.announce("title.en", "In June", "startDate", "2026-06-02", "endDate", "2026-06-02");
        assertThat(html(pages.print("", "", "", "", "", webinar.visit(0))))
                .containsSubsequence("May 2026", "In &lt;May&gt;", "Tuesday 26 May 2026", "June 2026", "In June");
        assertThat(html(pages.print("2026-06", "", "", "", "", webinar.visit(0))))
                .contains("In June")
                .doesNotContain("&lt;May");
    }
}
