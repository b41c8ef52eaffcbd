// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.content.fixture.TestMembers;

/** Members with names, functions and cities, found as the directory finds them. Counts how often it was asked. */
public final class Named implements Members {
    private final Map<Long, MemberCard> cards = new LinkedHashMap<>();
    public int asked;

    public Named with(long id, String name, String function) {
        MemberCard other = TestMembers.of(id);
        cards.put(id, new MemberCard(id, name, function, other.organisation(), false));
        return this;
    }

    @Override
    public Map<Long, MemberCard> cards(Collection<Long> members) {
        return cards.values().stream()
                .filter(card -> members.contains(card.id()))
                .collect(Collectors.toMap(MemberCard::id, card -> card));
    }

    @Override
    public Map<Long, Mailbox> mailboxes(Collection<Long> members) {
        return Map.of();
    }

    @Override
    public List<Long> find(String text, int limit) {
        asked++;
        String word = Folded.of(text);
        return cards.values().stream()
                .filter(card -> Folded.of(card.name() + " " + card.function() + " "
                                + card.organisation().name().in("en"))
                        .contains(word))
                .map(MemberCard::id)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Long> named(String text, int limit) {
        asked++;
        return cards.values().stream()
                .filter(card -> Arrays.stream(Folded.of(text).split(" "))
                        .allMatch(word -> (" " + Folded.of(card.name())).contains(" " + word)))
                .map(MemberCard::id)
                .limit(limit)
                .toList();
    }

    @Override
    public long count() {
        return cards.size();
    }
}
