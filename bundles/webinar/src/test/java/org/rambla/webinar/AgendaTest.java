// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.page.Refusal;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Version;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.calendar.MyAgendaPages;
import org.rambla.webinar.event.NetworkAgendaPages;
import org.rambla.webinar.event.NetworkPrintPages;

/** Agendas of any length, a page at a time, there and back. */
final class AgendaTest {
    private static final int MANY = 75;
    private static final Pattern TITLE = Pattern.compile(">Event ([0-9]+)<");

    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    /** Several at the same moment, so that the moment alone does not say where a page ends. */
    private static void announce(WebinarFixture webinar, int number, String... pairs) {
        String day = String.format("2026-05-%02d", 1 + number / 10);
        List<String> all = new ArrayList<>(
                List.of("title.en", "Event " + number, "startDate", day, "endDate", day, "who", "NETWORK"));
        all.addAll(List.of(pairs));
        webinar.announce(all.toArray(String[]::new));
    }

    private static List<Integer> titles(String page) {
        List<Integer> titles = new ArrayList<>();
        Matcher found = TITLE.matcher(page);
        while (found.find()) {
            titles.add(Integer.parseInt(found.group(1)));
        }
        return titles;
    }

    /** Where a link of the page leads, "" without such a link. */
    private static String turn(String page, String rel) {
        Matcher found = Pattern.compile("<a rel=\"" + rel + "\" href=\"[^\"]*[?;]after=([^\"&]+)")
                .matcher(page);
        return found.find() ? found.group(1) : "";
    }

