// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rambla.api.persistence.Database;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.template.Facts.Fact;

/** Finds pages by their templates and fields; what a reader may not see is left out. */
public final class Lists {
    /** Pages at once. */
    public static final int LIST = 50;

    /** Up to here the pages of a template are looked at and counted, all of them at each view. */
    private static final int FEW = 1_000;

    private final Database database;
    private final int few;

    public Lists(Database database) {
        this(database, FEW);
    }

    /** @param few up to how many pages all of them are looked at */
    public Lists(Database database, int few) {
        this.database = database;
        this.few = few;
    }

    /**
     * The pages of a template that somebody may see.
     *
     * @param pages how many there are, at most one more than {@code most}
     */
    public record Scope(Reach reach, String template, long pages, int most) {
        /** Whether all of them can be looked at each time. */
        public boolean few() {
            return pages <= most;
        }
    }

    /**
     * What is wanted.
     *
     * @param filters values by field; all of them hold
     * @param ranges hold too
     * @param words of the title, "" for any
     * @param after behind which page; null from the beginning
     */
    public record Wish(
            String template, Map<String, String> filters, List<Range> ranges, String words, Sort sort, After after) {
        /** Whether the list is narrowed or sorted by a field. */
        boolean about(TemplateField field) {
            return filters.containsKey(field.key())
                    || sort.field().equals(field.key())
                    || ranges.stream().anyMatch(range -> range.field().equals(field));
        }
    }

    /**
     * By what a list is sorted.
     *
     * @param field "changed" for the latest first, "" for the title
     * @param worded whether the field holds words, of which those of the original's language count
     */
    public record Sort(String field, boolean worded) {
        public static final Sort TITLE = new Sort("", false);
    }

    /**
     * Some pages.
     *
     * @param total how many there are; MANY when that was not counted
     * @param next behind which page it goes on; null at the end
     */
    public record Found(List<PageRow> rows, long total, After next) {
        public static final long MANY = -1;
    }

    /** How many there are of a template; one statement. */
    public Scope scope(Reach reach, String template) {
        List<Object> arguments = new ArrayList<>();
        String where = reach.condition(arguments);
        arguments.add(template);
        long pages = database.number(
                "select count(*) from (select p.id from wiki_page p where " + where + " and p.template = ? fetch first "
                        + (few + 1) + " rows only) counted",
                arguments.toArray());
        return new Scope(reach, template, pages, few);
    }

    /** Fifty pages; at most three statements, and one for each filter, however many pages there are. */
    public Found find(Scope scope, Wish wish) {
        return new FindListed(database, scope, wish).find();
    }

    /** As {@link FactRevisions#onto}, of a page that is not locked. */
    Facts onto(PageRow page, Facts facts, String language) {
        return FactRevisions.onto(database, page.id(), page.facts(), facts, language);
    }

    /** Those of some templates of which there are pages, by key; one statement, which looks at one page of each. */
    public Set<String> used(Reach reach, Collection<String> templates) {
        List<Object> arguments = new ArrayList<>();
        List<String> each = new ArrayList<>();
        for (String template : templates) {
            String where = reach.condition(arguments);
            arguments.add(template);
            each.add("select kind from (select p.template as kind from wiki_page p where " + where
                    + " and p.template = ? fetch first 1 rows only) k" + each.size());
        }
        return each.isEmpty()
                ? Set.of()
                : new TreeSet<>(
                        database.list(String.join(" union all ", each), row -> row.text("kind"), arguments.toArray()));
    }

    /** The values that some fields have on the pages of a template, when there are few of them; one statement. */
    public Map<String, Set<String>> present(Scope scope, Collection<String> fields) {
        Map<String, Set<String>> present = new HashMap<>();
        if (!fields.isEmpty()) {
            List<Object> arguments = new ArrayList<>();
            String where = scope.reach().condition(arguments);
            arguments.add(scope.template());
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
                            "select page, field, language, place, said, sort_key from wiki_fact"
                                    + " --DERBY-PROPERTIES constraint=WIKI_FACT_PK\n where page in (?)"
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
