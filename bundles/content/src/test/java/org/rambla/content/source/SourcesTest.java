// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentSource;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.NewContent;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.register.Register;
import org.rambla.persistence.TestDatabase;

/** A source that misbehaves leaves out its own items only. */
final class SourcesTest {
    private final TestDatabase databases = TestDatabase.derby("content");
    private final Database database = databases.database("content");
    private final TestSpaces spaces = new TestSpaces();
    private final Register register = new Register(database, spaces);
    private final CountDownLatch never = new CountDownLatch(1);
    /** In milliseconds: a machine that stands still for a while changes nothing. */
    private final AtomicLong limit = new AtomicLong(60_000);

    @AfterEach
    void close() {
        never.countDown();
        databases.close();
    }

    private long item(String feature) {
        spaces.add(1, "night", Visibility.PUBLIC, feature);
        return database.transaction(tx -> register.create(
                tx,
                new NewContent(feature, "thing", 0, 1, Role.VISITOR, ContentState.PUBLISHED, 7, 100, "en", "", "")));
    }

    /** A source that answers everything it is asked, and more. */
    private static class Good implements ContentSource {
        private final String feature;
        private final List<Long> erased = new ArrayList<>();

        Good(String feature) {
            this.feature = feature;
        }

        @Override
        public Set<String> types() {
            return Set.of(feature + ".thing");
        }

        @Override
        public Map<Long, ContentItem> items(Collection<Long> ids) {
            Map<Long, ContentItem> items = new HashMap<>();
            ids.forEach(id -> items.put(id, new ContentItem(id, "Thing", Body.EMPTY, Map.of(), List.of(), "/x/" + id)));
            return items;
        }

        @Override
        public Map<Long, String> paths(Collection<Long> ids) {
            Map<Long, String> paths = new HashMap<>();
            ids.forEach(id -> paths.put(id, "/x/" + id));
            paths.put(4711L, "/not/asked/for");
            return paths;
        }

        @Override
        public List<Long> page(long space, long after, int limit) {
            return List.of(after + 1);
        }

        @Override
        public void erase(long member) {
            erased.add(member);
        }
    }

    private Sources sources(Map<String, Supplier<ContentSource>> known) {
        return new Sources(
                register,
                known.entrySet().stream()
                        .map(e -> new Source(e.getKey(), e.getValue()))
                        .toList(),
                limit::get);
    }

    private final ContentSource blocking = new Good("blocking") {
        @Override
        public Map<Long, String> paths(Collection<Long> ids) {
            try {
                never.await();
            } catch (InterruptedException e) {
                // It does not care.
            }
            return super.paths(ids);
        }
    };

    private final ContentSource throwing = new Good("throwing") {
        @Override
        public Map<Long, String> paths(Collection<Long> ids) {
            throw new NoClassDefFoundError("gone");
        }
    };

    @Test
    void badSources_leaveOutTheirOwnItemsOnly() {
        long good = item("good");
        long slow = item("blocking");
        long broken = item("throwing");
        long orphan = item("nobody");
        Sources sources = sources(Map.of(
                "good", () -> new Good("good"),
                "blocking", () -> blocking,
                "throwing", () -> throwing,
                "activating",
                        () -> {
                            throw new IllegalStateException("cannot start");
                        },
                "leaving", () -> null));

        assertThat(sources.types()).containsExactlyInAnyOrder("good.thing", "blocking.thing", "throwing.thing");
        limit.set(300);
        Map<Long, String> paths = Map.of();
        // Again when the machine, and not the good one, was late.
        for (int i = 0; i < 50 && paths.isEmpty(); i++) {
            paths = sources.paths(List.of(good, slow, broken, orphan, 4711L));
        }
        assertThat(paths).containsExactly(Map.entry(good, "/x/" + good));
    }

    @Test
    void blockedSource_usesUpItsOwnThreadsOnly() {
        long good = item("good");
        long slow = item("blocking");
        Sources sources = sources(Map.of("good", () -> new Good("good"), "blocking", () -> blocking));
        sources.types();
        for (int i = 0; i < 5; i++) {
            Thread asking = new Thread(() -> sources.paths(List.of(slow)));
            asking.setDaemon(true);
            asking.start();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(sources.paths(List.of(good))).containsKey(good);
        }
    }

    @Test
    void items_comeFromTheSourceOfTheirFeature() {
        long one = item("one");
        long two = item("two");
        Sources sources = sources(Map.of("one", () -> new Good("one"), "two", () -> new Good("two")));

        assertThat(sources.items(List.of(one, two))).containsOnlyKeys(one, two);
        assertThat(sources.page("one.thing", 1, 5, 10)).containsExactly(6L);
        assertThatThrownBy(() -> sources.page("none.thing", 1, 5, 10)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void erasing_reachesEverySource_andSaysWhenOneFailed() {
        Good good = new Good("good");
        assertThat(sources(Map.of("good", () -> good)).tell(source -> source.erase(7)))
                .isTrue();
        assertThat(good.erased).containsExactly(7L);
        Sources withBad = sources(Map.of("good", () -> good, "bad", () -> {
            throw new IllegalStateException("no");
        }));
        assertThat(withBad.tell(source -> source.erase(8))).isFalse();
        assertThat(good.erased).containsExactly(7L, 8L);
    }

    @Test
    void memberWhoLeft_isErasedEverywhere_orTriedAgain() throws Exception {
        Good good = new Good("good");
        ErasedMembers erased = new ErasedMembers(database, sources(Map.of("good", () -> good)));
        database.transaction(tx -> {
            tx.record(org.rambla.api.event.Event.now("member.deleted", 7, 0, 1, 7));
            tx.record(org.rambla.api.event.Event.now("member.changed", 8, 0, 1, 8));
            return null;
        });
        databases.deliver(erased);
        assertThat(good.erased).containsExactly(7L);
        ErasedMembers failing = new ErasedMembers(database, sources(Map.of("bad", () -> {
            throw new IllegalStateException("no");
        })));
        assertThatThrownBy(() -> failing.on(org.rambla.api.event.Event.now("member.deleted", 7, 0, 1, 7)))
                .isInstanceOf(IllegalStateException.class);
    }
}
