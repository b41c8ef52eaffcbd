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
import org.rambla.search.ask.Folded;
import org.rambla.search.ask.Typed;
import org.rambla.search.synonym.Expanding.Index;

/** Groups of words that managers keep, with those that come with the server and those of glossaries. */
@Component(service = KeptSynonyms.class)
public final class KeptSynonyms implements Finding.Alike {
    private static final long FRESH_NANOS = 5_000_000_000L;

    private final Database database;
    private final Network network;
    private final List<Synonyms> glossaries = new CopyOnWriteArrayList<>();
    private final Index house;
    private final Map<Object, Foreign> foreign = new ConcurrentHashMap<>();
    private volatile Kept kept;

    @Activate
    public KeptSynonyms(
            @Reference(name = "database", target = "(unit=search)") Database database,
            @Reference(name = "network") Network network) {
        this.database = database;
        this.network = network;
        this.house = index(HouseWords.groups());
    }

    /** Those alone that come with the server. */
    public static Finding.Alike ofTheHouse() {
        List<Index> house = List.of(index(HouseWords.groups()));
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

    private record Kept(Map<Long, Index> bySpace, long readAt) {}

    /** Groups that somebody else keeps, as they were when they were last asked for. */
    private record Foreign(List<List<String>> groups, Index index) {}

    /** Phrases of a group, each as its words in the order in which a question has them. */
    record Group(List<String> phrases, List<List<String>> words) {
        static Group of(List<String> phrases) {
            return new Group(phrases, phrases.stream().map(Group::words).toList());
        }

        private static List<String> words(String phrase) {
            String folded = Folded.words(phrase);
            return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
        }
    }

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

    private static Index index(List<List<String>> groups) {
        return Index.of(groups.stream().map(Group::of).toList());
    }

    private List<Index> groups(Collection<Long> spaces) {
        Kept now = kept;
        if (now == null || System.nanoTime() - now.readAt() > FRESH_NANOS) {
            Map<Long, Index> bySpace = new HashMap<>();
            database
                    .list(
                            "select space_id, phrases from search_synonym order by id fetch first 5000 rows only",
                            row -> Map.entry(row.number("space_id"), Group.of(split(row.text("phrases")))))
                    .stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                    .forEach((space, groups) -> bySpace.put(space, Index.of(groups)));
            now = new Kept(bySpace, System.nanoTime());
            kept = now;
        }
        List<Index> groups = new ArrayList<>();
        add(groups, now.bySpace().get(0L));
        for (long space : spaces) {
            add(groups, now.bySpace().get(space));
        }
        groups.add(foreign(
                network,
                network.topics().stream()
                        .map(topic -> List.copyOf(topic.name().texts().values()))
                        .toList()));
        glossaries.forEach(glossary -> groups.add(foreign(glossary, glossary.groups(spaces))));
        groups.add(house);
        return groups;
    }

    private static void add(List<Index> groups, Index more) {
        if (more != null) {
            groups.add(more);
        }
    }

    /** Taking phrases apart costs more than seeing that they are the same as before. */
    private Index foreign(Object of, List<List<String>> groups) {
        Foreign known = foreign.get(of);
        if (known == null || !known.groups().equals(groups)) {
            known = new Foreign(groups, index(groups));
            foreign.put(of, known);
        }
        return known.index();
    }

    @Override
    public List<Clause> clauses(List<Typed.Word> words, Collection<Long> spaces) {
        return new Expanding(words, groups(spaces)).clauses();
    }
}
