// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.audience;

import java.time.Instant;

/**
 * A question from the audience, as one reader finds it.
 *
 * @param supports how many others want to hear the answer
 * @param mine whether the reader asked it
 * @param supported whether the reader supports it
 */
public record Asked(long id, String text, State state, int supports, Instant askedAt, boolean mine, boolean supported) {
    /** Where it stands. */
    public enum State {
        /** Organisers and whoever asked it see it. */
        NEW,
        SHOWN,
        ANSWERED,
        /** Organisers alone see it, and whoever asked it. */
        HIDDEN
    }

    public boolean shown() {
        return state == State.SHOWN || state == State.ANSWERED;
    }
}
