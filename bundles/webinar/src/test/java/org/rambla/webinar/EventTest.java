// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.idIn;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
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
    void programmeOfSeveralDays_hasThemAndMovesWithTheEvent(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String[] programme = {
            "endDate",
            "2026-05-27",
            "part.0.day",
            "1",
            "part.0.time",
            "14:00",
            "part.0.text",
            "Welcome",
            "part.1.day",
            "2",
            "part.1.time",
            "09:00",
            "part.1.text",
            "Visit"
        };
        long event = webinar.announce(programme);
        assertThat(webinar.event(event, 0))
                .containsSubsequence("<h3>Tuesday 26 May 2026", "Welcome", "<h3>Wednesday 27 May 2026", "Visit")
                .contains("Tuesday 26 May 2026, 14:00 to Wednesday 27 May 2026, 16:00 CEST")
                .as("the hours of each day")
                .doesNotContain("14:00\u201316:00");

        String[] moved = {"base", "1", "startDate", "2026-06-02", "endDate", "2026-06-03"};
        String[] both = Stream.of(programme, moved).flatMap(Stream::of).toArray(String[]::new);
        assertThat(place(webinar.events.save(event, webinar.form(both), webinar.visit(9))))
                .contains("webinar.done.changed");
        assertThat(webinar.event(event, 0)).containsSubsequence("<h3>Wednesday 3 June 2026", "Visit");
        assertThat(html(webinar.events.edit(event, webinar.visit(9)))).contains("name=\"part.1.day\"");
        assertThat(((Page) webinar.events.announce(
                                webinar.form("part.0.text", "Visit", "part.0.day", "2"), webinar.visit(9)))
                        .status())
                .as("an event of one day")
                .isEqualTo(422);
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

        String form = html(webinar.events.fresh(Long.toString(event), "", webinar.visit(9)));

        assertThat(form)
                .contains("value=\"Youth and discrimination\"", "value=\"14:00\"", "value=\"30\"", "events\"")
                .doesNotContain("2026-05-26", "video.example", "/edit\"");
        assertThatThrownBy(() -> webinar.events.fresh(Long.toString(event), "", webinar.visit(9, 2, "en")))
                .isInstanceOf(Refusal.class);
        TestForm wrong = webinar.form("recording", "javascript:alert(1)");
        assertThat(((Page) webinar.events.announce(wrong, webinar.visit(9))).status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void dateThatIsOver_isAskedAboutWherePeopleAreRegistered(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        String[] wrong = {"base", "1", "startDate", "2025-05-26", "endDate", "2025-05-26"};
        webinar.register(event, 7);
        Page page = (Page) webinar.events.save(event, webinar.form(wrong), webinar.visit(9));
        assertThat(page.status()).isEqualTo(422);
        assertThat(html(page)).contains("value=\"2025-05-26\"");
        webinar.part.withdraw(event, webinar.visit(7));
        assertThat(place(webinar.events.save(event, webinar.form(wrong), webinar.visit(9))))
                .contains("webinar.done.changed");
    }
}
