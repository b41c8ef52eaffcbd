// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import java.util.List;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;

/** Where links between the pages of a space lead; each method is one statement. */
public final class Leads {
    private static final String SELECT = "select " + PageRow.COLUMNS + " from wiki_page p";

    private final Database database;

    public Leads(Database database) {
        this.database = database;
    }

    /** A link to a page that is not there, or not any more. */
    public record Wanted(String name, PageRow from) {}

    /** Links that lead nowhere, by the name that is missing. */
    public List<Wanted> wanted(long space, Role reader, int limit) {
        return database.list(
                "select l.slug as named, " + PageRow.COLUMNS + " from wiki_link l join wiki_page p on p.id = l.page"
                        + " where l.space_id = ? and p.state = 'PUBLISHED' and p.least in (?) and not exists"
                        + " (select 1 from wiki_slug s join wiki_page t on t.id = s.page where s.space_id = l.space_id"
                        + " and s.slug = l.slug and t.state = 'PUBLISHED') order by l.slug, p.sort_key fetch first "
                        + limit + " rows only",
                row -> new Wanted(row.text("named"), PageRow.of(row)),
                space,
                Pages.upTo(reader));
    }

    /** Pages at the top with nothing below, to which no other page leads. */
    public List<PageRow> alone(long space, Role reader, int limit) {
        return database.list(
                SELECT + " where p.space_id = ? and p.parent = 0 and p.state = 'PUBLISHED' and p.least in (?)"
                        + " and not exists (select 1 from wiki_page c where c.space_id = p.space_id and c.parent = p.id"
                        + " and c.state = 'PUBLISHED') and not exists (select 1 from wiki_slug s join wiki_link l"
                        + " on l.space_id = s.space_id and l.slug = s.slug where s.page = p.id and l.page <> p.id)"
                        + " order by p.sort_key, p.id fetch first " + limit + " rows only",
                PageRow::of,
                space,
                Pages.upTo(reader));
    }

    /** Pages that lead to a page. */
    public List<PageRow> leading(PageRow page, Role reader, int limit) {
        return database.list(
                SELECT + " where p.id in (select l.page from wiki_slug s join wiki_link l on l.space_id = s.space_id"
                        + " and l.slug = s.slug where s.page = ?) and p.id <> ? and p.state = 'PUBLISHED' and p.least in (?)"
                        + " order by p.sort_key, p.id fetch first " + limit + " rows only",
                PageRow::of,
                page.id(),
                page.id(),
                Pages.upTo(reader));
    }
}
