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
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.attendance.YearPages;
import org.rambla.webinar.calendar.CalendarPages;
import org.rambla.webinar.calendar.MyAgendaPages;
import org.rambla.webinar.calendar.SharedAddressPages;
import org.rambla.webinar.calendar.SharedFeedPages;
import org.rambla.webinar.event.EmbeddedAgenda;
import org.rambla.webinar.event.NetworkAgendaPages;
import org.rambla.webinar.event.PrintPages;
import org.rambla.webinar.registration.EventApi;
import org.rambla.webinar.together.OrganiserPages;
import org.rambla.webinar.together.TogetherPages;

/** Events that several spaces organise. */
final class TogetherTest {
    @TempDir
    Path folder;

    private int forms;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static OrganiserPages choosing(WebinarFixture webinar) {
        return WebinarFixture.find(webinar.feature.pages(), OrganiserPages.class);
    }

    private static TogetherPages pages(WebinarFixture webinar) {
        return WebinarFixture.find(webinar.feature.pages(), TogetherPages.class);
    }

    private Object choose(WebinarFixture webinar, long event, String... spaces) {
        String[] pairs = Stream.of(spaces)
                .flatMap(space -> Stream.of("organisers", space))
                .toArray(String[]::new);
        return choosing(webinar).save(event, new TestForm("o" + forms++, pairs), webinar.visit(9));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void managersOfTheOtherSpace_seeWhoIsRegisteredAndNoMore(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 8, "needs", "A <ramp>");
        assertThat(html(choosing(webinar).form(event, webinar.visit(9))))
                .contains("Space board", "Managers of those spaces see who is registered");
        assertThatThrownBy(() -> pages(webinar).show(event + "", "", webinar.visit(9, 2, "en")))
                .as("before it is theirs")
                .isInstanceOf(Refusal.class);

        assertThat(place(choose(webinar, event, "2"))).contains("webinar.done.organisers");

        assertThat(html(pages(webinar).list(webinar.visit(9, 2, "en"))))
                .contains("Youth and discrimination", "/s/board/webinar/together/" + event);
        assertThat(html(pages(webinar).show(event + "", "", webinar.visit(9, 2, "en"))))
                .contains("Prevention officer 8", "City of C100", "<b>1</b>", "/s/night/webinar/events/" + event)
                .doesNotContain("ramp", "city.example");
        assertThat(webinar.event(event, 7)).contains("Space board");
        assertThat(webinar.event(event, 0)).as("who cannot see that space").doesNotContain("Space board");

        webinar.spaces.off(1, "webinar");
        assertThat(html(pages(webinar).list(webinar.visit(9, 2, "en")))).doesNotContain("Youth");
        assertThatThrownBy(() -> pages(webinar).show(event + "", "", webinar.visit(9, 2, "en")))
                .as("switched off there")
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void onlySpacesThatOneManages_canBeNamed(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.add(3, "harbour", Visibility.PRIVATE, "webinar");
        webinar.spaces.role(3, 9, Role.MEMBER);
        webinar.spaces.add(4, "tower", Visibility.PRIVATE, "forum");
        webinar.spaces.role(4, 9, Role.MANAGER);
        long event = webinar.announce();

        for (String space : List.of("3", "4", "1", "77", "x")) {
            choose(webinar, event, space);
            assertThat(webinar.database.number("select count(*) from webinar_organiser"))
                    .as(space)
                    .isZero();
        }
        assertThat(html(choosing(webinar).form(event, webinar.visit(9))))
                .contains("Space board")
                .doesNotContain("Space harbour", "Space tower");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void spacesThatAnotherManagerNamed_canBeTakenOffAndHiddenOnesStay(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.add(3, "harbour", Visibility.PRIVATE, "webinar");
        long event = webinar.announce();
        webinar.database.transaction(tx -> {
            tx.execute("insert into webinar_organiser (event, space_id) values (?, 3)", event);
            return tx.execute("update webinar_event set organisers = 1 where id = ?", event);
        });
        webinar.spaces.role(2, 9, Role.MEMBER);
        choose(webinar, event, "2");
        assertThat(webinar.database.number("select count(*) from webinar_organiser"))
                .as("named by nobody who manages it")
                .isEqualTo(1);
        webinar.spaces.role(2, 9, Role.MANAGER);
        choose(webinar, event, "2");
        webinar.spaces.role(2, 9, Role.MEMBER);

        choosing(webinar).save(event, new TestForm("o" + forms++, "was.2", "1"), webinar.visit(9));

        assertThat(webinar.database.number("select space_id from webinar_organiser"))
                .as("one that the organiser cannot see stays")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoWhoChooseAtOnce_keepWhatTheOtherChose(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        for (int space = 3; space < 26; space++) {
            webinar.spaces.add(space, "space-" + space, Visibility.PUBLIC, "webinar");
            webinar.spaces.role(space, 9, Role.MANAGER);
        }
        long event = webinar.announce();
        choose(webinar, event, "3");
        choose(webinar, event, "4");
        assertThat(webinar.database.number("select organisers from webinar_event"))
                .as("neither had seen what the other ticked")
                .isEqualTo(2);
        for (int space = 5; space < 23; space++) {
            choose(webinar, event, "" + space);
        }
        Page tooMany = (Page) choose(webinar, event, "25");
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(html(tooMany)).containsPattern("value=\"25\"[^>]* checked");
        assertThat(webinar.database.number("select count(*) from webinar_organiser"))
                .isEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventOfSeveralSpaces_standsInTheAgendaOfEach(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.add(3, "harbour", Visibility.PUBLIC, "webinar");
        webinar.spaces.role(3, 9, Role.MANAGER);
        String[] before = {"title.en", "Harbours first", "startDate", "2026-05-25", "endDate", "2026-05-25"};
        webinar.events.announce(webinar.form(before), webinar.visit(9, 3, "en"));
        long event = webinar.announce();
        String[] after = {"title.en", "Harbours last", "startDate", "2026-05-27", "endDate", "2026-05-27"};
        webinar.events.announce(webinar.form(after), webinar.visit(9, 3, "en"));
        long undated = webinar.announce("title.en", "Some day", "status", "UNDATED");
        choose(webinar, event, "3");
        choose(webinar, undated, "3");
        long secret = WebinarFixture.idIn(
                webinar.events.announce(webinar.form("title.en", "Secret"), webinar.visit(9, 2, "en")));
        choosing(webinar).save(secret, new TestForm("o" + forms++, "organisers", "3"), webinar.visit(9, 2, "en"));

        String shown = agenda(webinar, "", 0);
        assertThat(shown)
                .containsSubsequence("Harbours first", "Youth and discrimination", "Harbours last", "Some day")
                .contains("/s/night/webinar/events/" + event, ">Space night<")
                .doesNotContain("Secret");
        assertThat(agenda(webinar, "month", 0)).contains("Youth and discrimination");
        assertThat(agenda(webinar, "", 9)).contains("Secret", "/s/board/webinar/events/" + secret);
        assertThat(html(WebinarFixture.find(webinar.feature.pages(), PrintPages.class)
                        .print("", "", "", "", "", webinar.visit(0, 3, "en"))))
                .contains("Youth and discrimination", "Space night")
                .doesNotContain("Secret");
        assertThat(webinar.feature.panel(webinar.visit(0, 3, "en")).toString())
                .containsSubsequence("Harbours first", "Youth and discrimination", "Harbours last")
                .doesNotContain("Secret");
        assertThat(WebinarFixture.find(webinar.feature.linkPages(), EmbeddedAgenda.class)
                        .show("harbour", "en", webinar.visit(9))
                        .toString())
                .contains("Youth and discrimination", "/s/night/webinar/events/" + event)
                .doesNotContain("Secret");
        assertThat((String) WebinarFixture.find(webinar.feature.pages(), CalendarPages.class)
                        .agenda(webinar.visit(0, 3, "en"))
                        .getEntity())
                .contains("Youth and discrimination")
                .doesNotContain("Secret");
        assertThat(webinar.list("", "")).as("of its own space, once").containsOnlyOnce(">Youth and discrimination<");
        webinar.spaces.off(1, "webinar");
        assertThat(agenda(webinar, "", 0)).contains("Harbours").doesNotContain("Youth", "Some day");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventOfSeveralSpaces_standsInSeriesAndSecretFeedOfEach(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.add(3, "harbour", Visibility.PUBLIC, "webinar");
        webinar.spaces.role(3, 9, Role.MANAGER);
        String[] own = {"title.en", "Quays", "series", "new", "seriesTitle.en", "Harbours"};
        webinar.events.announce(webinar.form(own), webinar.visit(9, 3, "en"));
        long event = webinar.announce("title.en", "Nights", "series", "new", "seriesTitle.en", "Young people");
        choose(webinar, event, "3");
        String[] closed = {"title.en", "Secret", "series", "new", "seriesTitle.en", "Closed"};
        long secret = WebinarFixture.idIn(webinar.events.announce(webinar.form(closed), webinar.visit(9, 2, "en")));
        choosing(webinar).save(secret, new TestForm("o" + forms++, "organisers", "3"), webinar.visit(9, 2, "en"));

        assertThat(agenda(webinar, "series", 0))
                .containsSubsequence("Young people", "Nights", "Space night", "Harbours", "Quays")
                .contains("/s/night/webinar/events/" + event, "/s/harbour/webinar/events/")
                .doesNotContain("Secret");
        assertThat(agenda(webinar, "series", 9)).containsSubsequence("Closed", "Secret", "Space board", "Young people");
        assertThat(html(webinar.agenda.agenda("series", "", "", "", "", "", webinar.visit(0))))
                .contains("Nights")
                .doesNotContain("Quays", ">Space night<");

        TestVisit member = webinar.visit(7, 0, "en");
        WebinarFixture.find(webinar.feature.accountPages(), SharedAddressPages.class)
                .renew(new TestForm("a", "space", "3"), member);
        MyAgendaPages mine = WebinarFixture.find(webinar.feature.accountPages(), MyAgendaPages.class);
        String[] address = html(mine.show("", "", "", "", "", "", member))
                .replaceAll("(?s).*https://network.example/l/webinar/agendas/(7/3/[^<]*)/agenda.ics.*", "$1")
                .split("/");
        SharedFeedPages feeds = WebinarFixture.find(webinar.feature.linkPages(), SharedFeedPages.class);
        assertThat((String) feeds.agenda(address[0], address[1], address[2]).getEntity())
                .contains("Quays", "Nights", "Secret", "/s/night/webinar/events/" + event);
        webinar.spaces.role(2, 7, null);
        assertThat((String) feeds.agenda(address[0], address[1], address[2]).getEntity())
                .contains("Nights")
                .doesNotContain("Secret");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventOfSeveralSpaces_isCountedAndListedForProgramsWithEach(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.add(3, "harbour", Visibility.PUBLIC, "webinar");
        webinar.spaces.role(3, 9, Role.MANAGER);
        webinar.events.announce(webinar.form("title.en", "Quays"), webinar.visit(9, 3, "en"));
        long event = webinar.announce("title.en", "Nights", "who", "SPACE");
        webinar.register(event, 7);
        choose(webinar, event, "3");
        long secret = WebinarFixture.idIn(
                webinar.events.announce(webinar.form("title.en", "Secret"), webinar.visit(9, 2, "en")));
        choosing(webinar).save(secret, new TestForm("o" + forms++, "organisers", "3"), webinar.visit(9, 2, "en"));

        EventApi api = WebinarFixture.find(webinar.feature.api(), EventApi.class);
        EventApi.EventList list = api.list("", "", webinar.visit(7, 3, "en"));
        assertThat(list.events())
                .extracting(EventApi.EventEntry::path)
                .contains("/s/night/webinar/events/" + event, "/s/board/webinar/events/" + secret);
        assertThat(list.total()).isEqualTo(3);
        EventApi.EventList guests = api.list("", "", webinar.visit(0, 3, "en"));
        assertThat(guests.events()).hasSize(2);
        assertThat(guests.total()).isEqualTo(2);
        assertThat(guests.events())
                .filteredOn(one -> one.id() == event)
                .extracting(EventApi.EventEntry::registration)
                .containsExactly("GUEST");

        YearPages years = WebinarFixture.find(webinar.feature.pages(), YearPages.class);
        assertThat(html(years.page("2026", "", "", webinar.visit(9, 3, "en"))))
                .contains(
                        "<b>3</b> events", "<b>1</b> registration<", "Nights", "/s/harbour/webinar/together/" + event);
        assertThat(html(years.page("2026", "", "", webinar.visit(9)))).contains("<b>1</b> event<");

        NetworkAgendaPages network = WebinarFixture.find(webinar.feature.networkPages(), NetworkAgendaPages.class);
        assertThat(html(network.agenda("", "", "", "", "3", "", "", webinar.visit(8, 0, "en"))))
                .contains("Quays", "Nights", "Secret");
        assertThat(html(network.agenda("", "", "", "", "3", "", "", webinar.visit(0, 0, "en"))))
                .contains("Quays", "Nights")
                .doesNotContain("Secret");
        MyAgendaPages mine = WebinarFixture.find(webinar.feature.accountPages(), MyAgendaPages.class);
        assertThat(html(mine.show("", "", "", "", "3", "", webinar.visit(7, 0, "en"))))
                .contains("Nights");

        webinar.spaces.off(1, "webinar");
        assertThat(html(years.page("2026", "", "", webinar.visit(9, 3, "en")))).contains("<b>2</b> events");
    }

    private static String agenda(WebinarFixture webinar, String view, long member) {
        return html(webinar.agenda.agenda(view, "2026-05", "", "", "", "", webinar.visit(member, 3, "en")));
    }
}
