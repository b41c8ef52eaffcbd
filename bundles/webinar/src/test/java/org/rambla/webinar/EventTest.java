// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.idIn;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.event.Event;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;

/** Announcing, reading, changing and cancelling events. */
final class EventTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void event_isShownWithAllThatWasTyped(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        Object answer = webinar.events.announce(
                webinar.form(
                        "title.fr", "Jeunes & discriminations",
                        "speaker.0.name", "Prevention officer",
                        "speaker.0.city", "Leuven",
                        "speaker.2.name", "Mediation team",
                        "part.0.time", "14:10",
                        "part.0.text", "Nine campaigns",
                        "interpreted", "fr",
                        "link", "https://example.org/more"),
                webinar.visit(9));
        long event = idIn(answer);

        assertThat(place(answer)).isEqualTo("/s/night/webinar/events/" + event + "?done=webinar.done.announcedInOne");
        assertThat(webinar.event(event, 0))
                .contains(
                        "Youth and discrimination",
                        "What we learned",
                        "Tuesday 26 May 2026",
                        "14:00\u201316:00 CEST",
                        "12:00\u201314:00 in Z",
                        "Interpretation: French",
                        "href=\"https://example.org/more\"",
                        "Leuven",
                        "14:10")
                .containsSubsequence("Prevention officer", "Mediation team", "Nine campaigns")
                .doesNotContain("/edit");
        assertThat(html(webinar.part.event(event, webinar.visit(9, 1, "fr"))))
                .contains("Jeunes &amp; discriminations", "mardi 26 mai 2026", "/edit");
        assertThat(databases.events()).extracting(Event::kind).containsExactly("content.created");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void agenda_showsComingUndatedPastAndMonths(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.announce("title.en", "In May");
        webinar.announce("title.en", "In March", "startDate", "2026-03-10", "endDate", "2026-03-10");
        webinar.announce("title.en", "Now", "startDate", "2026-02-27", "endDate", "2026-03-04");
        webinar.announce("title.en", "Over", "startDate", "2026-02-27", "endDate", "2026-02-28");
        webinar.announce("title.en", "Some day", "status", "UNDATED", "startDate", "", "endDate", "");

        assertThat(webinar.list("", ""))
                .containsSubsequence("Now", "In March", "In May", "Date to be announced", "Some day")
                .doesNotContain("Over<");
        assertThat(webinar.list("past", "")).contains("Over").doesNotContain("In March", "Now<", "Some day");
        assertThat(webinar.list("month", "2026-03"))
                .containsSubsequence("Now", "In March")
                .doesNotContain("In May");
        assertThat(webinar.list("month", "2026-02"))
                .containsSubsequence("Now", "Over")
                .doesNotContain("In March");
        assertThat(webinar.list("month", "nonsense")).contains("March 2026", "In March");
        assertThat(webinar.list("month", "2026-13")).contains("March 2026");
        assertThatThrownBy(() -> webinar.list("other", "")).isInstanceOf(Refusal.class);
        assertThat(html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(7, 2, "en"))))
                .contains("Nothing is announced");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pastEvents_arePagedWithoutLossOrRepeat(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        for (int i = 0; i < 45; i++) {
            String day = "2025-06-" + (10 + i % 15);
            webinar.announce("title.en", "Event number " + (100 + i), "startDate", day, "endDate", day);
        }
        String first = html(webinar.agenda.agenda("past", "", "", "", "", "", webinar.visit(0)));
        String after = first.replaceAll("(?s).*after=([0-9-]+).*", "$1");
        String second = html(webinar.agenda.agenda("past", "", after, "", "", "", webinar.visit(0)));

        assertThat(second).doesNotContain("rel=\"next\"");
        List<String> titles = Stream.of(first, second)
                .flatMap(page -> java.util.regex.Pattern.compile(">(Event number [0-9]+)<")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1)))
                .toList();
        assertThat(titles).hasSize(45).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void wrongDates_comeBackWithTheForm(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        Map<String[], String> wrong = Map.of(
                new String[] {"endTime", "14:00"}, "webinar.problem.order",
                new String[] {"endDate", "2026-05-25"}, "webinar.problem.order",
                new String[] {"endDate", "2026-07-01"}, "webinar.problem.long",
                new String[] {"zone", "Europe/Atlantis"}, "web.problem.choice",
                new String[] {"startDate", "2026-03-29", "startTime", "02:30"}, "webinar.problem.skipped",
                new String[] {"startDate", "2026-02-30"}, "webinar.problem.moment",
                new String[] {"startDate", ""}, "web.problem.required",
                new String[] {"status", "CANCELLED"}, "web.problem.choice",
                new String[] {"way", "ON_SITE"}, "web.problem.required",
                new String[] {"link", "javascript:alert(1)"}, "webinar.problem.address");
        wrong.forEach((pairs, problem) -> {
            TestForm form = webinar.form(pairs);
            Page page = (Page) webinar.events.announce(form, webinar.visit(9));
            assertThat(page.status()).as(problem).isEqualTo(422);
            assertThat(form.problems().values()).as(String.join(" ", pairs)).contains(problem);
            assertThat(html(page)).contains("Youth and discrimination", "What we learned");
        });
        TestForm twice = webinar.form("startDate", "2026-10-25", "startTime", "02:30", "endDate", "2026-10-25");
        assertThat(html(webinar.events.announce(twice, webinar.visit(9)))).contains("name=\"startHour\"");
        assertThat(webinar.database.number("select count(*) from webinar_event"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void change_isSavedAndOfTwoAtOnceTheSecondIsTold(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        String form = html(webinar.events.edit(event, webinar.visit(9)));
        assertThat(form).contains("value=\"14:00\"", "Tuesday 26 May 2026, 14:00\u201316:00 CEST");
        String base = form.replaceAll("(?s).*name=\"base\" value=\"([0-9]+)\".*", "$1");

        Object mine = webinar.events.save(event, webinar.form("base", base, "title.en", "Mine"), webinar.visit(9));
        Page theirs =
                (Page) webinar.events.save(event, webinar.form("base", base, "title.en", "Theirs"), webinar.visit(9));

        assertThat(place(mine)).contains("done=webinar.done.changed");
        assertThat(theirs.status()).isEqualTo(409);
        assertThat(html(theirs)).contains("Theirs");
        assertThat(webinar.event(event, 0)).contains("Mine").doesNotContain("Theirs");
        assertThat(webinar.register.head(event).orElseThrow().title()).isEqualTo("Mine");
        String again = html(theirs).replaceAll("(?s).*name=\"base\" value=\"([0-9]+)\".*", "$1");
        webinar.events.save(event, webinar.form("base", again, "title.en", "Theirs"), webinar.visit(9));
        assertThat(webinar.event(event, 0)).contains("Theirs");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void postponedEvent_losesItsDateAndTellsWhichItWas(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.events.save(
                event,
                webinar.form("base", "1", "status", "POSTPONED", "reason", "The speaker is ill."),
                webinar.visit(9));

        assertThat(webinar.event(event, 0))
                .contains("The speaker is ill.", "It was planned for Tuesday 26 May 2026", "To be announced")
                .doesNotContain("14:00");
        assertThat(webinar.list("", "")).contains("Postponed");
        webinar.events.save(
                event, webinar.form("base", "2", "startDate", "2026-06-02", "endDate", "2026-06-02"), webinar.visit(9));
        assertThat(webinar.event(event, 0)).contains("2 June 2026").doesNotContain("It was planned", "ill");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void dateOfAPostponedEvent_isNeverLostWithoutAWord(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String[] opening = {
            "opensDate", "2026-05-01", "opensTime", "08:00", "closesDate", "2026-05-20", "closesTime", "18:00"
        };
        long event = webinar.announce(opening);
        List<String> postponed = new ArrayList<>(List.of(opening));
        postponed.addAll(List.of("base", "1", "status", "POSTPONED", "reason", "Storm"));
        assertThat(place(webinar.events.save(event, webinar.form(postponed.toArray(String[]::new)), webinar.visit(9))))
                .contains("webinar.done.changed");
        assertThat(html(webinar.events.edit(event, webinar.visit(9))))
                .as("what was said of registering")
                .contains("2026-05-01", "2026-05-20", "18:00");

        for (String date : List.of("2026-06-02", "2026-05-26")) {
            Page again = (Page) webinar.events.save(
                    event, webinar.form("base", "2", "status", "POSTPONED", "startDate", date), webinar.visit(9));
            assertThat(again.status()).as(date).isEqualTo(422);
            assertThat(html(again)).contains("webinar.problem.dated", date);
        }
        assertThat(((Page) webinar.events.announce(
                                webinar.form("status", "UNDATED", "startDate", "2026-06-02"), webinar.visit(9)))
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void cancelledEvent_staysInTheAgendaWithItsReason(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        assertThat(html(webinar.events.ask(event, webinar.visit(9)))).contains("Youth and discrimination");
        Page refused = (Page) webinar.events.cancel(event, new TestForm("a", "reason", " "), webinar.visit(9));
        assertThat(refused.status()).isEqualTo(422);

        for (int i = 0; i < 2; i++) {
            webinar.events.cancel(event, new TestForm("b" + i, "reason", "Storm <b>"), webinar.visit(9));
        }

        assertThat(webinar.event(event, 0)).contains("Storm &lt;b&gt;", "26 May 2026");
        assertThat(webinar.list("", "")).contains("Youth and discrimination", "Cancelled");
        assertThat(webinar.audited).containsExactly("webinar.audit.cancelled Youth and discrimination Storm <b>");
        assertThat(webinar.feature
                        .networkPanel(new TestVisit(7, 0, webinar.spaces, "en"))
                        .isEmptyContent())
                .isTrue();
        assertThat(html(webinar.events.edit(event, webinar.visit(9)))).contains("announces it again");
        webinar.events.save(event, webinar.form("base", "2"), webinar.visit(9));
        assertThat(webinar.event(event, 0)).doesNotContain("Storm");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void formSentTwice_makesOneEvent(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        TestForm form = webinar.form();
        assertThat(place(webinar.events.announce(form, webinar.visit(9))))
                .isEqualTo(place(webinar.events.announce(form, webinar.visit(9))));
        assertThat(webinar.database.number("select count(*) from webinar_event"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void homes_showWhatIsComingToWhoMayReadIt(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        assertThat(webinar.feature.panel(webinar.visit(0)).isEmptyContent()).isTrue();
        for (int i = 0; i < 5; i++) {
            webinar.announce("title.en", "Public " + i, "startTime", "1" + i + ":00", "endTime", "19:00");
        }
        webinar.events.announce(webinar.form("title.en", "Secret", "startTime", "09:00"), webinar.visit(9, 2, "en"));

        assertThat(webinar.feature.panel(webinar.visit(0)).toString())
                .containsSubsequence("Public 0", "Public 1", "Public 2", "")
                .doesNotContain("Public 3", "Secret");
        assertThat(webinar.feature
                        .networkPanel(new TestVisit(0, 0, webinar.spaces, "en"))
                        .toString())
                .contains("Public 0", "Space night")
                .doesNotContain("Secret");
        assertThat(webinar.feature
                        .networkPanel(new TestVisit(7, 0, webinar.spaces, "en"))
                        .toString())
                .containsSubsequence("Secret", "Public 0");
        webinar.spaces.off(1, "webinar");
        assertThat(webinar.feature
                        .networkPanel(new TestVisit(7, 0, webinar.spaces, "en"))
                        .toString())
                .contains("Secret")
                .doesNotContain("Public");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void otherBundles_reachEventsThroughTheirSource(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("speaker.0.name", "Mediation team", "speaker.0.city", "Nice");
        WebinarContent content = new WebinarContent(webinar.database, webinar.bodies, webinar.files, webinar.spaces);

        ContentItem item = content.items(List.of(event, event + 9)).get(event);
        assertThat(item.title()).isEqualTo("Youth and discrimination");
        assertThat(item.fields()).containsEntry("city", "Nice").containsEntry("date", "2026-05-26T12:00:00Z");
        assertThat(item.path()).isEqualTo("/s/night/webinar/events/" + event);
        assertThat(content.paths(List.of(event))).containsEntry(event, item.path());
        assertThat(content.page(1, 0, 10)).containsExactly(event);
        assertThat(content.page(1, event, 10)).isEmpty();
        List<ContentHead> heads = webinar.register.latest(webinar.spaces.grants(0), Selection.ALL, null, 10);
        assertThat(heads).extracting(ContentHead::kind).containsExactly("webinar.event");

        databases.database("content").transaction(tx -> {
            webinar.register.move(tx, event, 2, 9);
            return null;
        });
        databases.deliver(new MovedEvents(webinar.database));
        assertThat(content.page(2, 0, 10)).containsExactly(event);
        assertThatThrownBy(() -> webinar.event(event, 0)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pages_takeAConstantNumberOfStatements(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        for (int i = 0; i < 20; i++) {
            webinar.announce();
        }
        long before = databases.statements();
        webinar.event(event, 7);
        assertThat(databases.statements() - before)
                .as("event, own registration, colleagues, files")
                .isEqualTo(4);
        before = databases.statements();
        html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(7)));
        assertThat(databases.statements() - before)
                .as("dated, undated, own registrations")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void hostileText_staysText(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> \u202Eevil";
        long event = webinar.announce(
                "title.en",
                attack,
                "title.fr",
                attack,
                "body",
                attack.replace("\u202E", ""),
                "venue",
                attack,
                "way",
                "HYBRID",
                "speaker.0.name",
                attack,
                "speaker.0.function",
                attack,
                "speaker.0.city",
                attack,
                "part.0.text",
                attack);
        String html = webinar.event(event, 9)
                + webinar.list("", "")
                + html(webinar.events.edit(event, webinar.visit(9)))
                + html(webinar.events.ask(event, webinar.visit(9)));

        assertThat(html).doesNotContain("<script>alert", "<img src=x", "\u202E").contains("&lt;script&gt;");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void event_isAnnouncedOnceMoreWithoutItsDate(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "30", "recording", "https://video.example/1");
        assertThat(webinar.event(event, 0)).contains("href=\"https://video.example/1\"");

        String form = html(webinar.events.fresh(Long.toString(event), webinar.visit(9)));

        assertThat(form)
                .contains("value=\"Youth and discrimination\"", "value=\"14:00\"", "value=\"30\"", "events\"")
                .doesNotContain("2026-05-26", "video.example", "/edit\"");
        assertThatThrownBy(() -> webinar.events.fresh(Long.toString(event), webinar.visit(9, 2, "en")))
                .isInstanceOf(Refusal.class);
        TestForm wrong = webinar.form("recording", "javascript:alert(1)");
        assertThat(((Page) webinar.events.announce(wrong, webinar.visit(9))).status())
                .isEqualTo(422);
    }
}
