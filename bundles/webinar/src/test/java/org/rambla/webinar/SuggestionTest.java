// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Version;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.registration.EraseRegistrant;
import org.rambla.webinar.suggestion.AnswerSuggestion;
import org.rambla.webinar.suggestion.Suggestion;
import org.rambla.webinar.suggestion.SuggestionApi;
import org.rambla.webinar.suggestion.SuggestionPages;
import org.rambla.webinar.suggestion.Suggestions;

/** The box of suggestions. */
final class SuggestionTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static SuggestionPages pages(WebinarFixture webinar) {
        return WebinarFixture.find(webinar.feature.pages(), SuggestionPages.class);
    }

    private static long propose(WebinarFixture webinar, long member, String title) {
        pages(webinar).propose(new TestForm("p", "title", title, "text", "Because"), webinar.visit(member));
        return webinar.database.number("select id from webinar_suggestion where title = ?", title);
    }

    private static void press(WebinarFixture webinar, long member, String what, long suggestion) {
        pages(webinar)
                .support(new TestForm("s", "do", what, "suggestion", Long.toString(suggestion)), webinar.visit(member));
    }

    private static void answer(WebinarFixture webinar, String... fields) {
        pages(webinar).answer(new TestForm("a", fields), webinar.visit(9));
    }

    private static long supports(WebinarFixture webinar, long suggestion) {
        return webinar.database.number("select supports from webinar_suggestion where id = ?", suggestion);
    }

    private static String seen(WebinarFixture webinar, long member) {
        return html(pages(webinar).show("", webinar.visit(member)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void citiesSupport_onceEachWhoeverDoesIt(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long lights = propose(webinar, 7, "Street <lights>");
        long noise = propose(webinar, 8, "Noise");
        assertThat(supports(webinar, lights)).as("the proposer's own city").isEqualTo(1);
        press(webinar, 8, "support", lights);
        assertThat(supports(webinar, lights)).as("7 and 8 are of one city").isEqualTo(1);
        press(webinar, 21, "support", noise);
        press(webinar, 22, "support", noise);

        assertThat(supports(webinar, noise)).isEqualTo(2);
        assertThat(seen(webinar, 0))
                .containsSubsequence(
                        "<bdi lang=\"en\">Noise",
                        "2 cities and partners want it",
                        "Street &lt;lights&gt;",
                        "proposed by")
                .doesNotContain("<form", "Prevention officer");
        assertThat(seen(webinar, 7)).contains("Not any more");
        press(webinar, 21, "leave", noise);
        press(webinar, 21, "leave", noise);
        assertThat(supports(webinar, noise)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void duplicates_bringTheirCitiesAlong(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long one = propose(webinar, 7, "Lights");
        long two = propose(webinar, 21, "Lighting");
        press(webinar, 7, "support", two);
        press(webinar, 31, "support", two);
        answer(webinar, "do", "merge", "suggestion", "" + two, "into", "" + one);
        assertThat(supports(webinar, one)).isEqualTo(3);
        assertThat(seen(webinar, 7))
                .contains("\"en\">Lights</bdi></a>", "Also proposed as", "<b><bdi lang=\"en\">Lighting</bdi></b>")
                .doesNotContain("Lighting</bdi></a>");
        assertThat(place(pages(webinar).one("" + two, webinar.visit(0))))
                .isEqualTo("/s/night/webinar/suggestions/" + one);
        assertThat(html(pages(webinar).one("" + one, webinar.visit(0)))).contains("Lights", "Lighting", "Because");
        long three = propose(webinar, 31, "Lamps");
        answer(webinar, "do", "merge", "suggestion", "" + one, "into", "" + three);
        assertThat(supports(webinar, three)).as("each city once").isEqualTo(3);
        assertThat(place(pages(webinar).one("" + two, webinar.visit(0)))).endsWith("/suggestions/" + three);
        assertThat(html(pages(webinar).one("" + three, webinar.visit(0)))).contains("Lamps", "Lights", "Lighting");
        for (String nothing : new String[] {"x", "0", "999999999"}) {
            assertThatThrownBy(() -> pages(webinar).one(nothing, webinar.visit(9)))
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> pages(webinar).one("" + three, webinar.visit(9, 2, "en")))
                .as("of another space")
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> answer(webinar, "do", "merge", "suggestion", "" + two, "into", "" + one))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> answer(webinar, "do", "merge", "suggestion", "" + three, "into", "" + three))
                .isInstanceOf(Refusal.class);
        press(webinar, 41, "support", two);
        assertThat(supports(webinar, two)).as("it is no more").isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void boxIsReadAPageAtATime_andWhatIsFarDownIsHandledToo(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long last = propose(webinar, 7, "Least wanted");
        webinar.database.transaction(tx -> {
            tx.execute("update webinar_suggestion set supports = 0");
            for (int i = 0; i < 210; i++) {
                tx.execute(
                        "insert into webinar_suggestion (id, space_id, author, organisation, title, text, state, answer,"
                                + " event, merged_into, supports, made_at) values (?, 1, 0, 0, ?, '', ?, '', 0, 0, ?, 0)",
                        10_000L + i,
                        "Subject no. " + i + ".",
                        i % 3 == 0 ? "DECLINED" : "OPEN",
                        1 + i / 10);
            }
            return null;
        });
        List<String> seen = new ArrayList<>();
        String after = "";
        for (int i = 0; i < 5; i++) {
            String page = html(pages(webinar).show(after, webinar.visit(7)));
            Matcher titles = Pattern.compile("<bdi[^>]*>(Subject no[^<]*|Least wanted)</bdi></a>")
                    .matcher(page);
            while (titles.find()) {
                seen.add(titles.group(1));
            }
            after = page.contains("?after=") ? page.replaceAll("(?s).*\\?after=([A-Z0-9-]+).*", "$1") : "";
            assertThat(after.isEmpty()).isEqualTo(i == 4);
        }
        assertThat(seen).hasSize(211).doesNotHaveDuplicates();
        assertThat(seen.indexOf("Least wanted")).as("the last of the open ones").isEqualTo(140);

        long event = webinar.announce();
        answer(webinar, "do", "plan", "suggestion", "" + last, "event", "" + event);
        assertThat(webinar.database.number("select event from webinar_suggestion where id = ?", last))
                .isEqualTo(event);
        assertThat(html(pages(webinar).one("10001", webinar.visit(9))))
                .as("it can be put into others")
                .contains("value=\"merge\"", "Subject no. 208.");
        SuggestionApi api = WebinarFixture.find(webinar.feature.api(), SuggestionApi.class);
        SuggestionApi.SuggestionList first = api.list("", webinar.visit(7));
        assertThat(first.suggestions()).hasSize(200);
        assertThat(first.total()).isEqualTo(211);
        SuggestionApi.SuggestionList second = api.list(first.next().replaceAll(".*after=", ""), webinar.visit(7));
        assertThat(second.suggestions()).hasSize(11);
        assertThat(second.next()).isNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void organisersWhoDecideAtOnce_hearOfEachOther(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long lights = propose(webinar, 7, "Lights");
        long lamps = propose(webinar, 21, "Lamps");
        String box = html(pages(webinar).one("" + lights, webinar.visit(9)));
        String mark = box.replaceAll("(?s).*name=\"seen\" value=\"([0-9a-f]+)\".*", "$1");
        answer(webinar, "suggestion", "" + lights, "answer", "Theirs", "seen", mark);
        TestForm mine = new TestForm("m", "suggestion", "" + lights, "answer", "Mine", "seen", mark);
        Page back = (Page) pages(webinar).answer(mine, webinar.visit(9));
        assertThat(back.status()).isEqualTo(409);
        assertThat(html(back)).contains("Theirs", ">Mine</textarea>", "webinar.refusal.suggestionMeanwhile");

        long event = webinar.announce();
        answer(webinar, "do", "plan", "suggestion", "" + lights, "event", "" + event);
        TestForm merge = new TestForm("n", "do", "merge", "suggestion", "" + lamps, "into", "" + lights);
        assertThat(((Page) pages(webinar).answer(merge, webinar.visit(9))).status())
                .isEqualTo(409);
        assertThat(supports(webinar, lamps)).isEqualTo(1);
        TestForm late = new TestForm("o", "suggestion", "" + lights, "answer", "Late");
        assertThat(((Page) pages(webinar).answer(late, webinar.visit(9))).status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void supporters_areToldWhenAnEventComesOfIt(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long lights = propose(webinar, 7, "Lights");
        press(webinar, 8, "support", lights);
        press(webinar, 21, "support", lights);
        long event = webinar.announce("title.en", "Light at night", "title.fr", "La lumière");
        long elsewhere = WebinarFixture.idIn(webinar.events.announce(webinar.form(), webinar.visit(9, 2, "en")));
        webinar.post.take();
        assertThatThrownBy(() -> answer(webinar, "do", "plan", "suggestion", "" + lights, "event", "" + elsewhere))
                .as("an event of another space")
                .isInstanceOf(Refusal.class);

        answer(webinar, "do", "plan", "suggestion", "" + lights, "event", "" + event);
        answer(webinar, "do", "plan", "suggestion", "" + lights, "event", "" + event);
        databases.deliver(webinar.backing);

        List<Mail> mails = webinar.post.take();
        assertThat(mails)
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("Member7@city.example", "Member21@city.example");
        assertThat(mails).allSatisfy(mail -> {
            assertThat(mail.subject()).contains("La lumière");
            assertThat(mail.paragraphs().toString()).contains("Lights");
            assertThat(mail.action().link()).endsWith("/events/" + event);
        });
        assertThat(seen(webinar, 7)).contains("events/" + event).doesNotContain("suggestions/support");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whereWhoSupportedItIsGone_othersOfThatCityAreTold(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long lights = propose(webinar, 7, "Lights");
        press(webinar, 21, "support", lights);
        press(webinar, 31, "support", lights);
        List.of(8L, 32L).forEach(member -> webinar.spaces.role(1, member, Role.MEMBER));
        List.of(7L, 31L).forEach(webinar.members::stop);
        long event = webinar.announce("title.en", "Light at night");
        webinar.spaces.on(1, "translation");
        webinar.translations.put(event, new Version("Lumière de nuit", "", 0, Origin.PERSON, false, false));
        answer(webinar, "do", "plan", "suggestion", "" + lights, "event", "" + event);
        int asked = webinar.members.asked();
        databases.deliver(webinar.backing);

        assertThat(webinar.members.asked() - asked).as("not once for each city").isLessThanOrEqualTo(5);
        List<Mail> mails = webinar.post.take();
        assertThat(mails.stream().filter(mail -> mail.to().startsWith("Member21@")))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.subject()).contains("Lumière de nuit");
                    assertThat(mail.paragraphs().toString()).contains("« Light at night »");
                });
        Map<String, String> why = mails.stream().collect(Collectors.toMap(Mail::to, Mail::footer));
        assertThat(why).containsKeys("Member8@city.example", "Member21@city.example", "Member32@city.example");
        assertThat(why.get("Member32@city.example")).contains("your city or organisation supported");
        assertThat(why.get("Member21@city.example")).contains("vous avez soutenu");
        assertThat(html(pages(webinar).show("", webinar.visit(0))))
                .contains("can propose and support subjects", "/sign-in?");
        assertThat(html(pages(webinar).show("", webinar.visit(9)))).doesNotContain("can propose and support subjects");
        assertThat(html(pages(webinar)
                        .show("", webinar.visit(7).permissions(Map.of("webinar.suggest", Role.MODERATOR)))))
                .as("members may not, in this space")
                .contains("only some roles")
                .doesNotContain("Members of this space can", "Members propose", "<form");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void organisersAnswer_andNobodyFillsTheBox(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long lights = propose(webinar, 7, "Lights");
        propose(webinar, 7, "Lights");
        answer(webinar, "suggestion", "" + lights, "answer", "Not this <year>", "declined", "1");
        assertThat(seen(webinar, 8))
                .contains("Not this &lt;year&gt;", "Not planned")
                .doesNotContain("suggestions/support");
        answer(webinar, "suggestion", "" + lights, "answer", "Perhaps");
        assertThat(seen(webinar, 8)).contains("Perhaps", "suggestions/support");
        TestForm tooLong = new TestForm("l", "suggestion", "" + lights, "answer", "Kept " + "x".repeat(1_000));
        Page back = (Page) pages(webinar).answer(tooLong, webinar.visit(9));
        assertThat(back.status()).isEqualTo(422);
        assertThat(html(back)).contains("aria-invalid=\"true\"", ">Kept xxx");
        Object empty = pages(webinar).propose(new TestForm("e", "title", " \u202E "), webinar.visit(7));
        assertThat(((Page) empty).status()).isEqualTo(422);
        for (int i = 0; i < 9; i++) {
            propose(webinar, 7, "Subject " + i);
        }
        Object full = pages(webinar).propose(new TestForm("f", "title", "One more"), webinar.visit(7));
        assertThat(((Page) full).status()).isEqualTo(409);
        assertThat(webinar.database.number("select count(*) from webinar_suggestion"))
                .isEqualTo(10);
        assertThat(place(pages(webinar).propose(new TestForm("g", "title", "Mine"), webinar.visit(8))))
                .contains("webinar.done.suggested");

        new EraseRegistrant(webinar.database, webinar.clock).erase(7);
        assertThat(webinar.database.number("select count(*) from webinar_suggestion where author = 7"))
                .isZero();
        assertThat(webinar.database.number("select count(*) from webinar_backing where member = 7"))
                .isZero();
        assertThat(supports(webinar, lights)).as("the city's support stays").isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void subject_becomesAnEventInOneStep(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        SuggestionPages pages = WebinarFixture.find(webinar.feature.pages(), SuggestionPages.class);
        pages.propose(new TestForm("s", "title", "Night <buses>", "text", "Which lines?"), webinar.visit(8));
        String id = Long.toString(webinar.database.number("select id from webinar_suggestion"));
        webinar.announce("title.en", "Lamps");
        assertThat(html(pages.show("", webinar.visit(9))))
                .contains("events/new?suggestion=" + id, ">Lamps \u2013 Tuesday 26 May 2026</option>");
        assertThat(html(webinar.events.fresh("", id, webinar.visit(9))))
                .contains("value=\"Night &lt;buses&gt;\"", "Which lines?", "name=\"suggestion\" value=\"" + id + "\"");
        assertThat(html(webinar.events.fresh("", id, webinar.visit(9, 2, "en"))))
                .as("of another space")
                .doesNotContain("Which lines?");

        TestForm form = webinar.form("title.en", "Night buses", "suggestion", id);
        long event = WebinarFixture.idIn(webinar.events.announce(form, webinar.visit(9)));
        webinar.events.announce(form, webinar.visit(9));

        assertThat(webinar.database.number("select event from webinar_suggestion"))
                .isEqualTo(event);
        databases.deliver(webinar.backing);
        assertThat(webinar.post.take()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("Member8@city.example");
            assertThat(mail.subject()).isEqualTo("An event came of it: Night buses");
        });
    }

    private static Object mine(WebinarFixture webinar, long member, String... fields) {
        return pages(webinar).mine(new TestForm("m", fields), webinar.visit(member));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverProposed_saysItOtherwiseOrTakesItBack(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long lights = propose(webinar, 7, "Lihgts");
        String id = "" + lights;
        assertThat(seen(webinar, 7)).contains("suggestions/mine", "<bdi lang=\"en\">Lihgts");
        assertThat(seen(webinar, 8)).doesNotContain("suggestions/mine");
        assertThatThrownBy(() -> mine(webinar, 8, "suggestion", id, "do", "change", "title", "Theirs"))
                .isInstanceOf(Refusal.class);
        assertThat(place(mine(webinar, 7, "suggestion", id, "do", "change", "title", "Lights")))
                .contains("webinar.done.suggestionChanged");
        assertThat(seen(webinar, 8)).contains("Lights").doesNotContain("Lihgts");
        Page empty = (Page) mine(webinar, 7, "suggestion", id, "do", "change", "title", " ", "text", "Kept <text>");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(html(empty)).contains("Kept &lt;text&gt;");

        press(webinar, 21, "support", lights);
        Page shared = (Page) mine(webinar, 7, "suggestion", id, "do", "change", "title", "Something else");
        assertThat(shared.status()).isEqualTo(409);
        assertThat(html(shared)).contains("value=\"Something else\"");
        mine(webinar, 7, "suggestion", id, "do", "back");
        assertThat(seen(webinar, 8)).as("another city wants it").contains("Lights");
        assertThat(supports(webinar, lights)).isEqualTo(1);
        assertThat(webinar.database.number("select author from webinar_suggestion"))
                .isZero();

        long buses = propose(webinar, 8, "Buses");
        mine(webinar, 8, "suggestion", "" + buses, "do", "back");
        assertThat(seen(webinar, 9)).doesNotContain("Buses");
        assertThat(webinar.database.number("select count(*) from webinar_suggestion where title = 'Buses'"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void organisers_takeOutOfSightWhatShouldNotStandThere(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long rude = propose(webinar, 7, "Something rude");
        answer(webinar, "do", "hide", "suggestion", "" + rude);
        assertThat(seen(webinar, 9)).doesNotContain("rude");
        assertThatThrownBy(() -> pages(webinar).one("" + rude, webinar.visit(9)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> answer(webinar, "suggestion", "" + rude, "answer", "Back"))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventFarAhead_isNamedByItsAddress(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long lights = propose(webinar, 7, "Lights");
        long event = webinar.announce();
        TestForm wrong = new TestForm("w", "do", "plan", "suggestion", "" + lights, "address", "https://x.example/a");
        Page back = (Page) pages(webinar).answer(wrong, webinar.visit(9));
        assertThat(back.status()).isEqualTo(422);
        answer(
                webinar,
                "do",
                "plan",
                "suggestion",
                "" + lights,
                "event",
                "1",
                "address",
                "https://network.example/s/night/webinar/events/" + event + "?done=x");
        assertThat(webinar.database.number("select event from webinar_suggestion"))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsPlanned_isNotPlannedForAnotherEventFromAnOldPage(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long lights = propose(webinar, 7, "Lights");
        long first = webinar.announce();
        long second = webinar.announce();
        AnswerSuggestion answering = new AnswerSuggestion(webinar.database);
        Events events = new Events(webinar.database, webinar.bodies);
        Suggestion old = new Suggestions(webinar.database)
                .open(Long.toString(lights), webinar.visit(9))
                .orElseThrow();
        answering.plan(old, events.find(first).orElseThrow(), webinar.visit(9));
        answering.plan(old, events.find(first).orElseThrow(), webinar.visit(9));
        assertThatThrownBy(() -> answering.plan(old, events.find(second).orElseThrow(), webinar.visit(9)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
        assertThat(webinar.database.number("select event from webinar_suggestion"))
                .isEqualTo(first);
        assertThat(webinar.content().about(7).get("subjects-supported"))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("title", "Lights"));
        webinar.spaces.off(1, "webinar");
        assertThat(webinar.content().about(7).get("subjects-supported"))
                .as("where it is read no more")
                .singleElement()
                .satisfies(one -> assertThat(one).containsOnlyKeys("space"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void supporters_areToldLaterAndOthersOfTheirCityWhereTheyLeft(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long lights = propose(webinar, 7, "Lights");
        press(webinar, 21, "support", lights);
        press(webinar, 30, "support", lights);
        long event = webinar.announce();
        webinar.database.transaction(tx -> tx.execute("update webinar_backing set member = 0 where member = 7"));
        webinar.members.stop(30);
        webinar.spaces.off(1, "webinar");
        webinar.post.take();

        answer(webinar, "do", "plan", "suggestion", "" + lights, "event", "" + event);
        databases.deliver(webinar.backing);
        assertThat(webinar.post.take()).as("off where it stands").isEmpty();

        webinar.spaces.on(1, "webinar");
        for (int i = 0; i < 2; i++) {
            webinar.database.transaction(tx -> {
                tx.record(Event.now("space.featureSwitched", 1, 1, 0, 9));
                return null;
            });
            databases.deliver(webinar.backing);
        }

        assertThat(webinar.post.take())
                .as("of the city of 7 those who are in the space; of that of 30 nobody is")
                .extracting(Mail::to)
                .containsExactlyInAnyOrder(
                        "Member21@city.example",
                        "Member7@city.example",
                        "Member8@city.example",
                        "Member9@city.example");
    }
}
