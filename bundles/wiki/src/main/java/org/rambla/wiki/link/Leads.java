// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import java.util.ArrayList;
import java.util.List;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;

/** Where links between the pages of a space lead; each method is one statement, or as many as it says. */
public final class Leads {
    /** Links or pages that are looked at for one part of a list, however few of them belong there. */
    private static final int WINDOW = 2_000;

    private final Database database;

    public Leads(Database database) {
        this.database = database;
    }

    /** A link to a page that is not there, or not any more. */
    public record Link(String name, PageRow from) {}

    /** A link, by which a list goes on behind it. */
    public record Wanted(String name, long page) {
        /** As addresses hold it. */
        public String text() {
            return name + "~" + page;
        }

        /** From {@link #text}; null for anything else. */
        static Wanted parse(String text) {
            int cut = text.indexOf('~');
            return text.matches("[a-z0-9-]{1,100}~[0-9]{1,18}")
                    ? new Wanted(text.substring(0, cut), Long.parseLong(text.substring(cut + 1)))
                    : null;
        }
    }

    /** @param next behind which link it goes on, null at the end */
    public record Lost(List<Link> links, Wanted next) {}

    /** Links that lead nowhere, by the name that is missing; of {@link #WINDOW} links those that do; two statements. */
    public Lost wanted(long space, Role reader, Wanted after, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(space));
        String window = " from wiki_link w where w.space_id = ?";
        if (after != null) {
            window += " and (w.slug > ? or w.slug = ? and w.page > ?)";
            arguments.addAll(List.of(after.name(), after.name(), after.page()));
        }
        window += " order by w.slug, w.page";
        Wanted end = database.first(
                        "select w.slug, w.page" + window + " offset " + (WINDOW - 1) + " rows fetch next 1 rows only",
                        row -> new Wanted(row.text("slug"), row.number("page")),
                        arguments.toArray())
                .orElse(null);
        arguments.add(Pages.upTo(reader));
        List<Link> links = database.list(
                "select l.slug as named, " + PageRow.COLUMNS + " from (select w.space_id, w.slug, w.page" + window
                        + " fetch first " + WINDOW + " rows only) l join wiki_page p on p.id = l.page"
                        + " where p.state = 'PUBLISHED' and p.least in (?) and not exists"
                        + " (select 1 from --DERBY-PROPERTIES joinOrder=FIXED\n"
                        + " wiki_slug s --DERBY-PROPERTIES constraint=WIKI_SLUG_PK, joinStrategy=NESTEDLOOP\n"
                        + " join wiki_page t --DERBY-PROPERTIES constraint=WIKI_PAGE_PK, joinStrategy=NESTEDLOOP\n"
                        + " on t.id = s.page where s.space_id = l.space_id"
                        + " and s.slug = l.slug and t.state = 'PUBLISHED') order by l.slug, l.page fetch first "
                        + (limit + 1) + " rows only",
                row -> new Link(row.text("named"), PageRow.of(row)),
                arguments.toArray());
        if (links.size() <= limit) {
            return new Lost(links, end);
        }
        Link last = links.get(limit - 1);
        return new Lost(
                links.subList(0, limit), new Wanted(last.name(), last.from().id()));
    }

    /** @param next the page behind which it goes on, 0 at the end */
    public record Alone(List<PageRow> pages, long next) {}

    /**
     * Pages at the top with nothing below, to which no other page leads, by title; of {@link #WINDOW} pages those that are
     * so. Three statements.
     *
     * @param after the page behind which it begins, 0 for the first
     */
    public Alone alone(long space, Role reader, long after, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(space));
        String window = " from wiki_page w where w.space_id = ? and w.parent = 0 and w.state = 'PUBLISHED'";
        String key = after == 0
                ? null
                : database.first(
                                "select sort_key from wiki_page where id = ? and space_id = ?",
                                row -> row.text("sort_key"),
                                after,
                                space)
                        .orElse(null);
        if (key != null) {
            window += " and (w.sort_key > ? or w.sort_key = ? and w.id > ?)";
            arguments.addAll(List.of(key, key, after));
        }
        window += " order by w.sort_key, w.id";
        long end = database.first(
                        "select w.id" + window + " offset " + (WINDOW - 1) + " rows fetch next 1 rows only",
                        row -> row.number("id"),
                        arguments.toArray())
                .orElse(0L);
        arguments.add(Pages.upTo(reader));
        List<PageRow> rows = database.list(
                "select " + PageRow.COLUMNS + " from (select w.id as page" + window + " fetch first " + WINDOW
                        + " rows only) l join wiki_page p on p.id = l.page where p.least in (?)"
                        + " and not exists (select 1 from wiki_page c where c.space_id = p.space_id and c.parent = p.id"
                        + " and c.state = 'PUBLISHED') and not exists (select 1 from wiki_slug s join wiki_link k"
                        + " on k.space_id = s.space_id and k.slug = s.slug join wiki_page q on q.id = k.page"
                        + " where s.page = p.id and k.page <> p.id and q.state = 'PUBLISHED')"
                        + " order by p.sort_key, p.id fetch first " + (limit + 1) + " rows only",
                PageRow::of,
                arguments.toArray());
        return rows.size() <= limit
                ? new Alone(rows, end)
                : new Alone(rows.subList(0, limit), rows.get(limit - 1).id());
    }

    /** Pages that lead to a page. */
    public List<PageRow> leading(PageRow page, Role reader, long after, int limit) {
        // Joined, not "in": there Derby would look through all links once for each page.
        return database.list(
                "select " + PageRow.COLUMNS + " from (select distinct k.page from wiki_slug s join wiki_link k"
                        + " on k.space_id = s.space_id and k.slug = s.slug where s.page = ? and k.page > ?) l"
                        + " join wiki_page p on p.id = l.page where p.id <> ? and p.state = 'PUBLISHED'"
                        + " and p.least in (?) order by p.id fetch first " + limit + " rows only",
                PageRow::of,
                page.id(),
                after,
                page.id(),
                Pages.upTo(reader));
    }
}
