// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rambla.api.text.Localised;
import org.rambla.translation.segment.Stamp;

/**
 * A thing that the house has words for.
 *
 * @param id 0 while it is not kept yet
 * @param space 0 for the whole network
 * @param part one of {@link #PARTS}
 * @param notes when to use which word, by language
 * @param source where the words come from, "" for nowhere in particular
 * @param forms by language
 */
public record Concept(long id, long space, String part, Localised notes, String source, Map<String, Forms> forms) {
    /** Parts of speech. */
    public static final Set<String> PARTS = Collections.unmodifiableSet(
            new LinkedHashSet<>(List.of("noun", "verb", "adjective", "adverb", "name", "other")));

    /** Longest form, in characters. */
    public static final int FORM = 200;
    /** Longest note in one language, in characters. */
    public static final int NOTE = 1_000;
    /** Longest source, in characters. */
    public static final int SOURCE = 300;
    /** Most other forms of one kind in one language. */
    public static final int FORMS = 20;

    public Concept {
        forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    }

    /**
     * What it is called in one language.
     *
     * @param preferred "" when there is only what it must not be called
     */
    public record Forms(String preferred, List<String> allowed, List<String> forbidden) {
        public static final Forms NONE = new Forms("", List.of(), List.of());

        public boolean isEmpty() {
            return preferred.isEmpty() && allowed.isEmpty() && forbidden.isEmpty();
        }

        /** The preferred form and those that may be used as well. */
        public List<String> usable() {
            List<String> usable = new ArrayList<>();
            if (!preferred.isEmpty()) {
                usable.add(preferred);
            }
            usable.addAll(allowed);
            return usable;
        }
    }

    public Forms in(String language) {
        return forms.getOrDefault(language, Forms.NONE);
    }

    /** The form of a language, or of the first one that has any. */
    public Localised name() {
        Map<String, String> names = new LinkedHashMap<>();
        forms.forEach((language, of) -> names.put(language, of.preferred()));
        return new Localised(names);
    }

    Concept with(long newId, long newSpace) {
        return new Concept(newId, newSpace, part, notes, source, forms);
    }

    Concept named(String newPart) {
        return new Concept(id, space, newPart, notes, source, forms);
    }

    /** Changes with whatever it says. */
    public long stamp() {
        return Stamp.of(part + '\0' + notes.toJson() + '\0' + source + '\0' + new TreeMap<>(forms));
    }

    /** Languages in which it says anything. */
    Set<String> languages() {
        Set<String> languages = new LinkedHashSet<>(forms.keySet());
        languages.addAll(notes.texts().keySet());
        return languages;
    }

    /** Whether nothing says what it is called. */
    boolean isNameless() {
        return forms.values().stream().allMatch(of -> of.preferred().isEmpty());
    }

    /** The rule from one language into another; without sources there is none. */
    Rule rule(String from, String to) {
        return Rule.of(in(from).usable(), in(to).usable(), in(to).forbidden());
    }
}
