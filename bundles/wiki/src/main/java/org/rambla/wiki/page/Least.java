// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.Map;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.visit.Visit;

/** The least role that a permission of the wiki takes in a space, where a programme manager moved it too. */
public final class Least {
    private Least() {}

    /**
     * In the space of a visit.
     *
     * @param usual where nobody moved it
     */
    public static Role of(Visit visit, String permission, Role usual) {
        return visit.access().map(access -> of(access, permission, usual)).orElse(usual);
    }

    /** In a space as somebody finds it. */
    public static Role of(SpaceAccess access, String permission, Role usual) {
        return access.features().getOrDefault("wiki", Map.of()).getOrDefault(permission, usual);
    }

    /** The least role that reads the wiki of a space. */
    public static Role reader(SpaceAccess access) {
        return of(access, "wiki.read", Role.VISITOR);
    }

    /** Whether there is a wiki in the space, and whoever finds the space so may read it. */
    public static boolean reads(SpaceAccess access) {
        return access.features().containsKey("wiki") && access.role().atLeast(reader(access));
    }
}
