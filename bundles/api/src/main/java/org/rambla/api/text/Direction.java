// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import java.util.Locale;
import java.util.Set;

/** In which direction languages are written, for the attribute {@code dir}. */
public final class Direction {
    private static final Set<String> SCRIPTS =
            Set.of("Arab", "Aran", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr");
    /** Of those that are mostly written in one of these. */
    private static final Set<String> LANGUAGES =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "nqo", "ps", "sd", "syr", "ug", "ur", "yi");

    private Direction() {}

    /** Whether a language is written from right to left. */
    public static boolean rightToLeft(String language) {
        Locale locale = Locale.forLanguageTag(language);
        String main = language.indexOf('-') < 0 ? language : language.substring(0, language.indexOf('-'));
        return locale.getScript().isEmpty()
                ? LANGUAGES.contains(main.toLowerCase(Locale.ROOT))
                : SCRIPTS.contains(locale.getScript());
    }

    /** "rtl", "ltr". */
    public static String of(String language) {
        return rightToLeft(language) ? "rtl" : "ltr";
    }

    /** The same for a text inside of another one; null, which leaves the attribute out, where it is that one's. */
    public static String of(String language, String around) {
        return language.isEmpty() || rightToLeft(language) == rightToLeft(around) ? null : of(language);
    }
}
