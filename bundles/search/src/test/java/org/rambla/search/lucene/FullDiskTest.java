// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.search.lucene.Library.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.search.SearchEngine.Unavailable;

/** What happens when there is no room left on the disk, and when there is again. */
class FullDiskTest {
    @TempDir
    Path folder;

    private volatile boolean full;
    private LuceneEngine engine;

    /** Files of which nothing more can be written while the disk is full. */
    private final class Disk extends FilterDirectory {
        Disk(Directory in) {
            super(in);
        }

        private void room() throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            room();
            return super.createOutput(name, context);
        }

        @Override
        public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
            room();
            return super.createTempOutput(prefix, suffix, context);
        }

        @Override
        public void sync(Collection<String> names) throws IOException {
            room();
            super.sync(names);
        }
    }

    @BeforeEach
    void open() {
        engine = new LuceneEngine(folder, place -> new Disk(FSDirectory.open(place)));
        put(1, "Noise");
        engine.commit(Map.of("stamp", "a"));
    }

    @AfterEach
    void close() {
        full = false;
        engine.stop();
    }

    private void put(long id, String title) {
        SearchDocument document = text(id, "en", title, "at night");
        engine.replace(List.of(document.owner()), List.of(document));
    }

    private List<Long> found() {
        return Library.ids(engine.ask(new org.rambla.api.search.SearchQuestion(
                Library.ANYONE,
                Library.clauses("noise"),
                Map.of(),
                null,
                null,
                org.rambla.api.search.SearchQuestion.Order.RELEVANCE,
                "",
                50,
                java.util.Set.of())));
    }

    private void putAndCommit(long id) {
        put(id, "Noise " + id);
        engine.commit(Map.of("stamp", "b"));
    }

    @Test
    void servingGoesOn_theProblemIsTold_andWhatIsGivenAgainIsThere() {
        full = true;
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> putAndCommit(2)).isInstanceOf(Unavailable.class);
            assertThat(found()).contains(1L);
        }
        assertThat(engine.condition().problem()).contains("No space left");
        full = false;
        again(() -> putAndCommit(2));
        assertThat(engine.condition().problem()).isEmpty();
        assertThat(engine.marks()).containsEntry("stamp", "b");
        assertThat(found()).containsExactlyInAnyOrder(1L, 2L);
    }

    /** Somebody who tells again what was not taken in, as the feed does. */
    private static void again(Runnable work) {
        for (int i = 0; i < 5; i++) {
            try {
                work.run();
                return;
            } catch (Unavailable e) {
                // told again
            }
        }
        throw new AssertionError("never taken in");
    }

    @Test
    void whatWasNotCommitted_isNeverTakenForKept() {
        // Not yet on the disk: in the memory of the writer, which goes with it.
        put(2, "Noise 2");
        full = true;
        assertThatThrownBy(() -> engine.commit(Map.of("stamp", "b"))).isInstanceOf(Unavailable.class);
        full = false;
        boolean told = false;
        try {
            engine.commit(Map.of("stamp", "b"));
        } catch (Unavailable e) {
            told = true;
        }
        engine.refresh();
        assertThat(told || found().contains(2L))
                .as("either it is there, or who gave it was told")
                .isTrue();
    }

    @Test
    void everythingGivenAgain_isNotComplete_whenSomeOfItWasLost() {
        engine.begin();
        put(1, "Noise");
        for (int i = 10; i < 40; i++) {
            put(i, "Noise " + i);
        }
        full = true;
        assertThatThrownBy(() -> engine.commit(Map.of("stamp", ""))).isInstanceOf(Unavailable.class);
        full = false;
        boolean complete = true;
        try {
            engine.complete();
            engine.commit(Map.of("stamp", "b"));
        } catch (Unavailable e) {
            complete = false;
        }
        engine.refresh();
        assertThat(found().size() == 31 || !complete).isTrue();
        engine.begin();
        again(() -> put(1, "Noise"));
        engine.complete();
        engine.commit(Map.of("stamp", "c"));
        assertThat(found()).containsExactly(1L);
    }

    @Test
    void whatChangedAndWasLost_isNotFoundAsItWasBefore() {
        put(1, "Quiet");
        put(2, "Noise 2");
        engine.refresh();
        assertThat(found()).containsExactly(2L);
        full = true;
        // Something that is still in the memory of the writer, which goes with it.
        assertThatThrownBy(() -> putAndCommit(3)).isInstanceOf(Unavailable.class);
        full = false;

        assertThat(engine.marks()).as("opened again").containsEntry("stamp", "a");
        engine.refresh();
        assertThat(found()).as("it says of 1 what it said before").isEmpty();

        again(() -> put(1, "Quiet"));
        engine.refresh();
        assertThat(found()).isEmpty();
        put(1, "Noise again");
        engine.commit(Map.of("stamp", "c"));
        assertThat(found()).containsExactly(1L);
    }

    @Test
    void clearing_worksOnAFullDisk() {
        full = true;
        try {
            ((SearchEngine) engine).clear();
        } catch (Unavailable e) {
            assertThat(e).hasMessageContaining("anew");
        }
        assertThat(found()).isEmpty();
    }
}
