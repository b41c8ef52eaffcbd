// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.text.Localised;

/**
 * What pages of a kind have in common.
 *
 * @param key kept with each of its pages: "practice-sheet"; "t" and a number for those that people made
 * @param space whose own it is, 0 for all spaces
 * @param about when to take it, in a sentence
 * @param texts HTML with which a page begins, by language, its blocks with ids
 * @param former keys of fields that it had once: pages may still hold what was said in them
 * @param retired no page begins with it any more; those that did keep their fields
 */
public record Template(
        String key,
        long space,
        Localised name,
        Localised about,
        Localised texts,
        List<TemplateField> fields,
        Set<String> former,
        boolean retired) {
    public Template {
        fields = List.copyOf(fields);
        former = Collections.unmodifiableSet(new LinkedHashSet<>(former));
    }

    /** With what a page in a language begins; EMPTY for nothing. */
    public Body text(String language, Bodies bodies) {
        String html = texts.in(language);
        return html.isEmpty() ? Body.EMPTY : bodies.stored(html, 0);
    }

    public Optional<TemplateField> field(String wanted) {
        return fields.stream().filter(field -> field.key().equals(wanted)).findFirst();
    }

    /** Whether people made it, who can change it. */
    public boolean own() {
        return key.matches("t[0-9]+");
    }

    /** The number of one that people made. */
    public long id() {
        return Long.parseLong(key.substring(1));
    }
}
