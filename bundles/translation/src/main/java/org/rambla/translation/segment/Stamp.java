// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.segment;

/** What a text said, as a number: another text has another number, for all that chance allows. */
public final class Stamp {
    private static final long SEED = 0xCBF29CE484222325L;
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Stamp() {}

    public static long of(String text) {
        long stamp = SEED;
        for (int i = 0; i < text.length(); i++) {
            stamp = (stamp ^ text.charAt(i)) * STEP;
            stamp ^= stamp >>> 29;
        }
        return stamp;
    }
}
