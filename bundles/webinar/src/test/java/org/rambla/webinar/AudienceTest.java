// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.audience.AudienceLinkPages;
import org.rambla.webinar.audience.AudiencePages;
import org.rambla.webinar.registration.EraseRegistrant;

/** Questions from the audience. */
final class AudienceTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static AudiencePages pages(WebinarFixture webinar) {
        return WebinarFixture.find(webinar.feature.pages(), AudiencePages.class);
    }

    private static Object ask(WebinarFixture webinar, long event, long member, String text) {
        return pages(webinar).take(event, new TestForm("a", "do", "ask", "text", text), webinar.visit(member));
    }

    private static Object press(WebinarFixture webinar, long event, long member, String what, long question) {
        return pages(webinar)
                .take(event, new TestForm("s", "do", what, "question", Long.toString(question)), webinar.visit(member));
    }

    private static void choose(WebinarFixture webinar, long event, long question, String state) {
        pages(webinar)
                .choose(
                        event,
                        new TestForm("c", "question", Long.toString(question), "state", state),
                        webinar.visit(9));
    }

    private static String seen(WebinarFixture webinar, long event, long member) {
        return html(pages(webinar).show(event, "", webinar.visit(member)));
    }

    private static long question(WebinarFixture webinar, String text) {
        return webinar.database.number("select id from webinar_asked where text = ?", text);
    }

    private static long supports(WebinarFixture webinar, long question) {
        return webinar.database.number("select supports from webinar_asked where id = ?", question);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void question_isSeenByOthersOnceOrganisersShowIt(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        List.of(7L, 8L).forEach(member -> webinar.register(event, member));
        assertThat(place(ask(webinar, event, 7, "Who pays <b>this</b>?"))).contains("webinar.done.question");
        ask(webinar, event, 7, "Who pays <b>this</b>?");
        long question = question(webinar, "Who pays <b>this</b>?");

        assertThat(seen(webinar, event, 7)).containsOnlyOnce("<bdi>Who pays").contains("Asked by you", "&lt;b&gt;");
        assertThat(seen(webinar, event, 8)).doesNotContain("Who pays");
        assertThat(seen(webinar, event, 0)).doesNotContain("Who pays");
        assertThat(seen(webinar, event, 9)).contains("Who pays").doesNotContain("Prevention officer 7");

        choose(webinar, event, question, "SHOWN");
        assertThat(seen(webinar, event, 8)).contains("Who pays").doesNotContain("Prevention officer");
        choose(webinar, event, question, "HIDDEN");
        assertThat(seen(webinar, event, 8)).doesNotContain("Who pays");
        assertThatThrownBy(() -> choose(webinar, event, question, "NEW")).isInstanceOf(Refusal.class);
        choose(webinar, webinar.announce(), question, "SHOWN");
        assertThat(seen(webinar, event, 8)).as("chosen by way of another event").doesNotContain("Who pays");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void support_countsEachOnceAndOrdersTheList(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        List.of(7L, 8L, 21L).forEach(member -> webinar.register(event, member));
        ask(webinar, event, 7, "First");
        ask(webinar, event, 8, "Second");
        long first = question(webinar, "First");
        long second = question(webinar, "Second");
        press(webinar, event, 8, "support", first);
        assertThat(supports(webinar, first)).as("not shown yet").isZero();
        choose(webinar, event, first, "SHOWN");
        choose(webinar, event, second, "SHOWN");

        press(webinar, event, 21, "support", second);
        press(webinar, event, 21, "support", second);
        press(webinar, event, 7, "support", second);
        press(webinar, event, 8, "support", second);

        assertThat(supports(webinar, second))
                .as("each once, and not by whoever asked")
                .isEqualTo(2);
        assertThat(seen(webinar, event, 21)).containsSubsequence("<bdi>Second", "2 people", "<bdi>First");
        press(webinar, event, 21, "leave", second);
        press(webinar, event, 21, "leave", second);
        assertThat(supports(webinar, second)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void onlyTheRegistered_askAndOnlyUntilTheEnd(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        assertThatThrownBy(() -> ask(webinar, event, 0, "Guest?")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ask(webinar, event, 7, "Stranger?")).isInstanceOf(Refusal.class);
        webinar.register(event, 7);
        assertThat(((Page) ask(webinar, event, 7, " ")).status()).isEqualTo(422);
        assertThat(((Page) ask(webinar, event, 7, "x".repeat(501))).status()).isEqualTo(422);
        for (int i = 0; i < 10; i++) {
            ask(webinar, event, 7, "Question " + i);
        }
        assertThat(((Page) ask(webinar, event, 7, "One more")).status()).isEqualTo(422);
        assertThat(webinar.database.number("select count(*) from webinar_asked"))
                .isEqualTo(10);

        webinar.clock.set("2026-05-26T16:00:00Z");
        webinar.register(event, 8);
        assertThat(((Page) ask(webinar, event, 7, "Too late")).status()).isEqualTo(422);
        assertThat(seen(webinar, event, 7)).contains("No questions are taken any more.");
        new EraseRegistrant(webinar.database, webinar.clock).erase(7);
        assertThat(webinar.database.number("select count(*) from webinar_asked"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linkOfTheMail_isEnoughToAsk(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        AudienceLinkPages pages = WebinarFixture.find(webinar.feature.linkPages(), AudienceLinkPages.class);
        long event = webinar.announce();
        webinar.register(event, 7);
        long id = webinar.database.number("select id from webinar_registration");
        String[] path = webinar.links.page(id).split("/");
        String done = place(pages.take(path[4], path[5], new TestForm("l", "text", "By link"), webinar.visit(0)));
        assertThat(done).startsWith(webinar.links.page(id) + "/asked?done=");
        assertThat(html(pages.show(path[4], path[5], "", webinar.visit(0)))).contains("By link", "Asked by you");
        assertThatThrownBy(() -> pages.show(path[4], path[5] + "x", "", webinar.visit(0)))
                .isInstanceOf(Refusal.class);
        webinar.part.withdraw(event, webinar.visit(7));
        assertThatThrownBy(() -> pages.show(path[4], path[5], "", webinar.visit(0)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void questions_areReadAPageAtATime(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 7);
        webinar.database.transaction(tx -> {
            for (int i = 0; i < 230; i++) {
                tx.execute(
                        "insert into webinar_asked (id, event, registration, text, state, supports, asked_at)"
                                + " values (?, ?, 999, ?, ?, ?, 0)",
                        10_000L + i,
                        event,
                        "Question no. " + i + ".",
                        i % 3 == 0 ? "NEW" : "SHOWN",
                        i / 7);
            }
            return null;
        });
        assertThat(walk(webinar, event, 9)).as("organisers").hasSize(230).doesNotHaveDuplicates();
        assertThat(walk(webinar, event, 7)).as("everybody else").hasSize(153).doesNotHaveDuplicates();
    }

    private static List<String> walk(WebinarFixture webinar, long event, long member) {
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            String page = html(pages(webinar).show(event, after, webinar.visit(member)));
            Matcher questions = Pattern.compile("<bdi>(Question no[^<]*)").matcher(page);
            while (questions.find()) {
                found.add(questions.group(1));
            }
            after = page.contains("?after=") ? page.replaceAll("(?s).*\\?after=([A-Z0-9-]+).*", "$1") : "";
        } while (!after.isEmpty());
        return found;
    }
}
