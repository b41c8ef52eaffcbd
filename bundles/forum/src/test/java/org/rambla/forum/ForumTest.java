// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.forum.ForumFixture.html;
import static org.rambla.forum.ForumFixture.idIn;
import static org.rambla.forum.ForumFixture.place;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.event.Event;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;

/** Starting, answering, reading. */
final class ForumTest {
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

    @ParameterizedTest
    @MethodSource("databases")
    void topic_showsItsPostsInOrder_andIsRegistered(TestDatabase databases) {
        open(databases);
        Object answer = forum.topics.start(
                forum.form("title", "Lights & nights", "body", "First <b>\n\nSecond https://example.org"),
                forum.visit(7));
        long topic = idIn(answer);
        assertThat(place(answer)).isEqualTo("/s/night/forum/topics/" + topic + "?done=forum.done.started");
        Object reply = forum.reply(8, topic, "Un avis");

        assertThat(place(reply)).isEqualTo("/s/night/forum/topics/" + topic + "?page=1&done=forum.done.replied#m2");
        String html = forum.topic(topic, "1", 0);
        assertThat(html)
                .containsSubsequence(
                        "Lights &amp; nights",
                        "id=\"m1\"",
                        "First &lt;b&gt;",
                        "href=\"https://example.org\"",
                        "id=\"m2\"",
                        "Un avis");
        assertThat(html).contains("1 reply.", "href=\"/sign-in?next=").doesNotContain("<textarea");
        assertThat(forum.topic(topic, "1", 7)).contains("<textarea", "Be brief.");
        List<ContentHead> heads = forum.register.latest(forum.spaces.grants(0), Selection.ALL, null, 10);
        assertThat(heads).extracting(ContentHead::kind).containsExactly("forum.post", "forum.topic");
        assertThat(heads.get(0).parent()).isEqualTo(topic);
        assertThat(databases.events()).extracting(Event::kind).containsExactly("content.created", "content.created");
    }

