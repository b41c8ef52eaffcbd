// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.follow;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.text.Localised;

/** A member for every number; odd ones read French. */
final class Villagers implements Members {
    final Set<Long> gone = new HashSet<>();

    @Override
    public Map<Long, MemberCard> cards(Collection<Long> ids) {
        Map<Long, MemberCard> cards = new HashMap<>();
        ids.forEach(id -> cards.put(id, person(id)));
        return cards;
    }

    @Override
    public Map<Long, Mailbox> mailboxes(Collection<Long> members) {
        Map<Long, Mailbox> boxes = new LinkedHashMap<>();
        members.stream()
                .filter(member -> !gone.contains(member))
                .forEach(member -> boxes.put(
                        member,
                        new Mailbox(
                                member,
                                "Officer " + member,
                                "m" + member + "@example.org",
                                member % 2 == 0 ? "en" : "fr",
                                "UTC")));
        return boxes;
    }

    @Override
    public List<Long> find(String text, int limit) {
        return List.of();
    }

    @Override
    public long count() {
        return 0;
    }

    private static MemberCard person(long id) {
        Localised city = Localised.of("fr", "Ville de Gand", "en", "City of Ghent");
        return new MemberCard(
                id, "Officer " + id, "", new OrganisationCard(1, city, city, OrganisationKind.CITY, "BE"), false);
    }
}
