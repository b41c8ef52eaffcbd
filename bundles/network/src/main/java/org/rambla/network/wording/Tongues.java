// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.LanguageName;
import org.rambla.api.visit.Visit;

/** The languages that an interface may have: those with a code of two letters. */
final class Tongues {
    /** Codes that were given up; the languages have others. */
    private static final Set<String> FORMER = Set.of("iw", "ji", "in", "sh", "mo");

    private static final Set<String> ALL = Set.copyOf(Arrays.stream(Locale.getISOLanguages())
            .filter(code -> code.length() == 2 && !FORMER.contains(code))
            .toList());

    private Tongues() {}

    static boolean known(String language) {
        return ALL.contains(language);
    }

    /** The language of an address. */
    static String of(String language) {
        if (!known(language)) {
            throw Refusal.notFound();
        }
        return language;
    }

    static String name(String language, Visit visit) {
        return LanguageName.of(language, visit.language());
    }

    /** All but some, by code, in the order of their names. */
    static Map<String, String> but(Set<String> some, Visit visit) {
        Collator order = Collator.getInstance(Locale.forLanguageTag(visit.language()));
        Map<String, String> names = new TreeMap<>();
        ALL.stream().filter(code -> !some.contains(code)).forEach(code -> names.put(code, name(code, visit)));
        Map<String, String> sorted = new LinkedHashMap<>();
        names.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(entry.getKey()))
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(order::getCollationKey)))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
