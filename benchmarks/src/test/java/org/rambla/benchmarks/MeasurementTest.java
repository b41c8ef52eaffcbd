// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The arithmetic behind the figures. */
final class MeasurementTest {
    @Test
    void percentile_isTheSmallestValueThatSoManyDoNotExceed() {
        long[] sorted = new long[200];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = i + 1;
        }
        assertThat(Measurement.percentile(sorted, 0.5)).isEqualTo(100);
        assertThat(Measurement.percentile(sorted, 0.99)).isEqualTo(198);
        assertThat(Measurement.percentile(new long[] {7}, 0.5)).isEqualTo(7);
        assertThat(Measurement.percentile(new long[] {7}, 0.99)).isEqualTo(7);
    }

    @Test
    void pageIsWarm_onceItGrewNoCheaperThreeTimesInARow() {
        WarmUp.Settling settling = new WarmUp.Settling();
        for (double falling : new double[] {9, 5, 5.1, 4.9, 4, 4.1, 3.95}) {
            assertThat(settling.settled(falling)).isFalse();
        }
        assertThat(settling.settled(4.2)).isTrue();
    }

    @Test
    void processorTime_isReadBehindTheNameOfTheProgram() {
        String stat = "42 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 1200 34 0 0 20 0 1 0";
        assertThat(Processes.ticks(stat)).isEqualTo(1234);
    }

    @Test
    void numbersOfPosts_areReadAsPeopleWriteThem() {
        assertThat(Options.number("1k")).isEqualTo(1_000);
        assertThat(Options.number("1M")).isEqualTo(1_000_000);
        assertThat(Options.number("250")).isEqualTo(250);
    }
}
