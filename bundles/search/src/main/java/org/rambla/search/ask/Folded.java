// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names without case, accents and punctuation: how people type them. */
public final class Folded {
    private static final Pattern ELIDED =
            Pattern.compile("\\b(?:[ldjcsnmt]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['\u2019\u02bc](?=\\p{L})");
    private static final Pattern GENITIVE = Pattern.compile("['\u2019\u02bc]s\\b");

    private Folded() {}

    /** The same for words of a text: without what French elides before them, and the English genitive. */
    public static String words(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        return of(GENITIVE.matcher(ELIDED.matcher(plain).replaceAll("")).replaceAll(""));
    }

    public static String of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae");
        return plain.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
