// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.synonym;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rambla.api.network.Network;
import org.rambla.api.persistence.Database;
import org.rambla.api.search.SearchQuestion.Clause;
import org.rambla.api.search.Synonyms;
import org.rambla.search.ask.Finding;
import org.rambla.search.ask.Typed;
import org.rambla.search.synonym.Dictionary.Group;

/** Groups of words that managers keep, with those that come with the server and those of glossaries. */
@Component(service = KeptSynonyms.class)
public final class KeptSynonyms implements Finding.Alike {
    private static final long FRESH_NANOS = 5_000_000_000L;

    private final Database database;
    private final Network network;
    private final List<Synonyms> glossaries = new CopyOnWriteArrayList<>();
    private final List<Group> house;
    private final Map<Synonyms, Foreign> foreign = new ConcurrentHashMap<>();
    private volatile Kept kept;

    @Activate
    public KeptSynonyms(
            @Reference(name = "database", target = "(unit=search)") Database database,
            @Reference(name = "network") Network network) {
        this.database = database;
        this.network = network;
        this.house = HouseWords.groups().stream().map(Group::of).toList();
    }

    /** Those alone that come with the server. */
    public static Finding.Alike ofTheHouse() {
        List<Dictionary> house = List.of(
                new Dictionary(HouseWords.groups().stream().map(Group::of).toList()));
        return (words, spaces) -> new Expanding(words, house).clauses();
    }

    @Reference(name = "glossaries", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addGlossary(Synonyms glossary) {
        glossaries.add(glossary);
    }

    void removeGlossary(Synonyms glossary) {
        glossaries.remove(glossary);
        foreign.remove(glossary);
    }

    /** A group as a manager sees it. */
    public record Entry(long id, long space, List<String> phrases) {
        /** As it is typed: one phrase after the other. */
        public String text() {
            return String.join(", ", phrases);
        }
    }

    /**
     * What was read last.
     *
     * @param phrases as they are kept, by space
     * @param common for all spaces
     */
    private record Kept(
            Map<Long, List<String>> phrases,
            List<Network.Topic> topics,
            Dictionary common,
            Map<Long, Dictionary> bySpace,
            long readAt) {}

    /** Groups that somebody else keeps, as they were when they were last asked for. */
    private record Foreign(List<List<String>> groups, Dictionary dictionary) {}

    /** The groups of a space, or of the network for 0, the latest first. */
    public List<Entry> entries(long space) {
        return database.list(
                "select id, space_id, phrases from search_synonym where space_id = ? order by id desc"
                        + " fetch first 500 rows only",
                row -> new Entry(row.number("id"), row.number("space_id"), split(row.text("phrases"))),
                space);
    }

    static List<String> split(String text) {
        return Arrays.stream(text.split("[,;=\\n]+"))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .distinct()
                .toList();
    }

    public void add(long space, List<String> phrases, long member) {
        database.transaction(tx -> tx.execute(
                "insert into search_synonym (space_id, phrases, made_by, made_at) values (?,?,?,?)",
                space,
                String.join(", ", phrases),
                member,
                Instant.now()));
        kept = null;
    }

    /** Whether it was there. */
    public boolean remove(long space, long id) {
        int removed = database.transaction(
                tx -> tx.execute("delete from search_synonym where space_id = ? and id = ?", space, id));
        kept = null;
        return removed > 0;
    }

    /** Dictionaries for some spaces; made when words were added, or topics changed, and kept. */
    private List<Dictionary> dictionaries(Collection<Long> spaces) {
        Kept now = kept;
        List<Network.Topic> topics = network.topics();
        if (now == null
                || System.nanoTime() - now.readAt() > FRESH_NANOS
                || !now.topics().equals(topics)) {
            now = read(now, topics);
            kept = now;
        }
        List<Dictionary> all = new ArrayList<>(List.of(now.common()));
        for (long space : spaces) {
            Dictionary own = now.bySpace().get(space);
            if (own != null) {
                all.add(own);
            }
        }
        glossaries.forEach(glossary -> all.add(foreign(glossary, glossary.groups(spaces))));
        return all;
    }

    private Kept read(Kept before, List<Network.Topic> topics) {
        Map<Long, List<String>> bySpace = database
                .list(
                        "select space_id, phrases from search_synonym order by id fetch first 5000 rows only",
                        row -> Map.entry(row.number("space_id"), row.text("phrases")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        if (before != null
                && before.phrases().equals(bySpace)
                && before.topics().equals(topics)) {
            return new Kept(bySpace, topics, before.common(), before.bySpace(), System.nanoTime());
        }
        List<Group> common = new ArrayList<>(groups(bySpace.getOrDefault(0L, List.of())));
        topics.forEach(
                topic -> common.add(Group.of(List.copyOf(topic.name().texts().values()))));
        common.addAll(house);
        Map<Long, Dictionary> own = new HashMap<>();
        bySpace.forEach((space, phrases) -> {
            if (space != 0) {
                own.put(space, new Dictionary(groups(phrases)));
            }
        });
        return new Kept(bySpace, topics, new Dictionary(common), own, System.nanoTime());
    }

    /** Taking phrases apart costs more than seeing that they are the same as before. */
    private Dictionary foreign(Synonyms of, List<List<String>> groups) {
        Foreign known = foreign.get(of);
        if (known == null || !known.groups().equals(groups)) {
            known = new Foreign(
                    groups, new Dictionary(groups.stream().map(Group::of).toList()));
            foreign.put(of, known);
        }
        return known.dictionary();
    }

    private static List<Group> groups(List<String> phrases) {
        return phrases.stream().map(text -> Group.of(split(text))).toList();
    }

    @Override
    public List<Clause> clauses(List<Typed.Word> words, Collection<Long> spaces) {
        return new Expanding(words, dictionaries(spaces)).clauses();
    }
}
