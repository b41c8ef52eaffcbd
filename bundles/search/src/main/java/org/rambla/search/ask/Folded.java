// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names without case, accents and punctuation: how people type them. */
public final class Folded {
    private static final String APOSTROPHE = "['\u2019\u02bc]";
    private static final String WORD = "[\\p{L}\\p{N}]";
    private static final Pattern ELIDED = Pattern.compile(
            "(?<!" + WORD + ")(?:l|d|j|c|s|n|m|t|qu|jusqu|lorsqu|puisqu|quoiqu)" + APOSTROPHE + "(?=" + WORD + ")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GENITIVE = Pattern.compile("(?<=" + WORD + ")" + APOSTROPHE + "[sS](?!" + WORD + ")");
    private static final Pattern INNER = Pattern.compile("(?<=" + WORD + ")" + APOSTROPHE + "(?=" + WORD + ")");

    private Folded() {}

    /**
     * The words of a text with a blank between them, as the index has them: without what French elides before them, and
     * without the English genitive.
     */
    public static String words(String text) {
        if (text.indexOf('\'') < 0 && text.indexOf('\u2019') < 0 && text.indexOf('\u02bc') < 0) {
            return of(text);
        }
        String whole = ELIDED.matcher(text).replaceAll("");
        whole = GENITIVE.matcher(whole).replaceAll("");
        return of(INNER.matcher(whole).replaceAll(""));
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
