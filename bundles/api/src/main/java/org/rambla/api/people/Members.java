// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Who the members are. */
@ProviderType
public interface Members {
    /** Cards by member id, in one statement; every id that ever was a member has one. */
    Map<Long, MemberCard> cards(Collection<Long> members);

    default Optional<MemberCard> card(long member) {
        return Optional.ofNullable(cards(List.of(member)).get(member));
    }

    /** Where mail for active members goes, and in which language; in one statement. */
    Map<Long, Mailbox> mailboxes(Collection<Long> members);

    /** The active member whose address of mail this is, however it is written; empty when it is nobody's. */
    default Optional<Long> at(String address) {
        return Optional.empty();
    }

    /** Ids of members whose name, function or organisation contains the text (case and accents folded), by name; at most limit. */
    List<Long> find(String text, int limit);

    /**
     * Ids of active members whose name has a word for each word of the text that begins with it (case and accents folded),
     * by name; at most limit.
     */
    default List<Long> named(String text, int limit) {
        return List.of();
    }

    /** Who took over from a member who left; empty when nobody did. */
    default Optional<Long> successor(long member) {
        return Optional.empty();
    }

    /** When the member's visit before the present one ended; EPOCH when there was none. Half an hour of silence ends a visit. */
    default Instant visitBefore(long member) {
        return Instant.EPOCH;
    }

    /** Ids of active members in a stable order, those after the given one: for rebuilding. */
    default List<Long> active(long after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Ids of active members of an organisation in a stable order, those after the given one. */
    default List<Long> of(long organisation, long after, int limit) {
        return List.of();
    }

    /** Number of active members. */
    long count();
}
