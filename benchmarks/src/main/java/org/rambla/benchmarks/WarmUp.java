// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Asks for pages until they stop growing cheaper: the compilers of the server translate what is called often, on two
 * cores for minutes, and a page that is measured meanwhile shows their work.
 */
final class WarmUp {
    private static final int SLICE_SECONDS = 3;
    private static final int CONNECTIONS = 4;

    private final Measurement measurement;
    private final int seconds;

    /** @param seconds for each page, at the most */
    WarmUp(Measurement measurement, int seconds) {
        this.measurement = measurement;
        this.seconds = seconds;
    }

    /** By turns, a slice each. */
    void until(List<Page> pages) throws Exception {
        List<Page> left = new ArrayList<>(pages);
        List<Settling> settling =
                new ArrayList<>(pages.stream().map(page -> new Settling()).toList());
        for (int spent = 0; spent < seconds && !left.isEmpty(); spent += SLICE_SECONDS) {
            for (int i = left.size() - 1; i >= 0; i--) {
                Figures slice = measurement.of(left.get(i), CONNECTIONS, SLICE_SECONDS);
                if (settling.get(i).settled(slice.processor())) {
                    left.remove(i);
                    settling.remove(i);
                }
            }
        }
    }

    /** Whether what is taken again and again goes down no more: three times in a row not 3 % below the lowest before. */
    static final class Settling {
        private static final double LOWER = 0.97;
        private static final int ROW = 3;

        private double lowest = Double.MAX_VALUE;
        private int row;

        boolean settled(double cost) {
            row = cost < lowest * LOWER ? 0 : row + 1;
            lowest = Math.min(lowest, cost);
            return row >= ROW;
        }
    }
}
