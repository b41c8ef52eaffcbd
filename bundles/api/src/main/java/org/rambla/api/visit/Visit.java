// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.visit;

import java.time.ZoneId;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.people.MemberCard;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;
import org.rambla.api.text.Times;

/**
 * Who is asking, where, in which language and with which rights: the one object of a request. A resource method takes it
 * as {@code @Context Visit visit}. Handed on, never kept.
 */
@ProviderType
public interface Visit {
    /** The member who is signed in; empty for a guest. */
    Optional<MemberCard> member();

    /** The member's id, 0 for a guest. */
    default long memberId() {
        return member().map(MemberCard::id).orElse(0L);
    }

    /** Id of the organisation for which the member acts, 0 for a guest. */
    default long organisationId() {
        return member().map(m -> m.organisation().id()).orElse(0L);
    }

    default boolean signedIn() {
        return member().isPresent();
    }

    /** Id of the session, 0 for a guest. */
    long sessionId();

    /** Whether the member administers the network; gives no right to read a private space. */
    boolean administrator();

    /** Whether the member is a programme manager of the network, who may create spaces from the blueprints on offer. */
    boolean manager();

    /** The space of the address, with the visitor's place in it; empty outside spaces. */
    Optional<SpaceAccess> access();

    /** The space of the address; only for pages inside a space. */
    default SpaceCard space() {
        return access().orElseThrow().space();
    }

    /** The role in the space of the address, VISITOR outside spaces. */
    default Role role() {
        return access().map(SpaceAccess::role).orElse(Role.VISITOR);
    }

    /** Whether a permission, in full ("forum.pin"), is held in the space of the address; in an archived space only reading is. */
    boolean can(String permission);

    /** Whether a feature is installed, running and switched on in the space of the address. */
    boolean on(String feature);

    /** What this visitor may read over all spaces; loaded at the first call. */
    Grants grants();

    /** Language tag of the interface, "fr" or "en". */
    default String language() {
        return messages().language();
    }

    ZoneId zone();

    Messages messages();

    /** Short for {@code messages().text}. */
    default String text(String key, Object... arguments) {
        return messages().text(key, arguments);
    }

    /** Short for {@code messages().count}. */
    default String count(String key, long count, Object... arguments) {
        return messages().count(key, count, arguments);
    }

    Times times();

    /** Hidden fields that every form with method post must contain: the form token and the key against double submission. */
    Html token();

    /** Path and query of this request. */
    String path();

    /** Shown on error pages, written in the log. */
    String requestId();

    /** Address of the caller; IPv6 as its /64. */
    String remote();
}