    // Of several classes whose paths begin a request's, Jersey asks the one with the longest and no other.
    @ParameterizedTest
    @MethodSource("databases")
    void pageClasses_shareTheirPath_soThatNoneHidesAnother(TestDatabase databases) {
        open(databases);
        assertThat(forum.feature.pages())
                .allSatisfy(page -> assertThat(page.getClass()
                                .getAnnotation(jakarta.ws.rs.Path.class)
                                .value())
                        .isEqualTo("/"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pages_areTwentyPostsByNumber(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Long", "number 1");
        for (int i = 2; i <= 45; i++) {
            forum.reply(8, topic, "number " + i);
        }

        assertThat(forum.topic(topic, "1", 7))
                .contains("id=\"m1\"", "id=\"m20\"")
                .doesNotContain("id=\"m21\"");
        assertThat(forum.topic(topic, "2", 7))
                .contains("id=\"m21\"", "id=\"m40\"")
                .doesNotContain("id=\"m20\"", "id=\"m41\"");
        for (String huge : List.of("3", "4", "999999999")) {
            assertThat(forum.topic(topic, huge, 7))
                    .as(huge)
                    .contains("id=\"m41\"", "id=\"m45\"")
                    .doesNotContain("id=\"m40\"");
        }
        for (String odd : List.of("-1", "0", "x", "", "99999999999999999999", "1e3", "2'")) {
            assertThat(forum.topic(topic, odd, 7)).as(odd).contains("id=\"m1\"");
        }
        assertThat(place(forum.reply(7, topic, "last"))).contains("?page=3&", "#m46");
        assertThat(html(forum.topics.print(topic, "1", forum.visit(0))))
                .contains("id=\"m1\"", "id=\"m46\"")
                .doesNotContain("<form", "Quote");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void topicPage_takesAConstantNumberOfStatements(TestDatabase databases) {
        open(databases);
        long small = forum.start(7, "Small", "x");
        long large = forum.start(7, "Large", "x");
        for (int i = 0; i < 30; i++) {
            forum.reply(8, large, "y");
        }
        for (long topic : List.of(small, large)) {
            long asked = forum.members.asked();
            long before = databases.statements();
            forum.topic(topic, "1", 8);
            assertThat(databases.statements() - before).as("topic and posts").isEqualTo(2);
            assertThat(forum.members.asked() - asked).as("cards").isEqualTo(1);
        }
        long before = databases.statements();
        forum.list("", 8);
        assertThat(databases.statements() - before).isEqualTo(1);
        forum.topics.reply(small, forum.form("body", "with file").with(text("a.txt", "hello")), forum.visit(8));
        before = databases.statements();
        assertThat(forum.topic(small, "1", 8)).contains("a.txt");
        assertThat(databases.statements() - before).as("topic, posts and files").isEqualTo(3);
    }

    private static Upload text(String name, String content) {
        return new Upload(name, content);
    }

    private record Upload(String name, String content) implements org.rambla.api.page.Upload {
        @Override
        public long size() {
            return content.length();
        }

        @Override
        public java.io.InputStream open() {
            return new java.io.ByteArrayInputStream(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void lists_showLatestUnansweredAndMine(TestDatabase databases) {
        open(databases);
        long first = forum.start(7, "First topic", "x");
        long second = forum.start(8, "Second topic", "x");
        forum.reply(8, first, "y");

        assertThat(forum.list("", 0)).containsSubsequence("First topic", "Second topic");
        assertThat(forum.list("unanswered", 7)).contains("Second topic").doesNotContain("First topic");
        assertThat(forum.list("mine", 7)).contains("First topic").doesNotContain("Second topic");
        assertThat(forum.list("mine", 8)).contains("First topic", "Second topic");
        forum.moderation.pin(second, forum.visit(9));
        assertThat(forum.list("", 0))
                .containsSubsequence("Second topic", "First topic")
                .contains("Pinned");
        for (String view : List.of("removed", "x", "MINE")) {
            assertThatThrownBy(() -> forum.list(view, 7)).as(view).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> forum.list("mine", 0)).isInstanceOf(Refusal.class);
        assertThat(html(forum.topics.list("", "", forum.visit(7, 2))))
                .doesNotContain("First", "Second")
                .contains("no topics yet");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void listPages_coverEveryTopicOnce(TestDatabase databases) {
        open(databases);
        Set<String> made = new TreeSet<>();
        for (int i = 0; i < 65; i++) {
            long topic = forum.start(7, "Topic " + i, "x");
            made.add(String.valueOf(topic));
            if (i % 30 == 0) {
                forum.moderation.pin(topic, forum.visit(9));
            }
        }
        Set<String> seen = new TreeSet<>();
        String after = "";
        for (int page = 0; page < 3; page++) {
            String html = html(forum.topics.list("", after, forum.visit(0)));
            java.util.regex.Matcher matcher = java.util.regex.Pattern.compile(
                            "<h3><a href=\"/s/night/forum/topics/([0-9]+)\"")
                    .matcher(html);
            while (matcher.find()) {
                assertThat(seen.add(matcher.group(1)))
                        .as("%s once", matcher.group(1))
                        .isTrue();
            }
            after = html.contains("after=") ? html.replaceAll("(?s).*after=([0-9-]+).*", "$1") : "none";
        }
        assertThat(after).isEqualTo("none");
        assertThat(seen).isEqualTo(made);
        for (String odd : List.of("-1", "0-0", "2-1-1", "x", "0-99999999999999999-1")) {
            assertThat(html(forum.topics.list("", odd, forum.visit(0)))).as(odd).contains("<h3>");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void formSentTwice_makesOnePost(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Topic", "x");
        String[] reply = {"language", "en", "bodyFormat", "text", "body", "once"};

        Object first = forum.topics.reply(topic, new TestForm("same", reply), forum.visit(8));
        Object second = forum.topics.reply(topic, new TestForm("same", reply), forum.visit(8));

        assertThat(place(second)).isEqualTo(place(first));
        assertThat(forum.database.number("select count(*) from forum_post where topic = ?", topic))
                .isEqualTo(2);
        assertThat(place(forum.topics.reply(topic, new TestForm("same", reply), forum.visit(7))))
                .contains("#m3");
        String[] start = {"language", "en", "bodyFormat", "text", "title", "T", "body", "once"};
        assertThat(place(forum.topics.start(new TestForm("other", start), forum.visit(8))))
                .isEqualTo(place(forum.topics.start(new TestForm("other", start), forum.visit(8))));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyAtOnce_getDifferentNumbersWithoutGap(TestDatabase databases) throws Exception {
        open(databases);
        long topic = forum.start(7, "Busy", "x");
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> replies = new java.util.ArrayList<>();
            for (int i = 0; i < 24; i++) {
                TestForm form = new TestForm("key" + i / 2, "language", "en", "bodyFormat", "text", "body", "reply");
                replies.add(people.submit(() -> forum.topics.reply(topic, form, forum.visit(8))));
            }
            for (Future<?> reply : replies) {
                assertThat(place(reply.get())).contains("#m");
            }
        } finally {
            people.shutdown();
        }
        assertThat(forum.database.list(
                        "select num from forum_post where topic = ? order by num", row -> row.integer("num"), topic))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(forum.database.number("select replies from forum_topic where id = ?", topic))
                .isEqualTo(12);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void topicClosedMeanwhile_givesTheTextBack(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Topic", "x");
        forum.moderation.lock(topic, forum.visit(9));

        Object answer = forum.topics.reply(
                topic, forum.form("body", "My <long> work").with(text("notes.txt", "hello")), forum.visit(8));

        assertThat(((Page) answer).status()).isEqualTo(409);
        assertThat(html(answer)).contains("My &lt;long&gt; work", "notes.txt", "name=\"kept\"", "forum.refusal.locked");
        assertThat(forum.topic(topic, "1", 8)).contains("This topic is closed").doesNotContain("<textarea");
        assertThat(place(forum.reply(9, topic, "Closing remark"))).contains("#m2");
        forum.moderation.unlock(topic, forum.visit(9));
        assertThat(place(forum.reply(8, topic, "Again"))).contains("#m3");
        assertThat(forum.audited).containsExactly("forum.audit.locked Topic ", "forum.audit.unlocked Topic ");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void logOfAdministrators_saysNoTitleOfAPrivateSpace(TestDatabase databases) {
        open(databases);
        long topic = idIn(forum.topics.start(forum.form("title", "Secret", "body", "x"), forum.visit(7, 2)));
        forum.moderation.lock(topic, forum.visit(9, 2));
        forum.moderation.pin(topic, forum.visit(9, 2));
        assertThat(forum.audited)
                .containsExactly("forum.audit.locked No. " + topic + " ", "forum.audit.pinned No. " + topic + " ");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void refusedForm_comesBackFilled_andItsFilesAreKept(TestDatabase databases) {
        open(databases);
        TestForm form = forum.form("title", "", "body", "My text")
                .with(text("notes.txt", "hello"))
                .with(text("x.exe", "MZ"));
        Object answer = forum.topics.start(form, forum.visit(7));

        assertThat(((Page) answer).status()).isEqualTo(422);
        String html = html(answer);
        assertThat(html).contains("My text", "notes.txt", "forum.problem.refusedFiles");
        String kept = html.replaceAll("(?s).*name=\"kept\" value=\"([0-9]+)\".*", "$1");
        TestForm theft = forum.form("title", "Theft", "body", "x", "kept", kept);
        long other = idIn(forum.topics.start(theft, forum.visit(8)));
        assertThat(forum.topic(other, "1", 0)).doesNotContain("notes.txt");
        TestForm again = forum.form("title", "Now", "body", "My text", "kept", kept);
        long topic = idIn(forum.topics.start(again, forum.visit(7)));
        assertThat(forum.topic(topic, "1", 0)).contains("notes.txt");
        for (String body : List.of("", "   ", "<p> </p>")) {
            TestForm empty =
                    new TestForm("e" + body, "language", "en", "bodyFormat", "html", "title", "T", "body", body);
            assertThat(((Page) forum.topics.start(empty, forum.visit(7))).status())
                    .isEqualTo(422);
        }
        assertThat(((Page) forum.topics.start(
                                new TestForm("k", "language", "xx", "title", "T", "body", "x"), forum.visit(7)))
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void newPosts_areMarkedSinceTheLastVisit(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Topic", "x");
        forum.reply(7, topic, "y");
        assertThat(forum.topic(topic, "1", 8)).doesNotContain("New since");
        forum.marks().write();
        forum.reply(7, topic, "fresh");

        assertThat(forum.list("", 8)).contains("1 new", "#m3", "unread");
        assertThat(forum.topic(topic, "1", 8)).containsSubsequence("id=\"m2\"", "New since", "id=\"m3\"");
        forum.marks().write();
        assertThat(forum.topic(topic, "1", 8)).doesNotContain("New since");
        assertThat(forum.list("", 8)).doesNotContain("1 new");
        assertThat(forum.topic(topic, "1", 0)).doesNotContain("New since");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void quote_fillsTheForm(TestDatabase databases) {
        open(databases);
        long topic = forum.start(7, "Topic", "Line one\nline two\n\n- a point");

        String html = html(forum.topics.topic(topic, "1", String.valueOf(topic), "", forum.visit(8)));
        assertThat(html).contains("Prevention officer 7 wrote:", "&gt; Line one\n&gt; line two\n&gt; \n&gt; - a point");
        String typed = "Prevention officer 7 wrote:\n\n> Line one\n> line two\n> \n> - a point\n\nI agree";
        forum.reply(8, topic, typed);
        assertThat(forum.topic(topic, "1", 0).replaceAll(" data-b=\"\\w+\"", ""))
                .contains(
                        "<blockquote><p>Line one<br>line two</p><ul><li><p>a point</p></li></ul></blockquote><p>I agree</p>");
        for (String odd : List.of("0", "-1", "x", "999999999999999999999")) {
            assertThat(html(forum.topics.topic(topic, "1", odd, "", forum.visit(8))))
                    .as(odd)
                    .doesNotContain("wrote:\n");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void otherSpaces_areOutOfReach(TestDatabase databases) {
        open(databases);
        long secret = idIn(forum.topics.start(forum.form("title", "Secret", "body", "secret"), forum.visit(7, 2)));

        assertThatThrownBy(() -> forum.topic(secret, "1", 0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> forum.topics.print(secret, "1", forum.visit(7)))
                .isInstanceOf(Refusal.class);
        assertThat(forum.list("", 0)).doesNotContain("Secret");
        assertThat(forum.feature
                        .networkPanel(new org.rambla.content.fixture.TestVisit(0, 0, forum.spaces, "en"))
                        .toString())
                .doesNotContain("Secret");
        assertThat(forum.feature
                        .networkPanel(new org.rambla.content.fixture.TestVisit(8, 0, forum.spaces, "en"))
                        .toString())
                .contains("Secret", "Space board");
        forum.spaces.off(2, "forum");
        assertThat(forum.feature
                        .networkPanel(new org.rambla.content.fixture.TestVisit(8, 0, forum.spaces, "en"))
                        .toString())
                .doesNotContain("Secret");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void homeOfMembers_showsWhatWaitsForThem(TestDatabase databases) {
        open(databases);
        forum.start(7, "Asked by me", "x");
        forum.start(8, "Asked by another", "x");
        long answered = forum.start(8, "Answered already", "x");
        forum.reply(9, answered, "Yes");
        assertThat(forum.feature
                        .networkPanel(new org.rambla.content.fixture.TestVisit(7, 0, forum.spaces, "en"))
                        .toString())
                .contains("Topics waiting for a reply", "Asked by another")
                .doesNotContain("Asked by me", "Answered already");
        assertThat(forum.feature
                        .networkPanel(new org.rambla.content.fixture.TestVisit(0, 0, forum.spaces, "en"))
                        .toString())
                .contains("Latest topics", "Asked by me", "Answered already");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void panel_showsFiveTopicsOrNothing(TestDatabase databases) {
        open(databases);
        assertThat(forum.feature.panel(forum.visit(0)).isEmptyContent()).isTrue();
        for (int i = 0; i < 7; i++) {
            forum.start(7, "Topic " + i, "x");
        }
        assertThat(forum.feature.panel(forum.visit(0)).toString())
                .contains("Topic 6", "Topic 2", "All topics")
                .doesNotContain("Topic 1<");
        assertThat(forum.feature.actions(forum.visit(7))).hasSize(1);
        assertThat(forum.feature.actions(forum.visit(0))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void badInput_isKeptHarmless(TestDatabase databases) {
        open(databases);
        String attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        long topic = forum.start(7, attack + " \u202Eevil\u0000 e" + "\u0301".repeat(80) + " 👩‍👩‍👧", attack);
        String html =
                forum.topic(topic, "1", 7) + forum.list("", 7) + html(forum.edits.edit(topic, topic, forum.visit(7)));
        assertThat(html)
                .doesNotContain("<script>alert", "<img src=x", "\u202E", "\u0301".repeat(9))
                .contains("&lt;script&gt;", "👩‍👩‍👧");

        long big = forum.start(7, "Large", "word ".repeat(12_000));
        assertThat(forum.topic(big, "1", 0)).hasSizeGreaterThan(59_000);
        String tooLarge = "word ".repeat(12_001);
        Page refused = (Page) forum.topics.reply(topic, forum.form("body", tooLarge), forum.visit(8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).contains("content.body.longerThan", tooLarge);
        Page unchanged = (Page)
                forum.edits.save(big, big, forum.form("title", "Large", "body", tooLarge, "base", "1"), forum.visit(7));
        assertThat(unchanged.status()).isEqualTo(422);
        assertThat(unchanged.body().toString()).contains("content.body.longerThan", tooLarge);
        TestForm nested = new TestForm(
                "n", "language", "en", "bodyFormat", "html", "body", "<blockquote>".repeat(10_000) + "deep");
        assertThat(place(forum.topics.reply(topic, nested, forum.visit(8)))).contains("#m2");
        assertThat(forum.topic(topic, "1", 0)).contains("deep");
        TestForm tooLong = new TestForm("l", "language", "en", "bodyFormat", "text", "body", "a".repeat(1_000_001));
        assertThat(((Page) forum.topics.reply(topic, tooLong, forum.visit(8))).status())
                .isEqualTo(422);
        TestForm longTitle = forum.form("title", "t".repeat(201), "body", "x");
        assertThat(((Page) forum.topics.start(longTitle, forum.visit(8))).status())
                .isEqualTo(422);
        // Each of these signs is two once it is in order.
        TestForm grows = forum.form("title", "\u0958".repeat(160), "body", "x");
        Page grown = (Page) forum.topics.start(grows, forum.visit(8));
        assertThat(grown.status()).isEqualTo(422);
        assertThat(grown.body().toString()).contains("web.problem.tooLong");
    }
}
