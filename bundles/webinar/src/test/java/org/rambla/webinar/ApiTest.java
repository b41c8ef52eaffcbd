// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.registration.EventApi;
import org.rambla.webinar.registration.EventApi.EventEntry;
import org.rambla.webinar.registration.EventApi.EventList;
import org.rambla.webinar.suggestion.SuggestionApi;
import org.rambla.webinar.suggestion.SuggestionPages;

/** Events for programs. */
final class ApiTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void programs_readEventsWithTheirOwnStanding(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        EventApi api = WebinarFixture.find(webinar.feature.api(), EventApi.class);
        long event = webinar.announce("meeting", "https://meet.example/secret", "speaker.0.name", "Mediation team");
        webinar.register(event, 7);

        EventEntry mine = api.event(event, webinar.visit(7)).event();
        assertThat(mine.mine()).isEqualTo("CONFIRMED");
        assertThat(mine.start()).isEqualTo(Instant.parse("2026-05-26T12:00:00Z"));
        assertThat(mine.registration()).isEqualTo("OPEN");
        assertThat(api.event(event, webinar.visit(0)).event().registration()).isEqualTo("GUEST");
        assertThat(api.event(event, webinar.visit(0)).event().mine()).isNull();
        assertThat(api.event(event, webinar.visit(7)).speakers()).hasSize(1);
        assertThat(api.event(event, webinar.visit(7)).toString() + api.list("", "", webinar.visit(7)))
                .doesNotContain("meet.example");
        assertThatThrownBy(() -> api.event(event, webinar.visit(7, 2, "en"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> api.list("other", "", webinar.visit(7))).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void lists_arePagedWithTheirTotal(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        EventApi api = WebinarFixture.find(webinar.feature.api(), EventApi.class);
        for (int i = 0; i < 60; i++) {
            // Many begin at the same moment.
            String day = "2026-05-" + (10 + i % 3);
            webinar.announce("startDate", day, "endDate", day);
        }
        for (int i = 0; i < 55; i++) {
            webinar.announce("status", "UNDATED");
        }
        webinar.announce("startDate", "2026-02-10", "endDate", "2026-02-10");

        assertThat(covered(api, webinar, "")).isEqualTo(60);
        assertThat(covered(api, webinar, "undated")).isEqualTo(55);
        assertThat(covered(api, webinar, "past")).isEqualTo(1);
    }

    /** How many different events all pages have; as many as each says. */
    private static int covered(EventApi api, WebinarFixture webinar, String view) {
        Set<Long> seen = new HashSet<>();
        String next = "";
        while (next != null) {
            EventList page = api.list(view, next.replaceAll(".*after=", ""), webinar.visit(0));
            page.events().forEach(event -> assertThat(seen.add(event.id())).isTrue());
            next = page.next();
            if (next == null) {
                assertThat(page.total()).isEqualTo(seen.size());
            }
        }
        return seen.size();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void suggestions_areListedWithWhatTheCallersCityWants(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        SuggestionApi api = WebinarFixture.find(webinar.feature.api(), SuggestionApi.class);
        assertThat(api.list(webinar.visit(0)).total()).isZero();
        WebinarFixture.find(webinar.feature.pages(), SuggestionPages.class)
                .propose(new TestForm("s", "title", "Night <buses>", "text", "Which lines?"), webinar.visit(7));

        assertThat(api.list(webinar.visit(7)).suggestions()).singleElement().satisfies(one -> {
            assertThat(one.title()).isEqualTo("Night <buses>");
            assertThat(one.state()).isEqualTo("OPEN");
            assertThat(one.supports()).isEqualTo(1);
            assertThat(one.supported()).isTrue();
            assertThat(one.answer()).isNull();
            assertThat(one.event()).isNull();
        });
        assertThat(api.list(webinar.visit(0)).suggestions().get(0).supported()).isFalse();
        assertThat(api.list(webinar.visit(7, 2, "en")).suggestions())
                .as("of another space")
                .isEmpty();
    }
}
