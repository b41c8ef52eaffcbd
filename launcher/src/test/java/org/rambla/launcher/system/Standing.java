// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

/** What somebody is, in the network and in a space. */
public enum Standing {
    /** Nobody knows. */
    GUEST,
    /** A member of the network and of no space. */
    OUTSIDER,
    /** May create spaces, and is a member of none. */
    PROGRAMME_MANAGER,
    /** Administers the network, and is a member of no space. */
    ADMINISTRATOR,
    MEMBER,
    MODERATOR,
    MANAGER;

    /** Whether it is a place in a space. */
    public boolean inside() {
        return compareTo(MEMBER) >= 0;
    }

    public boolean signedIn() {
        return this != GUEST;
    }
}
