// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rambla.api.content.Body;
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
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Translated;
import org.rambla.api.translation.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the index up to the present state of some things: read now, put in, or taken out when they are not there. */
final class Changes {
    /** Items asked for at once. */
    static final int BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final int MOST_REFUSED = 1_000;
    /** Of texts that are put in at once. */
    private static final long MOST_CHARACTERS = 4_000_000;

    private final ContentRegister register;
    private final ContentSources sources;
    private final Spaces spaces;
    private final Members members;
    private final Organisations organisations;
    private final Readings readings;
    private final SearchEngine engine;
    private final ItemDocuments documents;
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();
    /** Since everything was begun anew. */
    private volatile boolean lacking;
    /** Likewise, because what translates had no answer. */
    private volatile boolean failing;
    /** What translates may take its time with each question: after one without an answer it is left alone for so long. */
    Duration unasked = Duration.ofMinutes(1);

    /** In nanoseconds of the system's clock. */
    private long askedFrom = System.nanoTime();

    /** Answered for, and given as originals alone, the last time that some were asked for. */
    private Set<Long> originals = Set.of();

    Changes(Sources from, SearchEngine engine) {
        this.register = from.register();
        this.sources = from.sources();
        this.spaces = from.spaces();
        this.members = from.members();
        this.organisations = from.organisations();
        this.readings = from.readings();
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
            ItemDocuments.AttachedTexts files,
            Readings readings) {
        /** Stands among the types for what is translated. */
        private static final String TRANSLATED = Readings.FEATURE + ".version";

        /** The types of what can be had at the moment. */
        Set<String> types() {
            Set<String> types = new TreeSet<>(sources.types());
            if (readings.translating()) {
                types.add(TRANSLATED);
            }
            return types;
        }

        Set<String> withoutTranslations(Set<String> known) {
            Set<String> left = new TreeSet<>(known);
            left.remove(TRANSLATED);
            return left;
        }
    }

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

    /** With what they are answers to: how many there are says something about it. */
    Set<Long> withParents(Collection<Long> ids) {
        Set<Long> all = new HashSet<>(ids);
        List<Long> every = new ArrayList<>(ids);
        for (int from = 0; from < every.size(); from += BATCH) {
            register.heads(every.subList(from, Math.min(every.size(), from + BATCH)))
                    .values()
                    .forEach(head -> all.add(head.parent()));
        }
        all.remove(0L);
        return all;
    }

    private Set<Long> some(List<Long> ids) {
        Map<Long, ContentHead> shown = shown(ids);
        Map<Long, ContentItem> items = shown.isEmpty() ? Map.of() : sources.items(shown.keySet());
        Optional<Map<Long, List<Translated>>> translated = translated(shown, items);
        put(ids, shown, items, translated.orElse(Map.of()));
        originals = translated.isEmpty() ? Set.copyOf(items.keySet()) : Set.of();
        return shown.keySet().stream()
                .filter(id -> translated.isEmpty() || !items.containsKey(id))
                .collect(Collectors.toSet());
    }

    /**
     * Items as they are now, but for those that no feature answered for, which stay as they were; as originals alone when
     * what translates had no answer ({@link #lacking}).
     *
     * @return those without an answer
     */
    Set<Long> answered(List<Long> ids) {
        Map<Long, ContentHead> shown = shown(ids);
        Map<Long, ContentItem> items = shown.isEmpty() ? Map.of() : sources.items(shown.keySet());
        Set<Long> silent =
                shown.keySet().stream().filter(id -> !items.containsKey(id)).collect(Collectors.toSet());
        Optional<Map<Long, List<Translated>>> translated = translated(shown, items);
        failing |= translated.isEmpty();
        lacking |= failing || !readings.translating();
        put(ids.stream().filter(id -> !silent.contains(id)).toList(), shown, items, translated.orElse(Map.of()));
        return silent;
    }

    /** Everything is given anew from here on. */
    void begin() {
        lacking = false;
        failing = false;
        askedFrom = System.nanoTime();
    }

    /** Whether an item that was asked for last is in the index, but for its translations. */
    boolean untranslated(long item) {
        return originals.contains(item);
    }

    /** Whether anything that was given since lacks its translations. */
    boolean lacking() {
        return lacking;
    }

    /** Whether that is because what translates had no answer. */
    boolean failing() {
        return failing;
    }

    /** What these are in other languages; empty when what translates did not answer, and is to be asked again. */
    private Optional<Map<Long, List<Translated>>> translated(
            Map<Long, ContentHead> shown, Map<Long, ContentItem> items) {
        if (items.isEmpty() || !readings.translating()) {
            return Optional.of(Map.of());
        }
        if (System.nanoTime() < askedFrom) {
            return Optional.empty();
        }
        try {
            return Optional.of(readings.all(items.values().stream()
                    .map(item -> {
                        ContentHead head = shown.get(item.id());
                        return new Written(item.id(), head.space(), head.language(), head.title(), Body.EMPTY);
                    })
                    .toList()));
        } catch (RuntimeException e) {
            LOG.debug("No answer about translations", e);
            askedFrom = System.nanoTime() + unasked.toNanos();
            return Optional.empty();
        }
    }

