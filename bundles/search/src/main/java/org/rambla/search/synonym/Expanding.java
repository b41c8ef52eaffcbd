// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.synonym;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.search.SearchQuestion.Clause;
import org.rambla.search.ask.Folded;
import org.rambla.search.ask.Typed;
import org.rambla.search.synonym.Dictionary.Group;

/** Finds the phrases of a question that mean the same as others; the longest phrase wins. */
final class Expanding {
    private static final int MOST = 12;

    /** Words that get them: more of them are no question any more. */
    private static final int WORDS = 12;

    private final List<Typed.Word> words;
    private final List<String> plain;
    private final List<Dictionary> dictionaries;

    Expanding(List<Typed.Word> words, List<Dictionary> dictionaries) {
        this.words = words;
        this.plain = words.stream().map(word -> Folded.words(word.text())).toList();
        this.dictionaries = dictionaries;
    }

    List<Clause> clauses() {
        List<Clause> clauses = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            Typed.Word word = words.get(at);
            int length = word.excluded() || at >= WORDS ? 0 : longest(at);
            if (length == 0) {
                clauses.add(new Clause(word.text(), word.phrase(), word.excluded(), List.of()));
                at++;
            } else {
                clauses.add(clause(at, length));
                at += length;
            }
        }
        return clauses;
    }

    /** How many words from there on are a phrase of a group; 0 for none. */
    private int longest(int at) {
        int longest = 0;
        for (Group group : at(at)) {
            for (List<String> phrase : group.words()) {
                if (phrase.size() > longest && starts(phrase, at)) {
                    longest = phrase.size();
                }
            }
        }
        // A compound is one word that was typed, however many it is made of.
        return words.get(at).phrase() || plain.get(at).indexOf(' ') >= 0 ? Math.min(longest, 1) : longest;
    }

    private List<Group> at(int at) {
        String first = plain.get(at);
        int blank = first.indexOf(' ');
        String word = blank < 0 ? first : first.substring(0, blank);
        List<Group> groups = new ArrayList<>();
        dictionaries.forEach(dictionary -> groups.addAll(dictionary.beginning(word)));
        return groups;
    }

    private boolean starts(List<String> phrase, int at) {
        if (phrase.size() == 1 || plain.get(at).indexOf(' ') >= 0) {
            return same(String.join(" ", phrase), plain.get(at));
        }
        for (int i = 0; i < phrase.size(); i++) {
            boolean word = at + i < words.size()
                    && !words.get(at + i).excluded()
                    && !words.get(at + i).phrase()
                    && same(phrase.get(i), plain.get(at + i));
            if (!word) {
                return false;
            }
        }
        return true;
    }

    /** Singular and plural are one. */
    private static boolean same(String one, String other) {
        return Dictionary.stem(one).equals(Dictionary.stem(other));
    }

    private Clause clause(int at, int length) {
        StringBuilder text = new StringBuilder(words.get(at).text());
        for (int i = 1; i < length; i++) {
            text.append(' ').append(words.get(at + i).text());
        }
        String said = Folded.words(text.toString());
        Set<String> others = new LinkedHashSet<>();
        for (Group group : at(at)) {
            boolean fits = group.words().stream()
                    .anyMatch(phrase -> phrase.size() == length && starts(phrase, at)
                            || length == 1 && same(String.join(" ", phrase), plain.get(at)));
            if (fits) {
                group.phrases().stream()
                        .filter(phrase -> !same(Folded.words(phrase), said))
                        .forEach(others::add);
            }
        }
        return new Clause(
                text.toString(),
                words.get(at).phrase() && length == 1,
                false,
                others.stream().limit(MOST).toList());
    }
}
