// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.page.OneLine;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.FactWords.Shown;

/** Makes lists of the pages of a template, narrowed and sorted by their fields: of one space, or over all of them. */
public final class Listing {
    /** Columns of a table beside the title; those by which it is narrowed or sorted come too. */
    private static final int COLUMNS = 4;

    private final Templates templates;
    private final Lists lists;
    private final FactForm form;
    private final FactSheet sheets;
    private final Spaces spaces;

    public Listing(Templates templates, Lists lists, FactForm form, FactSheet sheets, Spaces spaces) {
        this.templates = templates;
        this.lists = lists;
        this.form = form;
        this.sheets = sheets;
        this.spaces = spaces;
    }

    /** What an address asks for, as it was typed. */
    record Asked(String template, Query query, String words, String sort, String as, String after) {}

    /** The list of the space of the address. */
    Listed inSpace(Asked asked, Visit visit) {
        SpaceCard space = visit.space();
        return make(asked, Reach.of(visit), space.path("wiki", "lists"), Map.of(space.id(), space), visit);
    }

    /** The list over all spaces that the visitor may read. */
    Listed everywhere(Asked asked, Visit visit) {
        return make(asked, Reach.over(visit.grants()), "/n/wiki/lists", null, visit);
    }

    /** @param known the spaces of all its pages; null when they are to be asked for */
    private Listed make(Asked asked, Reach reach, String own, Map<Long, SpaceCard> known, Visit visit) {
        boolean everywhere = known == null;
        List<Template> kinds = kinds(reach, asked.template());
        Template template = kinds.stream()
                .filter(kind -> kind.key().equals(asked.template()))
                .findFirst()
                .orElse(kinds.isEmpty() ? null : kinds.get(0));
        if (template == null) {
            return new Listed(
                    own,
                    kinds,
                    null,
                    null,
                    Map.of(),
                    List.of(),
                    new Lists.Found(List.of(), 0, null),
                    Map.of(),
                    Map.of(),
                    everywhere,
                    false);
        }
        Lists.Wish wish = wish(asked, template);
        Lists.Scope scope = lists.scope(reach, template.key());
        Lists.Found found = lists.find(scope, wish);
        Map<Long, List<Shown>> facts = sheets.shown(found.rows(), visit.language(), visit);
        List<TemplateField> columns = template.fields().stream()
                .filter(field -> field.kind() != FieldKind.TEXT && said(facts, field))
                .toList();
        Set<TemplateField> first = Set.copyOf(columns.subList(0, Math.min(COLUMNS, columns.size())));
        return new Listed(
                own,
                kinds,
                template,
                wish,
                filters(scope, template, visit),
                columns.stream()
                        .filter(field -> first.contains(field) || wish.about(field))
                        .toList(),
                found,
                facts,
                everywhere ? cards(found.rows()) : known,
                everywhere,
                asked.as().equals("cards"));
    }

    private static boolean said(Map<Long, List<Shown>> facts, TemplateField field) {
        return facts.values().stream()
                .flatMap(List::stream)
                .anyMatch(shown -> shown.field().equals(field));
    }

    private Map<Long, SpaceCard> cards(List<PageRow> rows) {
        return rows.isEmpty()
                ? Map.of()
                : spaces.cards(rows.stream().map(PageRow::space).collect(Collectors.toSet()));
    }

    /** What is asked for, as far as the template has such fields. */
    static Lists.Wish wish(Asked asked, Template template) {
        Optional<TemplateField> sort =
                template.field(asked.sort()).filter(field -> field.kind().sorted());
        String q = asked.words();
        String words = OneLine.of(q.length() > Titles.MAX ? q.substring(0, Titles.MAX) : q);
        return new Lists.Wish(
                template.key(),
                asked.query().filters(template),
                asked.query().ranges(template),
                words,
                sort.map(field -> new Lists.Sort(field.key(), field.kind().worded()))
                        .orElse(new Lists.Sort(asked.sort().equals("changed") ? "changed" : "", false)),
                After.parse(asked.after()).orElse(null));
    }

    /** Those of which there are pages; of very many not all, but the one that is asked for. */
    private List<Template> kinds(Reach reach, String asked) {
        List<Template> known = new ArrayList<>(templates.known(reach.all()));
        if (known.stream().noneMatch(template -> template.key().equals(asked))) {
            templates
                    .find(asked)
                    .filter(template -> template.space() == 0 || reach.all().contains(template.space()))
                    .ifPresent(known::add);
        }
        Set<String> used = lists.used(reach, known.stream().map(Template::key).toList());
        return known.stream().filter(template -> used.contains(template.key())).toList();
    }

    /** What the list can be narrowed to: values that some page has. Of many pages that is taken for granted. */
    private Map<TemplateField, Map<String, String>> filters(Lists.Scope scope, Template template, Visit visit) {
        List<TemplateField> fields = template.fields().stream()
                .filter(field -> field.kind().filtered())
                .toList();
        Map<String, Set<String>> present = scope.few()
                ? lists.present(scope, fields.stream().map(TemplateField::key).toList())
                : Map.of();
        Map<TemplateField, Map<String, String>> filters = new LinkedHashMap<>();
        for (TemplateField field : fields) {
            Map<String, String> options = new LinkedHashMap<>();
            options.put(Query.ANY, visit.text("wiki.lists.any"));
            Set<String> values = field.kind() == FieldKind.COUNTRY && !scope.few()
                    ? form.countries()
                    : present.getOrDefault(field.key(), Set.of());
            boolean all = !scope.few() && field.kind() != FieldKind.COUNTRY;
            form.options(field, visit).forEach((value, name) -> {
                if (all || values.contains(value)) {
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
