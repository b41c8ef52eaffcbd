// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.place;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.review.ReviewApi;

/** Who reads what waits for a review, and what becomes of it when its author or others write again meanwhile. */
final class WaitingTextTest {
    private static final String TWO = "First passage here\n\nSecond passage here";

    @TempDir
    Path folder;

    private WikiFixture wiki;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    private void open(TestDatabase databases) {
        wiki = new WikiFixture(databases, folder);
        wiki.make("Guide", "", TWO);
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    private static long id(Object answer) {
        return Long.parseLong(place(answer).replaceAll(".*reviews/([0-9]+).*", "$1"));
    }

    private String text(String slug) {
        PageRow page = wiki.row(slug);
        return wiki.bodies.text(
                wiki.pages.said(page.id(), "en", 0).orElseThrow().text().body());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void newPageBelowOneThatWasClosed_isReadAndPublishedByThoseWhoReadThat(TestDatabase databases) {
        open(databases);
        long fresh =
                id(wiki.writing.make(wiki.form("title", "Costs", "parent", "Guide", "body", "Figures"), wiki.visit(7)));
        ReviewApi api = wiki.api(ReviewApi.class);
        assertThat(html(wiki.reviews.list(wiki.visit(9)))).contains("reviews/" + fresh);
        wiki.caring.changed("guide", wiki.form("least", "MANAGER", "writer", "VISITOR"), wiki.visit(3));
        assertThat(html(wiki.reviews.list(wiki.visit(9)))).doesNotContain("reviews/" + fresh);
        assertThat(html(wiki.reading.home("", wiki.visit(9)))).doesNotContain("for your review");
        assertThat(api.list("", wiki.visit(9)).reviews()).isEmpty();
        assertThatThrownBy(() -> api.review(fresh + "", wiki.visit(9))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> wiki.reviews.proposal(fresh, "", wiki.visit(9)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> wiki.reviews.publish(fresh, wiki.form("version", "1"), wiki.visit(9)))
                .isInstanceOf(Refusal.class);
        assertThat(wiki.pages.named(1, "costs")).isEmpty();
        // Its author, who reviews by now, does not publish it either.
        wiki.spaces.role(1, 7, Role.MODERATOR);
        Page refused = (Page) wiki.reviews.publish(fresh, wiki.form("version", "1"), wiki.visit(7));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(wiki.pages.named(1, "costs")).isEmpty();
        assertThat(html(wiki.reading.home("", wiki.visit(3)))).contains("1 text waits for your review");
        assertThat(api.list("", wiki.visit(3)).reviews()).hasSize(1);
        wiki.reviews.publish(fresh, wiki.form("version", "1"), wiki.visit(3));
        assertThat(wiki.row("costs").author()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void authorWhosePageWasClosed_readsWhatWasSent_andNotWhatThePageIsNow(TestDatabase databases) {
        open(databases);
        long sent = id(wiki.save(7, "guide", "Guide", TWO.replace("Second", "Better")));
        assertThat(html(wiki.reviews.proposal(sent, "", wiki.visit(7)))).contains("/s/night/wiki/guide");
        wiki.caring.changed("guide", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(3));
        wiki.save(3, "guide", "Secret", TWO);
        assertThat(html(wiki.reviews.proposal(sent, "", wiki.visit(7))))
                .contains("Better", "/take-back")
                .doesNotContain("Secret", "/wiki/secret", "/wiki/guide", "proposal=");
        assertThat(wiki.api(ReviewApi.class)
                        .review(sent + "", wiki.visit(7))
                        .review()
                        .page())
                .isNull();
        assertThat(wiki.api(ReviewApi.class)
                        .review(sent + "", wiki.visit(9))
                        .review()
                        .page())
                .isEqualTo("secret");
        assertThat(html(wiki.reviews.proposal(sent, "", wiki.visit(9)))).contains("Secret");
    }

    private Object decide(long sent, String... more) {
        Page undecided = (Page) wiki.reviews.publish(sent, wiki.form("version", "1"), wiki.visit(9));
        assertThat(undecided.status()).isEqualTo(409);
        String key = html(undecided).replaceAll("(?s).*name=\"choice-([^\"]+)\".*", "$1");
        String theirs = html(undecided).replaceAll("(?s).*name=\"theirs\" value=\"([0-9]+)\".*", "$1");
        String title = html(undecided).replaceAll("(?s).*name=\"title\"[^>]* value=\"([^\"]+)\".*", "$1");
        return wiki.reviews.publish(
                sent,
                wiki.form(
                        "version",
                        "1",
                        "theirs",
                        theirs,
                        "choice-" + key,
                        "MINE",
                        "title",
                        more.length == 0 ? title : more[0]),
                wiki.visit(9));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void renamedMeanwhile_thePageKeepsItsName_whenAConflictIsDecided(TestDatabase databases) {
        open(databases);
        long sent = id(wiki.save(7, "guide", "Guide", TWO.replace("First", "Best")));
        wiki.save(9, "guide", "Handbook", TWO.replace("First", "Finest"));
        decide(sent);
        assertThat(wiki.row("guide").slug()).isEqualTo("handbook");
        assertThat(wiki.row("guide").titles().in("en")).isEqualTo("Handbook");
        assertThat(text("guide")).contains("Best").doesNotContain("Finest");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleThatTheReviewerTypes_isTheOneOfThePage(TestDatabase databases) {
        open(databases);
        long sent = id(wiki.save(7, "guide", "Manual", TWO.replace("First", "Best")));
        wiki.save(9, "guide", "Handbook", TWO.replace("First", "Finest"));
        decide(sent, "Night handbook");
        assertThat(wiki.row("guide").titles().in("en")).isEqualTo("Night handbook");
    }
}
