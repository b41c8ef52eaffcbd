// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rambla.api.persistence.Database;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.Facts.Fact;

/** Finds pages by their templates and fields; what a reader may not see is left out. */
public final class Lists {
    /** Pages at once. */
    public static final int LIST = 50;

    private final Database database;

    public Lists(Database database) {
        this.database = database;
    }

    /**
     * What is wanted.
     *
     * @param filters values by field; all of them hold
     * @param words of the title, "" for any
     * @param sort key of a field, "changed" for the latest first, "" for the title
     * @param page from 1
     */
    public record Wish(String template, Map<String, String> filters, String words, String sort, int page) {}

    /** Some pages, and how many there are. */
    public record Found(List<PageRow> rows, long total) {}

    /** Fifty pages, and how many there are: two statements. */
    public Found find(Reach reach, Wish wish) {
        List<Object> where = new ArrayList<>();
        StringBuilder conditions = new StringBuilder(" where ").append(reach.condition(where));
        conditions.append(" and p.template = ?");
        where.add(wish.template());
        wish.filters().forEach((field, value) -> {
            conditions.append(
                    " and exists (select 1 from wiki_fact f where f.page = p.id and f.field = ? and f.said = ?)");
            where.add(field);
            where.add(value);
        });
        if (!wish.words().isEmpty()) {
            conditions.append(
                    " and exists (select 1 from wiki_version v where v.page = p.id and v.title_key like ? escape '!')");
            where.add("%" + Titles.key(wish.words()).replaceAll("[!%_]", "!$0") + "%");
        }
        long total = database.number("select count(*) from wiki_page p" + conditions, where.toArray());
        List<Object> arguments = new ArrayList<>(List.of(wish.sort()));
        arguments.addAll(where);
        String order = wish.sort().equals("changed")
                ? "p.changed_at desc, p.id desc"
                : "s.sort_key nulls last, p.sort_key, p.id";
        List<PageRow> rows = database.list(
                "select " + PageRow.COLUMNS + " from wiki_page p left join wiki_fact s on s.page = p.id and s.field = ?"
                        + " and s.place = 0 and s.language = ''" + conditions + " order by " + order + " offset "
                        + (long) LIST * (Math.max(1, wish.page()) - 1) + " rows fetch next " + LIST + " rows only",
                PageRow::of,
                arguments.toArray());
        return new Found(rows, total);
    }

    /** As {@link FactRevisions#onto}, of a page that is not locked. */
    Facts onto(PageRow page, Facts facts, String language) {
        return FactRevisions.onto(database, page.id(), page.facts(), facts, language);
    }

    /** How many pages there are of each template. */
    public Map<String, Long> counts(Reach reach) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<Object> arguments = new ArrayList<>();
        String where = reach.condition(arguments);
        database.list(
                        "select p.template, count(*) as pages from wiki_page p where " + where
                                + " and p.template <> '' group by p.template order by p.template",
                        row -> Map.entry(row.text("template"), row.number("pages")),
                        arguments.toArray())
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** The values that some fields have on the pages of a template. */
    public Map<String, Set<String>> present(Reach reach, String template, Collection<String> fields) {
        Map<String, Set<String>> present = new HashMap<>();
        if (!fields.isEmpty()) {
            List<Object> arguments = new ArrayList<>();
            String where = reach.condition(arguments);
            arguments.add(template);
            arguments.add(fields);
            database.list(
                            "select distinct f.field, f.said from wiki_fact f join wiki_page p on p.id = f.page where "
                                    + where + " and p.template = ? and f.field in (?)",
                            row -> Map.entry(row.text("field"), row.text("said")),
                            arguments.toArray())
                    .forEach(entry -> present.computeIfAbsent(entry.getKey(), key -> new TreeSet<>())
                            .add(entry.getValue()));
        }
        return present;
    }

    /** What the fields of several pages hold, in every language; one statement. */
    public Map<Long, Facts> facts(Collection<PageRow> pages) {
        Map<Long, List<Fact>> rows = new HashMap<>();
        Map<Long, String> templates = new HashMap<>();
        pages.stream()
                .filter(page -> !page.template().isEmpty())
                .forEach(page -> templates.put(page.id(), page.template()));
        if (!templates.isEmpty()) {
            database.list(
                            "select page, field, language, place, said, sort_key from wiki_fact where page in (?)"
                                    + " order by page, field, language, place",
                            row -> Map.entry(
                                    row.number("page"),
                                    new Fact(
                                            row.text("field"),
                                            row.text("language"),
                                            row.integer("place"),
                                            row.text("said"),
                                            row.text("sort_key"))),
                            templates.keySet())
                    .forEach(entry -> rows.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                            .add(entry.getValue()));
        }
        Map<Long, Facts> facts = new HashMap<>();
        templates.forEach((page, template) -> facts.put(page, new Facts(template, rows.getOrDefault(page, List.of()))));
        return facts;
    }
}
