// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.place;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Body;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Version;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.comment.CommentApi;
import org.rambla.wiki.comment.Comments;

/** What readers say about pages where there is no forum. */
final class CommentTest {
    @TempDir
    Path folder;

    private WikiFixture wiki;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    private void open(TestDatabase databases) {
        wiki = new WikiFixture(databases, folder);
        wiki.make("Guide", "", "Words");
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    private long say(String words, long member) {
        return Long.parseLong(place(wiki.comments.say("guide", wiki.form("comment", words), wiki.visit(member)))
                .replaceAll(".*#c-", ""));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void commentsStandOnThePage_whileThereIsNoForum(TestDatabase databases) {
        open(databases);
        Page early = (Page) wiki.comments.say("guide", wiki.form("comment", "Too early"), wiki.visit(7));
        assertThat(early.status()).isEqualTo(409);
        assertThat(wiki.page("guide", 7)).doesNotContain("/guide/comments");
        wiki.spaces.off(1, "forum");
        assertThat(wiki.page("guide", 7)).contains("/guide/comments", "Nobody has said anything");
        TestForm form = wiki.form("comment", "We do <b>this</b> too.");
        wiki.comments.say("guide", form, wiki.visit(8));
        wiki.comments.say("guide", form, wiki.visit(8));
        assertThat(wiki.page("guide", 0))
                .containsOnlyOnce("We do &lt;b&gt;this&lt;/b&gt; too.")
                .contains("officer 8")
                .doesNotContain("/guide/comments");
        Page empty = (Page) wiki.comments.say("guide", wiki.form("comment", " "), wiki.visit(7));
        assertThat(empty.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void comments_areReadInTheReadersLanguage_andSaySo(TestDatabase databases) {
        open(databases);
        wiki.spaces.off(1, "forum");
        wiki.spaces.on(1, "translation");
        long said = say("We do this too.", 8);
        Body french = wiki.bodies.clean("<p>Nous aussi.</p>", "html", Body.EMPTY);
        wiki.translations.put(said, new Version("", french.html(), french.sanitiser(), Origin.MACHINE, false, false));
        for (Object page : List.of(
                wiki.reading.page("guide", "", "", wiki.visit(7, 1, "fr")),
                wiki.comments.all("guide", "", wiki.visit(7, 1, "fr")))) {
            assertThat(html(page))
                    .contains("Nous aussi.", "Traduction automatique", "original=" + said)
                    .doesNotContain("We do this too.");
        }
        assertThat(wiki.page("guide", 7)).contains("We do this too.").doesNotContain("Nous aussi.");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void commentsFromBeforeThereWasAForum_areStillRead_andNoNewOnesTaken(TestDatabase databases) {
        open(databases);
        wiki.spaces.off(1, "forum");
        say("First remark", 8);
        wiki.spaces.on(1, "forum");
        assertThat(wiki.page("guide", 7))
                .contains("First remark", "From before there was a forum")
                .doesNotContain("action=\"/s/night/wiki/guide/comments\"");
        assertThat(wiki.api(CommentApi.class).list("guide", "", wiki.visit(7)).comments())
                .hasSize(1);
        // What was typed while the forum was switched on is not lost.
        Page refused = (Page) wiki.comments.say("guide", wiki.form("comment", "Another remark"), wiki.visit(7));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(html(refused)).contains("Another remark", "wiki.refusal.forum");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aComment_isTakenAwayByItsAuthorOrAModerator(TestDatabase databases) {
        open(databases);
        wiki.spaces.off(1, "forum");
        String mine = say("First remark", 8) + "";
        String other = say("Second remark", 8) + "";
        assertThatThrownBy(() -> wiki.comments.remove("guide", mine, wiki.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
        wiki.comments.remove("guide", mine, wiki.visit(8));
        assertThat(wiki.page("guide", 0)).doesNotContain("First remark").contains("Second remark");
        wiki.comments.remove("guide", other, wiki.visit(9));
        assertThat(wiki.page("guide", 0)).doesNotContain("Second remark");
        assertThat(wiki.content.items(List.of(Long.parseLong(mine)))).isEmpty();
        assertThatThrownBy(() -> wiki.comments.remove("guide", mine, wiki.visit(8)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aComment_isForThoseWhoMayReadItsPage_alsoWhenThatChanges(TestDatabase databases) {
        open(databases);
        wiki.spaces.off(1, "forum");
        long comment = say("About the costs", 8);
        assertThat(wiki.content.paths(List.of(comment))).containsEntry(comment, "/s/night/wiki/guide#c-" + comment);
        assertThat(wiki.content.items(List.of(comment)).get(comment).body().html())
                .contains("About the costs");
        wiki.caring.changed("guide", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        assertThat(wiki.register.head(comment).orElseThrow().least()).isEqualTo(Role.MODERATOR);
        assertThat(wiki.register
                        .head(comment)
                        .orElseThrow()
                        .visible(wiki.visit(8).grants(), 8))
                .isFalse();
        wiki.keeping.withdrawn("guide", wiki.form("reason", "Old"), wiki.visit(9));
        assertThat(wiki.register
                        .head(comment)
                        .orElseThrow()
                        .visible(wiki.visit(7).grants(), 7))
                .isFalse();
    }

    private long answer(long answered, String words, long member) {
        return Long.parseLong(place(wiki.comments.say(
                        "guide",
                        wiki.form("answered", answered + "", "comment-" + answered, words),
                        wiki.visit(member)))
                .replaceAll(".*#c-", ""));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anAnswer_standsBelowWhatItAnswers_onOneLevel(TestDatabase databases) {
        open(databases);
        wiki.spaces.off(1, "forum");
        long first = say("First remark", 8);
        say("Second remark", 7);
        long answer = answer(first, "I see it too", 9);
        answer(answer, "So do I", 7);
        assertThat(wiki.page("guide", 0))
                .containsSubsequence("First remark", "I see it too", "So do I", "Second remark")
                .doesNotContain("<form");
        assertThat(wiki.page("guide", 7)).contains("name=\"comment-" + first + "\"", "name=\"comment\"");
        // What was answered is taken away; the answers stay.
        wiki.comments.remove("guide", first + "", wiki.visit(8));
        assertThat(wiki.page("guide", 0))
                .containsSubsequence("A comment was taken away here", "I see it too", "So do I")
                .doesNotContain("First remark");
        TestForm late = wiki.form("answered", first + "", "comment-" + first, "Where is that?");
        Page told = (Page) wiki.comments.say("guide", late, wiki.visit(7));
        assertThat(told.status()).isEqualTo(409);
        assertThat(html(told)).contains("Where is that?", "wiki.refusal.answered");
        // Of another page.
        wiki.make("Other", "", "Words");
        assertThat(((Page) wiki.comments.say(
                                "other",
                                wiki.form("answered", answer + "", "comment-" + answer, "Words"),
                                wiki.visit(7)))
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoWroteInAThread_isToldOfAnswers_andFollowersOfComments(TestDatabase databases) throws Exception {
        open(databases);
        wiki.spaces.off(1, "forum");
        wiki.following.follow("guide", wiki.form(), wiki.visit(3));
        databases.deliver(wiki.commented);
        long first = say("First remark", 8);
        databases.deliver(wiki.commented);
        assertThat(wiki.mailed()).containsExactly("3@city.example: Comment: Guide");
        wiki.mails.clear();
        answer(first, "I see it too", 7);
        answer(first, "So do we", 9);
        databases.deliver(wiki.commented);
        assertThat(wiki.mailed())
                .containsExactlyInAnyOrder(
                        "3@city.example: Comment: Guide",
                        "8@city.example: R\u00e9ponse : Guide",
                        "3@city.example: Comment: Guide",
                        "7@city.example: Answered: Guide",
                        "8@city.example: R\u00e9ponse : Guide");
        // Those to followers once a day.
        assertThat(wiki.mails.stream().map(mail -> mail.key()).distinct()).hasSize(4);
        wiki.mails.clear();
        // Whoever may not read the page any more is told nothing.
        wiki.caring.changed("guide", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        answer(first, "More of it", 3);
        databases.deliver(wiki.commented);
        assertThat(wiki.mailed()).containsExactly("9@city.example: Answered: Guide");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anAnswerToAVeryOldComment_standsBelowIt(TestDatabase databases) {
        open(databases);
        wiki.spaces.off(1, "forum");
        long old = say("An old remark", 8);
        long answer = answer(old, "A late answer", 7);
        // As if hundreds of others stood between the two.
        wiki.database.transaction(tx -> {
            for (int i = 0; i < Comments.MOST - 1; i++) {
                tx.execute(
                        "insert into wiki_comment (id, page, answers, author, organisation, language, body, sanitiser,"
                                + " removed, written_at) select cast(? as bigint), page, 0, author, organisation,"
                                + " language, body, sanitiser, true, written_at from wiki_comment where id = ?",
                        answer + 1 + i,
                        old);
            }
            return null;
        });
        assertThat(wiki.page("guide", 0)).contains("An old remark", "A late answer");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void allComments_areReached_howeverManyThereAre(TestDatabase databases) {
        open(databases);
        wiki.spaces.off(1, "forum");
        long first = say("The first remark", 8);
        assertThat(wiki.page("guide", 0)).doesNotContain("/guide/comments\"");
        wiki.database.transaction(tx -> {
            for (int i = 1; i <= Comments.MOST; i++) {
                tx.execute(
                        "insert into wiki_comment (id, page, answers, author, organisation, language, body, sanitiser,"
                                + " removed, written_at) select cast(? as bigint), page, 0, author, organisation,"
                                + " language, '<p data-b=\"a\">Later</p>', sanitiser, removed, written_at"
                                + " from wiki_comment where id = ?",
                        first + i,
                        first);
            }
            return null;
        });
        assertThat(wiki.page("guide", 0)).contains("/guide/comments\"", "Later").doesNotContain("The first remark");
        // One that was taken away among them does not hide that there are older ones.
        wiki.database.transaction(tx -> tx.execute("update wiki_comment set removed = true where id = ?", first + 5));
        assertThat(wiki.page("guide", 0)).contains("/guide/comments\"");
        wiki.database.transaction(tx -> tx.execute("update wiki_comment set removed = false where id = ?", first + 5));
        String after = "";
        int seen = 0;
        do {
            String part = html(wiki.comments.all("guide", after, wiki.visit(0)));
            assertThat(part.contains("The first remark")).isEqualTo(after.isEmpty());
            seen += part.split("class=\"post\"", -1).length - 1;
            after = part.contains("comments?after=") ? part.replaceAll("(?s).*comments\\?after=([0-9]+).*", "$1") : "";
        } while (!after.isEmpty() && seen < 999);
        assertThat(seen).isEqualTo(Comments.MOST + 1);
        wiki.caring.changed("guide", wiki.form("least", "MANAGER", "writer", "MANAGER"), wiki.visit(3));
        assertThatThrownBy(() -> wiki.comments.all("guide", "", wiki.visit(7))).isInstanceOf(Refusal.class);
    }
}
