// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.segment;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Where sentences begin: by the rules of the platform, without those that an abbreviation looks like. */
final class Boundaries {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "m", "mm", "mme", "mlle", "dr", "pr", "p", "pp", "ex", "cf", "art", "env", "etc", "av", "bd", "st", "ste",
            "n", "no", "nos", "vol", "fig", "tel", "tél", "réf", "mr", "mrs", "ms", "prof", "e.g", "i.e", "vs",
            "approx", "dept", "hr", "fr", "nr", "bzw", "z.b", "usw", "sr", "sra", "ud", "pág", "sig", "dott", "ecc");

    private Boundaries() {}

    /** Beginnings of sentences in a text, 0 and its length among them. */
    static Set<Integer> of(String text, String language) {
        Set<Integer> found = new TreeSet<>();
        found.add(0);
        BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
        iterator.setText(text);
        for (int at = iterator.first(); at != BreakIterator.DONE; at = iterator.next()) {
            if (at == text.length() || !abbreviated(text, at)) {
                found.add(at);
            }
        }
        found.add(text.length());
        return found;
    }

    private static boolean abbreviated(String text, int boundary) {
        int end = boundary;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end == 0 || text.charAt(end - 1) != '.') {
            return false;
        }
        int start = end - 1;
        while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        String word = text.substring(start, end - 1);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        return initial || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }
}
