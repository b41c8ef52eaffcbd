// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** In which letters languages are written: what stands in others is no translation. */
final class Alphabet {
    /** One word may be a name, and names stay. */
    private static final int ENOUGH = 8;

    private static final Map<String, Set<UnicodeScript>> LETTERS = new HashMap<>();

    static {
        letters(
                "en fr es de it pt nl ca gl eu oc br cy ga gd is sv da nb nn no fi et lv lt pl cs sk sl hr hu ro sq mt tr lb",
                UnicodeScript.LATIN);
        letters("ru uk be bg mk", UnicodeScript.CYRILLIC);
        letters("ar fa ur ps ckb", UnicodeScript.ARABIC);
        letters("he yi", UnicodeScript.HEBREW);
        letters("el", UnicodeScript.GREEK);
        letters("hy", UnicodeScript.ARMENIAN);
        letters("ka", UnicodeScript.GEORGIAN);
        letters("zh", UnicodeScript.HAN);
        letters("ja", UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
        letters("ko", UnicodeScript.HANGUL, UnicodeScript.HAN);
        letters("hi", UnicodeScript.DEVANAGARI);
        letters("th", UnicodeScript.THAI);
    }

    private Alphabet() {}

    private static void letters(String languages, UnicodeScript... scripts) {
        for (String language : languages.split(" ")) {
            LETTERS.put(language, Set.of(scripts));
        }
    }

    /**
     * Whether most of an answer stands in letters in which its language is not written, where the original stands in those
     * of its own: what quotes a third language, or is a name in the letters of the other one, stays as it is.
     *
     * @param to what is not known here is never doubted
     */
    static boolean strange(String from, String to, String original, String answer) {
        Set<UnicodeScript> own = LETTERS.get(from);
        Set<UnicodeScript> letters = LETTERS.get(to);
        return letters != null
                && answer.codePoints().filter(Character::isLetter).count() >= ENOUGH
                && !mostly(answer, letters)
                && !mostly(original, letters)
                && (own == null || mostly(original, own));
    }

    private static boolean mostly(String text, Set<UnicodeScript> letters) {
        long all = text.codePoints().filter(Character::isLetter).count();
        long right = text.codePoints()
                .filter(Character::isLetter)
                .filter(letter -> letters.contains(UnicodeScript.of(letter)))
                .count();
        return 2 * right >= all;
    }
}
