// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rambla.api.visit.Visit;

/** Languages that are spoken or interpreted, by their names in the reader's language. */
public final class Tongues {
    private static final List<String> USUAL = List.of("fr", "en", "de", "es", "it", "nl", "pt", "pl");

    /** Looking a name up takes longer than all else in a row of an agenda. */
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private static final int MOST = 1_000;

    private Tongues() {}

    /** Those to choose from in a space: its working languages first. */
    public static Map<String, String> offered(Visit visit) {
        Set<String> tags = new LinkedHashSet<>(visit.space().languages());
        tags.addAll(USUAL);
        Map<String, String> offered = new LinkedHashMap<>();
        tags.forEach(tag -> offered.put(tag, name(tag, visit.language())));
        return offered;
    }

    /** Some of them by tag, in their order. */
    public static Map<String, String> named(Collection<String> tags, Visit visit) {
        Map<String, String> named = new LinkedHashMap<>();
        tags.forEach(tag -> named.put(tag, name(tag, visit.language())));
        return named;
    }

    /** "French", as it stands at the beginning. */
    public static String name(String tag, String reader) {
        String key = reader + " " + tag;
        String known = NAMES.get(key);
        if (known == null) {
            Locale locale = Locale.forLanguageTag(reader);
            String name = Locale.forLanguageTag(tag).getDisplayLanguage(locale);
            known = name.isEmpty() ? tag : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
            if (NAMES.size() < MOST) {
                NAMES.put(key, known);
            }
        }
        return known;
    }

    /** "French, English". */
    public static String names(Collection<String> tags, String reader) {
        return tags.stream().map(tag -> name(tag, reader)).collect(Collectors.joining(", "));
    }
}
