// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.people;

import java.util.Locale;

/**
 * A member as shown beside a contribution: the person and the city.
 *
 * @param name as shown; "" for a former member
 * @param function "Prevention officer", as the member wrote it
 * @param former the account was deleted: pages say "Former member, City of Nice"
 */
public record MemberCard(long id, String name, String function, OrganisationCard organisation, boolean former) {
    /** Two letters for the avatar, from the organisation's short name. */
    public String initials() {
        String base = organisation.shortName().in("en");
        StringBuilder letters = new StringBuilder();
        base.codePoints().filter(Character::isLetter).limit(2).forEach(letters::appendCodePoint);
        return letters.toString().toUpperCase(Locale.ROOT);
    }

    /** One of the eight avatar colours, a to h, steady for the organisation. */
    public String tone() {
        return String.valueOf((char) ('a' + (int) (organisation.id() & 7)));
    }
}
