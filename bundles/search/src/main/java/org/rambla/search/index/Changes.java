// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

/** Brings the index up to the present state of some things: read now, put in, or taken out when they are not there. */
final class Changes {
    /** Ids and cards asked for at once. */
    static final int BATCH = 500;
    /** Items whose texts are asked for at once: each may have a million characters, in several languages. */
    static final int PORTION = 50;

    private final ContentRegister register;
    private final ContentSources sources;
    private final Spaces spaces;
    private final Members members;
    private final Organisations organisations;
    private final SearchEngine engine;
    private final ItemDocuments documents;
    private final Intake intake;
    final Translations translations;
    /** Since everything was begun anew. */
    private volatile boolean lacking;
    /** Likewise, because what translates had no answer. */
    private volatile boolean failing;

    Changes(Sources from, SearchEngine engine) {
        this.register = from.register();
        this.sources = from.sources();
        this.spaces = from.spaces();
        this.members = from.members();
        this.organisations = from.organisations();
        this.translations = new Translations(from.readings());
        this.engine = engine;
        this.documents = new ItemDocuments(from.organisations(), from.files());
        this.intake = new Intake(engine, documents);
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

        /** One type of each feature: its source answers for all of them. */
        Set<String> features() {
            Set<String> types = new TreeSet<>();
            Set<String> known = new HashSet<>();
            for (String type : sources.types()) {
                if (known.add(type.substring(0, type.indexOf('.') < 0 ? type.length() : type.indexOf('.')))) {
                    types.add(type);
                }
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
     * Items as they are now, without waiting long for what translates.
     *
     * @return those that should be there but that no feature answered for, or nobody about their translations
     */
    Set<Long> items(Collection<Long> ids) {
        Set<Long> silent = new HashSet<>();
        Set<Long> untranslated = new HashSet<>();
        for (List<Long> batch : batches(ids)) {
            Known known = known(batch);
            // What is not shown, or not known as it is now, is not found.
            gone(known.gone());
            for (List<Long> portion : known.portions()) {
                Read read = read(known, portion);
                gone(read.silent());
                silent.addAll(read.silent());
                for (List<Long> part : read.parts()) {
                    Optional<Map<Long, List<Translated>>> translated = translations.soon(read.written(part));
                    put(read, part, translated);
                    if (translated.isEmpty()) {
                        untranslated.addAll(part);
                    }
                }
            }
        }
        silent.addAll(untranslated);
        return silent;
    }

    /** So many of them that what is known of them, but for their texts, can be asked for at once. */
    static List<List<Long>> batches(Collection<Long> ids) {
        return split(new ArrayList<>(ids), BATCH);
    }

    private static List<List<Long>> split(List<Long> ids, int size) {
        List<List<Long>> parts = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += size) {
            parts.add(ids.subList(from, Math.min(ids.size(), from + size)));
        }
        return parts;
    }

    /** With what they are answers to: how many there are says something about it. */
    Set<Long> withParents(Collection<Long> ids) {
        Set<Long> all = new HashSet<>(ids);
        for (List<Long> batch : batches(ids)) {
            register.heads(batch).values().forEach(head -> all.add(head.parent()));
        }
        all.remove(0L);
        return all;
    }

    /**
     * Items, without their texts.
     *
     * @param shown heads of those that are published
     * @param answers how many there are, of those that have some
     * @param cards of the cities that their authors act for
     * @param spaces that they are in
     */
    record Known(
            List<Long> ids,
            Map<Long, ContentHead> shown,
            Map<Long, Long> answers,
            Map<Long, OrganisationCard> cards,
            Map<Long, SpaceCard> spaces) {
        /** Those that nobody is to find. */
        List<Long> gone() {
            return ids.stream().filter(id -> !shown.containsKey(id)).toList();
        }

        /** The others, so many at a time that their texts can be asked for. */
        List<List<Long>> portions() {
            return split(ids.stream().filter(shown::containsKey).toList(), PORTION);
        }
    }

    /**
     * Published items as they were read: nothing of them is in the index yet.
     *
     * @param shown their heads
     * @param around what they need besides themselves, but for what they are in other languages
     */
    record Read(
            List<Long> ids, Map<Long, ContentHead> shown, Map<Long, ContentItem> items, ItemDocuments.Around around) {
        /** Text of which there is room for what it is in other languages too. */
        private static final long ROOM = 1_000_000;

        /** Those that should be there but that no feature answered for. */
        Set<Long> silent() {
            return ids.stream().filter(id -> !items.containsKey(id)).collect(Collectors.toSet());
        }

        /** Those that were answered for, so many at a time that there is room for them. */
        List<List<Long>> parts() {
            List<List<Long>> parts = new ArrayList<>();
            long characters = 0;
            for (long id : ids) {
                if (items.containsKey(id)) {
                    long own = Intake.length(items.get(id));
                    if (parts.isEmpty() || characters + own > ROOM) {
                        parts.add(new ArrayList<>());
                        characters = 0;
                    }
                    characters += own;
                    parts.get(parts.size() - 1).add(id);
                }
            }
            return parts;
        }

        private List<Written> written(List<Long> part) {
            return part.stream()
                    .map(id -> {
                        ContentHead head = shown.get(id);
                        return new Written(id, head.space(), head.language(), head.title(), Body.EMPTY);
                    })
                    .toList();
        }
    }

    /** What is known of at most {@link #BATCH} items; nothing needs to wait for it. */
    Known known(List<Long> ids) {
        Map<Long, ContentHead> shown = shown(ids);
        Set<Long> in = shown.values().stream().map(ContentHead::space).collect(Collectors.toSet());
        return new Known(
                ids,
                shown,
                answers(shown),
                documents.cards(shown.values()),
                in.isEmpty() ? Map.of() : spaces.cards(in));
    }

    /** Reads the texts of a {@link Known#portions portion}; nothing needs to wait for it. */
    Read read(Known known, List<Long> portion) {
        Map<Long, ContentItem> items =
                sources.itemsOf(portion.stream().map(known.shown()::get).toList());
        return new Read(portion, known.shown(), items, documents.around(known, items.values()));
    }

    /** What a part of them is in other languages, for those who can wait; empty without an answer. */
    Optional<Map<Long, List<Translated>>> translated(Read read, List<Long> part) {
        return translations.all(read.written(part));
    }

    /** Puts some of them in; as originals alone without an answer about translations ({@link #lacking}). */
    void answered(Read read, List<Long> part, Optional<Map<Long, List<Translated>>> translated) {
        failing |= translated.isEmpty();
        lacking |= failing || !translations.any();
        put(read, part, translated);
    }

    /** Takes those out that are not to be found. */
    void gone(Collection<Long> ids) {
        intake.put(ids, Map.of(), Map.of(), ItemDocuments.Around.NOTHING);
    }

    private void put(Read read, Collection<Long> part, Optional<Map<Long, List<Translated>>> translated) {
        intake.put(part, read.shown(), read.items(), read.around().with(translated.orElse(Map.of())));
    }

    /** Everything is given anew from here on. */
    void begin() {
        lacking = false;
        failing = false;
        translations.begin();
    }

    /** Whether anything that was given since lacks its translations. */
    boolean lacking() {
        return lacking;
    }

    /** Whether that is because what translates had no answer. */
    boolean failing() {
        return failing;
    }

    /** Items that could not be taken in, at most 1,000. */
    Set<Long> refused() {
        return intake.refused();
    }

    void stop() {
        translations.stop();
    }

    private Map<Long, ContentHead> shown(List<Long> ids) {
        Map<Long, ContentHead> shown = new HashMap<>();
        register.heads(ids).forEach((id, head) -> {
            if (head.state() == ContentState.PUBLISHED && !head.core()) {
                shown.put(id, head);
            }
        });
        return shown;
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
