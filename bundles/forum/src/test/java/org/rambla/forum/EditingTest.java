// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.forum.ForumFixture.html;
import static org.rambla.forum.ForumFixture.place;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentState;
import org.rambla.api.event.Event;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestMessages;
import org.rambla.persistence.TestDatabase;

/** Changing, moderating, and what other features see of it. */
final class EditingTest {
    @TempDir
    Path folder;

    private ForumFixture forum;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "forum");
    }

    private void open(TestDatabase databases) {
        forum = new ForumFixture(databases, folder);
    }

    @AfterEach
    void close() {
        forum.close();
    }

    private Object edit(long member, long topic, long post, int base, String title, String body) {
        TestForm form = forum.form("title", title, "body", body, "base", String.valueOf(base));
        return forum.edits.save(topic, post, form, forum.visit(member));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changedPost_keepsWhatItSaid(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Old title", "Streets are dark\n\nBuses are late");

        assertThat(place(edit(7, topic, topic, 1, "New title", "Streets are bright\n\nBuses are late")))
                .contains("forum.done.edited#m1");

        assertThat(forum.topic(topic, "1", 0))
                .contains("New title", "bright", "Edited")
                .doesNotContain("dark");
        assertThat(html(forum.edits.history(topic, topic, forum.visit(0))))
                .contains("Version 1", "Version 2", "Current");
        String first = html(forum.edits.revision(topic, topic, 1, forum.visit(0)));
        assertThat(first)
                .contains(
                        "Old title",
                        "Streets are dark",
                        "<del>Old title</del> <ins>New title</ins>",
                        "Streets are <del>dark</del> <ins>bright</ins>",
                        "<p>Buses are late</p>");
        assertThat(html(forum.edits.revision(topic, topic, 2, forum.visit(0))))
                .contains("bright")
                .doesNotContain("dark", "<ins>");
        for (int odd : List.of(0, -1, 3, Integer.MAX_VALUE)) {
            assertThatThrownBy(() -> forum.edits.revision(topic, topic, odd, forum.visit(0)))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(forum.register.head(topic).orElseThrow().title()).isEqualTo("New title");
        assertThat(databases.events()).extracting(Event::kind).containsExactly("content.created", "content.changed");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void unchangedPost_makesNoVersion(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Title", "Text");

        assertThat(place(edit(7, topic, topic, 1, "Title", "Text"))).contains("forum.done.edited");

        assertThat(forum.database.number("select count(*) from forum_revision")).isZero();
        assertThat(databases.events()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void secondOfTwoEditors_seesBothTextsAndDecides(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Title", "Start");
        edit(9, topic, topic, 1, "Title", "By the moderator");

        Object answer = edit(7, topic, topic, 1, "Title", "By the author");

        assertThat(((Page) answer).status()).isEqualTo(409);
        assertThat(html(answer))
                .contains("By the moderator", "By the author", "forum.edit.meanwhile", "name=\"base\" value=\"2\"");
        assertThat(forum.topic(topic, "1", 0)).contains("By the moderator").doesNotContain("By the author");
        assertThat(place(edit(7, topic, topic, 2, "Title", "Both together"))).contains("forum.done.edited");
        assertThat(html(forum.edits.revision(topic, topic, 2, forum.visit(0)))).contains("By the moderator");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void onlyAuthorsAndModerators_change(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Title", "Start");
        long post = forum.replied(8, topic, "Answer");

        assertThatThrownBy(() -> edit(8, topic, topic, 1, "Mine", "Mine")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> forum.edits.edit(topic, post, forum.visit(7))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> forum.edits.edit(topic, post, forum.visit(0))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> forum.edits.edit(topic + 1, post, forum.visit(8)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> forum.edits.edit(topic, 4711, forum.visit(8))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> forum.edits.edit(topic, post, forum.visit(8, 2)))
                .isInstanceOf(Refusal.class);
        assertThat(html(forum.edits.edit(topic, post, forum.visit(8)))).contains("Answer");
        assertThat(place(edit(9, topic, post, 1, "", "Corrected"))).contains("#m2");
        forum.moderation.lock(topic, forum.visit(9));
        assertThatThrownBy(() -> edit(8, topic, post, 2, "", "Too late"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    private static TestForm byPassage(String name, String text) {
        return new TestForm("p", "language", "en", "title", "Title", "base", "2", "body-passages", "1", name, text);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void richTextPassageByPassage_keepsItsTable(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Title", "x");
        String table = "<p>Intro <strong>bold</strong></p><table><tr><td>cell</td></tr></table>";
        forum.edits.save(
                topic,
                topic,
                new TestForm("r", "language", "en", "bodyFormat", "html", "title", "Title", "body", table, "base", "1"),
                forum.visit(7));
        String form = html(forum.edits.edit(topic, topic, forum.visit(7).at("/edit?passages=1")));
        String name = form.replaceAll("(?s).*name=\"(body-passage-\\w+)\"[^>]*>\\s*cell<.*", "$1");

        TestForm sent = byPassage(name, "other");
        assertThat(place(forum.edits.save(topic, topic, sent, forum.visit(7)))).contains("forum.done.edited");

        assertThat(forum.topic(topic, "1", 0).replaceAll(" data-b=\"\\w+\"", ""))
                .contains("<strong>bold</strong>", "<td><p>other</p></td>");
        Object conflict = forum.edits.save(topic, topic, byPassage(name, "my late words"), forum.visit(7));
        assertThat(((Page) conflict).status()).isEqualTo(409);
        assertThat(html(conflict)).contains(name, "my late words", "forum.edit.meanwhile", ">other<");

        edit(7, topic, topic, 3, "Title", "All new");
        Object gone = forum.edits.save(topic, topic, byPassage(name, "my last words"), forum.visit(7));
        assertThat(((Page) gone).status()).isEqualTo(409);
        assertThat(html(gone)).contains("my last words", "content.body.otherPassages");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void removedPost_leavesAPlaceholderWithItsReason(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Title", "Start");
        long post = forum.replied(8, topic, "Rude words");
        assertThat(((Page) forum.moderation.remove(topic, post, forum.form("reason", ""), forum.visit(9))).status())
                .isEqualTo(422);

        Object answer = forum.moderation.remove(topic, post, forum.form("reason", "Not <kind>"), forum.visit(9));

        assertThat(place(answer)).contains("forum.done.removed#m2");
        assertThat(forum.topic(topic, "1", 8))
                .contains("removed by a moderator", "Not &lt;kind&gt;", "0 replies.")
                .doesNotContain("Rude");
        assertThat(forum.topic(topic, "1", 9)).contains("Rude words", "Bring back");
        assertThat(forum.register.head(post).orElseThrow().state()).isEqualTo(ContentState.HIDDEN);
        assertThatThrownBy(() -> forum.edits.history(topic, post, forum.visit(8)))
                .isInstanceOf(Refusal.class);
        assertThat(html(forum.topics.topic(topic, "1", String.valueOf(post), "", forum.visit(8))))
                .doesNotContain("Rude");
        forum.moderation.restore(topic, post, forum.visit(9));
        assertThat(forum.topic(topic, "1", 0)).contains("Rude words", "1 reply.");
        assertThat(forum.audited)
                .containsExactly("forum.audit.removed Title Not <kind>", "forum.audit.restored Title ");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ownPost_isDeletedForGood_andTheNumberIsNotGivenAgain(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Title", "Start");
        long post = forum.replied(8, topic, "Regret");

        assertThat(html(forum.moderation.ask(topic, post, forum.visit(8)))).contains("Your message");
        forum.moderation.remove(topic, post, forum.form(), forum.visit(8));

        assertThat(forum.topic(topic, "1", 9)).contains("deleted by its author").doesNotContain("Regret");
        assertThat(place(forum.reply(8, topic, "Next"))).contains("#m3");
        assertThatThrownBy(() -> forum.moderation.remove(topic, topic, forum.form("reason", "x"), forum.visit(7)))
                .as("others replied")
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("forum.refusal.answered"));
        assertThatThrownBy(() -> forum.moderation.ask(topic, topic, forum.visit(8)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void removedTopic_isGoneForReaders(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Spam title", "Start");
        long post = forum.replied(8, topic, "Answer");

        assertThat(place(forum.moderation.remove(topic, topic, forum.form("reason", "Spam"), forum.visit(9))))
                .endsWith("/forum?done=forum.done.topicRemoved");

        assertThat(forum.list("", 7)).doesNotContain("Spam title");
        assertThat(forum.list("removed", 9)).contains("Spam title");
        assertThat(forum.register.head(post).orElseThrow().visible(forum.spaces.grants(7), 7))
                .isFalse();
        assertThat(((Page) forum.reply(8, topic, "More")).status()).isEqualTo(404);
        forum.moderation.restore(topic, topic, forum.visit(9));
        assertThat(forum.list("", 7)).contains("Spam title");
        assertThat(forum.register.head(post).orElseThrow().visible(forum.spaces.grants(7), 7))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void otherFeatures_findTopicsAndAnswers(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Title", "Start");
        long post = forum.replied(8, topic, "Answer");
        Collection<Long> ids = List.of(topic, post, 4711L);

        Map<Long, ContentItem> items = forum.content.items(ids);

        assertThat(items).containsOnlyKeys(topic, post);
        assertThat(items.get(post).title()).isEqualTo("Title");
        assertThat(forum.bodies.text(items.get(post).body())).isEqualTo("Answer");
        assertThat(items.get(post).path()).isEqualTo("/s/night/forum/topics/" + topic + "#m2");
        assertThat(forum.content.paths(ids))
                .containsEntry(topic, "/s/night/forum/topics/" + topic)
                .hasSize(2);
        assertThat(forum.content.page(1, 0, 1)).containsExactly(topic);
        assertThat(forum.content.page(1, topic, 10)).containsExactly(post);
        assertThat(forum.content.page(2, 0, 10)).isEmpty();
        forum.topic(topic, "1", 8);
        forum.marks().write();
        forum.content.erase(8);
        assertThat(forum.database.number("select count(*) from forum_read where member = 8"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void movedTopic_isFoundInItsNewSpace(TestDatabase databases) throws Exception {
        open(databases);
        long topic = forum.start(7, "Title", "Start");
        forum.reply(8, topic, "Answer");
        forum.database.transaction(tx -> {
            forum.register.move(tx, topic, 2, 9);
            return null;
        });
        databases.deliver(new MovedTopics(forum.database));

        assertThat(html(forum.topics.topic(topic, "1", "", "", forum.visit(7, 2))))
                .contains("Start", "Answer");
        assertThatThrownBy(() -> forum.topic(topic, "1", 7)).isInstanceOf(Refusal.class);
        assertThat(forum.content.page(2, 0, 10)).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void switchedOn_startsAWelcomeOnce_whereExamplesAreWanted(TestDatabase databases) {
        open(databases);
        StartWelcome welcome = new StartWelcome(
                forum.database, forum.register, forum.bodies, forum.members, forum.spaces, TestMessages::in);
        Event switched = Event.now("space.featureSwitched", 1, 1, 0, 9);
        assertThat(welcome.wants(switched.kind())).isTrue();
        welcome.on(switched);
        assertThat(forum.list("", 0)).contains("no topics yet");
        forum.spaces.withExamples = true;
        welcome.on(switched);
        assertThat(forum.list("", 0)).as("no manager yet").contains("no topics yet");
        forum.spaces.role(1, 5, org.rambla.api.space.Role.MANAGER);
        forum.spaces.off(1, "forum");
        welcome.on(switched);
        forum.spaces.on(1, "forum");
        assertThat(forum.list("", 0)).as("another feature was switched").contains("no topics yet");

        welcome.on(switched);
        welcome.on(switched);

        assertThat(forum.list("", 0)).containsOnlyOnce("Pinned").contains("Who is here");
    }
}
