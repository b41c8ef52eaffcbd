// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.persistence.Database;
import org.rambla.translation.glossary.Concept.Forms;

/**
 * Takes the terms of a file into the glossary. Nothing that is there is lost: a term that the file knows by its number is
 * changed where the file says something; one that has a preferred word in common, and none that is another one, is
 * completed; everything else is new.
 */
public final class BringTerms {
    private static final int AT_ONCE = 500;

    private final Database database;

    public BringTerms(Database database) {
        this.database = database;
    }

    /**
     * What came of a file.
     *
     * @param changed those that were there and say more now, or something else
     * @param same those that said all of it already
     */
    public record Outcome(int added, int changed, int same) {
        Outcome plus(Outcome other) {
            return new Outcome(added + other.added, changed + other.changed, same + other.same);
        }
    }

    /** @param brought with the number that the file gives to each, 0 for none */
    public Outcome bring(long space, List<Concept> brought, long member) {
        Set<Long> used = new HashSet<>();
        Outcome outcome = new Outcome(0, 0, 0);
        for (int from = 0; from < brought.size(); from += AT_ONCE) {
            List<Concept> some = brought.subList(from, Math.min(from + AT_ONCE, brought.size()));
            outcome = outcome.plus(database.transaction(tx -> {
                Places places = new Places(Concepts.all(tx, space));
                Outcome done = new Outcome(0, 0, 0);
                for (Concept concept : some) {
                    Concept there = places.of(concept, used);
                    Concept merged = there == null
                            ? concept.with(0, space).named(concept.part().isEmpty() ? "noun" : concept.part())
                            : merged(there, concept);
                    long id = there == null ? 0 : there.id();
                    boolean same = merged.equals(there);
                    if (!same) {
                        id = Concepts.save(tx, merged, member);
                        places.put(merged.with(id, space));
                    }
                    used.add(id);
                    done = done.plus(new Outcome(there == null ? 1 : 0, there != null && !same ? 1 : 0, same ? 1 : 0));
                }
                return done;
            }));
        }
        return outcome;
    }

    /** What is there, by its preferred words. */
    private static final class Places {
        private final Map<Long, Concept> byId = new LinkedHashMap<>();
        private final Map<String, Set<Long>> byWord = new HashMap<>();

        Places(List<Concept> concepts) {
            concepts.forEach(this::put);
        }

        void put(Concept concept) {
            byId.put(concept.id(), concept);
            words(concept)
                    .forEach((language, word) -> byWord.computeIfAbsent(
                                    language + " " + word, key -> new LinkedHashSet<>())
                            .add(concept.id()));
        }

        /** The one that a brought one is; null for none. */
        Concept of(Concept brought, Set<Long> used) {
            Map<String, String> words = words(brought);
            Concept best = null;
            long most = 0;
            Set<Long> seen = new LinkedHashSet<>();
            words.forEach((language, word) -> seen.addAll(byWord.getOrDefault(language + " " + word, Set.of())));
            for (long id : seen) {
                Concept there = byId.get(id);
                Map<String, String> others = words(there);
                long shared = words.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(others.get(entry.getKey())))
                        .count();
                if (shared > 0 && id == brought.id()) {
                    return there;
                }
                boolean contradicts = words.entrySet().stream()
                        .anyMatch(entry -> others.containsKey(entry.getKey())
                                && !others.get(entry.getKey()).equals(entry.getValue()));
                // Two rows of a file are two terms, unless the second one says nothing more.
                boolean free = !used.contains(id) || others.entrySet().containsAll(words.entrySet());
                if (!contradicts && free && shared > most) {
                    best = there;
                    most = shared;
                }
            }
            return best;
        }

        private static Map<String, String> words(Concept concept) {
            Map<String, String> words = new HashMap<>();
            concept.forms().forEach((language, forms) -> {
                if (!forms.preferred().isEmpty()) {
                    words.put(language, Phrase.folded(forms.preferred()));
                }
            });
            return words;
        }
    }

    /** What a file does not speak of stays as it is. */
    private static Concept merged(Concept there, Concept brought) {
        boolean known = there.id() == brought.id();
        Map<String, Forms> forms = new LinkedHashMap<>(there.forms());
        brought.forms()
                .forEach((language, of) -> forms.put(
                        language, known ? changed(there.in(language), of) : completed(there.in(language), of)));
        Map<String, String> notes = new LinkedHashMap<>(there.notes().texts());
        notes.putAll(brought.notes().texts());
        return new Concept(
                there.id(),
                there.space(),
                brought.part().isEmpty() ? there.part() : brought.part(),
                new org.rambla.api.text.Localised(notes),
                brought.source().isEmpty() ? there.source() : brought.source(),
                forms);
    }

    private static Forms changed(Forms there, Forms brought) {
        String preferred = brought.preferred().isEmpty() ? there.preferred() : brought.preferred();
        return tidy(
                preferred,
                brought.allowed().isEmpty() ? there.allowed() : brought.allowed(),
                brought.forbidden().isEmpty() ? there.forbidden() : brought.forbidden(),
                brought);
    }

    private static Forms completed(Forms there, Forms brought) {
        String preferred = brought.preferred().isEmpty() ? there.preferred() : brought.preferred();
        return tidy(
                preferred,
                both(there.allowed(), brought.allowed()),
                both(there.forbidden(), brought.forbidden()),
                brought);
    }

    private static List<String> both(List<String> there, List<String> brought) {
        List<String> both = new ArrayList<>(there);
        both.addAll(brought);
        return both;
    }

    /** No word is of two kinds: what the file says of it counts. */
    private static Forms tidy(String preferred, List<String> allowed, List<String> forbidden, Forms brought) {
        List<String> may = new ArrayList<>(allowed);
        may.removeAll(brought.forbidden());
        may.remove(preferred);
        List<String> mayNot = new ArrayList<>(forbidden);
        mayNot.removeAll(brought.allowed());
        mayNot.remove(preferred);
        return new Forms(preferred, Tidy.forms(may), Tidy.forms(mayNot));
    }
}
