// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.List;
import java.util.Map;
import org.rambla.api.space.SpaceCard;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.template.FactWords.Shown;

/**
 * A list of pages by their fields, as it is shown.
 *
 * @param own address of the list
 * @param kinds templates of which there are pages
 * @param template which one is shown; null when there are no pages of any
 * @param filters what each field can be narrowed to, by field
 * @param columns fields that a table shows
 * @param facts of each page
 * @param spaces of the pages, by id
 * @param everywhere whether it is over all spaces, so that each page's is told
 */
public record Listed(
        String own,
        List<Template> kinds,
        Template template,
        Lists.Wish wish,
        Map<TemplateField, Map<String, String>> filters,
        List<TemplateField> columns,
        Lists.Found found,
        Map<Long, List<Shown>> facts,
        Map<Long, SpaceCard> spaces,
        boolean everywhere,
        boolean cards) {
    /** Fields to ranges of which it can be narrowed. */
    public List<TemplateField> ranges() {
        return template.fields().stream().filter(field -> field.kind().ranged()).toList();
    }

    /** The values of a field on a page, "" for none. */
    public String text(PageRow page, TemplateField field) {
        return facts.getOrDefault(page.id(), List.of()).stream()
                .filter(shown -> shown.field().equals(field))
                .map(Shown::text)
                .findFirst()
                .orElse("");
    }

    public SpaceCard space(PageRow page) {
        return spaces.get(page.space());
    }
}
