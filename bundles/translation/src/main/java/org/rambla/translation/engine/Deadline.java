// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.time.Duration;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;

/** When one whole call has to be over, however many requests it takes. */
public final class Deadline {
    private final Duration whole;
    private final long start = System.nanoTime();

    public Deadline(Duration whole) {
        this.whole = whole;
    }

    /**
     * What is left of it, more than nothing.
     *
     * @throws TranslationFailure when it is over
     */
    public Duration left() throws TranslationFailure {
        Duration left = whole.minusNanos(System.nanoTime() - start);
        if (left.isNegative() || left.isZero()) {
            throw late();
        }
        return left;
    }

    TranslationFailure late() {
        return new TranslationFailure(Reason.DOWN, "no answer within " + whole.toSeconds() + " s");
    }
}
