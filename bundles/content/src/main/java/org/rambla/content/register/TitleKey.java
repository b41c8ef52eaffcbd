// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.register;

import java.text.Normalizer;
import java.util.Locale;

/** By what titles are searched: no case, no accents, one blank between words. */
final class TitleKey {
    private static final int MAX = 300;

    private TitleKey() {}

    static String of(String title) {
        String folded = Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
        return folded.length() <= MAX ? folded : folded.substring(0, MAX);
    }

    /** What holds the words, as the right side of a LIKE with the escape "!". */
    static String holding(String words) {
        return "%" + of(words).replaceAll("[!%_]", "!$0") + "%";
    }
}
