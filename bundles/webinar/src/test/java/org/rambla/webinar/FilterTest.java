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
import org.rambla.api.content.ContentState;
import org.rambla.api.content.NewContent;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.event.EmbeddedAgenda;
import org.rambla.webinar.event.NetworkAgendaPages;

/** Choosing among events, series, and the agenda on other sites. */
final class FilterTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static String chosen(WebinarFixture webinar, String topic, String language, String open) {
        return html(webinar.agenda.agenda("", "", "", topic, language, open, webinar.visit(7)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void events_areChosenByTopicLanguageAndOpenDoor(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.announce("title.en", "Alpha", "topic", "night", "interpreted", "fr");
        webinar.announce("title.en", "Beta", "topic", "youth", "who", "NOBODY", "spoken", "de");
        webinar.announce("title.en", "Gamma", "status", "UNDATED");

        assertThat(chosen(webinar, "", "", ""))
                .contains("Alpha", "Beta", "Gamma", "Night life", "Youth", "German", "French")
                .doesNotContain("value=\"es\"");
        assertThat(chosen(webinar, "night", "", "")).contains(">Alpha<").doesNotContain(">Beta<", ">Gamma<");
        assertThat(chosen(webinar, "", "de", "")).contains(">Beta<").doesNotContain(">Alpha<", ">Gamma<");
        assertThat(chosen(webinar, "", "", "1")).contains(">Alpha<").doesNotContain(">Beta<", ">Gamma<");
        assertThat(chosen(webinar, "night", "de", "")).contains("No event is like that.", "Show all");
        assertThat(chosen(webinar, "\"><script>", "<b>", "x"))
                .contains(">Alpha<")
                .doesNotContain("<script>");
        String month = html(webinar.agenda.agenda("month", "2026-05", "", "youth", "", "", webinar.visit(7)));
        assertThat(month).contains(">Beta<", "month=2026-06&amp;topic=youth").doesNotContain(">Alpha<");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void agendaOfTheNetwork_isChosenBySpaceToo(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        NetworkAgendaPages pages = WebinarFixture.find(webinar.feature.networkPages(), NetworkAgendaPages.class);
        webinar.announce("title.en", "Alpha");
        webinar.events.announce(webinar.form("title.en", "Secret"), webinar.visit(9, 2, "en"));

        assertThat(html(pages.agenda("", "", "", "", "", "", "", webinar.visit(7))))
                .contains(">Alpha<", ">Secret<");
        assertThat(html(pages.agenda("", "", "", "", "2", "", "", webinar.visit(7))))
                .contains(">Secret<")
                .doesNotContain(">Alpha<");
        assertThat(html(pages.agenda("", "", "", "", "2", "", "", webinar.visit(0))))
                .doesNotContain("Secret", "value=\"2\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsForMembersOfTheSpace_isNotOfferedToOthers(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        NetworkAgendaPages pages = WebinarFixture.find(webinar.feature.networkPages(), NetworkAgendaPages.class);
        webinar.announce("title.en", "Alpha", "who", "SPACE");

        for (long member : new long[] {7, 0}) {
            assertThat(html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(member))))
                    .contains("#register")
                    .doesNotContain("For members of the space");
            assertThat(html(pages.agenda("", "", "", "", "", "", "", webinar.visit(member))))
                    .contains("#register")
                    .doesNotContain("For members of the space");
        }
        webinar.announce("title.en", "Beta");
        for (Object open : List.of(
                webinar.agenda.agenda("", "", "", "", "", "1", webinar.visit(6)),
                pages.agenda("", "", "", "", "", "1", "", webinar.visit(6)))) {
            assertThat(html(open)).contains(">Beta<").doesNotContain(">Alpha<");
        }
        for (Object open : List.of(
                webinar.agenda.agenda("", "", "", "", "", "1", webinar.visit(7)),
                pages.agenda("", "", "", "", "", "1", "", webinar.visit(7)),
                webinar.agenda.agenda("", "", "", "", "", "1", webinar.visit(0)))) {
            assertThat(html(open)).contains(">Beta<", ">Alpha<");
        }
        webinar.database.transaction(tx -> tx.execute("delete from webinar_event where title like '%Beta%'"));
        assertThat(html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(6))))
                .contains("For members of the space")
                .doesNotContain("#register");
        assertThat(html(pages.agenda("", "", "", "", "", "", "", webinar.visit(6))))
                .contains("For members of the space")
                .doesNotContain("#register");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void series_standTogether(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        assertThat(html(webinar.agenda.agenda("series", "", "", "", "", "", webinar.visit(7))))
                .contains("No event belongs to a series yet.");
        webinar.announce("title.en", "One", "series", "new", "seriesTitle.en", "Spring & more");
        long series = webinar.database.number("select max(id) from webinar_series");
        webinar.announce("title.en", "Two", "series", Long.toString(series), "startDate", "2026-05-25");
        webinar.announce("title.en", "Alone");
        assertThat(html(webinar.agenda.agenda("series", "", "", "", "", "", webinar.visit(9))))
                .containsSubsequence("Spring &amp; more", ">One<", ">Two<", "figures?series=" + series)
                .doesNotContain("Alone");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changingItsSeries_raisesTheVersionOfAnEvent(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("series", "new", "seriesTitle.en", "Spring");
        long before = webinar.database.number("select version from webinar_event where id = ?", event);
        Object stale = webinar.events.save(
                event, webinar.form("base", Long.toString(before - 1), "series", ""), webinar.visit(9));
        assertThat(((Page) stale).status()).isEqualTo(409);
        webinar.events.save(event, webinar.form("base", Long.toString(before), "series", ""), webinar.visit(9));
        assertThat(webinar.database.number("select series from webinar_event where id = ?", event))
                .isZero();
        assertThat(webinar.database.number("select version from webinar_event where id = ?", event))
                .isGreaterThan(before);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void embeddedAgenda_showsAPublicSpaceOnly(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        EmbeddedAgenda pages = WebinarFixture.find(webinar.feature.linkPages(), EmbeddedAgenda.class);
        long event = webinar.announce("title.en", "Al<b>pha", "title.fr", "Alphonse");
        webinar.events.announce(webinar.form("title.en", "Secret"), webinar.visit(9, 2, "en"));

        String page = pages.show("night", "en", webinar.visit(0)).toString();
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("Al&lt;b&gt;pha", "https://network.example/s/night/webinar/events/" + event)
                .contains("target=\"_blank\" rel=\"noopener\"")
                .doesNotContain("<form", "<script", "Secret");
        assertThat(pages.show("night", "fr", webinar.visit(0)).toString()).contains("lang=\"fr\"", "Alphonse");
        assertThatThrownBy(() -> pages.show("board", "en", webinar.visit(0))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> pages.show("nowhere", "en", webinar.visit(0))).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void reminders_goOutAsTheOrganisersChose(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("reminders", "1", "lead.0.number", "1", "lead.0.unit", "HOURS");
        webinar.register(event, 7);
        webinar.post.take();
        webinar.clock.set("2026-05-25T12:01:00Z");
        webinar.reminders.round();
        assertThat(webinar.post.take()).as("a day before").isEmpty();
        webinar.clock.set("2026-05-26T11:01:00Z");
        webinar.reminders.round();
        assertThat(webinar.post.take()).as("an hour before").hasSize(1);
        assertThat(html(webinar.events.edit(event, webinar.visit(9))))
                .contains("value=\"HOURS\" selected")
                .doesNotContain("value=\"MINUTES\" selected");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void reportAndOrganisers_standBesideTheEvent(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("report", "/s/night/wiki/7", "together", "LOUD & BRIDGE");
        assertThat(webinar.event(event, 7)).contains("href=\"/s/night/wiki/7\"", "LOUD &amp; BRIDGE");
        for (String hostile : new String[] {"javascript:alert(1)", "//evil.example", "/\\evil.example", "data:x"}) {
            Object back = webinar.events.announce(webinar.form("report", hostile), webinar.visit(9));
            assertThat(((Page) back).status()).as(hostile).isEqualTo(422);
        }
        assertThat(html(webinar.events.fresh(Long.toString(event), "", webinar.visit(9))))
                .contains("LOUD &amp; BRIDGE", "are not taken along")
                .doesNotContain("/s/night/wiki/7");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void partnersOnly_letsInNobodyElse(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.partner(1, 100);
        webinar.spaces.role(1, 21, Role.MEMBER);
        long event = webinar.announce("who", "PARTNER");

        assertThat(html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(21))))
                .contains("For partners of the project")
                .doesNotContain("#register");
        assertThat(html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(7))))
                .contains("#register");
        webinar.register(event, 7);
        assertThat(webinar.state(event, 7)).isEqualTo("CONFIRMED");
        assertThat(((Page) webinar.register(event, 21)).status())
                .as("a member of another city")
                .isEqualTo(409);
        assertThat(((Page) webinar.register(event, 3)).status())
                .as("of the partner, but not of the space")
                .isEqualTo(409);
        assertThat(webinar.event(event, 21))
                .contains("that run this project together")
                .doesNotContain("/register\"");
        assertThat(webinar.event(event, 0)).contains("that run this project together. If you do, please sign in.");
        assertThat(webinar.event(event, 41))
                .as("joining the space would not help a member of another city")
                .contains("that run this project together.")
                .doesNotContain("Members of this space");
        assertThat(webinar.event(event, 3)).contains("Members of this space can register.");
        assertThat(webinar.database.number("select confirmed from webinar_event where id = ?", event))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsOver_canBeChosenTooOverAllPages(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        for (int i = 0; i < 40; i++) {
            webinar.announce("title.en", "Night " + i, "topic", "night", "spoken", i % 2 == 0 ? "fr" : "en");
        }
        webinar.announce("title.en", "Young people", "topic", "youth", "interpreted", "fr");
        webinar.clock.set("2026-06-01T00:00:00Z");

        String all = html(webinar.agenda.agenda("past", "", "", "", "", "1", webinar.visit(0)));
        assertThat(all)
                .contains("Young people", "value=\"night\"", "view=past&amp;after=")
                .doesNotContain("name=\"open\"");
        assertThat(html(webinar.agenda.agenda("past", "", "", "youth", "", "", webinar.visit(0))))
                .contains("Young people")
                .doesNotContain("Night 3");
        String night = html(webinar.agenda.agenda("past", "", "", "night", "", "", webinar.visit(0)));
        String after = night.replaceAll("(?s).*after=([0-9-]+)&amp;topic=night.*", "$1");
        assertThat(night).contains("Night 39").doesNotContain("Young people");
        assertThat(html(webinar.agenda.agenda("past", "", after, "night", "", "", webinar.visit(0))))
                .as("the next page keeps what was chosen")
                .contains("Night 9<", "Night 0<")
                .doesNotContain("Young people", "Night 10<");
        assertThat(html(webinar.agenda.agenda("past", "", "", "", "fr", "", webinar.visit(0))))
                .contains("Young people", "Night 38")
                .doesNotContain("Night 39");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void longAgenda_offersWhatIsOpenOnlyWhereSomethingIs(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        for (int i = 0; i < 31; i++) {
            webinar.announce("who", "NOBODY");
        }
        assertThat(html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(0))))
                .contains("after=")
                .doesNotContain("name=\"open\"");
        webinar.announce();
        webinar.clock.set("2026-03-02T12:02:00Z");
        assertThat(html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(0))))
                .contains("name=\"open\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void report_isChosenByTitleAndShownToWhoeverMayReadIt(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.on(1, "wiki");
        webinar.spaces.on(2, "wiki");
        long open = page(webinar, 1, "What the night <taught>");
        long closed = page(webinar, 2, "Minutes of the night");
        long event = webinar.announce();

        Page offered =
                (Page) webinar.events.save(event, webinar.form("base", "1", "report", "night"), webinar.visit(9));
        assertThat(offered.status()).isEqualTo(422);
        assertThat(html(offered))
                .contains("What the night &lt;taught&gt;", "value=\"/c/" + open + "\"", "Minutes of the night");
        String[] chosen = {"base", "1", "report", "night", "reportPage", "/c/" + closed};
        assertThat(place(webinar.events.save(event, webinar.form(chosen), webinar.visit(9))))
                .contains("done.changed");

        assertThat(webinar.event(event, 8)).contains("href=\"/c/" + closed + "\"", "Minutes of the night");
        assertThat(webinar.event(event, 0)).doesNotContain("/c/" + closed, "Minutes of the night");
        assertThat(html(webinar.events.edit(event, webinar.visit(9))))
                .containsPattern("value=\"/c/" + closed + "\"[^>]* checked")
                .contains("Minutes of the night");
        webinar.events.save(event, webinar.form("base", "2", "report", "/s/board/wiki/x"), webinar.visit(9));
        assertThat(webinar.event(event, 8)).contains("/s/board/wiki/x");
        assertThat(webinar.event(event, 0))
                .as("in a space that is not for them")
                .doesNotContain("/s/board/wiki/x");
    }

    private static long page(WebinarFixture webinar, long space, String title) {
        return webinar.database.transaction(tx -> webinar.register.create(
                tx,
                new NewContent(
                        "wiki",
                        "page",
                        0,
                        space,
                        Role.VISITOR,
                        ContentState.PUBLISHED,
                        9,
                        100,
                        "en",
                        title,
                        "w" + space)));
    }
}
