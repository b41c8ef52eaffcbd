// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;

/** Who may read the agenda of a space at this moment, for what is reached by links and mails instead of by its pages. */
public final class Readership {
    private final Spaces spaces;

    public Readership(Spaces spaces) {
        this.spaces = spaces;
    }

    /** The space, where this member (0: a guest) may read its agenda. */
    public Optional<SpaceCard> space(long space, long member) {
        return spaces.access(space, member).filter(Readership::reads).map(SpaceAccess::space);
    }

    private static boolean reads(SpaceAccess access) {
        Map<String, Role> moved = access.features().get("webinar");
        return moved != null && access.role().atLeast(moved.getOrDefault("webinar.read", Role.VISITOR));
    }

    /**
     * Whether somebody who registered still may read of an event in that space: as guests may, by their account, or
     * through the colleague who registered them. Each is asked for once, so it is not to be kept.
     */
    public Predicate<RegistrationRow> of(long space) {
        Map<Long, Boolean> known = new HashMap<>();
        Predicate<Long> reads =
                member -> known.computeIfAbsent(member, id -> space(space, id).isPresent());
        return row -> reads.test(0L)
                || row.member() != 0 && reads.test(row.member())
                || row.byColleague() && reads.test(row.registrar());
    }
}
