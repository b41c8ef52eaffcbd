// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.Contributions.Contribution;
import org.rambla.api.content.NewContent;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.content.PermanentLinks;
import org.rambla.content.body.CleanBodies;
import org.rambla.content.fixture.TestMembers;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.content.reading.LanguageReadings;
import org.rambla.content.register.Register;
import org.rambla.persistence.TestDatabase;

final class ActivityTest {
    private static final Instant START = Instant.parse("2026-01-05T22:00:00Z");

    private final TestDatabase databases = TestDatabase.derby("content");
    private final Database database = databases.database("content");
    private final TestSpaces spaces = new TestSpaces();
    private final TestMembers members = new TestMembers();
    private final Register register = new Register(database, spaces);
    private final Map<Long, String> paths = new HashMap<>();
    private final LatestContributions contributions = new LatestContributions(
            register, new KnownPaths(), members, spaces, new LanguageReadings(new CleanBodies()));
    private final ActivityPages pages = new ActivityPages(contributions, register);

    ActivityTest() {
        spaces.add(1, "night", Visibility.PUBLIC, "forum");
        spaces.add(2, "board", Visibility.PRIVATE, "forum");
    }

    @AfterEach
    void close() {
        databases.close();
    }

    private final class KnownPaths implements ContentSources {
        @Override
        public Set<String> types() {
            return Set.of();
        }

        @Override
        public Map<Long, ContentItem> items(Collection<Long> ids) {
            return Map.of();
        }

        @Override
        public Map<Long, String> paths(Collection<Long> ids) {
            return paths;
        }

        @Override
        public Map<Long, String> pathsOf(Collection<ContentHead> heads) {
            return paths;
        }

        @Override
        public List<Long> page(String type, long space, long after, int limit) {
            return List.of();
        }
    }

    private long make(String type, long parent, long space, String title, int hours) {
        return database.transaction(tx -> register.createAt(
                tx,
                new NewContent(
                        "forum", type, parent, space, Role.VISITOR, ContentState.PUBLISHED, 7, 100, "fr", title, ""),
                START.plusSeconds(3600L * hours)));
    }

    private TestVisit visit(long member) {
        return new TestVisit(member, 0, spaces, "en");
    }

    @Test
    void replies_carryTheTitleOfTheirTopic() {
        long topic = make("topic", 0, 1, "Éclairer <les> rues", 0);
        long reply = make("post", topic, 1, "", 1);
        paths.put(reply, "/s/night/forum/topics/" + topic + "#m2");

        List<Contribution> found = contributions.latest(visit(0), Selection.ALL, null, 10);

        assertThat(found).extracting(Contribution::title).containsExactly("Éclairer <les> rues", "Éclairer <les> rues");
        assertThat(found)
                .extracting(Contribution::path)
                .containsExactly("/s/night/forum/topics/" + topic + "#m2", "/c/" + topic);
        assertThat(members.asked()).isEqualTo(1);
        String html = contributions.rows(found, true, visit(0)).toString();
        assertThat(html).contains("&lt;les&gt;", "lang=\"fr\"", "Space night").doesNotContain("<les>");
    }

    @Test
    void privateSpaces_areSilent() {
        make("topic", 0, 2, "Secret", 0);

        assertThat(contributions.latest(visit(8), Selection.ALL, null, 10)).isEmpty();
        assertThat(pages.activity(visit(8), "", "").body().toString())
                .doesNotContain("Secret")
                .contains("Nothing has been written");
        assertThat(contributions.rows(List.of(), true, visit(8)).isEmptyContent())
                .isTrue();
    }

    @Test
    void activity_isByDayAndPaged() {
        for (int i = 0; i < 50; i++) {
            make("topic", 0, 1, "Topic " + i, i);
        }
        String first = pages.activity(visit(8), "", "").body().toString();

        assertThat(first)
                .contains("<h2>2026-01-07</h2>", "<h2>2026-01-06</h2>", "Topic 49", "Topic 10</a>")
                .doesNotContain("Topic 9</a>");
        String after = first.replaceAll("(?s).*after=([0-9]+).*", "$1");
        String second = pages.activity(visit(8), "", after).body().toString();
        assertThat(second).contains("Topic 9</a>", "Topic 0</a>").doesNotContain("Topic 10</a>", "after=");
        for (String odd : List.of("-1", "x", "999999999999999999999", "'")) {
            assertThat(pages.activity(visit(8), "", odd).body().toString()).contains("Topic 49");
        }
    }

    @Test
    void activity_isOfOnesOwnSpacesFirst() {
        spaces.add(3, "drugs", Visibility.PUBLIC, "forum");
        spaces.role(3, 9, Role.MEMBER);
        make("topic", 0, 1, "Elsewhere", 0);
        make("topic", 0, 3, "In my space", 0);
        assertThat(pages.activity(visit(9), "", "").body().toString())
                .contains("In my space", "spaces=all")
                .doesNotContain("Elsewhere");
        assertThat(pages.activity(visit(9), "all", "").body().toString()).contains("In my space", "Elsewhere");
        assertThat(pages.activity(visit(8), "", "").body().toString())
                .as("of no space yet")
                .contains("In my space", "Elsewhere")
                .doesNotContain("spaces=all");
    }

    @Test
    void permanentLink_leadsReadersOnly() {
        long open = make("topic", 0, 1, "Open", 0);
        long closed = make("topic", 0, 2, "Closed", 0);
        paths.put(open, "/s/night/forum/topics/" + open);
        paths.put(closed, "/s/board/forum/topics/" + closed);
        PermanentLinks links = new PermanentLinks(register, new KnownPaths());

        assertThat(links.lead(String.valueOf(open), visit(0)).getLocation())
                .hasToString("/s/night/forum/topics/" + open);
        for (String id : List.of(String.valueOf(closed), "0", "-1", "x", "99999999999999999999")) {
            assertThatThrownBy(() -> links.lead(id, visit(8)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(404));
        }
        paths.put(open, "//evil.example");
        assertThatThrownBy(() -> links.lead(String.valueOf(open), visit(0))).isInstanceOf(Refusal.class);
    }
}
