// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentState;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.event.HidePages;

/** Events that are postponed or cancelled. */
final class EventStatusTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
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
    void whatIsOver_isCorrectedWithoutMailsAndNotCancelled(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("way", "HYBRID", "venue.en", "Town hall");
        webinar.register(event, 8);
        assertThat(webinar.event(event, 9)).contains("/cancel\"");
        webinar.clock.set("2026-05-26T15:00:00Z");
        databases.deliver(webinar.telling);
        webinar.post.take();

        TestForm corrected = webinar.form("base", "1", "way", "HYBRID", "venue.en", "Library", "endTime", "16:30");
        assertThat(place(webinar.events.save(event, corrected, webinar.visit(9))))
                .contains("webinar.done.changed");
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take()).isEmpty();
        assertThat(webinar.event(event, 9)).contains("Library").doesNotContain("/cancel\"");
        assertThatThrownBy(() -> webinar.events.cancel(event, new TestForm("c", "reason", "Storm"), webinar.visit(9)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));

        TestForm later = webinar.form(
                "base",
                "2",
                "way",
                "HYBRID",
                "venue.en",
                "Library",
                "startDate",
                "2026-06-02",
                "endDate",
                "2026-06-02");
        webinar.events.save(event, later, webinar.visit(9));
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take()).as("it is to come again").hasSize(1);
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
    void postponedEventOnceMore_isPlannedAndCannotBeRepeatedWithoutADate(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.events.save(
                event, webinar.form("base", "1", "status", "POSTPONED", "reason", "Storm at sea"), webinar.visit(9));
        assertThat(html(webinar.events.fresh("" + event, "", webinar.visit(9))))
                .doesNotContain("Storm at sea")
                .contains("value=\"PLANNED\" selected");
        TestForm repeated = webinar.form(
                "status", "UNDATED", "series", "new", "seriesTitle.en", "Spring", "repeat", "1w", "sessions", "3");
        assertThat(((Page) webinar.events.announce(repeated, webinar.visit(9))).status())
                .isEqualTo(422);
        assertThat(repeated.problems()).containsOnlyKeys("repeat");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverIsRegisteredForWhatWasCancelled_changesNothingAnyMore(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 7, "needs", "A ramp");
        webinar.events.cancel(event, new TestForm("c", "reason", "Storm"), webinar.visit(9));
        assertThat(webinar.event(event, 7)).doesNotContain("name=\"needs\"");
        assertThat(((Page) webinar.register(event, 7, "needs", "Other")).status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void cancelledEvent_isCorrectedAndStaysCancelledWithoutAMail(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 7);
        webinar.events.cancel(event, new TestForm("c", "reason", "Storn"), webinar.visit(9));
        databases.deliver(webinar.telling);
        webinar.post.take();
        assertThat(html(webinar.events.edit(event, webinar.visit(9))))
                .contains("value=\"CANCELLED\" selected", "Storn", "2026-05-26");

        String[] corrected = {
            "base", "2", "status", "CANCELLED", "reason.en", "Storm", "startDate", "2026-02-26", "endDate", "2026-02-26"
        };
        assertThat(place(webinar.events.save(event, webinar.form(corrected), webinar.visit(9))))
                .contains("webinar.done.changed");
        databases.deliver(webinar.telling);

        assertThat(webinar.post.take()).isEmpty();
        assertThat(webinar.event(event, 0)).contains("cancelled: Storm", "26 February 2026");
        TestForm bare = webinar.form("base", "3", "status", "CANCELLED");
        assertThat(((Page) webinar.events.save(event, bare, webinar.visit(9))).status())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(((Page) webinar.events.announce(webinar.form("status", "CANCELLED"), webinar.visit(9))).status())
                .as("what was not cancelled before")
                .isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventOnWhichNobodyCounts_isHiddenAndShownAgain(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        HidePages pages = WebinarFixture.find(webinar.feature.pages(), HidePages.class);
        long event = webinar.announce();
        webinar.register(event, 7);
        assertThat(html(pages.ask(event, webinar.visit(9)))).contains("cancel it first");
        assertThat(((Page) pages.save(event, new TestForm("h1", "hidden", "1"), webinar.visit(9))).status())
                .isEqualTo(409);
        assertThat(((Page) pages.save(event, new TestForm("h2"), webinar.visit(9))).status())
                .isEqualTo(422);
        webinar.events.cancel(event, new TestForm("c", "reason", "Twice"), webinar.visit(9));

        for (int i = 0; i < 2; i++) {
            pages.save(event, new TestForm("h3" + i, "hidden", "1"), webinar.visit(9));
        }

        assertThat(webinar.list("", "")).doesNotContain("Youth and discrimination");
        assertThat(webinar.list("month", "2026-05")).doesNotContain("Youth and discrimination");
        assertThat(html(webinar.agenda.agenda("hidden", "", "", "", "", "", webinar.visit(9))))
                .contains("Youth and discrimination");
        assertThatThrownBy(() -> webinar.agenda.agenda("hidden", "", "", "", "", "", webinar.visit(7)))
                .isInstanceOf(Refusal.class);
        assertThat(webinar.register.head(event).orElseThrow().state()).isEqualTo(ContentState.HIDDEN);
        assertThat(webinar.event(event, 9))
                .contains("This event is hidden", "/hide\"")
                .doesNotContain("/edit\"");
        webinar.content().erase(7);
        assertThat(webinar.database.number("select count(*) from webinar_registration where member = 7"))
                .as("persons are forgotten there too")
                .isZero();

        pages.save(event, new TestForm("h4", "hidden", "0"), webinar.visit(9));
        assertThat(webinar.list("", "")).contains("Youth and discrimination");
        assertThat(webinar.audited).anyMatch(act -> act.startsWith("webinar.audit.hidden Youth"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void hiddenEvent_takesNobody(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        WebinarFixture.find(webinar.feature.pages(), HidePages.class)
                .save(event, new TestForm("h", "hidden", "1"), webinar.visit(9));

        assertThat(((Page) webinar.register(event, 9)).status()).isEqualTo(404);
        assertThat(webinar.event(event, 9)).doesNotContain("/register\"");
    }
}
