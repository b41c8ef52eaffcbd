// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchAnswer.Hit;
import org.rambla.api.search.SearchAnswer.Piece;
import org.rambla.api.search.SearchAnswer.Title;
import org.rambla.api.space.Grants;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;

/** The titles of now for hits that carry that of another item: an answer its topic's, a comment its page's. */
public final class Titles {
    private final ContentRegister register;
    private final Readings readings;

    public Titles(ContentRegister register, Readings readings) {
        this.register = register;
        this.readings = readings;
    }

    /**
     * The answer with these titles, in the reader's language where they are translated; one statement where there are such
     * hits, and one more in another language.
     *
     * @param member who reads, 0 for a guest
     */
    public SearchAnswer of(SearchAnswer answer, String language, long member, Grants grants) {
        Set<Long> wanted = new HashSet<>();
        answer.hits().forEach(hit -> wanted.add(hit.title().of()));
        wanted.remove(0L);
        if (wanted.isEmpty() || answer.unavailable()) {
            return answer;
        }
        Map<Long, ContentHead> heads = new HashMap<>(register.heads(wanted));
        heads.values()
                .removeIf(head -> head.state() != ContentState.PUBLISHED
                        || !grants.covers(head.audience())
                        || head.title().isEmpty());
        Map<Long, Reading> titles = readings.of(
                heads.values().stream()
                        .map(head -> Written.titled(head.id(), head.space(), head.language(), head.title()))
                        .toList(),
                language,
                member,
                grants);
        List<Hit> hits = answer.hits().stream()
                .map(hit -> hit.title().of() == 0
                        ? hit
                        : with(hit, titles.get(hit.title().of())))
                .toList();
        return new SearchAnswer(
                answer.total(), hits, answer.facets(), answer.next(), answer.forgiven(), answer.meant());
    }

    /** @param title null for one that may not be read */
    private static Hit with(Hit hit, Reading title) {
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
                title(hit.title().of(), title),
                hit.passages(),
                hit.path(),
                hit.origin(),
                hit.source());
    }

    private static Title title(long of, Reading reading) {
        return reading == null
                ? new Title(List.of(), of, "", Origin.ORIGINAL, "")
                : new Title(
                        List.of(new Piece(reading.title(), false)),
                        of,
                        reading.language(),
                        reading.origin(),
                        reading.original().language());
    }

    /** What is shown of a title, for the words about a translation. */
    public static Reading reading(Title title, long space) {
        return new Reading(
                Written.titled(title.of(), space, title.source(), ""),
                title.language(),
                "",
                Body.EMPTY,
                title.origin(),
                false,
                false,
                Reading.View.OWN);
    }

    /** What is shown of a hit, for the words about a translation; its text stays out. */
    public static Reading reading(Hit hit) {
        return new Reading(
                Written.titled(hit.item(), hit.space(), hit.source(), ""),
                hit.language(),
                "",
                Body.EMPTY,
                hit.origin(),
                false,
                false,
                Reading.View.OWN);
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
