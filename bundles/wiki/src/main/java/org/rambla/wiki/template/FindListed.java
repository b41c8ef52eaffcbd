// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.ArrayList;
import java.util.List;
import org.rambla.api.persistence.Database;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.Lists.Found;
import org.rambla.wiki.template.Lists.Scope;
import org.rambla.wiki.template.Lists.Wish;

/**
 * Finds a part of a list. Of a few pages all are looked at; of many only those that follow each other in an index, until
 * the part is full: so a condition that few pages meet leads to the pages, and any other one is asked of each page.
 */
final class FindListed {
    /** Left alone, Derby would put all pages in order each time; for PostgreSQL this is a comment. */
    private static final String FIXED = " from --DERBY-PROPERTIES joinOrder=FIXED\n";

    private final Database database;
    private final Scope scope;
    private final Wish wish;
    /** Whether what meets the conditions can be put in order each time. */
    private boolean sortable;

    private final StringBuilder joins = new StringBuilder();
    private final List<Object> joined = new ArrayList<>();
    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> where = new ArrayList<>();

    FindListed(Database database, Scope scope, Wish wish) {
        this.database = database;
        this.scope = scope;
        this.wish = wish;
        this.sortable = scope.few();
        conditions.append(scope.reach().condition(where)).append(" and p.template = ?");
        where.add(wish.template());
        wish.filters().forEach(this::narrow);
        wish.ranges().forEach(this::narrow);
        if (!wish.words().isEmpty()) {
            conditions.append(
                    " and exists (select 1 from wiki_version v where v.page = p.id and (v.title_key like ? escape '!'"
                            + " or v.title_key like ? escape '!'))");
            where.addAll(Titles.patterns(wish.words()));
        }
    }

    private void narrow(String field, String value) {
        narrow("f.field = ? and f.choice = ?", List.of(field, value), "f.language = ''");
    }

    private void narrow(Range range) {
        narrow(range.condition("f"), range.arguments(), Range.language(range.field(), "f"));
    }

    /**
     * @param condition on fields f
     * @param language of the values that count, so that a page has one
     */
    private void narrow(String condition, List<Object> arguments, String language) {
        if (!scope.few() && rare(condition, arguments)) {
            String fact = "f" + joins.length();
            joins.append(" join wiki_fact " + fact + " on " + fact + ".page = p.id and "
                    + (condition + " and " + language).replaceAll("\\bf\\.", fact + "."));
            joined.addAll(arguments);
            sortable = true;
        } else {
            conditions.append(" and exists (select 1 from wiki_fact f where f.page = p.id and " + condition + " and "
                    + language + ")");
            where.addAll(arguments);
        }
    }

    private boolean rare(String condition, List<Object> arguments) {
        long most = scope.most();
        return database.number(
                        "select count(*) from (select f.page from wiki_fact f where " + condition + " fetch first "
                                + (most + 1) + " rows only) counted",
                        arguments.toArray())
                <= most;
    }

    Found find() {
        List<Placed> placed = new ArrayList<>();
        After after = wish.after();
        if (wish.sort().field().equals("changed")) {
            placed.addAll(changed(after));
        } else if (wish.sort().field().isEmpty()) {
            placed.addAll(titled(after, "", List.of(), Lists.LIST + 1));
        } else {
            if (after == null || after.valued()) {
                placed.addAll(valued(after));
            }
            if (placed.size() <= Lists.LIST) {
                placed.addAll(titled(
                        after == null || after.valued() ? null : after,
                        " and not exists (select 1 from wiki_fact s where s.page = p.id and s.field = ? and "
                                + language() + " and s.place = 0)",
                        List.of(wish.sort().field()),
                        Lists.LIST + 1 - placed.size()));
            }
        }
        boolean more = placed.size() > Lists.LIST;
        List<PageRow> rows = placed.stream().limit(Lists.LIST).map(Placed::row).toList();
        return new Found(
                rows,
                total(rows.size(), more),
                more ? placed.get(Lists.LIST - 1).place() : null);
    }

    private record Placed(PageRow row, After place) {}

