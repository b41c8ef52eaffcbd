// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.util.Collection;
import java.util.List;

/** Texts of a glossary as they are kept, wherever they come from. */
final class Tidy {
    private Tidy() {}

    /** One line, no longer than that. */
    static String line(String text, int longest) {
        String line = text.replaceAll("[\\s\\p{Cntrl}\\u00A0]+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest).strip();
    }

    /** Each once, none empty, not too many. */
    static List<String> forms(Collection<String> texts) {
        return texts.stream()
                .map(text -> line(text, Concept.FORM))
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(Concept.FORMS)
                .toList();
    }
}
