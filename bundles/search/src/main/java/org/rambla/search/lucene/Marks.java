// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is marked in hits. */
final class Marks {
    private final Set<String> exact = new HashSet<>();
    private final Set<String> french = new HashSet<>();
    private final Set<String> english = new HashSet<>();
    /** The two letters that words begin with. */
    private final Set<Integer> heads = new HashSet<>();

    private final List<String> alike = new ArrayList<>();
    private final Stems frenchStems = Stems.in("fr");
    private final Stems englishStems = Stems.in("en");

    void exact(String word) {
        exact.add(word);
        if (!word.isEmpty()) {
            heads.add(lowerHead(word));
        }
    }

    void stems(boolean ofFrench, List<String> stems) {
        (ofFrench ? french : english).addAll(stems);
    }

    void alike(String word, int errors) {
        alike.add(word);
    }

    boolean none() {
        return exact.isEmpty();
    }

    private static boolean plain(String word) {
        return word.charAt(0) < 128 && (word.length() < 2 || word.charAt(1) < 128);
    }

    private static Integer lowerHead(String word) {
        int first = Character.toLowerCase(word.charAt(0));
        return word.length() < 2 ? first << 16 : first << 16 | Character.toLowerCase(word.charAt(1));
    }

    /** Which of the words it is, "" for none. */
    String of(String word) {
        // Forms of a word begin alike: most words need nothing more.
        if (alike.isEmpty() && plain(word) && !heads.contains(lowerHead(word))) {
            return "";
        }
        String folded = Folding.of(word);
        if (folded.isEmpty() || exact.contains(folded)) {
            return folded;
        }
        if (heads.contains(lowerHead(folded))) {
            for (String stem : frenchStems.of(word)) {
                if (french.contains(stem)) {
                    return "f" + stem;
                }
            }
            for (String stem : englishStems.of(word)) {
                if (english.contains(stem)) {
                    return "e" + stem;
                }
            }
        }
        for (String other : alike) {
            if (folded.charAt(0) == other.charAt(0) && Distance.within(folded, other, Asked.errors(other))) {
                return "a" + other;
            }
        }
        return "";
    }
}
