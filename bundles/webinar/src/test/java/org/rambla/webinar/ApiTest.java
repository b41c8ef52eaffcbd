// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.after.OpinionApi;
import org.rambla.webinar.attendance.FigureApi;
import org.rambla.webinar.audience.AskedApi;
import org.rambla.webinar.audience.AskedApi.NewQuestion;
import org.rambla.webinar.registration.EventApi;
import org.rambla.webinar.registration.EventApi.EventEntry;
import org.rambla.webinar.registration.EventApi.EventList;
import org.rambla.webinar.registration.RegistrationApi;
import org.rambla.webinar.registration.RegistrationApi.MyRegistration;
import org.rambla.webinar.registration.SentRegistration.NewRegistration;
import org.rambla.webinar.suggestion.SuggestionApi;
import org.rambla.webinar.suggestion.SuggestionApi.NewSuggestion;
import org.rambla.webinar.suggestion.SuggestionApi.SuggestionEntry;
import org.rambla.webinar.suggestion.SuggestionApi.Support;
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
        assertThat(api.list("", webinar.visit(0)).total()).isZero();
        WebinarFixture.find(webinar.feature.pages(), SuggestionPages.class)
                .propose(new TestForm("s", "title", "Night <buses>", "text", "Which lines?"), webinar.visit(7));

        assertThat(api.list("", webinar.visit(7)).suggestions()).singleElement().satisfies(one -> {
            assertThat(one.title()).isEqualTo("Night <buses>");
            assertThat(one.state()).isEqualTo("OPEN");
            assertThat(one.supports()).isEqualTo(1);
            assertThat(one.supported()).isTrue();
            assertThat(one.answer()).isNull();
            assertThat(one.event()).isNull();
        });
        assertThat(api.list("", webinar.visit(0)).suggestions().get(0).supported())
                .isFalse();
        assertThat(api.list("", webinar.visit(7, 2, "en")).suggestions())
                .as("of another space")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void programs_registerChangeAndGiveUp(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        RegistrationApi api = WebinarFixture.find(webinar.feature.api(), RegistrationApi.class);
        EventApi events = WebinarFixture.find(webinar.feature.api(), EventApi.class);
        long event = webinar.announce(
                "capacity",
                "1",
                "interpreted",
                "fr",
                "question.0.label.en",
                "How many?",
                "question.0.key",
                "howmany1",
                "question.0.type",
                "NUMBER",
                "question.0.required",
                "1");
        assertThat(events.event(event, webinar.visit(7)).questions())
                .singleElement()
                .satisfies(one -> assertThat(one.key() + one.type()).isEqualTo("howmany1NUMBER"));
        assertThat(api.mine(event, webinar.visit(7)).state()).isEqualTo("NONE");
        assertThatThrownBy(() -> api.register(event, null, webinar.visit(0)))
                .as("a guest")
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> api.register(
                        event,
                        new NewRegistration("de", "x".repeat(2_000), Map.of("howmany1", "many")),
                        webinar.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(Refusal.Wrong::field)
                                .containsExactly("hears", "needs", "answers.howmany1"));
        assertThatThrownBy(() -> api.register(event, null, webinar.visit(7)))
                .as("the answer is missing")
                .isInstanceOf(Refusal.class);

        NewRegistration sent = new NewRegistration("fr", null, Map.of("howmany1", 3));
        assertThat(api.register(event, sent, webinar.visit(7)).getStatus()).isEqualTo(201);
        assertThat(api.register(event, new NewRegistration("", "Captions", Map.of("howmany1", 4)), webinar.visit(7))
                        .getStatus())
                .as("changes what was said")
                .isEqualTo(200);
        assertThat(api.mine(event, webinar.visit(7)))
                .isEqualTo(new MyRegistration(
                        "CONFIRMED",
                        null,
                        "",
                        "Captions",
                        Map.of("howmany1", "4"),
                        "/s/night/webinar/events/" + event));
        api.register(event, sent, webinar.visit(8));
        assertThat(api.mine(event, webinar.visit(8)).ahead()).isZero();
        for (int i = 0; i < 2; i++) {
            assertThat(api.withdraw(event, Map.of(), webinar.visit(7)).state()).isEqualTo("NONE");
        }
        assertThat(api.mine(event, webinar.visit(8)).state()).isEqualTo("CONFIRMED");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void programs_askAndCount(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        AskedApi asked = WebinarFixture.find(webinar.feature.api(), AskedApi.class);
        FigureApi figures = WebinarFixture.find(webinar.feature.api(), FigureApi.class);
        OpinionApi opinions = WebinarFixture.find(webinar.feature.api(), OpinionApi.class);
        long event = webinar.announce();
        assertThatThrownBy(() -> asked.ask(event, new NewQuestion("When?"), webinar.visit(7)))
                .as("not registered")
                .isInstanceOf(Refusal.class);
        webinar.register(event, 7);
        assertThatThrownBy(() -> asked.ask(event, new NewQuestion(" "), webinar.visit(7)))
                .isInstanceOf(Refusal.class);
        asked.ask(event, new NewQuestion("When?"), webinar.visit(7));

        assertThat(asked.list(event, "", webinar.visit(7)).questions())
                .singleElement()
                .satisfies(one -> assertThat(one.mine()).isTrue());
        assertThat(asked.list(event, "", webinar.visit(8)).questions())
                .as("not shown yet")
                .isEmpty();
        assertThat(asked.list(event, "", webinar.visit(9)).total()).isEqualTo(1);
        assertThat(figures.event(event, webinar.visit(9)).registered()).isEqualTo(1);
        assertThat(figures.year("2026", "", webinar.visit(9))).satisfies(year -> {
            assertThat(year.year()).isEqualTo(2026);
            assertThat(year.events()).hasSize(1);
            assertThat(year.people().countries()).singleElement().satisfies(one -> {
                assertThat(one.label()).isEqualTo("Belgium");
                assertThat(one.country()).isNull();
            });
        });
        assertThat(opinions.totals(event, webinar.visit(9)))
                .isEqualTo(new OpinionApi.OpinionTotals(0, 0, List.of(0, 0, 0, 0, 0), List.of(0, 0, 0)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void programs_proposeSubjectsAndSupportThem(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        SuggestionApi api = WebinarFixture.find(webinar.feature.api(), SuggestionApi.class);
        NewSuggestion sent = new NewSuggestion(" Night\nbuses ", "Which lines?");
        Response made = api.propose(sent, webinar.visit(7));
        SuggestionEntry one = (SuggestionEntry) made.getEntity();
        assertThat(made.getStatus()).isEqualTo(201);
        assertThat(made.getLocation().toString()).isEqualTo("/s/night/webinar/suggestions/" + one.id());
        assertThat(one.title()).isEqualTo("Night buses");
        assertThat(one.supported()).isTrue();
        assertThat(((SuggestionEntry) api.propose(sent, webinar.visit(7)).getEntity()).id())
                .as("sent twice")
                .isEqualTo(one.id());

        assertThat(api.support(new Support(one.id(), true), webinar.visit(21)).supports())
                .isEqualTo(2);
        assertThat(api.support(new Support(one.id(), false), webinar.visit(21)).supports())
                .isEqualTo(1);

        for (NewSuggestion wrong : Arrays.asList(
                null,
                new NewSuggestion(" ", null),
                new NewSuggestion("x".repeat(151), ""),
                new NewSuggestion("x", "y".repeat(1_001)))) {
            refused(422, () -> api.propose(wrong, webinar.visit(7)));
        }
        refused(422, () -> api.support(new Support(one.id(), null), webinar.visit(7)));
        refused(422, () -> api.support(null, webinar.visit(7)));
        refused(404, () -> api.support(new Support(one.id() + 1, true), webinar.visit(7)));
    }

    private static void refused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(status));
    }
}
