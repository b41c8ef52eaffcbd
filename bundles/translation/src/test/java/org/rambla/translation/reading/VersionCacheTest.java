// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Body;
import org.rambla.api.persistence.Database;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.reading.Versions.Kept;

final class VersionCacheTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("translation");
    }

    private static void keep(Database database, long content, int number, String title, String html) {
        Kept version = new Kept(
                content,
                "fr",
                1,
                "en",
                title,
                new Body(html, 1),
                7,
                7,
                Origin.PERSON,
                0,
                number,
                8,
                Instant.ofEpochMilli(number));
        boolean kept = database.transaction(tx -> Versions.keep(tx, version, List.of()));
        assertThat(kept).isTrue();
    }

    private static String title(VersionCache cache, long content) {
        return cache.of(List.of(content), "fr", false).get(content).title();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changedVersion_isReadAnew_onceItIsHeardOf(TestDatabase databases) throws Exception {
        Database database = databases.database("translation");
        VersionCache cache = new VersionCache(database);
        keep(database, 5, 1, "Lampe", "<p>Une lampe.</p>");
        databases.deliver(cache);
        assertThat(title(cache, 5)).isEqualTo("Lampe");
        assertThat(cache.of(List.of(5L), "en", false)).as("another language").isEmpty();
        assertThat(cache.of(List.of(5L), "fr", true).get(5L).body()).isEqualTo(Body.EMPTY);
        assertThat(cache.of(List.of(5L), "fr", false).get(5L).body().html()).isEqualTo("<p>Une lampe.</p>");
        keep(database, 5, 2, "Lanterne", "<p>Une lanterne.</p>");
        databases.deliver(cache);
        assertThat(title(cache, 5)).isEqualTo("Lanterne");
        assertThat(cache.of(List.of(5L), "fr", true).get(5L).title()).isEqualTo("Lanterne");
        keep(database, 5, 3, "Phare", "<p>Un phare.</p>");
        cache.forget(5);
        assertThat(title(cache, 5)).as("by whoever changed it").isEqualTo("Phare");
        database.transaction(tx -> {
            Versions.drop(tx, 5, "fr", 1);
            return null;
        });
        databases.deliver(cache);
        assertThat(cache.of(List.of(5L), "fr", false)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageOfKnownAndUnknown_readsTheUnknownAlone(TestDatabase databases) {
        Database database = databases.database("translation");
        VersionCache cache = new VersionCache(database);
        LongStream.rangeClosed(1, 4).forEach(content -> keep(database, content, 1, "T" + content, "<p>x</p>"));
        cache.of(List.of(1L, 2L), "fr", false);
        database.transaction(tx -> tx.execute("update translation_version set title = 'Z'"));
        Map<Long, Kept> found = cache.of(List.of(1L, 2L, 3L, 4L), "fr", false);
        assertThat(found.values()).extracting(Kept::title).containsExactlyInAnyOrder("T1", "T2", "Z", "Z");
    }

    /** What was read before a change is not kept after it. */
    @ParameterizedTest
    @MethodSource("databases")
    void versionThatChangesWhileItIsRead_isNotKept(TestDatabase databases) throws Exception {
        Database database = databases.database("translation");
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        VersionCache cache = new VersionCache(new Versions(database) {
            @Override
            public Map<Long, Kept> of(Collection<Long> contents, String language, boolean titles) {
                Map<Long, Kept> found = super.of(contents, language, titles);
                if (read.getCount() > 0) {
                    read.countDown();
                    try {
                        changed.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return found;
            }
        });
        keep(database, 5, 1, "Lampe", "<p>x</p>");
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<String> seen = reader.submit(() -> title(cache, 5));
            read.await();
            keep(database, 5, 2, "Lanterne", "<p>x</p>");
            cache.forget(5);
            changed.countDown();
            assertThat(seen.get()).isEqualTo("Lampe");
        } finally {
            reader.shutdownNow();
        }
        assertThat(title(cache, 5)).isEqualTo("Lanterne");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void longTexts_makeRoomForEachOther(TestDatabase databases) {
        Database database = databases.database("translation");
        VersionCache cache = new VersionCache(database);
        String longest = "x".repeat(190_000);
        LongStream.rangeClosed(1, 50).forEach(content -> keep(database, content, 1, "T", "<p>" + longest + "</p>"));
        keep(database, 51, 1, "T", "<p>" + "x".repeat(250_000) + "</p>");
        LongStream.rangeClosed(1, 51).forEach(content -> cache.of(List.of(content), "fr", false));
        database.transaction(tx -> tx.execute("update translation_version set title = 'Z'"));
        assertThat(title(cache, 50)).as("read last").isEqualTo("T");
        assertThat(title(cache, 10)).as("among the last eight million letters").isEqualTo("T");
        assertThat(title(cache, 1)).as("read first").isEqualTo("Z");
        assertThat(title(cache, 51)).as("too long to keep").isEqualTo("Z");
    }
}
