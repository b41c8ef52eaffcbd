// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.space;

/** What someone is in a space, each including those before. */
public enum Role {
    /** May see the space: anybody for a public one, members of the network for a network one. */
    VISITOR,
    MEMBER,
    MODERATOR,
    MANAGER;

    public boolean atLeast(Role least) {
        return compareTo(least) >= 0;
    }
}
