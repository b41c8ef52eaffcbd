// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.member;

/** Where an account stands. */
public enum MemberState {
    /** A mail is on its way; the person has no password yet. Holds a seat. */
    INVITED,
    ACTIVE,
    /** Left the organisation, or was stopped by an administrator: cannot sign in, keeps the name on contributions. */
    INACTIVE,
    /** Erased: no name, no address; the organisation stays on contributions. */
    DELETED;

    /** Whether the account holds one of the organisation's seats. */
    public boolean holdsSeat() {
        return this == INVITED || this == ACTIVE;
    }
}
