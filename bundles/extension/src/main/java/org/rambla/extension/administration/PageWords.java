// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import java.util.ArrayList;
import java.util.List;
import org.rambla.api.visit.Visit;

/** The pages of an extension in words: what can be read there, and what changes something. */
public final class PageWords {
    private PageWords() {}

    /** @param pages methods and paths, "GET topics/{topic}" */
    public static List<String> of(List<String> pages, Visit visit) {
        List<String> read = new ArrayList<>();
        List<String> change = new ArrayList<>();
        for (String page : pages) {
            String path = page.replaceFirst("^[A-Z]+ ?", "").replaceAll("\\{[^}]*}", "…");
            List<String> kind = page.startsWith("GET") ? read : change;
            String name = path.isEmpty() ? visit.text("extension.pages.start") : path;
            if (!kind.contains(name)) {
                kind.add(name);
            }
        }
        List<String> sentences = new ArrayList<>();
        if (!read.isEmpty()) {
            sentences.add(visit.text("extension.pages.read", String.join(", ", read)));
        }
        if (!change.isEmpty()) {
            sentences.add(visit.text("extension.pages.change", String.join(", ", change)));
        }
        return sentences.isEmpty() ? List.of(visit.text("extension.facts.none")) : sentences;
    }
}
