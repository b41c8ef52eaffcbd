// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.translation;

import java.time.Duration;

/** A machine did not translate. */
public class TranslationFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final Duration pause;

    /**
     * @param said what the machine said, in its words, for the administrator; never a secret
     * @param pause how long it asked to be left alone; zero when it did not say
     */
    public TranslationFailure(Reason reason, String said, Duration pause, Throwable cause) {
        super(said, cause);
        this.reason = reason;
        this.pause = pause;
    }

    public TranslationFailure(Reason reason, String said) {
        this(reason, said, Duration.ZERO, null);
    }

    public Reason reason() {
        return reason;
    }

    public Duration pause() {
        return pause;
    }

    /** Why, and so whether to try again. */
    public enum Reason {
        /** Not reached, too slow, or broken at the moment: later again. */
        DOWN,
        /** Asked too much of it: again after its pause. */
        BUSY,
        /** What was paid for is used up: the administrator is told; again tomorrow. */
        EXHAUSTED,
        /** The key or a setting is wrong: not again before the administrator changed something. */
        REFUSED,
        /** Not this pair of languages or not this text: never again. */
        UNSUPPORTED
    }
}
