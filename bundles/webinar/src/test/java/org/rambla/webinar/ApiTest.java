// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.after.OpinionApi;
import org.rambla.webinar.attendance.FigureApi;
import org.rambla.webinar.audience.AskedApi;
import org.rambla.webinar.audience.AskedApi.NewQuestion;
import org.rambla.webinar.event.OrganiseApi;
import org.rambla.webinar.event.SentEvent;
import org.rambla.webinar.event.SentEvent.SentPart;
import org.rambla.webinar.event.SentEvent.SentQuestion;
import org.rambla.webinar.event.SentEvent.SentSpeaker;
import org.rambla.webinar.registration.EventApi;
import org.rambla.webinar.registration.EventApi.EventEntry;
import org.rambla.webinar.registration.EventApi.EventList;
import org.rambla.webinar.registration.EventApi.WholeEvent;
import org.rambla.webinar.registration.NetworkEventApi;
import org.rambla.webinar.registration.RegisteredApi;
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

    /** What a program sent: names and values. */
    private static SentEvent sent(Object... pairs) {
        RecordComponent[] parts = SentEvent.class.getRecordComponents();
        Object[] values = new Object[parts.length];
        for (int i = 0; i < pairs.length; i += 2) {
            Object name = pairs[i];
            int at = IntStream.range(0, parts.length)
                    .filter(part -> parts[part].getName().equals(name))
                    .findFirst()
                    .orElseThrow();
            values[at] = pairs[i + 1];
        }
        try {
            return (SentEvent) SentEvent.class.getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void programs_announceChangeAndCancel(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        OrganiseApi api = WebinarFixture.find(webinar.feature.api(), OrganiseApi.class);
        SentEvent event = sent(
                "key",
                "spring-1",
                "titles",
                Map.of("en", "Night", "fr", "La nuit"),
                "language",
                "en",
                "html",
                "<p>What we <script>x</script>learned</p>",
                "start",
                "2026-10-25T01:30:00Z",
                "end",
                "2026-10-25T03:30:00Z",
                "zone",
                "Europe/Paris",
                "way",
                "HYBRID",
                "venues",
                Map.of("en", "Town hall"),
                "meeting",
                "https://meet.example/x",
                "spoken",
                List.of("fr"),
                "interpreted",
                List.of("en", "de"),
                "who",
                "NETWORK",
                "capacity",
                20,
                "reminders",
                List.of(1440, 90),
                "speakers",
                List.of(new SentSpeaker("Mediation team", Map.of("en", "Mediators"), "Gent")),
                "programme",
                List.of(new SentPart("03:00", null, Map.of("en", "Welcome"))),
                "questions",
                List.of(new SentQuestion(
                        null, "CHOICE", Map.of("en", "Lunch?"), true, Map.of("en", List.of("Yes", "No")))));
        Response made = api.announce(event, webinar.visit(9));
        assertThat(made.getStatus()).isEqualTo(201);
        long id = ((WholeEvent) made.getEntity()).event().id();
        assertThat(((WholeEvent) api.announce(event, webinar.visit(9)).getEntity())
                        .event()
                        .id())
                .as("sent twice")
                .isEqualTo(id);
        WholeEvent whole = (WholeEvent) made.getEntity();
        assertThat(whole.event().start()).as("the later of two equal hours").isEqualTo("2026-10-25T01:30:00Z");
        assertThat(whole.html()).contains("learned").doesNotContain("script");
        assertThat(whole.questions()).hasSize(1);
        assertThat(webinar.database.first("select reminders from webinar_event", row -> row.text("reminders")))
                .contains("1440 90");
        webinar.register(id, 7, "answer." + whole.questions().get(0).key(), "Yes");

        // More came than there are places: what is said of the event changes all the same, but not to fewer places.
        webinar.database.transaction(tx -> tx.execute("update webinar_event set confirmed = 25 where id = ?", id));
        assertThatThrownBy(() -> api.change(id, sent("version", 1, "capacity", 19), webinar.visit(9)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(422));
        WholeEvent changed = api.change(
                id,
                sent("version", 1, "start", "2026-10-26T10:00:00Z", "end", "2026-10-26T11:00:00Z"),
                webinar.visit(9));
        webinar.database.transaction(tx -> tx.execute("update webinar_event set confirmed = 1 where id = ?", id));
        assertThat(changed.event().version()).isEqualTo(2);
        assertThat(changed.event().titles()).containsEntry("fr", "La nuit");
        assertThat(changed.event().venue()).isEqualTo("Town hall");
        assertThat(changed.questions()).isEqualTo(whole.questions());
        assertThat(changed.speakers()).isEqualTo(whole.speakers());
        assertThat(changed.programme()).isEqualTo(whole.programme());
        assertThat(changed.event().capacity()).isEqualTo(20);
        assertThat(changed.html()).isEqualTo(whole.html());
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take()).isNotEmpty();
        assertThatThrownBy(() -> api.change(id, sent("version", 1, "capacity", 30), webinar.visit(9)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));

        assertThat(api.cancel(id, new OrganiseApi.Cancelled(Map.of("en", "Storm"), null), webinar.visit(9))
                        .event()
                        .status())
                .isEqualTo("CANCELLED");
        RegisteredApi registered = WebinarFixture.find(webinar.feature.api(), RegisteredApi.class);
        RegisteredApi.Registered list = registered.list(id, "", webinar.visit(9));
        assertThat(list.total()).isEqualTo(1);
        assertThat(list.registrations().get(0).name()).contains("7");
        assertThat(list.toString()).doesNotContain("@");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatAProgramSendsWrong_isToldFieldByField(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        OrganiseApi api = WebinarFixture.find(webinar.feature.api(), OrganiseApi.class);
        SentEvent event = sent(
                "start", "tomorrow",
                "end", "2026-10-25T03:30:00Z",
                "zone", "Europe/Atlantis",
                "way", "SWIMMING",
                "meeting", "javascript:x",
                "capacity", -1,
                "reminders", List.of(1),
                "who", "EVERYBODY",
                "speakers", List.of(new SentSpeaker(null, null, "Gent")),
                "questions", List.of(new SentQuestion(null, "CHOICE", Map.of("en", "Lunch?"), null, null)));
        assertThatThrownBy(() -> api.announce(event, webinar.visit(9)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(422);
                    assertThat(refusal.fields())
                            .extracting(Refusal.Wrong::field)
                            .contains(
                                    "titles.fr",
                                    "start",
                                    "zone",
                                    "way",
                                    "meeting",
                                    "capacity",
                                    "reminders",
                                    "who",
                                    "speakers.0.name",
                                    "questions.0.options.fr");
                });
        assertThatThrownBy(() -> api.announce(null, webinar.visit(9))).isInstanceOf(Refusal.class);
        List<Object> nothing = Collections.singletonList(null);
        for (String list : List.of("speakers", "programme", "questions")) {
            assertThatThrownBy(() -> api.announce(sent(list, nothing), webinar.visit(9)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.fields())
                                    .extracting(Refusal.Wrong::field)
                                    .contains(list + ".0"));
        }
        long id = webinar.announce();
        assertThatThrownBy(() -> api.change(id, sent(), webinar.visit(9)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields().get(0).field()).isEqualTo("version"));
        assertThatThrownBy(() -> api.cancel(id, null, webinar.visit(9))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> api.change(id, sent("version", 1), webinar.visit(9, 2, "en")))
                .as("of another space")
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void agendasOfTheNetworkAndOfTheCaller_areRead(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        NetworkEventApi api = WebinarFixture.find(webinar.feature.networkApi(), NetworkEventApi.class);
        long open = webinar.announce("title.en", "Open");
        long closed = WebinarFixture.idIn(
                webinar.events.announce(webinar.form("title.en", "Closed"), webinar.visit(9, 2, "en")));
        webinar.register(open, 7);
        TestVisit member = webinar.visit(7, 0, "en");

        assertThat(api.events("", "", "", "", "", "", member).events())
                .extracting(EventEntry::id, EventEntry::mine, EventEntry::path)
                .containsExactlyInAnyOrder(
                        tuple(open, "CONFIRMED", "/s/night/webinar/events/" + open),
                        tuple(closed, null, "/s/board/webinar/events/" + closed));
        assertThat(api.events("", "", "", "", "", "", webinar.visit(0, 0, "en")).events())
                .extracting(EventEntry::id)
                .containsExactly(open);
        assertThat(api.events("", "", "", "2", "", "", member).events())
                .extracting(EventEntry::id)
                .containsExactly(closed);
        assertThat(api.mine("", "", member).events()).extracting(EventEntry::id).containsExactly(open);
        assertThat(api.mine("past", "", member).events()).isEmpty();
        assertThatThrownBy(() -> api.events("other", "", "", "", "", "", member))
                .isInstanceOf(Refusal.class);
    }
}
