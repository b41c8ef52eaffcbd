// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.meeting;

/** The meeting server is away, too slow, or says no. Expected: whoever asks tells it to people in plain words. */
public final class MeetingProblem extends Exception {
    /** @param why in English, for the log; without the secret */
    MeetingProblem(String why) {
        super(why);
    }
}
