// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.demo.Demo;
import org.rambla.api.space.Role;
import org.rambla.forum.demo.ForumSeeder;
import org.rambla.persistence.TestDatabase;

final class SeedingTest {
    private static final Instant NOW = Instant.parse("2026-03-11T10:00:00Z");

    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "forum");
    }

    /** Fifteen themes of two topics each. */
    private static final class Small implements Demo {
        private final Random random = new Random(1987);

        @Override
        public InputStream open(String file) {
            String json = """
                    {"theme": "night", "topics": [
                     {"lang": "en", "title": "%s one", "body": "<p>We in {city} ask</p>", "pinned": true,
                      "replies": [{"lang": "fr", "body": "<p>%s premier</p>"}, {"lang": "en", "body": "<p>%s second</p>"}]},
                     {"lang": "fr", "title": "%s two", "body": "<p>Question</p>", "space": "board"}],
                     "replies": [{"lang": "en", "body": "<p>general a</p>"}, {"lang": "en", "body": "<p>general b</p>"}]}
                    """.replace("%s", file.replace('/', ' '));
            return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void put(String kind, String key, long id) {}

        @Override
        public long id(String kind, String key) {
            return key.equals("board") ? 2 : 1;
        }

        @Override
        public Random random() {
            return random;
        }

        @Override
        public Instant now() {
            return NOW;
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void demonstration_fillsTopicsInOrderUntilNow(TestDatabase databases) throws Exception {
        try (ForumFixture forum = new ForumFixture(databases, folder)) {
            for (long member = 10; member < 60; member++) {
                forum.spaces.role(1, member, Role.MEMBER);
            }
            new ForumSeeder(forum.database, forum.register, forum.bodies, forum.members, forum.spaces)
                    .seed(new Small());

            assertThat(forum.database.number("select count(*) from forum_topic"))
                    .isEqualTo(30);
            assertThat(forum.database.number("select count(*) from forum_topic where space_id = 2"))
                    .isEqualTo(15);
            assertThat(forum.database.number("select max(last_at) from forum_topic"))
                    .isLessThan(NOW.toEpochMilli());
            assertThat(forum.database.number("select max(last_at) from forum_topic"))
                    .isGreaterThan(NOW.minus(Duration.ofHours(48)).toEpochMilli());
            for (long space = 1; space <= 2; space++) {
                assertThat(forum.database.number("select max(created_at) from forum_post where space_id = ?", space))
                        .as("somebody wrote in each large space since the day before yesterday")
                        .isBetween(NOW.minus(Duration.ofHours(34)).toEpochMilli(), NOW.toEpochMilli());
                assertThat(forum.database.number(
                                "select count(*) from forum_topic where space_id = ? and last_at > ?",
                                space,
                                NOW.minus(Duration.ofDays(8)).toEpochMilli()))
                        .isGreaterThanOrEqualTo(3);
            }
            assertThat(forum.database.number("select min(created_at) from forum_topic"))
                    .isGreaterThan(NOW.minus(Duration.ofDays(545)).toEpochMilli());
            assertThat(
                            forum.database.number(
                                    "select count(*) from forum_topic t where t.posts <> (select count(*) from forum_post p where p.topic = t.id)"))
                    .isZero();
            assertThat(
                            forum.database.number(
                                    "select count(*) from forum_post p join forum_post q on q.topic = p.topic and q.num = p.num + 1 where q.created_at < p.created_at"))
                    .isZero();
            assertThat(forum.database.number("select count(*) from content_item"))
                    .isEqualTo(forum.database.number("select count(*) from forum_post"));
            for (long topic : forum.database.list("select id from forum_topic", row -> row.number("id"))) {
                List<String> texts = forum.database.list(
                        "select body from forum_post where topic = ?",
                        row -> row.text("body").replaceAll("<[^>]*>", ""),
                        topic);
                assertThat(new HashSet<>(texts)).hasSameSizeAs(texts);
                assertThat(texts).noneMatch(text -> text.contains("{city}"));
            }
        }
    }
}
