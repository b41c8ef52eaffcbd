// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;

/**
 * On which terms one registers.
 *
 * @param capacity places, 0 for no limit
 * @param perCity places for each organisation, 0 for no limit
 * @param opens null for at once
 * @param closes null for the beginning of the event
 */
public record Terms(Who who, int capacity, int perCity, Instant opens, Instant closes) {
    /** Nobody registers: the event is told of, and that is all. */
    public static final Terms INFORMATION = new Terms(Who.NOBODY, 0, 0, null, null);

    /** Places are at most so many. */
    public static final int MOST = 100_000;

    /** Who may register. */
    public enum Who {
        NOBODY,
        /** Members of the space. */
        SPACE,
        /** Members of the space who act for one of the organisations that run it together. */
        PARTNER,
        /** Every member of the network who can see the event. */
        NETWORK,
        /** Everybody who can see the event, without an account too. */
        PUBLIC
    }
}
