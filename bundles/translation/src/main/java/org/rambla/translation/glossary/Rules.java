// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.translation.TranslationEngine.Term;

/** All rules of one direction, found by the words of a text. */
public final class Rules {
    public static final Rules NONE = new Rules(List.of());

    private final List<Rule> all;
    private final Map<String, List<Rule>> byFirst = new HashMap<>();

    /** @param all those that win first */
    Rules(List<Rule> all) {
        this.all = List.copyOf(all);
        for (Rule rule : all) {
            for (Rule.Form form : rule.sources()) {
                if (!form.phrase().isEmpty()) {
                    List<Rule> known =
                            byFirst.computeIfAbsent(form.phrase().stems().get(0), first -> new ArrayList<>());
                    if (!known.contains(rule)) {
                        known.add(rule);
                    }
                }
            }
        }
    }

    /** Those that concern a text: where one's word is a part of another's ("police" of "police municipale"), the longer one alone. */
    public List<Rule> in(String text) {
        Phrase phrase = Phrase.of(text);
        Set<Rule> found = new LinkedHashSet<>();
        for (String stem : new HashSet<>(phrase.stems())) {
            byFirst.getOrDefault(stem, List.of()).stream()
                    .filter(rule -> rule.occursIn(phrase))
                    .forEach(found::add);
        }
        List<Rule> longest = new ArrayList<>(found);
        longest.removeIf(rule -> found.stream().anyMatch(other -> other != rule && covers(other, rule, phrase)));
        longest.sort(Comparator.comparingInt(all::indexOf));
        return longest;
    }

    /** Whether each place of a rule's word in the text is one of the other's longer word. */
    private static boolean covers(Rule longer, Rule rule, Phrase text) {
        int inside = 0;
        for (Rule.Form form : longer.sources()) {
            if (form.phrase().in(text)
                    && rule.sources().stream()
                            .anyMatch(part -> part.phrase().stems().size()
                                            < form.phrase().stems().size()
                                    && part.phrase().in(form.phrase()))) {
                inside += times(form.phrase(), text);
            }
        }
        int own = rule.sources().stream()
                .mapToInt(form -> times(form.phrase(), text))
                .sum();
        return inside > 0 && own <= inside;
    }

    private static int times(Phrase phrase, Phrase text) {
        int times = 0;
        int size = phrase.stems().size();
        for (int at = 0; size > 0 && at + size <= text.stems().size(); at++) {
            if (text.stems().subList(at, at + size).equals(phrase.stems())) {
                times++;
            }
        }
        return times;
    }

    /** The preferred words of both languages, each source once. */
    public List<Term> terms() {
        return terms(all);
    }

    /** The same of some rules. */
    public static List<Term> terms(List<Rule> rules) {
        return rules.stream()
                .filter(rule -> !rule.targets().isEmpty())
                .map(Rule::term)
                .distinct()
                .toList();
    }
}
