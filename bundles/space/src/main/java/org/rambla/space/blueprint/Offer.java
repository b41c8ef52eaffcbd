// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.blueprint;

/** What a blueprint says of a feature. */
public enum Offer {
    /** On from the start; managers may switch it off. */
    ON,
    /** Off at the start; managers may switch it on. */
    OFFERED,
    /** On, and stays on. */
    ALWAYS,
    /** Managers may not switch it on. */
    NOT_OFFERED;

    /** Whether a space starts with it. */
    public boolean starts() {
        return this == ON || this == ALWAYS;
    }
}