    private Map<Long, ContentHead> shown(List<Long> ids) {
        Map<Long, ContentHead> shown = new HashMap<>();
        register.heads(ids).forEach((id, head) -> {
            if (head.state() == ContentState.PUBLISHED) {
                shown.put(id, head);
            }
        });
        return shown;
    }

    /**
     * Puts items in some at a time, and not more text at once than a server has room for: attached files are long. What a
     * feature tells may be wrong in any way: that is its own item's harm, and nobody else's.
     */
    private void put(
            List<Long> ids,
            Map<Long, ContentHead> shown,
            Map<Long, ContentItem> items,
            Map<Long, List<Translated>> translated) {
        ItemDocuments.Around around = documents.around(shown.values(), items.values(), answers(shown), translated);
        List<Long> some = new ArrayList<>();
        List<SearchDocument> made = new ArrayList<>();
        long characters = 0;
        for (long id : ids) {
            ContentHead head = shown.get(id);
            ContentItem item = items.get(id);
            try {
                List<SearchDocument> own = head == null || item == null ? List.of() : documents.of(head, item, around);
                characters += length(own);
                made.addAll(own);
                refused.remove(id);
            } catch (RuntimeException e) {
                refuse(id, e);
            }
            some.add(id);
            if (characters > MOST_CHARACTERS) {
                replace(some, made);
                some.clear();
                made.clear();
                characters = 0;
            }
        }
        replace(some, made);
    }

    private static long length(List<SearchDocument> documents) {
        return documents.stream()
                .flatMap(document -> document.texts().stream())
                .flatMap(text -> text.blocks().stream())
                .mapToLong(block -> block.text().length())
                .sum();
    }

    private void replace(List<Long> ids, List<SearchDocument> made) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            engine.replace(ids.stream().map(ItemDocuments::owner).toList(), made);
        } catch (SearchEngine.Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debug("Some items cannot be taken in together", e);
            ids.forEach(id -> alone(id, made));
        }
    }

    private void alone(long id, List<SearchDocument> made) {
        List<String> owner = List.of(ItemDocuments.owner(id));
        try {
            engine.replace(
                    owner,
                    made.stream()
                            .filter(document -> document.owner().equals(owner.get(0)))
                            .toList());
        } catch (SearchEngine.Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            refuse(id, e);
            engine.replace(owner, List.of());
        }
    }

    private void refuse(long id, RuntimeException reason) {
        LOG.warn("Content item {} cannot be found, for what its feature tells cannot be taken in", id, reason);
        if (refused.size() < MOST_REFUSED) {
            refused.add(id);
        }
    }

    /** Items that could not be taken in, at most 1,000. */
    Set<Long> refused() {
        return refused;
    }

    /** Answers have no answers. */
    private Map<Long, Long> answers(Map<Long, ContentHead> heads) {
        List<Long> first = titled(heads);
        return first.isEmpty() ? Map.of() : register.answers(first);
    }

    private static List<Long> titled(Map<Long, ContentHead> heads) {
        return heads.values().stream()
                .filter(head -> !head.title().isEmpty())
                .map(ContentHead::id)
                .toList();
    }

    void spaces(Collection<Long> ids) {
        Map<Long, SpaceCard> cards = spaces.cards(ids);
        people('s', ids, cards.values().stream().map(PeopleDocuments::of).toList());
    }

    void organisations(Collection<Long> ids) {
        Set<Long> active =
                organisations.all().stream().map(OrganisationCard::id).collect(Collectors.toSet());
        people(
                'o',
                ids,
                organisations.cards(ids).values().stream()
                        .filter(card -> active.contains(card.id()))
                        .map(PeopleDocuments::of)
                        .toList());
    }

    /** An organisation's name stands beside those who act for it. */
    void membersOf(Set<Long> changed) {
        List<Long> page = members.active(0, BATCH);
        while (!page.isEmpty()) {
            Set<Long> of = members.cards(page).values().stream()
                    .filter(card -> changed.contains(card.organisation().id()))
                    .map(MemberCard::id)
                    .collect(Collectors.toSet());
            if (!of.isEmpty()) {
                members(of);
            }
            page = members.active(page.get(page.size() - 1), BATCH);
        }
    }

    void members(Collection<Long> ids) {
        Set<Long> active = members.mailboxes(ids).keySet();
        people(
                'm',
                ids,
                members.cards(ids).values().stream()
                        .filter(card -> !card.former() && active.contains(card.id()))
                        .map((MemberCard card) -> PeopleDocuments.of(card))
                        .toList());
    }

    private void people(char of, Collection<Long> ids, List<SearchDocument> now) {
        engine.replace(PeopleDocuments.keys(of, ids), now);
    }
}
