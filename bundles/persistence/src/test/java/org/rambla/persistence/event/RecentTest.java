// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rambla.api.event.Event;

class RecentTest {
    private final Recent recent = new Recent();

    private void add(long from, long to) {
        recent.add(LongStream.rangeClosed(from, to)
                .mapToObj(position -> new Event(position, "note.changed", position, 0, 1, 0, Instant.EPOCH))
                .toList());
    }

    private List<Long> between(long after, long last, int limit) {
        return recent.between(after, last, limit).orElseThrow().stream()
                .map(Event::position)
                .toList();
    }

    @Test
    void between_givesWhatFollows_upToTheLast_andToTheLimit() {
        add(8, 10);
        add(11, 13);
        assertThat(between(7, 13, 100)).containsExactly(8L, 9L, 10L, 11L, 12L, 13L);
        assertThat(between(9, 12, 100)).containsExactly(10L, 11L, 12L);
        assertThat(between(9, 12, 2)).containsExactly(10L, 11L);
        assertThat(between(13, 13, 100)).isEmpty();
    }

    @Test
    void between_isEmpty_whereTheDatabaseKnowsMore() {
        assertThat(recent.between(5, 6, 100)).isEmpty();
        add(8, 10);
        assertThat(recent.between(6, 10, 100)).as("before the first").isEmpty();
        assertThat(recent.between(8, 11, 100)).as("after the last").isEmpty();
    }

    @Test
    void whatAnotherNodeNumberedMeanwhile_isNoGapInWhatIsGiven() {
        add(1, 3);
        add(7, 8);
        assertThat(recent.between(1, 8, 100)).isEmpty();
        assertThat(between(6, 8, 100)).containsExactly(7L, 8L);
    }

    @Test
    void onlyTheNewestAreKept() {
        add(1, 1_500);
        add(1_501, 3_000);
        assertThat(recent.between(999, 3_000, 10)).isEmpty();
        assertThat(between(1_000, 3_000, 2)).containsExactly(1_001L, 1_002L);
        assertThat(between(2_999, 3_000, 10)).containsExactly(3_000L);
    }
}
