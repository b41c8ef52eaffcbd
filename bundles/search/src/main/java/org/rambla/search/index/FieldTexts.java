// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rambla.api.search.SearchDocument.Block;

/** What the fields of an item say in words: partners, results, the venue, who speaks. Ids, keys and dates say nothing. */
final class FieldTexts {
    /** Fields that are facets by keys, or that only machines read. */
    private static final Set<String> NO_WORDS = Set.of(
            "country",
            "topic",
            "topics",
            "status",
            "date",
            "end",
            "was",
            "zone",
            "way",
            "languages",
            "interpretation",
            "recording");

    private static final Pattern ADDRESS = Pattern.compile("(?:[a-z]+:/)?/\\S*");

    private FieldTexts() {}

    /**
     * Passages by language; what names no language, or one that the item has not, is in the item's own.
     *
     * @param languages of its versions
     */
    static Map<String, List<Block>> of(Map<String, String> fields, String own, Set<String> languages) {
        Map<String, List<Block>> blocks = new HashMap<>();
        fields.forEach((field, value) -> {
            int at = field.indexOf('@');
            String name = at < 0 ? field : field.substring(0, at);
            String language = at < 0 ? own : field.substring(at + 1);
            if (!NO_WORDS.contains(name) && says(value)) {
                blocks.computeIfAbsent(languages.contains(language) ? language : own, l -> new ArrayList<>())
                        .add(new Block("", value.strip()));
            }
        });
        return blocks;
    }

    /** Whether a value is words: several, or one that is no key, code, number, day or address. */
    private static boolean says(String value) {
        if (value == null || value.isBlank() || ADDRESS.matcher(value.strip()).matches()) {
            return false;
        }
        String plain = value.strip();
        boolean several = plain.chars().anyMatch(Character::isWhitespace);
        boolean mixed = plain.codePoints().anyMatch(Character::isUpperCase)
                && plain.codePoints().anyMatch(Character::isLowerCase);
        boolean foreign = plain.codePoints().anyMatch(c -> c > 127 && Character.isLetter(c));
        return plain.codePoints().anyMatch(Character::isLetter) && (several || mixed || foreign);
    }
}
