// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine.apertium;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** Apertium names languages by three letters, the house by two where there are two. */
final class Codes {
    private static final Map<String, String> SHORT = shorter();

    private Codes() {}

    private static Map<String, String> shorter() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            try {
                codes.put(Locale.forLanguageTag(code).getISO3Language(), code);
            } catch (MissingResourceException e) {
                // Two letters alone then.
                codes.put(code, code);
            }
        }
        return codes;
    }

    /** "fra" is "fr"; what has no shorter name keeps its own. */
    static String tag(String apertium) {
        return SHORT.getOrDefault(apertium, apertium);
    }
}
