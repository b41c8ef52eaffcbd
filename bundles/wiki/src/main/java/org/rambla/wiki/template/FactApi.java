// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.template.Facts.Fact;

/** What the fields of pages hold, for programs, at {@code /api/s/{space}/wiki/pages/{page}/fields}. */
@Path("pages/{page}/fields")
@Produces(MediaType.APPLICATION_JSON)
public final class FactApi {
    private final OpenPage opening;
    private final FactSheet sheets;

    public FactApi(OpenPage opening, FactSheet sheets) {
        this.opening = opening;
        this.sheets = sheets;
    }

    /**
     * A field of a page's template.
     *
     * @param kind LINE, TEXT, CITY, COUNTRY, TOPICS, DATE, NUMBER or CHOICE
     * @param values ids of organisations, codes of countries, ids of topics, days as 2027-03-31, numbers, keys of options;
     *     left out for words
     * @param texts words by language; left out for what is the same in every language
     */
    public record FieldEntry(
            String field,
            String label,
            String kind,
            boolean required,
            List<String> values,
            Map<String, List<String>> texts) {}

    /**
     * The fields of a page, in the order of its template.
     *
     * @param template left out for a page without one
     */
    public record FieldList(String template, List<FieldEntry> fields) {}

    @GET
    @Requires("wiki.read")
    public FieldList fields(@PathParam("page") String slug, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        Template template = sheets.template(page).orElse(null);
        if (template == null) {
            return new FieldList(null, List.of());
        }
        Facts facts = sheets.facts(page);
        return new FieldList(
                template.key(),
                template.fields().stream()
                        .map(field -> entry(field, facts, visit))
                        .toList());
    }

    private static FieldEntry entry(TemplateField field, Facts facts, Visit visit) {
        List<String> values = new ArrayList<>();
        Map<String, List<String>> texts = new TreeMap<>();
        for (Fact fact : facts.facts()) {
            if (fact.field().equals(field.key()) && fact.language().isEmpty()) {
                values.add(fact.value());
            } else if (fact.field().equals(field.key())) {
                texts.computeIfAbsent(fact.language(), language -> new ArrayList<>())
                        .add(fact.value());
            }
        }
        boolean worded = field.kind().worded();
        return new FieldEntry(
                field.key(),
                field.name().in(visit.language()),
                field.kind().name(),
                field.required(),
                worded ? null : values,
                worded ? texts : null);
    }
}
