// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.home;

import java.text.Collator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.persistence.Sql;
import org.rambla.api.space.Role;
import org.rambla.space.administration.EmergencyAccess;
import org.rambla.space.membership.Memberships;

/**
 * Who takes part in a space.
 *
 * @param organisations number of members by organisation, most first
 * @param managers member ids, those in an emergency left out
 * @param joined when the reader joined; null for others and in an emergency
 * @param asked whether the reader asked to join
 */
record Participation(Map<Long, Long> organisations, List<Long> managers, Instant joined, boolean asked) {
    private static final Duration NEW = Duration.ofDays(14);

    /** Four statements, whatever the number of members. */
    static Participation read(Sql sql, long space, long reader) {
        Map<Long, Long> organisations = new LinkedHashMap<>();
        sql.list(
                "select organisation, count(*) as members from space_membership where space_id = ? and until_at = ?"
                        + " group by organisation order by members desc, organisation",
                row -> organisations.put(row.number("organisation"), row.number("members")),
                space,
                Memberships.FOR_EVER);
        List<Long> managers = sql.list(
                "select member from space_membership where space_id = ? and role = ? and until_at = ? order by joined_at, member",
                row -> row.number("member"),
                space,
                Role.MANAGER.ordinal(),
                Memberships.FOR_EVER);
        Instant joined = reader == 0
                ? null
                : sql.first(
                                "select joined_at from space_membership where space_id = ? and member = ? and until_at = ?",
                                row -> row.instant("joined_at"),
                                space,
                                reader,
                                Memberships.FOR_EVER)
                        .orElse(null);
        boolean asked = reader != 0
                && joined == null
                && sql.number("select count(*) from space_request where space_id = ? and member = ?", space, reader)
                        > 0;
        return new Participation(organisations, managers, joined, asked);
    }

    boolean newcomer(Instant now) {
        return joined != null && joined.isAfter(now.minus(NEW));
    }

    Set<Long> with(Collection<Long> partners) {
        Set<Long> all = new LinkedHashSet<>(organisations.keySet());
        all.addAll(partners);
        return all;
    }

    Set<Long> people(List<EmergencyAccess.Entry> emergencies) {
        Set<Long> people = new LinkedHashSet<>(managers);
        emergencies.forEach(entry -> people.add(entry.member()));
        return people;
    }

    /** The organisations with most members, by name. */
    List<OrganisationCard> liveliest(Map<Long, OrganisationCard> cards, int most, String language) {
        List<OrganisationCard> found = new ArrayList<>();
        for (long organisation : organisations.keySet()) {
            if (found.size() < most && cards.containsKey(organisation)) {
                found.add(cards.get(organisation));
            }
        }
        Collator collator = Collator.getInstance(Locale.forLanguageTag(language));
        found.sort(Comparator.comparing(card -> card.shortName().in(language), collator));
        return found;
    }
}
