// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

/** Why somebody who registered is written to. */
public enum Occasion {
    REGISTERED,
    PROMOTED,
    WITHDRAWN,
    /** When, where or whether the event takes place changed. */
    CHANGED,
    REMINDER,
    /** Was asked about a new date and has not answered. */
    ASKED_AGAIN,
    /** Did not answer in time. */
    UNANSWERED,
    /** The interpretation that they wanted to hear is not offered any more. */
    UNHEARD
}
