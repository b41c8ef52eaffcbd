// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.letter;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.wiki.page.Least;

/** Who may read what a mail is about: as the pages themselves ask, when it is written. */
public final class Readers {
    private final Spaces spaces;

    public Readers(Spaces spaces) {
        this.spaces = spaces;
    }

    /** Whether a member may read what is for a role in the wiki of a space. */
    public boolean reads(long space, Role least, long member) {
        return spaces.access(space, member)
                .filter(access -> Least.reads(access) && access.role().atLeast(least))
                .isPresent();
    }

    /**
     * Those of some spaces where what is due is said: of one that is archived, or whose wiki is switched off, nothing is
     * said, and nothing counts as said, for it may be opened again. A statement, and one for each space.
     */
    public Map<Long, SpaceCard> open(Collection<Long> some) {
        if (some.isEmpty()) {
            return Map.of();
        }
        Map<Long, SpaceCard> open = new HashMap<>(spaces.cards(some));
        open.values()
                .removeIf(space ->
                        space.archived() || !spaces.features(space.id()).contains("wiki"));
        return open;
    }

    /** Those of some members who may; four statements at most, however many they are. */
    public List<Long> of(long space, Role least, Collection<Long> members) {
        if (members.isEmpty()) {
            return List.of();
        }
        Set<Long> inside = new HashSet<>(spaces.members(space, Role.MEMBER));
        Set<Long> readers = inside(space, least, members, inside);
        // Whoever is no member of the space finds there what any other such person finds.
        Optional<Long> outsider =
                members.stream().filter(member -> !inside.contains(member)).findFirst();
        if (outsider.isPresent() && reads(space, least, outsider.get())) {
            members.stream().filter(member -> !inside.contains(member)).forEach(readers::add);
        }
        return members.stream().filter(readers::contains).toList();
    }

    private Set<Long> inside(long space, Role least, Collection<Long> members, Set<Long> inside) {
        Role reader = members.stream()
                .filter(inside::contains)
                .findFirst()
                .flatMap(member -> spaces.access(space, member))
                .filter(access -> access.features().containsKey("wiki"))
                .map(Least::reader)
                .orElse(null);
        if (reader == null) {
            return new HashSet<>();
        }
        Role needed = reader.atLeast(least) ? reader : least;
        return needed.atLeast(Role.MODERATOR) ? new HashSet<>(spaces.members(space, needed)) : new HashSet<>(inside);
    }
}
