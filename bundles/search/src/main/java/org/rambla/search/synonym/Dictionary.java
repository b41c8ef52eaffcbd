// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.synonym;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.search.ask.Folded;

/** Groups of phrases by the word that a phrase begins with; made once, asked often. */
final class Dictionary {
    private final Map<String, List<Group>> byFirst = new HashMap<>();

    Dictionary(Collection<Group> groups) {
        for (Group group : groups) {
            for (List<String> phrase : group.words()) {
                if (!phrase.isEmpty()) {
                    List<Group> known = byFirst.computeIfAbsent(stem(phrase.get(0)), first -> new ArrayList<>());
                    if (known.isEmpty() || known.get(known.size() - 1) != group) {
                        known.add(group);
                    }
                }
            }
        }
    }

    /** Phrases that mean the same, each also as its words in the order in which a question has them. */
    record Group(List<String> phrases, List<List<String>> words) {
        static Group of(List<String> phrases) {
            return new Group(phrases, phrases.stream().map(Group::words).toList());
        }

        private static List<String> words(String phrase) {
            String folded = Folded.words(phrase);
            return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
        }
    }

    /** Groups with a phrase that begins with a word, singular or plural. */
    List<Group> beginning(String word) {
        return byFirst.getOrDefault(stem(word), List.of());
    }

    /** Singular and plural are one. */
    static String stem(String word) {
        return word.length() > 3 && (word.endsWith("s") || word.endsWith("x"))
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
