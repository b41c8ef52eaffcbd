// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;

/** Hours that clocks do not show or show twice, and more rows than a form has. */
final class OddInputTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static TestForm refused(WebinarFixture webinar, String... pairs) {
        TestForm form = webinar.form(pairs);
        Page page = (Page) webinar.events.announce(form, webinar.visit(9));
        assertThat(page.status()).as(String.join(" ", pairs)).isEqualTo(422);
        assertThat(html(page)).contains("Youth and discrimination");
        assertThat(webinar.database.number("select count(*) from webinar_event"))
                .isZero();
        return form;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void thousandQuestions_areRefusedAndNotLeftOutQuietly(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        for (String kind : List.of("question.%d.label.en", "speaker.%d.name", "part.%d.text.en")) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                rows.addAll(List.of(String.format(kind, i), "Number " + i));
            }
            assertThat(refused(webinar, rows.toArray(String[]::new)).problems())
                    .as(kind)
                    .containsValue("webinar.problem.rows");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void hoursThatAreThereTwiceOrNotAtAll_areAskedAboutWhereverTheyAreTyped(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        assertThat(refused(webinar, "startDate", "2026-03-29", "startTime", "02:30", "endDate", "2026-03-29")
                        .problems())
                .containsEntry("startTime", "webinar.problem.skipped");
        assertThat(refused(
                                webinar,
                                "startDate",
                                "2026-10-24",
                                "startTime",
                                "20:00",
                                "endDate",
                                "2026-10-25",
                                "endTime",
                                "02:30")
                        .problems())
                .containsEntry("endTime", "webinar.problem.twice");
        assertThat(refused(webinar, "opensDate", "2026-03-29", "opensTime", "02:30")
                        .problems())
                .containsEntry("opensTime", "webinar.problem.skipped");
        String[] night = {
            "startDate",
            "2026-10-25",
            "startTime",
            "02:30",
            "endDate",
            "2026-10-25",
            "endTime",
            "04:00",
            "startHour",
            ""
        };
        refused(webinar, night);
        night[night.length - 1] = "later";
        long event = WebinarFixture.idIn(webinar.events.announce(webinar.form(night), webinar.visit(9)));
        assertThat(webinar.event(event, 7)).contains("02:30\u201304:00 CET");
        assertThat(html(webinar.events.edit(event, webinar.visit(9)))).contains("value=\"later\" selected");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sessionsOnTheNightOfTheChange_areAskedAbout(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String[] weekly = {
            "startDate",
            "2026-10-18",
            "startTime",
            "02:30",
            "endDate",
            "2026-10-18",
            "endTime",
            "04:00",
            "repeat",
            "1w",
            "sessions",
            "3",
            "series",
            "new",
            "seriesTitle.en",
            "Night walks",
            "without",
            ""
        };
        assertThat(refused(webinar, weekly).problems()).containsEntry("without", "webinar.problem.odd");
        weekly[weekly.length - 1] = "2026-10-25";
        assertThat(place(webinar.events.announce(webinar.form(weekly), webinar.visit(9))))
                .contains("webinar.done.repeated");
        assertThat(webinar.database.number("select count(*) from webinar_event"))
                .isEqualTo(3);
    }
}
