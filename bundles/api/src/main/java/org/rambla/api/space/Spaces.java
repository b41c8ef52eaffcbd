// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.space;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.persistence.Transaction;

/** Spaces and who may do what in them. */
@ProviderType
public interface Spaces {
    /** The space of an address as this member (0: a guest) finds it, in one statement; empty when it is not there or not visible. */
    Optional<SpaceAccess> access(String slug, long member);

    /** The same by id. */
    Optional<SpaceAccess> access(long space, long member);

    /** What this member (0: a guest) may read, over all spaces; at most two statements. */
    Grants grants(long member);

    /** Cards by id, in one statement, whatever their visibility: show a name only where a grant covers the space. */
    Map<Long, SpaceCard> cards(Collection<Long> spaces);

    /** Ids of all spaces in a stable order, whatever their visibility, those after the given one: for rebuilding. */
    default List<Long> all(long after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** The members of a space with at least that role. */
    List<Long> members(long space, Role least);

    /** Those of some members who have at least that role in a space; in one statement. */
    default Set<Long> members(long space, Role least, Collection<Long> some) {
        Set<Long> there = new HashSet<>(members(space, least));
        there.retainAll(some);
        return there;
    }

    /** Members who follow a space and can still see it. */
    List<Long> followers(long space);

    /** The member does not follow the space any more; nothing changes when it was not followed. */
    default void unfollow(long space, long member) {
        throw new UnsupportedOperationException();
    }

    /**
     * The audience "at least this role, in this space, of this feature"; made when it is new.
     *
     * @return its id, to be kept on content rows
     */
    long audience(Transaction transaction, long space, String feature, Role least);

    /** The features switched on in a space, whoever asks, running or not; in one statement. */
    default Set<String> features(long space) {
        return Set.of();
    }

    /** The organisations that run a space together, by id; in one statement. */
    default Set<Long> partners(long space) {
        return Set.of();
    }

    /** Whether the space was made with example content: a feature that has some adds it when it is switched on. */
    default boolean withExamples(long space) {
        return false;
    }
}
