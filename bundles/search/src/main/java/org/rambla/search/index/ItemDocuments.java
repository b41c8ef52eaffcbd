// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchDocument.Block;
import org.rambla.api.search.SearchDocument.Text;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.translation.Translated;
import org.rambla.search.ask.Folded;

/** Content items, and the files beside them, as documents of the index. */
final class ItemDocuments {
    private static final Map<String, Float> WEIGHTS = Map.of(
            "forum.topic", 1f,
            "forum.post", 0.75f,
            "wiki.page", 1.2f,
            "wiki.comment", 0.6f,
            "wiki.proposal", 0.5f,
            "wiki.contribution", 0.9f,
            "webinar.event", 1.05f);
    private static final float FILE = 0.8f;
    /** What was answered often is useful to others: eight answers are worth what a space of one's own is. */
    private static final double ANSWERED = 0.05;

    private static final double MOST_ANSWERED = 0.25;
    private final Organisations organisations;
    private final AttachedTexts files;

    ItemDocuments(Organisations organisations, AttachedTexts files) {
        this.organisations = organisations;
        this.files = files;
    }

    static String owner(long item) {
        return "c" + item;
    }

    /**
     * What some items need besides themselves.
     *
     * @param answers how many there are, of those that have some
     * @param named ids of organisations by their names, folded
     * @param translated what there is in other languages than those that people wrote
     */
    record Around(
            Map<Long, OrganisationCard> cards,
            Map<Long, SpaceCard> spaces,
            Map<Long, Long> answers,
            Map<String, Long> named,
            Map<Long, List<Translated>> translated) {
        static final Around NOTHING = new Around(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

        Around with(Map<Long, List<Translated>> now) {
            return new Around(cards, spaces, answers, named, now);
        }
    }

    /** The cities that the authors of some items act for. */
    Map<Long, OrganisationCard> cards(Collection<ContentHead> heads) {
        Set<Long> cities = new HashSet<>();
        heads.forEach(head -> cities.add(head.organisation()));
        cities.remove(0L);
        return cities.isEmpty() ? Map.of() : organisations.cards(cities);
    }

    Around around(Changes.Known known, Collection<ContentItem> items) {
        return new Around(known.cards(), known.spaces(), known.answers(), names(items), Map.of());
    }

    /** Cities by their folded names, read only when items name some instead of giving their ids. */
    private Map<String, Long> names(Collection<ContentItem> items) {
        Map<String, Long> named = new HashMap<>();
        boolean wanted = items.stream()
                .filter(item -> item != null && item.fields() != null)
                .map(item -> item.fields().get("city"))
                .anyMatch(city -> city != null && city.codePoints().anyMatch(Character::isLetter));
        if (wanted) {
            organisations.all().forEach(card -> {
                card.name().texts().values().forEach(name -> named.putIfAbsent(Folded.of(name), card.id()));
                card.shortName().texts().values().forEach(name -> named.put(Folded.of(name), card.id()));
            });
        }
        return named;
    }

    private static Set<Long> cities(String value, Map<String, Long> named) {
        Set<Long> cities = new HashSet<>(numbers(value));
        if (value != null && !named.isEmpty()) {
            for (String name : value.split("[,;]")) {
                Long city = named.get(Folded.of(name));
                if (city != null) {
                    cities.add(city);
                }
            }
        }
        return cities;
    }

    /** The documents of an item. */
    List<SearchDocument> of(ContentHead head, ContentItem item, Around around) {
        List<SearchDocument> documents = new ArrayList<>();
        float useful = useful(around.answers().getOrDefault(head.id(), 0L));
        add(documents, head, item, around, useful);
        return documents;
    }

    static float useful(long answers) {
        return (float) (1 + Math.min(MOST_ANSWERED, ANSWERED * Math.log(1.0 + answers) / Math.log(2)));
    }

    private void add(List<SearchDocument> documents, ContentHead head, ContentItem item, Around around, float useful) {
        Map<String, String> fields = item.fields();
        OrganisationCard city = around.cards().get(head.organisation());
        Set<Long> about = cities(fields.get("city"), around.named());
        Set<String> countries = words(fields.get("country"), 2);
        if (countries.isEmpty()
                && about.isEmpty()
                && city != null
                && !city.country().isEmpty()) {
            countries = Set.of(city.country());
        }
        Set<String> topics = new LinkedHashSet<>(words(fields.get("topic"), 60));
        topics.addAll(words(fields.get("topics"), 60));
        SpaceCard space = around.spaces().get(head.space());
        if (space != null) {
            topics.addAll(space.topics());
        }
        Instant at = head.createdAt().isAfter(head.writtenAt()) ? head.createdAt() : head.writtenAt();
        boolean titled = !head.title().isEmpty() || head.parent() == 0;
        // When people wrote it: a change of rights is none of theirs, and conversations are not changed.
        Instant written = titled ? at : head.createdAt();
        Instant held = instant(fields.get("date"));
        SearchDocument document = new SearchDocument(
                owner(head.id()),
                owner(head.id()),
                head.kind(),
                head.id(),
                head.space(),
                head.audience(),
                head.author(),
                head.organisation(),
                about,
                countries,
                topics,
                held == null ? written : held,
                written,
                !item.files().isEmpty(),
                titled ? 0 : head.parent(),
                WEIGHTS.getOrDefault(head.kind(), 1f) * useful,
                item.path(),
                texts(head, item, around.translated().getOrDefault(head.id(), List.of())));
        documents.add(document);
        if (!item.files().isEmpty()) {
            Map<Long, List<String>> said = files.of(item.files());
            item.files().forEach(file -> documents.add(file(document, file, said.getOrDefault(file.id(), List.of()))));
        }
    }

    private static List<Text> texts(ContentHead head, ContentItem item, List<Translated> translated) {
        Set<String> others =
                item.versions().stream().map(LanguageVersion::language).collect(Collectors.toSet());
        Map<String, List<Block>> facts = FieldTexts.of(item.fields(), head.language(), others);
        List<Text> texts = new ArrayList<>();
        // Where there are several, the page opens in the reader's own otherwise, which may not say it.
        String original = others.isEmpty() ? item.path() : in(item.path(), head.language());
        texts.add(new Text(head.language(), item.title(), said(item.body(), facts.get(head.language())), original));
        for (LanguageVersion version : item.versions()) {
            texts.add(new Text(
                    version.language(),
                    version.title(),
                    said(version.body(), facts.get(version.language())),
                    in(item.path(), version.language())));
        }
        for (Translated version : translated) {
            if (!others.contains(version.language())) {
                texts.add(new Text(
                        version.language(),
                        version.title(),
                        BodyText.of(version.body()),
                        item.path(),
                        version.origin()));
            }
        }
        return texts;
    }

    private static List<Block> said(Body body, List<Block> facts) {
        List<Block> blocks = BodyText.of(body);
        if (facts == null) {
            return blocks;
        }
        List<Block> all = new ArrayList<>(blocks);
        all.addAll(facts);
        return all;
    }

    /** The address of a version. */
    private static String in(String path, String language) {
        return path.isEmpty() || language.isEmpty()
                ? path
                : path.replaceFirst("(#.*)?$", (path.contains("?") ? "&" : "?") + "language=" + language + "$1");
    }

    private static SearchDocument file(SearchDocument item, Attachment file, List<String> said) {
        List<Block> blocks =
                said.stream().map(passage -> new Block("", passage)).toList();
        return new SearchDocument(
                item.owner() + "/f" + file.id(),
                item.owner(),
                "file",
                item.item(),
                item.space(),
                item.audience(),
                item.author(),
                item.organisation(),
                item.organisations(),
                item.countries(),
                item.topics(),
                item.written(),
                item.written(),
                true,
                0,
                FILE,
                file.path(),
                List.of(new Text("", file.name(), blocks, file.path())));
    }

    /** Null where there is none: days without a time are what somebody wrote about, not when. */
    private static Instant instant(String value) {
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Set<Long> numbers(String value) {
        return words(value, 18).stream()
                .filter(word -> word.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    private static Set<String> words(String value, int most) {
        Set<String> words = new LinkedHashSet<>();
        if (value != null) {
            for (String word : value.split("[\\s,;]+")) {
                if (!word.isEmpty() && word.length() <= most) {
                    words.add(most == 2 ? word.toUpperCase(Locale.ROOT) : word);
                }
            }
        }
        return words;
    }

    /** The text of attached files, where something can read it. */
    interface AttachedTexts {
        AttachedTexts NONE = files -> Map.of();

        /** Paragraphs by id of the file; those that were not read, or not yet, are left out. */
        Map<Long, List<String>> of(Collection<Attachment> files);
    }
}
