// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.ContentState;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;

/** Brings the index up to the present state of some things: read now, put in, or taken out when they are not there. */
final class Changes {
    /** Items asked for at once. */
    static final int BATCH = 500;

    private final ContentRegister register;
    private final ContentSources sources;
    private final Spaces spaces;
    private final Members members;
    private final Organisations organisations;
    private final SearchEngine engine;
    private final ItemDocuments documents;

    Changes(Sources from, SearchEngine engine) {
        this.register = from.register();
        this.sources = from.sources();
        this.spaces = from.spaces();
        this.members = from.members();
        this.organisations = from.organisations();
        this.engine = engine;
        this.documents = new ItemDocuments(from.organisations(), from.files());
    }

    /** Where everything that is found comes from. */
    record Sources(
            ContentRegister register,
            ContentSources sources,
            Spaces spaces,
            Members members,
            Organisations organisations,
            ItemDocuments.AttachedTexts files) {}

    /**
     * Items as they are now.
     *
     * @return those that should be there but that no feature answered for
     */
    Set<Long> items(Collection<Long> ids) {
        Set<Long> silent = new HashSet<>();
        List<Long> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            silent.addAll(some(all.subList(from, Math.min(all.size(), from + BATCH))));
        }
        return silent;
    }

    private Set<Long> some(List<Long> ids) {
        Map<Long, ContentHead> shown = new HashMap<>();
        register.heads(ids).forEach((id, head) -> {
            if (head.state() == ContentState.PUBLISHED) {
                shown.put(id, head);
            }
        });
        Map<Long, ContentItem> items = shown.isEmpty() ? Map.of() : sources.items(shown.keySet());
        engine.replace(ids.stream().map(ItemDocuments::owner).toList(), documents.of(shown, items));
        return shown.keySet().stream().filter(id -> !items.containsKey(id)).collect(Collectors.toSet());
    }

    void spaces(Collection<Long> ids) {
        Map<Long, SpaceCard> cards = spaces.cards(ids);
        replace('s', ids, cards.values().stream().map(PeopleDocuments::of).toList());
    }

    void organisations(Collection<Long> ids) {
        Set<Long> active =
                organisations.all().stream().map(OrganisationCard::id).collect(Collectors.toSet());
        replace(
                'o',
                ids,
                organisations.cards(ids).values().stream()
                        .filter(card -> active.contains(card.id()))
                        .map(PeopleDocuments::of)
                        .toList());
    }

    void members(Collection<Long> ids) {
        Set<Long> active = members.mailboxes(ids).keySet();
        replace(
                'm',
                ids,
                members.cards(ids).values().stream()
                        .filter(card -> !card.former() && active.contains(card.id()))
                        .map((MemberCard card) -> PeopleDocuments.of(card))
                        .toList());
    }

    private void replace(char of, Collection<Long> ids, List<SearchDocument> now) {
        engine.replace(PeopleDocuments.keys(of, ids), now);
    }
}