    private long total(int shown, boolean more) {
        boolean whole = wish.filters().isEmpty()
                && wish.ranges().isEmpty()
                && wish.words().isEmpty();
        if (whole) {
            return scope.few() ? scope.pages() : Found.MANY;
        }
        if (wish.after() == null && !more) {
            return shown;
        }
        return scope.few()
                ? database.number("select count(*) from wiki_page p" + joins + " where " + conditions, arguments())
                : Found.MANY;
    }

    private String language() {
        return wish.sort().worded() ? "s.language = p.language" : "s.language = ''";
    }

    /** Whether pages are looked at in the order of an index until the part is full. */
    private boolean walks() {
        return !scope.few() && !sortable;
    }

    /** The pages, along the index of one space or of all. */
    private String pages(String inSpace, String everywhere) {
        String index = scope.reach().all().size() == 1 ? inSpace : everywhere;
        return " from wiki_page p" + (walks() ? " --DERBY-PROPERTIES index=" + index + "\n" : "");
    }

    private Object[] arguments(Object... more) {
        List<Object> all = new ArrayList<>(joined);
        all.addAll(where);
        all.addAll(List.of(more));
        return all.toArray();
    }

    /** By title. */
    private List<Placed> titled(After after, String condition, List<Object> asked, int limit) {
        List<Object> more = new ArrayList<>(asked);
        String from = "";
        if (after != null) {
            from = " and p.sort_key >= ? and (p.sort_key > ? or p.id > ?)";
            more.addAll(List.of(after.title(), after.title(), after.page()));
        }
        return list(
                "select '' as placed, p.sort_key as titled, " + PageRow.COLUMNS
                        + pages("WIKI_PAGE_TEMPLATE", "WIKI_PAGE_LISTED") + joins + " where " + conditions + condition
                        + from + " order by p.sort_key, p.id",
                limit,
                arguments(more.toArray()));
    }

    private List<Placed> changed(After after) {
        String from = "";
        Object[] more = {};
        if (after != null) {
            from = " and p.changed_at <= ? and (p.changed_at < ? or p.id < ?)";
            more = new Object[] {after.changed(), after.changed(), after.page()};
        }
        return list(
                "select '' as placed, p.sort_key as titled, " + PageRow.COLUMNS
                        + pages("WIKI_PAGE_CHANGED", "WIKI_PAGE_LISTED_CHANGED") + joins + " where " + conditions + from
                        + " order by p.changed_at desc, p.id desc",
                Lists.LIST + 1,
                arguments(more));
    }

    /** Those that have a value in the field, by it; within the same one by title where they can be put in order. */
    private List<Placed> valued(After after) {
        List<Object> more = new ArrayList<>(List.of(wish.sort().field()));
        String from = "";
        if (after != null && sortable) {
            from = " and s.sort_key >= ? and (s.sort_key > ? or p.sort_key > ? or p.sort_key = ? and p.id > ?)";
            more.addAll(List.of(after.sort(), after.sort(), after.title(), after.title(), after.page()));
        } else if (after != null) {
            from = " and s.sort_key >= ? and (s.sort_key > ? or s.page > ?)";
            more.addAll(List.of(after.sort(), after.sort(), after.page()));
        }
        return list(
                "select s.sort_key as placed, p.sort_key as titled, " + PageRow.COLUMNS
                        + (walks()
                                ? FIXED + " wiki_fact s --DERBY-PROPERTIES index=WIKI_FACT_SORT\n"
                                : " from wiki_fact s")
                        + " join wiki_page p on p.id = s.page" + joins + " where " + conditions
                        + " and s.field = ? and " + language() + " and s.place = 0" + from + " order by s.sort_key, "
                        + (sortable ? "p.sort_key, p.id" : "s.page"),
                Lists.LIST + 1,
                arguments(more.toArray()));
    }

    private List<Placed> list(String sql, int limit, Object... arguments) {
        boolean valued = sql.startsWith("select s.");
        return database.list(
                sql + " fetch first " + limit + " rows only",
                row -> {
                    PageRow page = PageRow.of(row);
                    return new Placed(
                            page,
                            new After(
                                    valued,
                                    row.text("placed"),
                                    row.text("titled"),
                                    page.changedAt().toEpochMilli(),
                                    page.id()));
                },
                arguments);
    }
}
