// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.page.Refusal;
import org.rambla.forum.topic.TopicApi.Made;
import org.rambla.forum.topic.TopicApi.NewPost;
import org.rambla.forum.topic.TopicApi.TopicList;
import org.rambla.forum.topic.TopicApi.TopicPage;
import org.rambla.persistence.TestDatabase;

/** Topics for programs. */
final class ApiTest {
    @TempDir
    Path folder;

    private final TestDatabase databases = TestDatabase.derby("content", "forum");
    private ForumFixture forum;

    @BeforeEach
    void open() {
        forum = new ForumFixture(databases, folder);
    }

    @AfterEach
    void close() {
        forum.close();
        databases.close();
    }

    private static NewPost post(String title, String body, String key) {
        return new NewPost(title, body, null, null, key);
    }

    private static long id(Response answer) {
        assertThat(answer.getStatus()).isEqualTo(201);
        return ((Made) answer.getEntity()).id();
    }

    @Test
    void programs_startAnswerAndRead() {
        long topic = id(forum.api.start(post("Title", "Text", null), forum.visit(7)));
        Response reply = forum.api.reply(topic, new NewPost(null, "<p>Rich</p>", "html", "fr", "k"), forum.visit(8));
        assertThat(((Made) reply.getEntity()).path()).isEqualTo("/s/night/forum/topics/" + topic + "#m2");

        TopicPage page = forum.api.topic(topic, "1", forum.visit(0));

        assertThat(page.topic().title()).isEqualTo("Title");
        assertThat(page.posts()).hasSize(2);
        assertThat(page.posts().get(1).html()).contains("Rich");
        assertThat(page.posts().get(1).language()).isEqualTo("fr");
        assertThat(id(forum.api.reply(topic, new NewPost(null, "again", null, null, "k"), forum.visit(8))))
                .isEqualTo(id(reply));
    }

    @Test
    void lists_arePaged() {
        for (int i = 0; i < 60; i++) {
            forum.start(7, "Topic " + i, "x");
        }
        TopicList first = forum.api.list("", "", forum.visit(0));
        String address = "/api/s/night/forum/topics?view=&after=";
        assertThat(first.next()).startsWith(address);
        TopicList second = forum.api.list("", first.next().substring(address.length()), forum.visit(0));

        assertThat(first.topics()).hasSize(50);
        assertThat(second.topics()).hasSize(10);
        assertThat(second.next()).isNull();
        assertThat(first.total()).isEqualTo(60).isEqualTo(second.total());
        assertThat(forum.api.list("unanswered", "", forum.visit(0)).total()).isEqualTo(60);
        assertThat(forum.api.list("mine", "", forum.visit(8)).total()).isZero();
    }

    @Test
    void posts_arePaged() {
        long topic = forum.start(7, "Topic", "x");
        for (int i = 0; i < 25; i++) {
            forum.replied(8, topic, "Reply " + i);
        }
        TopicPage first = forum.api.topic(topic, "1", forum.visit(0));
        assertThat(first.pages()).isEqualTo(2);
        assertThat(first.total()).isEqualTo(26);
        assertThat(first.next()).isEqualTo("/api/s/night/forum/topics/" + topic + "?page=2");
        assertThat(forum.api.topic(topic, "2", forum.visit(0)).next()).isNull();
    }

    @Test
    void everyWrongField_isNamed() {
        NewPost grows = new NewPost("\u0958".repeat(160), "body", null, null, null);
        assertThatThrownBy(() -> forum.api.start(grows, forum.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(Refusal.Wrong::field)
                                .containsExactly("title"));
        NewPost odd = new NewPost(" ", "a".repeat(1_000_001), "markdown", "xx", "k".repeat(65));
        assertThatThrownBy(() -> forum.api.start(odd, forum.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(Refusal.Wrong::field)
                                .containsExactly("title", "body", "format", "language", "key"));
        assertThatThrownBy(() -> forum.api.reply(1, new NewPost(null, null, null, null, null), forum.visit(7)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(Refusal.Wrong::field)
                                .containsExactly("body"));
    }

    @Test
    void incompleteData_areRefused() {
        String large = "a".repeat(1_000_001);
        for (NewPost odd : Arrays.asList(
                null,
                post(null, "x", null),
                post(" ", "x", null),
                post("T", null, null),
                post("T", " ", null),
                post("T", large, null),
                post("T", large.substring(0, 60_001), null),
                post("t".repeat(201), "x", null),
                post("T", "x", "k".repeat(65)),
                new NewPost("T", "x", "markdown", null, null),
                new NewPost("T", "x", null, "xx", null))) {
            assertThatThrownBy(() -> forum.api.start(odd, forum.visit(7)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(422));
        }
    }

    @Test
    void removedPosts_sayNothing() {
        long topic = forum.start(7, "Title", "x");
        long post = forum.replied(8, topic, "Rude words");
        forum.moderation.remove(topic, post, forum.form("reason", "Rules"), forum.visit(9));

        TopicPage page = forum.api.topic(topic, "1", forum.visit(0));

        assertThat(page.posts().get(1).html()).isEmpty();
        assertThat(page.posts().get(1).author()).isNull();
        assertThat(page.posts().get(1).reason()).isEqualTo("Rules");
        assertThatThrownBy(() -> forum.api.list("removed", "", forum.visit(0))).isInstanceOf(Refusal.class);
        assertThat(List.of(page.posts().get(0).state(), page.posts().get(1).state()))
                .containsExactly("PUBLISHED", "HIDDEN");
    }
}
