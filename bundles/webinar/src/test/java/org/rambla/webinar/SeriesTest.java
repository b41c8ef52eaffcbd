// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.event.ReplacePages;
import org.rambla.webinar.series.AllSeries;
import org.rambla.webinar.series.CarryOver;
import org.rambla.webinar.series.Series;
import org.rambla.webinar.series.SeriesPages;

/** Events that belong together. */
final class SeriesTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static String series(WebinarFixture webinar) {
        return String.valueOf(webinar.database.number("select max(id) from webinar_series"));
    }

    private static List<String> line(WebinarFixture webinar, long event) {
        return webinar.database.list(
                "select member, state from webinar_registration where event = ? order by place",
                row -> row.number("member") + " " + row.text("state"),
                event);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sessions_areNumberedAndLeadToEachOther(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long first = webinar.announce("title.en", "Opening", "series", "new", "seriesTitle.en", "Young people");
        long second = webinar.announce("title.en", "Closing", "series", series(webinar));
        assertThat(webinar.event(second, 0))
                .contains("Session 2 of the series “Young people”", "All sessions of “Young people”", "Opening");
        assertThat(html(webinar.events.edit(second, webinar.visit(9)))).contains("Young people");

        webinar.events.save(
                second,
                webinar.form("base", "1", "title.en", "End", "series", series(webinar), "session", "7"),
                webinar.visit(9));
        assertThat(webinar.event(second, 0)).contains("Session 7 of the series");
        webinar.events.save(second, webinar.form("base", "2", "title.en", "Last"), webinar.visit(9));
        assertThat(webinar.event(second, 0)).doesNotContain("Young people");
        assertThat(webinar.event(first, 0)).doesNotContain("All sessions");

        TestForm untitled = webinar.form("series", "new");
        assertThat(((Page) webinar.events.announce(untitled, webinar.visit(9))).status())
                .isEqualTo(422);
        TestForm elsewhere = webinar.form("series", series(webinar));
        assertThat(((Page) webinar.events.announce(elsewhere, webinar.visit(9, 2, "en"))).status())
                .as("a series of another space")
                .isEqualTo(422);
        assertThat(elsewhere.problems()).containsOnlyKeys("series");

        String[] again = {
            "series", "new", "seriesTitle.en", "Young people", "startDate", "2027-05-26", "endDate", "2027-05-26"
        };
        webinar.announce(again);
        assertThat(html(webinar.events.fresh("", "", webinar.visit(9))))
                .contains(">Young people \u2013 Tuesday 26 May 2026<", ">Young people \u2013 Wednesday 26 May 2027<");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sessionsThatAreNotForSomebody_areLeftOutWhenRegistrationsAreCarriedOver(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long meeting = webinar.announce("title.en", "For all");
        long session = webinar.announce("series", "new", "seriesTitle.en", "Closed", "who", "SPACE");
        List.of(8L, 21L).forEach(member -> webinar.register(meeting, member));
        TestForm form = new TestForm("c", "reason", "No hall", "replacedBy", series(webinar));
        webinar.events.cancel(meeting, form, webinar.visit(9));

        new CarryOver(webinar.database, webinar.bodies, webinar.members, webinar.spaces, webinar.clock)
                .on(Event.now("webinar.replaced", meeting, 1, 0, 9));

        assertThat(webinar.state(session, 8)).isEqualTo("CONFIRMED");
        assertThat(webinar.state(session, 21)).isEqualTo("NONE");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoMayNotReadASession_isNotCarriedOverToIt(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        TestVisit manager = webinar.visit(9, 2, "en");
        long meeting = WebinarFixture.idIn(webinar.events.announce(webinar.form("who", "NETWORK"), manager));
        long session = WebinarFixture.idIn(
                webinar.events.announce(webinar.form("series", "new", "seriesTitle.en", "Online"), manager));
        for (long member : new long[] {7, 8, 9}) {
            webinar.part.register(meeting, new TestForm("r" + member), webinar.visit(member, 2, "en"));
        }
        webinar.events.cancel(meeting, new TestForm("c", "reason", "Hall", "replacedBy", series(webinar)), manager);
        webinar.spaces.role(2, 7, null);
        webinar.members.stop(8);

        new CarryOver(webinar.database, webinar.bodies, webinar.members, webinar.spaces, webinar.clock)
                .on(Event.now("webinar.replaced", meeting, 2, 0, 9));

        assertThat(line(webinar, session)).containsExactly("9 CONFIRMED");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatASessionDoesNotOffer_isNotCarriedOverToIt(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long meeting = webinar.announce("interpreted", "fr");
        webinar.register(meeting, 8, "hears", "fr");
        long session = webinar.announce("series", "new", "seriesTitle.en", "Online");
        long heard = webinar.announce("series", series(webinar), "interpreted", "fr");
        long information = webinar.announce("series", series(webinar), "who", "NOBODY");
        webinar.events.cancel(
                meeting, new TestForm("c", "reason", "Hall", "replacedBy", series(webinar)), webinar.visit(9));

        new CarryOver(webinar.database, webinar.bodies, webinar.members, webinar.spaces, webinar.clock)
                .on(Event.now("webinar.replaced", meeting, 1, 0, 9));

        assertThat(List.of(hears(webinar, session), hears(webinar, heard))).containsExactly("", "fr");
        assertThat(webinar.state(information, 8)).as("for information only").isEqualTo("NONE");
    }

    private static String hears(WebinarFixture webinar, long event) {
        return webinar.database
                .first("select hears from webinar_registration where event = ?", row -> row.text("hears"), event)
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void replacedEvent_carriesItsRegistrationsOver(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long meeting = webinar.announce("title.en", "Two days");
        long first = webinar.announce("series", "new", "seriesTitle.en", "Online", "capacity", "1");
        long second = webinar.announce("series", series(webinar));
        long over = webinar.announce("series", series(webinar), "startDate", "2026-02-02", "endDate", "2026-02-02");
        webinar.register(second, 21);
        webinar.part.withdraw(second, webinar.visit(21));
        for (long member : List.of(8L, 21L, 7L)) {
            webinar.register(meeting, member);
        }
        TestForm forged = new TestForm("x", "reason", "No hall", "replacedBy", "99");
        assertThat(((Page) webinar.events.cancel(meeting, forged, webinar.visit(9))).status())
                .isEqualTo(422);

        TestForm form = new TestForm("c", "reason", "No hall", "replacedBy", series(webinar));
        assertThat(place(webinar.events.cancel(meeting, form, webinar.visit(9))))
                .contains("webinar.done.cancelled");
        CarryOver carrying =
                new CarryOver(webinar.database, webinar.bodies, webinar.members, webinar.spaces, webinar.clock);
        assertThat(carrying.wants("webinar.replaced")).isTrue();
        for (int i = 0; i < 2; i++) {
            carrying.on(Event.now("webinar.replaced", meeting, 1, 0, 9));
        }

        assertThat(line(webinar, first)).containsExactly("8 CONFIRMED", "21 WAITING", "7 WAITING");
        assertThat(line(webinar, second))
                .as("whoever gave it up is left alone")
                .containsExactly("21 CANCELLED", "8 CONFIRMED", "7 CONFIRMED");
        assertThat(line(webinar, over)).isEmpty();
        assertThat(webinar.event(meeting, 0)).contains("Instead: “Online”");
        webinar.telling.on(Event.now("webinar.rescheduled", meeting, 1, 0, 9));
        webinar.telling.caughtUp();
        assertThat(webinar.post.take())
                .filteredOn(mail -> mail.language().equals("en"))
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail.paragraphs())
                        .contains("No hall")
                        .anyMatch(text -> text.startsWith("Your registration is carried over")));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void series_isAnnouncedAtOnceAtTheSameHourEachTime(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String[] fields = {
            "startDate",
            "2026-10-12",
            "endDate",
            "2026-10-12",
            "series",
            "new",
            "seriesTitle.en",
            "Autumn",
            "closesDate",
            "2026-10-11",
            "closesTime",
            "12:00",
            "repeat",
            "1w",
            "sessions",
            "3",
            "without",
            "2026-10-19"
        };
        TestForm form = webinar.form(fields);
        webinar.events.announce(form, webinar.visit(9));
        webinar.events.announce(form, webinar.visit(9));

        assertThat(webinar.database.list(
                        "select starts_at, session_number from webinar_event order by starts_at",
                        row -> row.instant("starts_at") + " " + row.integer("session_number")))
                .as("clocks go back on 25 October; sent twice, it is announced once")
                .containsExactly("2026-10-12T12:00:00Z 1", "2026-10-26T13:00:00Z 2", "2026-11-02T13:00:00Z 3");
        assertThat(webinar.database.number("select count(distinct series) from webinar_event"))
                .isEqualTo(1);
        assertThat(webinar.database.list(
                        "select closes_at from webinar_event order by starts_at",
                        row -> row.instant("closes_at").toString()))
                .containsExactly("2026-10-11T10:00:00Z", "2026-10-25T11:00:00Z", "2026-11-01T11:00:00Z");

        TestForm alone = webinar.form("repeat", "1w", "sessions", "3");
        assertThat(((Page) webinar.events.announce(alone, webinar.visit(9))).status())
                .isEqualTo(422);
        assertThat(alone.problems()).containsOnlyKeys("series");
        TestForm never = webinar.form("repeat", "1y", "series", "new", "seriesTitle.en", "X", "without", "someday");
        assertThat(((Page) webinar.events.announce(never, webinar.visit(9))).status())
                .isEqualTo(422);
        TestForm someday = webinar.form(
                "repeat", "1m", "sessions", "2", "series", "new", "seriesTitle.en", "X", "without", "someday");
        assertThat(((Page) webinar.events.announce(someday, webinar.visit(9))).status())
                .isEqualTo(422);
        assertThat(someday.problems()).containsOnlyKeys("without");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void seriesByARule_keepsTheHourAndItsExceptions(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String[] fields = {
            "series",
            "new",
            "seriesTitle.en",
            "Tuesdays",
            "startDate",
            "2026-10-13",
            "endDate",
            "2026-10-13",
            "repeat",
            "rule",
            "rule",
            "RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=4",
            "without",
            "2026-12-08"
        };
        webinar.events.announce(webinar.form(fields), webinar.visit(9));

        assertThat(webinar.database.list(
                        "select starts_at from webinar_event order by starts_at",
                        row -> row.instant("starts_at").toString()))
                .as("at 14:00 in Paris, before and after clocks change")
                .containsExactly("2026-10-13T12:00:00Z", "2026-11-10T13:00:00Z", "2027-01-12T13:00:00Z");
        for (String wrong : new String[] {"every Tuesday", "FREQ=DAILY;COUNT=31", "FREQ=DAILY;UNTIL=20271231"}) {
            fields[11] = wrong;
            TestForm form = webinar.form(fields);
            assertThat(((Page) webinar.events.announce(form, webinar.visit(9))).status())
                    .as(wrong)
                    .isEqualTo(422);
            assertThat(form.problems()).containsOnlyKeys("rule");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void numberOfSessionsByARule_doesNotCountThoseLeftOut(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.events.announce(
                webinar.form(
                        "series",
                        "new",
                        "seriesTitle.en",
                        "Tuesdays",
                        "startDate",
                        "2026-10-13",
                        "endDate",
                        "2026-10-13",
                        "repeat",
                        "rule",
                        "rule",
                        "FREQ=WEEKLY",
                        "sessions",
                        "3",
                        "without",
                        "2026-10-20"),
                webinar.visit(9));

        assertThat(webinar.database.list(
                        "select starts_at from webinar_event order by starts_at",
                        row -> row.instant("starts_at").toString()))
                .containsExactly("2026-10-13T12:00:00Z", "2026-10-27T13:00:00Z", "2026-11-03T13:00:00Z");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sessionOfAnOldSeries_staysInItWhenItIsChanged(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("series", "new", "seriesTitle.en", "The oldest");
        String series = Long.toString(webinar.database.number("select series from webinar_event where id = ?", event));
        webinar.database.transaction(tx -> {
            for (long id = 5_000; id < 5_100; id++) {
                tx.execute("insert into webinar_series (id, space_id, title) values (?, 1, '{\"en\":\"S\"}')", id);
            }
            return null;
        });

        assertThat(html(webinar.events.edit(event, webinar.visit(9)))).contains("value=\"" + series + "\" selected");
        webinar.events.save(event, webinar.form("base", "1", "series", series), webinar.visit(9));

        assertThat(webinar.database.number("select series from webinar_event where id = ?", event))
                .isEqualTo(Long.parseLong(series));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventCancelledBefore_isReplacedByASeriesAfterwards(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        ReplacePages pages = WebinarFixture.find(webinar.feature.pages(), ReplacePages.class);
        long meeting = webinar.announce("title.en", "Two days in Nice");
        webinar.register(meeting, 8);
        assertThat(html(pages.ask(meeting, webinar.visit(9)))).contains("Only a cancelled event");
        webinar.events.cancel(meeting, new TestForm("c", "reason", "No hall"), webinar.visit(9));
        assertThat(html(pages.ask(meeting, webinar.visit(9)))).contains("There is no series in this agenda yet.");
        long session = webinar.announce("series", "new", "seriesTitle.en", "Nice online");
        String series =
                Long.toString(webinar.database.number("select series from webinar_event where id = ?", session));
        webinar.telling.on(Event.now("webinar.rescheduled", meeting, 1, 0, 9));
        webinar.telling.caughtUp();
        webinar.post.take();

        TestForm forged = new TestForm("x", "series", "99");
        assertThat(((Page) pages.replace(meeting, forged, webinar.visit(9))).status())
                .isEqualTo(422);
        assertThat(html(webinar.part.event(meeting, webinar.visit(9)))).contains("/replace");
        for (int i = 0; i < 2; i++) {
            pages.replace(meeting, new TestForm("y", "series", series), webinar.visit(9));
        }
        new CarryOver(webinar.database, webinar.bodies, webinar.members, webinar.spaces, webinar.clock)
                .on(Event.now("webinar.replaced", meeting, 1, 0, 9));
        webinar.telling.on(Event.now("webinar.rescheduled", meeting, 1, 0, 9));
        webinar.telling.caughtUp();

        assertThat(webinar.state(session, 8)).isEqualTo("CONFIRMED");
        assertThat(webinar.post.take()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Takes place as a series: Two days in Nice");
            assertThat(mail.paragraphs()).anyMatch(text -> text.contains("Your registration is carried over"));
        });
        assertThat(webinar.audited)
                .as("once")
                .filteredOn(one -> one.contains("replaced"))
                .hasSize(1);
        TestForm own = new TestForm("z", "series", series);
        assertThat(((Page) pages.replace(session, own, webinar.visit(9))).status())
                .as("by the series in which it stands itself")
                .isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleOfASeries_isCorrected(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        SeriesPages pages = WebinarFixture.find(webinar.feature.pages(), SeriesPages.class);
        webinar.announce("series", "new", "seriesTitle.en", "Sprign");
        String id = Long.toString(webinar.database.number("select max(id) from webinar_series"));
        String form = html(pages.form(id, webinar.visit(9)));
        String seen = form.replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
        assertThat(form).contains("Sprign");
        TestForm right = new TestForm("s", "seen", seen, "title.en", "Spring", "title.fr", "Printemps");
        assertThat(place(pages.save(id, right, webinar.visit(9)))).contains("webinar.done.renamed");
        assertThat(html(webinar.agenda.agenda("series", "", "", "", "", "", webinar.visit(7, 1, "fr"))))
                .contains("Printemps")
                .doesNotContain("Sprign");
        Page late = (Page) pages.save(id, new TestForm("t", "seen", seen, "title.en", "Other"), webinar.visit(9));
        assertThat(late.status()).isEqualTo(409);
        assertThat(html(late)).contains("value=\"Other\"");
        long far = webinar.announce(
                "series", "new", "seriesTitle.en", "Spring", "zone", "Pacific/Auckland", "startTime", "08:00");
        assertThat(html(webinar.events.ask(far, webinar.visit(9))))
                .as("as the agenda has it, wherever one reads it")
                .containsSubsequence("Spring \u2013 Tuesday 26 May", "Spring \u2013 Tuesday 26 May")
                .doesNotContain("25 May");
        Page empty = (Page) pages.save(id, new TestForm("u", "title.en", " "), webinar.visit(9));
        assertThat(empty.status()).isEqualTo(422);
        assertThatThrownBy(() -> pages.form(id, webinar.visit(9, 2, "en")))
                .as("of another space")
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sessionThatGetsItsDateLater_isForWhoeverWasCarriedOver(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        CarryOver carrying =
                new CarryOver(webinar.database, webinar.bodies, webinar.members, webinar.spaces, webinar.clock);
        long meeting = webinar.announce("title.en", "Two days in Nice");
        webinar.register(meeting, 8);
        long first = webinar.announce("series", "new", "seriesTitle.en", "Nice online");
        String series = Long.toString(webinar.database.number("select series from webinar_event where id = ?", first));
        long second = webinar.announce("series", series, "status", "UNDATED");
        webinar.events.cancel(meeting, new TestForm("c", "reason", "No hall", "replacedBy", series), webinar.visit(9));
        databases.deliver(carrying);
        assertThat(List.of(webinar.state(first, 8), webinar.state(second, 8))).containsExactly("CONFIRMED", "NONE");

        TestForm dated = webinar.form("base", "1", "series", series, "session", "2");
        webinar.events.save(second, dated, webinar.visit(9));
        long third = webinar.announce("series", series);
        long alone = webinar.announce();
        databases.deliver(carrying);

        assertThat(List.of(webinar.state(second, 8), webinar.state(third, 8), webinar.state(alone, 8)))
                .containsExactly("CONFIRMED", "CONFIRMED", "NONE");
        webinar.part.withdraw(third, webinar.visit(8));
        ReplacePages pages = WebinarFixture.find(webinar.feature.pages(), ReplacePages.class);
        webinar.database.transaction(tx -> tx.execute("delete from webinar_registration where event = ?", second));
        pages.replace(meeting, new TestForm("y", "series", series), webinar.visit(9));
        databases.deliver(carrying);
        assertThat(List.of(webinar.state(second, 8), webinar.state(third, 8)))
                .as("said again; whoever gave one up is left alone")
                .containsExactly("CONFIRMED", "CANCELLED");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void longProgramme_losesNoSession(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long first = webinar.announce("title.en", "Week 1", "series", "new", "seriesTitle.en", "Every week");
        String series = Long.toString(webinar.database.number("select series from webinar_event where id = ?", first));
        long last = first;
        for (int i = 2; i <= 105; i++) {
            last = webinar.announce("title.en", "Week " + i, "series", series);
        }
        Series one =
                new AllSeries(webinar.database).find(Long.parseLong(series)).orElseThrow();
        assertThat(new AllSeries(webinar.database).sessions(one)).hasSize(105);
        assertThat(webinar.event(last, 7)).contains("Week 105<", "Week 75<").doesNotContain("Week 1<");
        assertThat(webinar.event(first, 7)).contains("Week 1<", "Week 100<");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverIsForgottenBeforeASessionHasItsDate_isToldSo(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long meeting = webinar.announce("title.en", "For all");
        long other = webinar.announce("title.en", "Another");
        webinar.announce("series", "new", "seriesTitle.en", "Online", "status", "UNDATED");
        webinar.register(meeting, 8);
        webinar.register(meeting, 20);
        webinar.register(other, 8);
        webinar.part.withdraw(meeting, webinar.visit(20));
        TestForm form = new TestForm("c", "reason", "No hall", "replacedBy", series(webinar));
        webinar.events.cancel(meeting, form, webinar.visit(9));
        webinar.events.cancel(other, new TestForm("d", "reason", "No hall"), webinar.visit(9));
        webinar.clock.set("2026-12-24T12:00:00Z");
        webinar.post.take();

        webinar.forgetting().round();
        webinar.forgetting().round();

        assertThat(webinar.post.take())
                .extracting(Mail::to, Mail::subject)
                .containsExactly(tuple("Member8@city.example", "Your registration has ended: For all"));
        assertThat(webinar.database.number("select count(*) from webinar_registration where address <> ''"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyAreCarriedOverTogether(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        TestVisit manager = webinar.visit(9, 2, "en");
        long meeting = WebinarFixture.idIn(webinar.events.announce(webinar.form("who", "NETWORK"), manager));
        webinar.events.announce(
                webinar.form(
                        "series", "new", "seriesTitle.en", "Online", "who", "SPACE", "sessions", "3", "repeat", "1w"),
                manager);
        for (long member = 20; member < 32; member++) {
            webinar.spaces.role(2, member, Role.MEMBER);
            webinar.part.register(meeting, new TestForm("r" + member), webinar.visit(member, 2, "en"));
        }
        webinar.events.cancel(meeting, new TestForm("c", "reason", "Hall", "replacedBy", series(webinar)), manager);
        int before = webinar.members.asked();

        new CarryOver(webinar.database, webinar.bodies, webinar.members, webinar.spaces, webinar.clock)
                .on(Event.now("webinar.replaced", meeting, 2, 0, 9));

        assertThat(webinar.database.number("select count(*) from webinar_registration where state = 'CONFIRMED'"))
                .isEqualTo(48);
        assertThat(webinar.members.asked() - before)
                .as("for all of them at once, and once for each session")
                .isLessThanOrEqualTo(4);
    }
}
