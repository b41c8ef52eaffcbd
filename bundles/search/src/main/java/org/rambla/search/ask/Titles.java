// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchAnswer.Hit;
import org.rambla.api.search.SearchAnswer.Piece;
import org.rambla.api.space.Grants;

/** The titles of now for hits that carry that of another item: an answer its topic's, a comment its page's. */
public final class Titles {
    private final ContentRegister register;

    public Titles(ContentRegister register) {
        this.register = register;
    }

    /** The answer with these titles; one statement where there are such hits. */
    public SearchAnswer of(SearchAnswer answer, Grants grants) {
        Set<Long> wanted = new HashSet<>();
        answer.hits().forEach(hit -> wanted.add(hit.titleOf()));
        wanted.remove(0L);
        if (wanted.isEmpty() || answer.unavailable()) {
            return answer;
        }
        Map<Long, ContentHead> heads = register.heads(wanted);
        List<Hit> hits = answer.hits().stream()
                .map(hit -> hit.titleOf() == 0 ? hit : with(hit, heads.get(hit.titleOf()), grants))
                .toList();
        return new SearchAnswer(
                answer.total(), hits, answer.facets(), answer.next(), answer.forgiven(), answer.meant());
    }

    private static Hit with(Hit hit, ContentHead head, Grants grants) {
        boolean readable = head != null && head.state() == ContentState.PUBLISHED && grants.covers(head.audience());
        return new Hit(
                hit.key(),
                hit.kind(),
                hit.item(),
                hit.space(),
                hit.author(),
                hit.organisation(),
                hit.at(),
                hit.held(),
                hit.files(),
                hit.language(),
                hit.languages(),
                readable && !head.title().isEmpty() ? List.of(new Piece(head.title(), false)) : List.of(),
                hit.titleOf(),
                hit.passages(),
                hit.path());
    }

    /**
     * What files are attached to: by the id of the item the head that has its title; those that may not be read are left
     * out. Two statements at the most, none without files.
     */
    public Map<Long, ContentHead> around(List<Hit> hits, Grants grants) {
        Set<Long> items = new HashSet<>();
        hits.stream().filter(hit -> hit.kind().equals("file")).forEach(hit -> items.add(hit.item()));
        items.remove(0L);
        if (items.isEmpty()) {
            return Map.of();
        }
        Map<Long, ContentHead> heads = register.heads(items);
        Set<Long> above = new HashSet<>();
        heads.values().stream().filter(head -> head.title().isEmpty()).forEach(head -> above.add(head.parent()));
        above.remove(0L);
        Map<Long, ContentHead> parents = above.isEmpty() ? Map.of() : register.heads(above);
        Map<Long, ContentHead> around = new HashMap<>();
        heads.forEach((id, head) -> {
            ContentHead titled = head.title().isEmpty() ? parents.get(head.parent()) : head;
            if (titled != null && titled.state() == ContentState.PUBLISHED && grants.covers(titled.audience())) {
                around.put(id, titled);
            }
        });
        return around;
    }
}
