// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import java.text.Normalizer;
import java.util.Locale;

/** Names without case, accents and punctuation: how people type them. */
public final class Folded {
    private Folded() {}

    public static String of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae");
        return plain.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
