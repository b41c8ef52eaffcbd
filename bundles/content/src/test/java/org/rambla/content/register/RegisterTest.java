// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.NewContent;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.persistence.TestDatabase;
import org.rambla.persistence.source.StatementCount;

final class RegisterTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final TestSpaces spaces = new TestSpaces();
    private Database database;
    private Register register;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content");
    }

    private void open(TestDatabase databases) {
        spaces.add(1, "night", Visibility.PUBLIC, "forum", "wiki");
        spaces.add(2, "board", Visibility.PRIVATE, "forum");
        spaces.role(2, 7, Role.MEMBER);
        spaces.role(1, 8, Role.MODERATOR);
        database = databases.database("content");
        register = new Register(database, spaces);
    }

    private static NewContent content(
            String type, long parent, long space, Role least, long author, String title, String submission) {
        return new NewContent(
                "forum", type, parent, space, least, ContentState.PUBLISHED, author, 100, "en", title, submission);
    }

    private long topic(long space, int minute) {
        return database.transaction(tx -> register.createAt(
                tx,
                content("topic", 0, space, Role.VISITOR, 7, "Topic " + minute, ""),
                START.plusSeconds(60L * minute)));
    }

    private long post(long topic, long space, int minute) {
        return database.transaction(tx -> register.createAt(
                tx, content("post", topic, space, Role.VISITOR, 8, "", ""), START.plusSeconds(60L * minute)));
    }

    private List<Long> latest(long member, Selection selection) {
        return register.latest(spaces.grants(member), selection, null, 50).stream()
                .map(ContentHead::id)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void create_writesHeadAndEventTogether(TestDatabase databases) {
        open(databases);
        long id = topic(1, 0);

        ContentHead head = register.head(id).orElseThrow();
        assertThat(head.kind()).isEqualTo("forum.topic");
        assertThat(head.title()).isEqualTo("Topic 0");
        assertThat(head.createdAt()).isEqualTo(START);
        assertThat(head.version()).isEqualTo(1);
        assertThat(databases.events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("content.created");
            assertThat(event.subject()).isEqualTo(id);
            assertThat(event.space()).isEqualTo(1);
        });
        assertThat(register.head(-1)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void rollback_leavesNeitherHeadNorEvent(TestDatabase databases) {
        open(databases);
        assertThatThrownBy(() -> database.transaction(tx -> {
                    register.create(tx, content("topic", 0, 1, Role.VISITOR, 7, "x", "key"));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(databases.events()).isEmpty();
        assertThat(register.submitted("key", 7)).isEmpty();
        assertThat(database.number("select count(*) from content_item")).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ids_areDifferentOnTwoNodes(TestDatabase databases) {
        open(databases);
        Register other = new Register(database, spaces);
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < 120; i++) {
            Register one = i % 2 == 0 ? register : other;
            ids.add(database.transaction(tx -> one.create(tx, content("topic", 0, 1, Role.VISITOR, 7, "x", ""))));
        }
        assertThat(ids).hasSize(120);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void formSentTwice_makesOneItem(TestDatabase databases) {
        open(databases);
        long id = database.transaction(tx -> register.create(tx, content("topic", 0, 1, Role.VISITOR, 7, "x", "key")));

        assertThatThrownBy(() -> database.transaction(
                        tx -> register.create(tx, content("topic", 0, 1, Role.VISITOR, 7, "x", "key"))))
                .isInstanceOfSatisfying(
                        Database.Conflict.class,
                        conflict -> assertThat(conflict.duplicate()).isTrue());
        assertThat(register.submitted("key", 7)).contains(id);
        assertThat(register.submitted("key", 8)).isEmpty();
        assertThat(register.submitted("", 7)).isEmpty();
        assertThat(database.number("select count(*) from content_item")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void latest_showsOnlyWhatGrantsCover(TestDatabase databases) {
        open(databases);
        long open = topic(1, 0);
        long closed = topic(2, 1);
        long moderators = database.transaction(tx ->
                register.createAt(tx, content("topic", 0, 1, Role.MODERATOR, 8, "m", ""), START.plusSeconds(180)));

        assertThat(latest(0, Selection.ALL)).containsExactly(open);
        assertThat(latest(7, Selection.ALL)).containsExactly(closed, open);
        assertThat(latest(8, Selection.ALL)).containsExactly(moderators, open);
        assertThat(register.count(spaces.grants(0), Selection.ALL)).isEqualTo(1);
        assertThat(register.count(spaces.grants(7), Selection.space(2))).isEqualTo(1);
        assertThat(register.count(spaces.grants(0), Selection.space(2))).isZero();
        assertThat(latest(7, new Selection(List.of(), List.of("forum.post"), 0, 0, null)))
                .isEmpty();
        assertThat(latest(7, new Selection(List.of(1L, 2L), List.of("forum.topic"), 7, 100, START.plusSeconds(30))))
                .containsExactly(closed);

        spaces.off(1, "forum");
        assertThat(latest(0, Selection.ALL)).isEmpty();
        assertThat(latest(7, Selection.ALL)).containsExactly(closed);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void latest_pagesWithoutGapOrRepeat(TestDatabase databases) {
        open(databases);
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            made.add(topic(1, i / 3));
        }
        List<Long> seen = new ArrayList<>();
        ContentHead after = null;
        do {
            List<ContentHead> page = register.latest(spaces.grants(0), Selection.ALL, after, 4);
            page.forEach(head -> seen.add(head.id()));
            after = page.size() < 4 ? null : page.get(3);
        } while (after != null);

        assertThat(seen).hasSize(25).containsExactlyInAnyOrderElementsOf(made);
        assertThat(seen.get(0)).isEqualTo(made.get(24));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void latest_findsOldItems_whenManyNewOnesAreNotForTheReader(TestDatabase databases) {
        open(databases);
        long old = topic(1, 0);
        topic(2, 1);
        database.transaction(tx -> {
            for (int i = 0; i < 4_100; i++) {
                register.createAt(tx, content("topic", 0, 2, Role.VISITOR, 7, "x", ""), START.plusSeconds(100 + i));
            }
            return null;
        });

        assertThat(latest(0, Selection.ALL)).containsExactly(old);
        List<ContentHead> page = register.latest(spaces.grants(7), Selection.ALL, null, 10);
        assertThat(page).hasSize(10).allMatch(head -> head.space() == 2);
        List<ContentHead> deep = register.latest(
                spaces.grants(7), Selection.ALL, register.head(old).orElseThrow(), 10);
        assertThat(deep).isEmpty();
        Selection recent = new Selection(List.of(), List.of(), 0, 0, START.plusSeconds(100 + 4_050));
        long before = new StatementCount().onThisThread();
        assertThat(register.latest(spaces.grants(7), recent, null, 100)).hasSize(50);
        assertThat(new StatementCount().onThisThread() - before)
                .as("statements for what is new, when little is")
                .isEqualTo(1);
        assertThat(latest(0, recent)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void deletedTopic_takesItsPostsAlong_andBringsBackThoseThatWere(TestDatabase databases) {
        open(databases);
        long topic = topic(1, 0);
        long kept = post(topic, 1, 1);
        long hidden = post(topic, 1, 2);
        database.transaction(tx -> {
            register.state(tx, hidden, ContentState.HIDDEN, 8);
            return null;
        });
        database.transaction(tx -> {
            register.state(tx, topic, ContentState.HIDDEN, 8);
            return null;
        });

        assertThat(latest(0, Selection.ALL)).isEmpty();
        assertThat(register.head(kept).orElseThrow().visible(spaces.grants(0), 0))
                .isFalse();
        assertThat(register.head(kept).orElseThrow().visible(spaces.grants(8), 8))
                .isTrue();
        assertThat(databases.events())
                .extracting(Event::kind, Event::subject)
                .contains(org.assertj.core.groups.Tuple.tuple("content.hidden", kept));

        database.transaction(tx -> {
            register.state(tx, topic, ContentState.PUBLISHED, 8);
            return null;
        });
        assertThat(latest(0, Selection.ALL)).containsExactly(kept, topic);
        assertThat(register.head(hidden).orElseThrow().state()).isEqualTo(ContentState.HIDDEN);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void change_countsVersions(TestDatabase databases) {
        open(databases);
        long topic = topic(1, 0);

        int version = database.transaction(tx -> register.change(tx, topic, "New", "fr", 7));
        int next = database.transaction(tx -> register.change(tx, topic, null, null, 7));

        assertThat(version).isEqualTo(2);
        assertThat(next).isEqualTo(3);
        ContentHead head = register.head(topic).orElseThrow();
        assertThat(head.title()).isEqualTo("New");
        assertThat(head.language()).isEqualTo("fr");
        assertThatThrownBy(() -> database.transaction(tx -> register.change(tx, 1, "x", "en", 7)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Instant written(long item) {
        return register.head(item).orElseThrow().writtenAt();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void written_isWhatPeopleWrote_notWhatHappenedToRights(TestDatabase databases) {
        open(databases);
        long topic = topic(1, 0);
        assertThat(written(topic)).isEqualTo(START);
        database.transaction(tx -> {
            register.state(tx, topic, ContentState.HIDDEN, 8);
            register.state(tx, topic, ContentState.PUBLISHED, 8);
            register.audience(tx, topic, Role.MEMBER, 8);
            register.move(tx, topic, 2, 8);
            return register.change(tx, topic, null, null, 0);
        });
        assertThat(written(topic)).isEqualTo(START);
        assertThat(register.head(topic).orElseThrow().updatedAt()).isAfter(START);
        database.transaction(tx -> register.change(tx, topic, null, null, 7));
        assertThat(written(topic)).isAfter(START);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void written_ofItemsFromBefore_staysTheirLastChange(TestDatabase databases) {
        open(databases);
        long topic = topic(1, 0);
        database.transaction(tx -> tx.execute("update content_item set written_at = 0"));
        assertThat(written(topic)).isEqualTo(START);
        database.transaction(tx -> {
            register.audience(tx, topic, Role.MEMBER, 8);
            return null;
        });
        assertThat(written(topic)).isEqualTo(START);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void draft_isWritten_whenItIsPublished(TestDatabase databases) {
        open(databases);
        NewContent draft =
                new NewContent("wiki", "page", 0, 1, Role.VISITOR, ContentState.DRAFT, 7, 100, "en", "Draft", "");
        long page = database.transaction(tx -> register.createAt(tx, draft, START));
        database.transaction(tx -> {
            register.state(tx, page, ContentState.PUBLISHED, 7);
            return null;
        });
        assertThat(written(page)).isAfter(START);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void erasedFeature_isToldItemByItem(TestDatabase databases) {
        open(databases);
        long topic = topic(1, 0);
        long post = post(topic, 1, 1);
        new Traces(database).erase("forum");
        assertThat(database.number("select count(*) from content_item")).isZero();
        assertThat(databases.events().stream()
                        .filter(event -> event.kind().equals("content.deleted"))
                        .map(Event::subject))
                .containsExactlyInAnyOrder(topic, post);
        new Traces(database).erase("forum");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void leastRole_staysTheItemsOwnWhereverItMoves(TestDatabase databases) {
        open(databases);
        long id = database.transaction(
                tx -> register.create(tx, content("topic", 0, 1, Role.MODERATOR, 8, "For moderators", "")));
        assertThat(register.head(id).orElseThrow().least()).isEqualTo(Role.MODERATOR);

        database.transaction(tx -> {
            register.move(tx, id, 2, 8);
            return null;
        });

        ContentHead moved = register.head(id).orElseThrow();
        assertThat(moved.least()).isEqualTo(Role.MODERATOR);
        assertThat(spaces.grants(7).covers(moved.audience()))
                .as("a member of that space")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void move_changesSpaceAndAudienceOfAllBelow(TestDatabase databases) {
        open(databases);
        long topic = topic(1, 0);
        long post = post(topic, 1, 1);

        database.transaction(tx -> {
            register.move(tx, topic, 2, 8);
            return null;
        });

        assertThat(latest(0, Selection.ALL)).isEmpty();
        assertThat(latest(7, Selection.space(2))).containsExactly(post, topic);
        assertThat(databases.events().stream()
                        .filter(e -> e.kind().equals("content.moved"))
                        .map(Event::subject))
                .containsExactly(topic, post);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void latest_takesOneStatement(TestDatabase databases) {
        open(databases);
        for (int i = 0; i < 10; i++) {
            topic(1, i);
        }
        latest(0, Selection.ALL);
        long before = databases.statements();
        latest(0, Selection.ALL);
        assertThat(databases.statements() - before).isEqualTo(1);
    }

    private List<String> entitled(long member, Selection selection, String words) {
        return register.entitled(spaces.grants(member), selection, words, 3).stream()
                .map(ContentHead::title)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void entitled_findsWordsOfTitles_asFarAsGrantsCover(TestDatabase databases) {
        open(databases);
        long first = make(1, Role.VISITOR, "L\u2019\u00c9clairage   des places");
        make(1, Role.MODERATOR, "\u00c9clairage: costs");
        make(2, Role.MEMBER, "Eclairage of the board");
        make(1, Role.VISITOR, "100%_sure");
        for (int i = 0; i < 5; i++) {
            make(1, Role.VISITOR, "Other " + i);
        }
        assertThat(entitled(0, Selection.ALL, "ECLAIRAGE des")).containsExactly("L\u2019\u00c9clairage   des places");
        assertThat(entitled(7, Selection.ALL, "\u00e9clairage"))
                .containsExactly("Eclairage of the board", "L\u2019\u00c9clairage   des places");
        assertThat(entitled(8, Selection.space(1), "eclairage")).hasSize(2);
        assertThat(entitled(7, Selection.space(1), "eclairage")).hasSize(1);
        assertThat(entitled(0, Selection.ALL, "0%_s")).containsExactly("100%_sure");
        assertThat(entitled(0, Selection.ALL, "%")).containsExactly("100%_sure");
        assertThat(entitled(0, Selection.ALL, "other")).containsExactly("Other 4", "Other 3", "Other 2");
        Selection events = new Selection(List.of(), List.of("webinar.event"), 0, 0, null);
        assertThat(entitled(0, events, "other")).isEmpty();
        database.transaction(tx -> register.change(tx, first, "Les lampes", null, 7));
        assertThat(entitled(0, Selection.ALL, "lampes")).containsExactly("Les lampes");
        assertThat(entitled(0, Selection.ALL, "places")).isEmpty();
        long before = databases.statements();
        entitled(7, Selection.ALL, "e");
        assertThat(databases.statements() - before).isEqualTo(1);
    }

    private long make(long space, Role least, String title) {
        return database.transaction(
                tx -> register.createAt(tx, content("topic", 0, space, least, 7, title, ""), START));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void answers_areCounted_asFarAsReadersOfTheItemMayReadThem(TestDatabase databases) {
        open(databases);
        long topic = topic(1, 0);
        long other = topic(1, 1);
        post(topic, 1, 2);
        post(topic, 1, 3);
        long hidden = post(topic, 1, 4);
        database.transaction(tx -> {
            register.state(tx, hidden, ContentState.HIDDEN, 8);
            return register.createAt(tx, content("post", topic, 1, Role.MODERATOR, 8, "", ""), START.plusSeconds(600));
        });
        assertThat(register.answers(List.of(topic, other))).containsExactly(java.util.Map.entry(topic, 2L));
        assertThat(register.answers(List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void erasedTraces_areTold(TestDatabase databases) {
        open(databases);
        long topic = topic(1, 0);
        new Traces(database).erase("forum");
        assertThat(register.head(topic)).isEmpty();
        assertThat(databases.events())
                .filteredOn(event -> event.kind().equals("content.deleted"))
                .extracting(Event::subject)
                .containsExactly(topic);
    }
}
