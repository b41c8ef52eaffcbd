// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words without what inflection, accents and capitals make of them: "Polices municipales" and "police municipale" are the
 * same. Rough on purpose: it decides what somebody is told to look at, never what a text says.
 */
public record Phrase(List<String> stems) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARK = Pattern.compile("\\p{M}+");

    public static Phrase of(String text) {
        List<String> stems = new ArrayList<>();
        Matcher word = WORD.matcher(folded(text));
        while (word.find()) {
            stems.add(stem(word.group()));
        }
        return new Phrase(List.copyOf(stems));
    }

    /** In small letters, without accents, apostrophes and blanks in one way: what lists are sorted and looked up by. */
    public static String folded(String text) {
        String small = text.toLowerCase(Locale.ROOT)
                .replace("\u0153", "oe")
                .replace("\u00E6", "ae")
                .replace('\u2019', '\'');
        return MARK.matcher(Normalizer.normalize(small, Normalizer.Form.NFD))
                .replaceAll("")
                .replaceAll("[\\s\\u00A0]+", " ")
                .strip();
    }

    private static String stem(String word) {
        String stem = word;
        if (stem.length() > 3 && (stem.endsWith("s") || stem.endsWith("x"))) {
            stem = stem.substring(0, stem.length() - 1);
        }
        if (stem.length() > 4 && stem.endsWith("au")) {
            stem = stem.substring(0, stem.length() - 2) + "al";
        }
        while (stem.length() > 3 && stem.endsWith("e")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem.length() > 3 && stem.endsWith("y") ? stem.substring(0, stem.length() - 1) + "i" : stem;
    }

    public boolean isEmpty() {
        return stems.isEmpty();
    }

    /** Whether it occurs in a text, as whole words one behind the other. */
    public boolean in(Phrase text) {
        return !stems.isEmpty() && java.util.Collections.indexOfSubList(text.stems, stems) >= 0;
    }
}
