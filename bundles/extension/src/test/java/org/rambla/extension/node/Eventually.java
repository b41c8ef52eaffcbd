// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do; the limit is there for a broken build only. */
final class Eventually {
    private Eventually() {}

    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(60)) {
                throw new AssertionError("Never happened: " + what);
            }
            Thread.sleep(5);
        }
    }
}
