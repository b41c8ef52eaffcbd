// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Countries by their names. */
final class Countries {
    /** Codes by folded names, by language. */
    private static final Map<String, Map<String, String>> BY_NAME = new ConcurrentHashMap<>();

    private Countries() {}

    /** Codes of what is called, or coded, like that in one of some languages. */
    static Set<String> called(String folded, Collection<String> languages) {
        Set<String> found = new HashSet<>();
        for (String language : languages) {
            String code = BY_NAME.computeIfAbsent(language, Countries::in).get(folded);
            if (code != null) {
                found.add(code);
            }
        }
        return found;
    }

    private static Map<String, String> in(String language) {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            codes.put(Folded.of(new Locale("", code).getDisplayCountry(Locale.forLanguageTag(language))), code);
            codes.put(code.toLowerCase(Locale.ROOT), code);
        }
        return Map.copyOf(codes);
    }
}
