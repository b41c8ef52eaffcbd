// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.extension.artifact.BundleFile;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.StoredArtifact.Origin;
import org.rambla.persistence.TestDatabase;

class ArtifactsTest {
    private static final String PLAN =
            "{\"bundles\": [{\"id\": \"org.example:poll:1.0.0\"}, \"org.example:count:1.0.0\"]}";

    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("extension");
    }

    private static void old(Shelf shelf) {
        shelf.database.transaction(tx -> tx.execute(
                "update extension_artifact set stored_at = ?", Instant.now().minus(Duration.ofHours(25))));
    }

    private Path copy(StoredArtifact artifact) {
        return folder.resolve("copies").resolve(artifact.sha256());
    }

    @Test
    void openingItAgain_leavesOneFolder() throws Exception {
        try (TestDatabase databases = TestDatabase.derby("extension")) {
            Shelf shelf = new Shelf(databases, folder);
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put("poll.json", PLAN.getBytes());
            entries.put("poll-1.0.0.jar", Files.readAllBytes(shelf.bundle("poll", "1.0.0")));
            entries.put("count-1.0.0.jar", Files.readAllBytes(shelf.bundle("count", "1.0.0", "")));
            StoredArtifact artifact = shelf.artifacts.store(
                    shelf.zip("poll.zip", entries),
                    "poll.zip",
                    Shelf.facts("poll", "1.0.0", List.of()),
                    Origin.UPLOADED,
                    1);
            for (int i = 0; i < 3; i++) {
                assertThat(shelf.artifacts.open(artifact).bundles())
                        .extracting(BundleFile::symbolicName)
                        .containsExactly("org.example.poll", "org.example.count");
            }
            try (Stream<Path> files = Files.list(copy(artifact))) {
                assertThat(files.map(f -> f.getFileName().toString()))
                        .containsExactlyInAnyOrder("artifact.jar", "bundles");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatNobodyNamesAfterADay_isForgotten_withItsCopyOnDisk(TestDatabase databases) throws Exception {
        Shelf shelf = new Shelf(databases, folder);
        StoredArtifact first = shelf.brought("poll", "1.0.0");
        StoredArtifact before = shelf.brought("poll", "2.0.0");
        StoredArtifact now = shelf.brought("poll", "3.0.0");
        StoredArtifact begun = shelf.brought("tide", "1.0.0");
        StoredArtifact oldShipped = shelf.stored("forum", "1.0.0", Origin.SHIPPED);
        StoredArtifact shipped = shelf.stored("forum", "2.0.0", Origin.SHIPPED);
        StoredArtifact kept = shelf.brought("kept", "1.0.0");
        for (StoredArtifact artifact : List.of(first, before, now)) {
            shelf.done(artifact == first ? Act.INSTALL : Act.UPDATE, artifact);
            shelf.artifacts.open(artifact);
        }
        shelf.changes.begin(Act.INSTALL, "tide", begun, 1);
        old(shelf);
        StoredArtifact fresh = shelf.brought("fresh", "1.0.0");
        shelf.artifacts.sweep(Set.of(kept.id()));
        for (StoredArtifact stays : List.of(before, now, begun, shipped, kept, fresh)) {
            assertThat(shelf.artifacts.find(stays.id())).as(stays.feature()).isPresent();
        }
        assertThat(shelf.artifacts.find(first.id())).isEmpty();
        assertThat(shelf.artifacts.find(oldShipped.id())).isEmpty();
        assertThat(shelf.database.number("select count(*) from extension_chunk where artifact = ?", first.id()))
                .isZero();
        assertThat(copy(first)).doesNotExist();
        assertThat(copy(now)).exists();
    }

    @Test
    void whatIsNotWhatWasStored_isNotOpened() throws Exception {
        try (TestDatabase databases = TestDatabase.derby("extension")) {
            Shelf shelf = new Shelf(databases, folder);
            StoredArtifact artifact = shelf.brought("poll", "1.0.0");
            byte[] other = Files.readAllBytes(shelf.bundle("poll", "1.0.1"));
            shelf.database.transaction(tx -> tx.execute("update extension_chunk set content = ?", (Object) other));
            assertThatThrownBy(() -> shelf.artifacts.open(artifact))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not what was stored");
            assertThat(copy(artifact).resolve("artifact.jar")).doesNotExist();
        }
    }

    @Test
    void whatIsBroughtAgain_isKeptForAnotherDay() throws Exception {
        try (TestDatabase databases = TestDatabase.derby("extension")) {
            Shelf shelf = new Shelf(databases, folder);
            StoredArtifact artifact = shelf.brought("poll", "1.0.0");
            old(shelf);
            assertThat(shelf.brought("poll", "1.0.0").id()).isEqualTo(artifact.id());
            shelf.artifacts.sweep(Set.of());
            assertThat(shelf.artifacts.find(artifact.id())).isPresent();
        }
    }

    @Test
    void aFeatureOfSeveralBundles_comesWithTheServer_andIsTakenOnce() throws Exception {
        try (TestDatabase databases = TestDatabase.derby("extension")) {
            Shelf shelf = new Shelf(databases, folder);
            List<Path> files = List.of(
                    Files.writeString(folder.resolve("poll.json"), PLAN),
                    shelf.bundle("poll", "1.0.0"),
                    shelf.bundle("count", "1.0.0", ""));
            Shipped first = new Shipped(shelf.register, shelf.artifacts);
            first.take(List.of(files));
            Extension taken = shelf.register.find("poll").orElseThrow();
            assertThat(taken.shipped()).isTrue();
            assertThat(shelf.artifacts
                            .open(shelf.artifacts.find(taken.artifact()).orElseThrow())
                            .bundles())
                    .extracting(BundleFile::symbolicName)
                    .containsExactly("org.example.poll", "org.example.count");
            Shipped second = new Shipped(shelf.register, shelf.artifacts);
            second.take(List.of(files));
            assertThat(second.ids()).isEqualTo(first.ids());
            assertThat(shelf.register.find("poll")).contains(taken);
        }
    }
}
