// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;

/** Where events are shown beside their own page, and what that costs. */
final class EventReachTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
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
        long event = webinar.announce(
                "title.fr",
                "Jeunesse",
                "together",
                "Forum",
                "interpreted",
                "fr",
                "speaker.0.name",
                "Mediation team",
                "speaker.0.city",
                "Nice",
                "speaker.0.function.en",
                "Street mediators",
                "part.0.text.en",
                "Nine campaigns",
                "part.1.text.fr",
                "Une visite de nuit");
        WebinarContent content = webinar.content();

        ContentItem item = content.items(List.of(event, event + 9)).get(event);
        assertThat(item.title()).isEqualTo("Youth and discrimination");
        assertThat(item.fields()).containsEntry("city", "Nice").containsEntry("date", "2026-05-26T12:00:00Z");
        assertThat(item.fields())
                .containsEntry("end", "2026-05-26T14:00:00Z")
                .containsEntry("zone", "Europe/Paris")
                .containsEntry("organisers", "Forum")
                .containsEntry("interpretation", "fr")
                .containsEntry("status", "PLANNED")
                .containsEntry("speakers", "Mediation team, Nice")
                .as("its body says the rest; in French there is none")
                .containsEntry("programme", "Une visite de nuit")
                .doesNotContainKeys("venue", "topic", "was", "speakers@fr", "programme@fr");
        assertThat(item.body().html())
                .contains("Street mediators", "Nine campaigns")
                .doesNotContain("Une visite");
        assertThat(item.versions()).extracting(LanguageVersion::title).containsExactly("Jeunesse");
        webinar.register(event, 7, "needs", "Captions");
        assertThat(content.about(7).get("registrations"))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("needs", "Captions")
                        .containsEntry("state", "CONFIRMED")
                        .containsEntry("attended", "false"));
        assertThat(content.about(8).get("registrations")).isEmpty();
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
    void exportOfOnesData_tellsNothingNewOfSpacesThatOneLeft(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = WebinarFixture.idIn(webinar.events.announce(webinar.form(), webinar.visit(9, 2, "en")));
        webinar.part.register(event, new TestForm("r"), webinar.visit(8, 2, "en"));
        assertThat(webinar.content().about(8).get("registrations").get(0))
                .containsEntry("title", "Youth and discrimination")
                .containsKey("startsAt");

        webinar.spaces.role(2, 8, null);

        assertThat(webinar.content().about(8).get("registrations").get(0))
                .containsEntry("state", "CONFIRMED")
                .doesNotContainKeys("title", "startsAt");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void organisers_areNamedWhereEverybodyWhoSeesTheEventSeesThem(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.spaces.add(3, "inner", Visibility.NETWORK, "webinar");
        webinar.spaces.add(4, "open", Visibility.PUBLIC, "webinar");
        webinar.database.transaction(tx -> {
            for (long space : new long[] {2, 3, 4}) {
                tx.execute("insert into webinar_organiser (event, space_id) values (?, ?)", event, space);
            }
            return tx.execute("update webinar_event set organisers = 3 where id = ?", event);
        });

        assertThat(webinar.content().items(List.of(event)).get(event).fields())
                .containsEntry("organisers", "Space open");
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
                .as("whether there are others', dated, undated, own registrations")
                .isEqualTo(4);
    }
}
