// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

/** Where an event stands. */
public enum Status {
    /** Its date is known. */
    PLANNED,
    /** Its date is still to be announced. */
    UNDATED,
    /** Its date does not hold any more, and there is no other one yet. */
    POSTPONED,
    /** It does not take place; its date stays, so that everybody sees which one. */
    CANCELLED;

    /** Whether it has a date that is to be typed. */
    public boolean dated() {
        return this == PLANNED || this == CANCELLED;
    }
}
