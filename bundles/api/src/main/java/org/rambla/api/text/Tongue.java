// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells by its small words whether a text is in a language: enough to doubt what somebody or a machine says of it, never to
 * decide. Short texts and languages it does not know are never doubted.
 */
public final class Tongue {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    /** Fewer words say too little. */
    private static final int ENOUGH = 8;
    /** A name may have so many, and be the same everywhere. */
    private static final int FEW = 4;
    /** Whoever writes is asked only where there is hardly a doubt: so many words, so many small ones. */
    private static final int WRITTEN = 30;

    private static final int TELLING = 6;
    /** Different ones: a table may have one letter a thousand times. */
    private static final int DIFFERENT = 4;

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

    /**
     * Whether a text is rather in any other language than in this one.
     *
     * @param text plain text
     */
    public static boolean foreign(String text, String language) {
        if (!SMALL.containsKey(language)) {
            return false;
        }
        Counted counted = count(text);
        int elsewhere = counted.found().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        // Relatives share many small words: another one has to be well ahead.
        return counted.words() >= ENOUGH && elsewhere >= 3 && elsewhere > 2 * counted.in(language);
    }

    /**
     * Whether a text, however short, is rather in the one of two languages: for what came back as it was sent, where that
     * alone is reason to doubt.
     *
     * @param text plain text
     */
    public static boolean rather(String text, String language, String other) {
        Counted counted = count(text);
        return counted.words() >= FEW && counted.in(language) >= 2 && counted.in(language) > 2 * counted.in(other);
    }

    /**
     * The language that somebody probably wrote in, when it is another one than they said.
     *
     * @param text plain text, without what it quotes
     * @param said the language that was chosen
     * @param offered those that might have been
     * @return empty where there is nothing to ask
     */
    public static Optional<String> doubt(String text, String said, Collection<String> offered) {
        if (!SMALL.containsKey(said)) {
            return Optional.empty();
        }
        Counted counted = count(text);
        return offered.stream()
                .filter(other -> !other.equals(said))
                .max(Comparator.comparingInt(counted::in))
                .filter(other -> counted.words() >= WRITTEN
                        && counted.in(other) >= TELLING
                        && counted.different(other) >= DIFFERENT
                        && counted.in(other) > 2 * counted.in(said));
    }

    private record Counted(int words, Map<String, Integer> found, Set<String> each) {
        long different(String language) {
            return each.stream()
                    .filter(SMALL.getOrDefault(language, Set.of())::contains)
                    .count();
        }

        int in(String language) {
            return found.getOrDefault(language, 0);
        }
    }

    private static Counted count(String text) {
        Map<String, Integer> found = new HashMap<>();
        Set<String> different = new HashSet<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        int words = 0;
        while (word.find()) {
            words++;
            String each = word.group();
            SMALL.forEach((other, small) -> {
                if (small.contains(each)) {
                    different.add(each);
                    found.merge(other, 1, Integer::sum);
                }
            });
        }
        return new Counted(words, found, different);
    }
}
