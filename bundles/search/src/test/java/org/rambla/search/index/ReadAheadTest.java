// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rambla.api.search.SearchEngine;

class ReadAheadTest {
    private final Town town = new Town();
    private final Changes changes = new Changes(town.sources(), Town.nothing(SearchEngine.class));
    private final ReadAhead reading = new ReadAhead(changes);
    private final List<Long> ids =
            LongStream.range(11, 11 + 3L * Changes.PORTION).boxed().toList();

    @BeforeEach
    void write() {
        ids.forEach(id -> town.write(id, "lighting"));
    }

    @AfterEach
    void stop() {
        reading.stop();
        changes.stop();
    }

    @Test
    void everyPortionComes_inTurn() {
        List<Long> came = new ArrayList<>();
        reading.each(changes.known(ids), portion -> came.addAll(portion.read().ids()));
        assertThat(came).containsExactlyElementsOf(ids);
    }

    @Test
    void nextOneIsRead_whileOneIsPutIn() throws Exception {
        List<Integer> read = new ArrayList<>();
        reading.each(changes.known(ids), portion -> {
            await(read.size() < 2 ? read.size() + 2 : 3);
            read.add(town.asked.get());
        });
        assertThat(read).containsExactly(2, 3, 3);
    }

    /** Forever when nobody reads. */
    private void await(int portions) {
        while (town.asked.get() < portions) {
            Thread.onSpinWait();
        }
    }

    @Test
    void afterALongOne_nothingIsReadBeforeItIsPutIn() {
        for (long id : ids.subList(0, 5)) {
            town.bodies.put(id, "a".repeat(300_000));
        }
        List<Integer> read = new ArrayList<>();
        List<Boolean> translated = new ArrayList<>();
        Changes.Known known = changes.known(ids.subList(0, 2 * Changes.PORTION));
        reading.each(known, portion -> {
            read.add(town.asked.get());
            translated.add(portion.translated() != null);
        });
        assertThat(read).containsExactly(1, 2);
        assertThat(translated).as("asked about at once").containsExactly(false, true);
    }

    @Test
    void whatCannotBeRead_isSaidToWhoeverWaitsForIt() {
        Changes.Known known = changes.known(ids);
        List<Long> came = new ArrayList<>();
        town.failsAt = 2;
        assertThatThrownBy(() -> reading.each(
                        known, portion -> came.addAll(portion.read().ids())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        assertThat(came).containsExactlyElementsOf(ids.subList(0, Changes.PORTION));
    }
}
