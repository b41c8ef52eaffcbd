// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.visit.Visit;

/** Languages that are spoken or interpreted, by their names in the reader's language. */
public final class Tongues {
    private static final List<String> USUAL = List.of("fr", "en", "de", "es", "it", "nl", "pt", "pl");

    private Tongues() {}

    /** Those to choose from in a space: its working languages first. */
    public static Map<String, String> offered(Visit visit) {
        Set<String> tags = new LinkedHashSet<>(visit.space().languages());
        tags.addAll(USUAL);
        Map<String, String> offered = new LinkedHashMap<>();
        tags.forEach(tag -> offered.put(tag, name(tag, visit.language())));
        return offered;
    }

    /** "French", as it stands at the beginning. */
    public static String name(String tag, String reader) {
        Locale locale = Locale.forLanguageTag(reader);
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(locale);
        return name.isEmpty() ? tag : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** "French, English". */
    public static String names(Collection<String> tags, String reader) {
        return tags.stream().map(tag -> name(tag, reader)).collect(Collectors.joining(", "));
    }
}