    /** All pages there, and back again to the first one. */
    private static List<Integer> walk(Function<String, String> open) {
        List<List<Integer>> pages = new ArrayList<>();
        String page = open.apply("");
        assertThat(turn(page, "prev")).isEmpty();
        pages.add(titles(page));
        while (!turn(page, "next").isEmpty()) {
            page = open.apply(turn(page, "next"));
            pages.add(titles(page));
        }
        for (int i = pages.size() - 2; i >= 0; i--) {
            page = open.apply(turn(page, "prev"));
            assertThat(titles(page)).as("page " + i + " from behind").isEqualTo(pages.get(i));
            assertThat(turn(page, "next")).isNotEmpty();
        }
        assertThat(pages.size()).isGreaterThan(1);
        return pages.stream().flatMap(List::stream).toList();
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static List<Integer> reversed(List<Integer> numbers) {
        List<Integer> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);
        return reversed;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleThatNobodyWroteInTheReadersLanguage_isItsTranslation_andSaysSo(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.on(1, "translation");
        announce(webinar, 1);
        long id = webinar.register
                .latest(webinar.spaces.grants(7), Selection.ALL, null, 1)
                .get(0)
                .id();
        webinar.translations.put(id, new Version("Événement 1", "", 0, Origin.MACHINE, false, false));
        assertThat(html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(7, 1, "fr"))))
                .contains("lang=\"fr\">Événement 1<", "Traduction automatique");
        assertThat(titles(html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(7)))))
                .containsExactly(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void agendaOfASpace_isReadToItsEndAndBack(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        for (int i = 0; i < MANY; i++) {
            announce(webinar, i, "topic", i % 2 == 0 ? "night" : "youth");
        }
        Function<String, String> coming =
                after -> html(webinar.agenda.agenda("", "", after, "", "", "", webinar.visit(7)));
        assertThat(walk(coming)).isEqualTo(numbers(0, MANY));
        assertThat(walk(after -> html(webinar.agenda.agenda("month", "2026-05", after, "", "", "", webinar.visit(7)))))
                .isEqualTo(numbers(0, MANY));
        assertThat(walk(after -> html(webinar.agenda.agenda("", "", after, "night", "", "1", webinar.visit(7)))))
                .isEqualTo(numbers(0, MANY).stream().filter(i -> i % 2 == 0).toList());
        assertThat(titles(coming.apply("nonsense"))).isEqualTo(numbers(0, 30));
        assertThat(titles(coming.apply("9999999999999-1"))).as("beyond the end").isEqualTo(numbers(0, 30));

        long before = databases.statements();
        coming.apply("");
        long first = databases.statements() - before;
        assertThat(first).isLessThanOrEqualTo(5);
        String third = turn(coming.apply(turn(coming.apply(""), "next")), "next");
        before = databases.statements();
        coming.apply(third);
        assertThat(databases.statements() - before).isLessThanOrEqualTo(first);

        webinar.clock.set("2026-06-01T00:00:00Z");
        assertThat(walk(after -> html(webinar.agenda.agenda("past", "", after, "", "", "", webinar.visit(7)))))
                .isEqualTo(reversed(numbers(0, MANY)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatHasNoDate_hasPagesOfItsOwn(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        for (int i = 0; i < 40; i++) {
            webinar.announce("title.en", "Event " + i, "status", "UNDATED");
        }
        String agenda = webinar.list("", "");
        assertThat(titles(agenda)).isEqualTo(reversed(numbers(30, 40)));
        assertThat(agenda).contains("?view=undated\"");
        assertThat(walk(after -> html(webinar.agenda.agenda("undated", "", after, "", "", "", webinar.visit(7)))))
                .isEqualTo(reversed(numbers(0, 40)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void agendaOfTheNetwork_isReadToItsEndByWhoeverMaySeeIt(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        NetworkAgendaPages pages = WebinarFixture.find(webinar.feature.networkPages(), NetworkAgendaPages.class);
        for (int i = 0; i < MANY; i++) {
            announce(webinar, i);
            webinar.events.announce(
                    webinar.form("title.en", "Secret " + i, "startDate", "2026-05-02", "endDate", "2026-05-02"),
                    webinar.visit(9, 2, "en"));
        }
        assertThat(walk(after -> html(pages.agenda("", "", "", "", "", "", after, webinar.visit(0)))))
                .isEqualTo(numbers(0, MANY));
        assertThat(walk(after -> html(pages.agenda("", "", "", "", "1", "", after, webinar.visit(7)))))
                .isEqualTo(numbers(0, MANY));
        String all = html(pages.agenda("", "", "", "", "", "", "", webinar.visit(7)));
        assertThat(all).contains("Secret 0<", "value=\"2\"");
        assertThat(html(pages.agenda("", "", "", "", "", "", "", webinar.visit(0))))
                .doesNotContain("Secret", "value=\"2\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void agendasOfTheNetworkAndOfMine_areReadByMonthAndBackwards(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        NetworkAgendaPages pages = WebinarFixture.find(webinar.feature.networkPages(), NetworkAgendaPages.class);
        MyAgendaPages mine = WebinarFixture.find(webinar.feature.accountPages(), MyAgendaPages.class);
        webinar.register(webinar.announce("title.en", "In May"), 7);
        webinar.register(
                webinar.announce("title.en", "In June", "startDate", "2026-06-02", "endDate", "2026-06-02"), 7);
        for (String html : List.of(
                html(pages.agenda("month", "2026-05", "", "", "", "", "", webinar.visit(0))),
                html(mine.show("month", "2026-05", "", "", "", "", webinar.visit(7, 0, "en"))))) {
            assertThat(html)
                    .contains("In May", "May 2026", "?view=month&amp;month=2026-06")
                    .doesNotContain("In June");
        }
        assertThat(html(pages.agenda("month", "x", "", "", "", "", "", webinar.visit(0))))
                .contains("March 2026", "Nothing takes place in this month.");
        assertThatThrownBy(() -> pages.agenda("other", "", "", "", "", "", "", webinar.visit(0)))
                .isInstanceOf(Refusal.class);
        webinar.clock.set("2026-06-01T00:00:00Z");
        assertThat(html(pages.agenda("past", "", "", "", "", "", "", webinar.visit(0))))
                .contains("In May")
                .doesNotContain("In June");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void myAgenda_isReadToItsEndAndHoldsWhatWas(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        MyAgendaPages mine = WebinarFixture.find(webinar.feature.accountPages(), MyAgendaPages.class);
        for (int i = 0; i < 40; i++) {
            announce(webinar, i);
            webinar.register(webinar.database.number("select max(id) from webinar_event"), 7);
        }
        assertThat(walk(after -> html(mine.show("", "", "", "", "", after, webinar.visit(7, 0, "en")))))
                .isEqualTo(numbers(0, 40));
        assertThat(html(mine.show("past", "", "", "", "", "", webinar.visit(7, 0, "en"))))
                .contains("No event of yours");
        webinar.clock.set("2026-06-01T00:00:00Z");
        assertThat(walk(after -> html(mine.show("past", "", "", "", "", after, webinar.visit(7, 0, "en")))))
                .isEqualTo(reversed(numbers(0, 40)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sessionsOfEverySeries_areReadToTheirEnd(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        announce(webinar, 0, "series", "new", "seriesTitle.en", "Spring");
        String series = Long.toString(webinar.database.number("select max(id) from webinar_series"));
        for (int i = 1; i < 130; i++) {
            announce(webinar, i % 90, "series", series, "title.en", "Event " + i);
        }
        announce(webinar, 0, "series", "new", "seriesTitle.en", "Autumn", "title.en", "Event 500");
        List<Integer> all = new ArrayList<>(List.of(500));
        all.addAll(numbers(0, 130));
        assertThat(walk(after -> html(webinar.agenda.agenda("series", "", after, "", "", "", webinar.visit(7)))))
                .isEqualTo(all);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void seriesOfTheNetworkAndOfMine_showWhatOneMayReadOnly(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        NetworkAgendaPages pages = WebinarFixture.find(webinar.feature.networkPages(), NetworkAgendaPages.class);
        MyAgendaPages mine = WebinarFixture.find(webinar.feature.accountPages(), MyAgendaPages.class);
        announce(webinar, 0, "series", "new", "seriesTitle.en", "Spring");
        String series = Long.toString(webinar.database.number("select max(id) from webinar_series"));
        for (int i = 1; i < 70; i++) {
            announce(webinar, i, "series", series);
        }
        webinar.register(webinar.database.number("select max(id) from webinar_event"), 7);
        webinar.events.announce(
                webinar.form("title.en", "Secret 1", "series", "new", "seriesTitle.en", "Hidden"),
                webinar.visit(9, 2, "en"));
        assertThat(walk(after -> html(pages.agenda("series", "", "", "", "", "", after, webinar.visit(0)))))
                .isEqualTo(numbers(0, 70));
        assertThat(html(pages.agenda("series", "", "", "", "", "", "", webinar.visit(0))))
                .contains("Spring", "/s/night\"")
                .doesNotContain("Hidden", "Secret");
        assertThat(html(pages.agenda("series", "", "", "", "", "", "", webinar.visit(7))))
                .containsSubsequence("Hidden", "/s/board/webinar/events/", "Secret 1", "Spring");
        assertThat(html(mine.show("series", "", "", "", "", "", webinar.visit(7, 0, "en"))))
                .contains("Spring", ">Event 69<")
                .doesNotContain(">Event 68<", "Hidden");
        assertThat(html(mine.show("series", "", "", "", "", "", webinar.visit(8, 0, "en"))))
                .contains("No event belongs to a series yet.");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void myAgenda_isChosenByTopicLanguageAndSpace(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        MyAgendaPages mine = WebinarFixture.find(webinar.feature.accountPages(), MyAgendaPages.class);
        webinar.register(webinar.announce("title.en", "Alpha", "topic", "night", "spoken", "de"), 7);
        webinar.register(webinar.announce("title.en", "Beta"), 7);
        long board = WebinarFixture.idIn(
                webinar.events.announce(webinar.form("title.en", "Gamma"), webinar.visit(9, 2, "en")));
        webinar.part.register(board, new TestForm("r"), webinar.visit(7, 2, "en"));
        String all = html(mine.show("", "", "", "", "", "", webinar.visit(7, 0, "en")));
        assertThat(all).contains(">Alpha<", ">Beta<", ">Gamma<", "Night life", "German", "Space board");
        assertThat(html(mine.show("", "", "night", "", "", "", webinar.visit(7, 0, "en"))))
                .contains(">Alpha<")
                .doesNotContain(">Beta<", ">Gamma<");
        assertThat(html(mine.show("month", "2026-05", "", "", "2", "", webinar.visit(7, 0, "en"))))
                .contains(">Gamma<", "name=\"month\" value=\"2026-05\"")
                .doesNotContain(">Alpha<", ">Beta<");
        assertThat(html(mine.show("", "", "youth", "", "", "", webinar.visit(7, 0, "en"))))
                .contains("No event is like that.", "Show all");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatManyHave_isOfferedHoweverFarAway(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        for (int i = 0; i < 130; i++) {
            announce(webinar, i % 90, "title.en", "Event " + i, "topic", i == 129 ? "youth" : "night");
        }
        announce(webinar, 89, "title.en", "Event 500", "interpreted", "pl");
        assertThat(html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(7))))
                .contains("Night life", "Youth", "Polish");
        long before = databases.statements();
        webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(7));
        assertThat(databases.statements() - before)
                .as("what may be chosen is known for a while")
                .isLessThanOrEqualTo(4);

        NetworkAgendaPages network = WebinarFixture.find(webinar.feature.networkPages(), NetworkAgendaPages.class);
        webinar.events.announce(webinar.form("title.en", "Event 600", "spoken", "it"), webinar.visit(9, 2, "en"));
        assertThat(html(network.agenda("", "", "", "", "", "", "", webinar.visit(7))))
                .as("of all events, and not of the first ones only")
                .contains("Night life", "Youth", "Polish", "Italian", "Space board", "name=\"open\"");
        assertThat(html(network.agenda("", "", "", "", "", "", "", webinar.visit(0))))
                .as("of what the visitor may read")
                .contains("Polish")
                .doesNotContain("Italian", "Space board");
        before = databases.statements();
        network.agenda("", "", "", "", "", "", "", webinar.visit(7));
        assertThat(databases.statements() - before)
                .as("events, who may read them, own registrations")
                .isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void agendaOfTheNetwork_isPrinted(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        NetworkPrintPages pages = WebinarFixture.find(webinar.feature.networkPages(), NetworkPrintPages.class);
        for (int i = 0; i < 210; i++) {
            announce(webinar, i % 200, "title.en", "Event " + i, "topic", i == 7 ? "night" : "");
        }
        webinar.events.announce(webinar.form("title.en", "Secret 1"), webinar.visit(9, 2, "en"));
        String first = html(pages.print("", "", "", "", "", "", webinar.visit(0)));
        assertThat(titles(first)).hasSize(200);
        assertThat(first).contains("Space night", "further events").doesNotContain("Secret");
        assertThat(titles(html(pages.print("", "", "", "", "", turn(first, "next"), webinar.visit(0)))))
                .hasSize(10);
        assertThat(titles(html(pages.print("2026-05", "night", "", "", "", "", webinar.visit(0)))))
                .containsExactly(7);
        assertThat(html(pages.print("", "", "", "2", "", "", webinar.visit(7)))).contains("Secret 1");
    }
}
