// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.walk;

import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.Standing;

/** Who may. Rules about a space ask what somebody is there; who cannot see it may nothing in it. */
enum Rule {
    ANYONE,
    SIGNED_IN,
    PROGRAMME,
    ADMINISTRATORS,
    /** Who can see the space. */
    VISITORS,
    /** Who can see the space and is signed in. */
    SIGNED_IN_VISITORS,
    MEMBERS,
    MODERATORS,
    MANAGERS,
    /** As before, but nobody in an archived space. */
    VISITORS_WHILE_LIVE,
    SIGNED_IN_VISITORS_WHILE_LIVE,
    MEMBERS_WHILE_LIVE,
    MODERATORS_WHILE_LIVE,
    MANAGERS_WHILE_LIVE;

    boolean ofSpace() {
        return compareTo(VISITORS) >= 0;
    }

    boolean allows(Caller caller, Place place) {
        Standing there = caller.in(place);
        if (ofSpace() && !caller.reads(place)) {
            return false;
        }
        if (name().endsWith("_WHILE_LIVE") && place == Place.ARCHIVED) {
            return false;
        }
        return switch (this) {
            case ANYONE, VISITORS, VISITORS_WHILE_LIVE -> true;
            case SIGNED_IN, SIGNED_IN_VISITORS, SIGNED_IN_VISITORS_WHILE_LIVE -> there.signedIn();
            // Whoever runs a space of the test network made it, which programme managers of the network may.
            case PROGRAMME ->
                caller.standing() == Standing.MANAGER
                        || caller.standing() == Standing.PROGRAMME_MANAGER
                        || caller.standing() == Standing.ADMINISTRATOR;
            case ADMINISTRATORS -> caller.standing() == Standing.ADMINISTRATOR;
            case MEMBERS, MEMBERS_WHILE_LIVE -> there.inside();
            case MODERATORS, MODERATORS_WHILE_LIVE -> there == Standing.MODERATOR || there == Standing.MANAGER;
            case MANAGERS, MANAGERS_WHILE_LIVE -> there == Standing.MANAGER;
        };
    }
}
