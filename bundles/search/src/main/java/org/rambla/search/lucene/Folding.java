// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Words without case, accents and ligatures. */
final class Folding {
    private Folding() {}

    static String of(String word) {
        boolean plain = true;
        for (int i = 0; i < word.length() && plain; i++) {
            char c = word.charAt(i);
            plain = c < 128 && !(c >= 'A' && c <= 'Z');
        }
        return plain ? word : accents(word.toLowerCase(Locale.ROOT));
    }

    /** Of a word in lower case. */
    static String accents(String word) {
        int length = word.length();
        int i = 0;
        while (i < length && word.charAt(i) < 128) {
            i++;
        }
        if (i == length) {
            return word;
        }
        char[] folded = new char[4 * length];
        int end = ASCIIFoldingFilter.foldToASCII(word.toCharArray(), 0, folded, 0, length);
        StringBuilder out = new StringBuilder(end);
        for (int k = 0; k < end; k++) {
            if (Character.getType(folded[k]) != Character.NON_SPACING_MARK) {
                out.append(folded[k]);
            }
        }
        return out.toString();
    }
}
