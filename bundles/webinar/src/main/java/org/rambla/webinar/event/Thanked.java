// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

/** Whom the server thanks by itself once an event is over. */
public enum Thanked {
    NOBODY,
    /** Each person once they are noted as present; nobody before that. */
    PRESENT,
    /** Everybody who had a place, at the end of the event: where it is not noted who was there. */
    PLACED
}
