// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells by its small words whether a text is in a language. Only for a machine's answers, where the question is "this one
 * or the one it came from"; short texts and languages it does not know are never doubted.
 */
final class Tongue {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    /** Fewer words say too little. */
    private static final int ENOUGH = 8;

    private static final Map<String, Set<String>> SMALL = Map.of(
            "en",
            words("the of and to in is are was were that this with for on by from as it not have has be been they their"
                    + " which who at or an we our will can but these those how what when where its there"),
            "fr",
            words(
                    "le la les des du de un une et est sont que qui dans pour par sur avec ce cette ces il elle ils elles"
                            + " nous vous leur leurs au aux pas ne se sa son ses plus mais ou comme d l qu n s c j en à été être"),
            "es",
            words(
                    "el la los las de del un una y es son que en para por con se su sus al lo como más pero no ha han fue este"
                            + " esta estos estas muy también entre sobre"),
            "de",
            words(
                    "der die das und ist sind nicht ein eine einen einer mit für auf von zu den dem des im sich auch als wie"
                            + " bei werden wird wurde haben hat oder aber dass nach aus"),
            "it",
            words(
                    "il lo la gli le di del della dei delle un una e è sono che in per con non si su come più ma anche al alla"
                            + " nel nella questo questa da dal l d"),
            "pt",
            words(
                    "o a os as de do da dos das um uma e é são que em para por com não se no na nos nas como mais mas ao à foi"
                            + " este esta também pelo pela"),
            "nl",
            words(
                    "de het een en van is zijn niet in op met voor dat die te aan bij ook als wordt worden door naar over er"
                            + " maar om uit hun onze wij"),
            "ca",
            words(
                    "el la els les de del un una i és són que en per amb no se a al als com més però ha han va aquest aquesta"
                            + " també entre sobre l d s pels"));

    private Tongue() {}

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    /** Whether a text is rather in any other language than in this one. */
    static boolean foreign(String text, String language) {
        Set<String> own = SMALL.get(language);
        if (own == null) {
            return false;
        }
        Map<String, Integer> found = new HashMap<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        int words = 0;
        while (word.find()) {
            words++;
            String each = word.group();
            SMALL.forEach((other, small) -> {
                if (small.contains(each)) {
                    found.merge(other, 1, Integer::sum);
                }
            });
        }
        int here = found.getOrDefault(language, 0);
        int elsewhere =
                found.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        // Relatives share many small words: another one has to be well ahead.
        return words >= ENOUGH && elsewhere >= 3 && elsewhere > 2 * here;
    }
}
