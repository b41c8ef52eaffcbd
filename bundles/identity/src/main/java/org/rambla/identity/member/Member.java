// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.member;

import java.time.Instant;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.OrganisationCard;
import org.rambla.identity.text.Folded;

/**
 * A member as kept.
 *
 * @param about plain text, at most 2,000 characters
 * @param successor who took over the function, 0 when nobody
 * @param lastSeenAt epoch when never
 */
public record Member(
        long id,
        String email,
        String name,
        String function,
        FunctionKind kind,
        OrganisationCard organisation,
        String language,
        String zone,
        String about,
        boolean administrator,
        boolean manager,
        MemberState state,
        long successor,
        Instant createdAt,
        Instant lastSeenAt,
        int version) {

    public MemberCard card() {
        return new MemberCard(id, name, function, organisation, state == MemberState.DELETED);
    }

    /** How logs name the member: with the city, once. */
    public String said() {
        String city = organisation.shortName().in(language);
        return name.endsWith(city) ? name : name + ", " + city;
    }

    /** What the directory is ordered by. */
    public static String sortKey(String name) {
        return Folded.key(name, 200);
    }

    /** What is searched, beside the organisation's names. */
    public static String searchKey(String name, String function) {
        return Folded.key(name + " " + function, 500);
    }
}
