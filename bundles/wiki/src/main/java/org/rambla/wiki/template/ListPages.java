// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.FactForm.Shown;

/** Pages of a template as a table and as cards, narrowed and sorted by their fields. */
@Path("lists")
public final class ListPages {
    /** Columns of a table beside the title. */
    private static final int COLUMNS = 4;

    /** A filter that lets everything through. */
    private static final String ANY = "any";

    private final Templates templates;
    private final Lists lists;
    private final FactForm form;
    private final TemplateViews views;

    public ListPages(Templates templates, Lists lists, FactForm form, TemplateViews views) {
        this.templates = templates;
        this.lists = lists;
        this.form = form;
        this.views = views;
    }

    /**
     * A list as it is shown.
     *
     * @param kinds templates of which there are pages, with their number
     * @param template which one is shown; null when there are no pages of any
     * @param filters what each field can be narrowed to, by field
     * @param columns fields that a table shows
     * @param facts of each page
     */
    public record Listed(
            Map<Template, Long> kinds,
            Template template,
            Lists.Wish wish,
            Map<TemplateField, Map<String, String>> filters,
            List<TemplateField> columns,
            Lists.Found found,
            Map<Long, List<Shown>> facts,
            boolean cards) {
        /** The values of a field on a page, "" for none. */
        public String text(PageRow page, TemplateField field) {
            return facts.getOrDefault(page.id(), List.of()).stream()
                    .filter(shown -> shown.field().equals(field))
                    .map(Shown::text)
                    .findFirst()
                    .orElse("");
        }
    }

    @GET
    @Requires("wiki.read")
    public Page list(
            @QueryParam("template") @DefaultValue("") String wanted,
            @QueryParam("city") @DefaultValue("") String city,
            @QueryParam("country") @DefaultValue("") String country,
            @QueryParam("topics") @DefaultValue("") String topic,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("sort") @DefaultValue("") String sort,
            @QueryParam("as") @DefaultValue("") String as,
            @QueryParam("page") @DefaultValue("1") String page,
            @Context Visit visit) {
        Map<Template, Long> kinds = kinds(visit);
        Template template = kinds.keySet().stream()
                .filter(kind -> kind.key().equals(wanted))
                .findFirst()
                .orElse(kinds.isEmpty() ? null : kinds.keySet().iterator().next());
        if (template == null) {
            return views.list(new Listed(kinds, null, null, Map.of(), List.of(), null, Map.of(), false), visit);
        }
        Map<String, String> asked = new LinkedHashMap<>();
        Map.of("city", city, "country", country, "topics", topic).forEach((field, value) -> {
            if (!value.isEmpty()
                    && !value.equals(ANY)
                    && value.length() <= 100
                    && template.field(field).isPresent()) {
                asked.put(field, value);
            }
        });
        boolean sortable = sort.equals("changed")
                || template.field(sort).filter(field -> !field.kind().worded()).isPresent();
        String words = Titles.clean(q.length() > Titles.MAX ? q.substring(0, Titles.MAX) : q);
        int number = page.matches("[0-9]{1,6}") ? Math.max(1, Integer.parseInt(page)) : 1;
        Lists.Wish wish = new Lists.Wish(template.key(), asked, words, sortable ? sort : "", number);
        return views.list(listed(kinds, template, wish, as.equals("cards"), visit), visit);
    }

    private Map<Template, Long> kinds(Visit visit) {
        Map<Template, Long> kinds = new LinkedHashMap<>();
        Map<String, Long> counts = lists.counts(visit.space().id(), visit.role());
        List<Template> known = new ArrayList<>(templates.offered(visit.space().id()));
        counts.keySet().stream()
                .filter(key ->
                        known.stream().noneMatch(template -> template.key().equals(key)))
                .forEach(key -> templates.find(key).ifPresent(known::add));
        known.stream()
                .filter(template -> counts.containsKey(template.key()))
                .forEach(template -> kinds.put(template, counts.get(template.key())));
        return kinds;
    }

    private Listed listed(Map<Template, Long> kinds, Template template, Lists.Wish wish, boolean cards, Visit visit) {
        Lists.Found found = lists.find(visit.space().id(), wish, visit.role());
        Map<Long, Facts> facts = lists.facts(found.rows());
        Map<Long, OrganisationCard> cities = form.cities(facts.values(), template);
        Map<Long, List<Shown>> shown = new LinkedHashMap<>();
        found.rows()
                .forEach(row -> shown.put(
                        row.id(),
                        form.shown(
                                template,
                                facts.getOrDefault(row.id(), Facts.NONE),
                                row.languageFor(visit.language()),
                                row.language(),
                                cities,
                                visit)));
        List<TemplateField> columns = template.fields().stream()
                .filter(field -> field.kind() != FieldKind.TEXT)
                .limit(COLUMNS)
                .toList();
        return new Listed(kinds, template, wish, filters(template, visit), columns, found, shown, cards);
    }

    /** What the list can be narrowed to: values that some page has. */
    private Map<TemplateField, Map<String, String>> filters(Template template, Visit visit) {
        List<TemplateField> fields = template.fields().stream()
                .filter(field -> Set.of("city", "country", "topics").contains(field.key()))
                .toList();
        Map<String, Set<String>> present = lists.present(
                visit.space().id(),
                template.key(),
                fields.stream().map(TemplateField::key).toList(),
                visit.role());
        Map<TemplateField, Map<String, String>> filters = new LinkedHashMap<>();
        for (TemplateField field : fields) {
            Map<String, String> options = new LinkedHashMap<>();
            options.put(ANY, visit.text("wiki.lists.any"));
            Set<String> values = present.getOrDefault(field.key(), Set.of());
            form.options(field, visit).forEach((value, name) -> {
                if (values.contains(value)) {
                    options.put(value, name);
                }
            });
            if (options.size() > 1) {
                filters.put(field, options);
            }
        }
        return filters;
    }
}
