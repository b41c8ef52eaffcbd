// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a language is called in another one, as the Java platform knows it: looked up once, for pages name it often. */
public final class LanguageName {
    /** More pairs than any network has; what somebody makes up in addresses is not kept beyond. */
    private static final int MOST = 2_000;

    private static final Map<Pair, String> NAMES = new ConcurrentHashMap<>();

    private LanguageName() {}

    private record Pair(String language, String reader) {}

    /**
     * The name of a language inside a sentence of another, "anglais" for "en" and "fr"; the tag itself where it has no name.
     *
     * @param language BCP 47 tag; a region is not told
     * @param reader BCP 47 tag of the language to name it in
     */
    public static String of(String language, String reader) {
        Pair pair = new Pair(language, reader);
        String known = NAMES.get(pair);
        if (known != null) {
            return known;
        }
        String name = Locale.forLanguageTag(language).getDisplayLanguage(Locale.forLanguageTag(reader));
        String said = name.isEmpty() ? language : name;
        if (NAMES.size() < MOST) {
            NAMES.put(pair, said);
        }
        return said;
    }
}
