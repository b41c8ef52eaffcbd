// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.walk;

import java.util.ArrayList;
import java.util.List;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.Network;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.Standing;

/**
 * Somebody who calls.
 *
 * @param home the space of which somebody inside is a member, and no other
 */
record Caller(Standing standing, Place home, Browser browser) {
    static Caller of(Network network, Standing standing, Place home) {
        return new Caller(standing, home, network.who(standing, home).browser());
    }

    /** Everybody who matters for a space: of each standing there, and those who run another space. */
    static List<Caller> around(Network network, Place place) {
        List<Caller> callers = new ArrayList<>();
        for (Standing standing : Standing.values()) {
            callers.add(of(network, standing, place));
        }
        Place next = Place.values()[(place.ordinal() + 1) % Place.values().length];
        callers.add(of(network, Standing.MANAGER, next));
        return callers;
    }

    /** What the caller counts for in a space. */
    Standing in(Place place) {
        if (!standing.inside() || home == place) {
            return standing;
        }
        return standing == Standing.MANAGER ? Standing.PROGRAMME_MANAGER : Standing.OUTSIDER;
    }

    boolean reads(Place place) {
        return standing.inside() && home == place || place.openTo(standing);
    }

    @Override
    public String toString() {
        return standing + (standing.inside() ? " of " + home : "");
    }
}
