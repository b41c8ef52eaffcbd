// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.history;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.wiki.template.FactRevisions.By;

/** Whoever saved something, with the city for which they acted then: people go to other cities, what they wrote does not. */
public final class AuthorsThen {
    private final Members members;
    private final Organisations organisations;

    public AuthorsThen(Members members, Organisations organisations) {
        this.members = members;
        this.organisations = organisations;
    }

    /** Cards of all of them; a function is left out where it belongs to another city. Two statements at most. */
    public Map<By, MemberCard> cards(Collection<By> authors) {
        if (authors.isEmpty()) {
            return Map.of();
        }
        return then(authors, members.cards(authors.stream().map(By::member).collect(Collectors.toSet())));
    }

    /** The card of one of them, null where there is none; a statement only where they are in another city now. */
    public MemberCard then(By author, Map<Long, MemberCard> now) {
        return then(Set.of(author), now).get(author);
    }

    private Map<By, MemberCard> then(Collection<By> authors, Map<Long, MemberCard> now) {
        Set<Long> left = authors.stream()
                .filter(by -> moved(by, now))
                .map(By::organisation)
                .collect(Collectors.toSet());
        Map<Long, OrganisationCard> then = left.isEmpty() ? Map.of() : organisations.cards(left);
        Map<By, MemberCard> cards = new HashMap<>();
        for (By by : authors) {
            MemberCard card = now.get(by.member());
            OrganisationCard city = moved(by, now) ? then.get(by.organisation()) : null;
            if (card != null) {
                cards.put(by, city == null ? card : new MemberCard(card.id(), card.name(), "", city, card.former()));
            }
        }
        return cards;
    }

    private static boolean moved(By by, Map<Long, MemberCard> now) {
        MemberCard card = now.get(by.member());
        return card != null && by.organisation() != 0 && card.organisation().id() != by.organisation();
    }
}
