// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.List;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;

/** Finds pages by their titles, in whatever language; each method is one statement, or two where it says so. */
public final class TitledPages {
    private static final String SELECT = "select " + PageRow.COLUMNS + " from wiki_page p";

    private final Database database;

    TitledPages(Database database) {
        this.database = database;
    }

    /** Pages of a space whose title in some language contains the text, by title. */
    public List<PageRow> containing(long space, String text, Role reader, int limit) {
        return database.list(
                SELECT + " where p.id in (select v.page from wiki_version v where v.space_id = ? and v.title_key like ?"
                        + " escape '!') and p.state = 'PUBLISHED' and p.least in (?) order by p.sort_key, p.id"
                        + " fetch first " + limit + " rows only",
                PageRow::of,
                space,
                "%" + Titles.key(text).replaceAll("[!%_]", "!$0") + "%",
                Pages.upTo(reader));
    }

    /** The first pages of a space by title. */
    public List<PageRow> first(long space, Role reader, int limit) {
        return database.list(
                SELECT + " where p.space_id = ? and p.state = 'PUBLISHED' and p.least in (?)"
                        + " order by p.sort_key, p.id fetch first " + limit + " rows only",
                PageRow::of,
                space,
                Pages.upTo(reader));
    }

    /** Some of a list, and how long it is. */
    public record Part(List<PageRow> rows, long total) {}

    /** Pages right below one (0: at the top), or everywhere those whose title contains some words, by title. */
    public Part part(long space, long parent, String words, Role reader, int skip, int limit) {
        String which = words.isEmpty()
                ? "p.parent = ?"
                : "p.id in (select v.page from wiki_version v where v.space_id = p.space_id and v.title_key like ?"
                        + " escape '!')";
        Object asked =
                words.isEmpty() ? (Object) parent : "%" + Titles.key(words).replaceAll("[!%_]", "!$0") + "%";
        String where =
                " from wiki_page p where p.space_id = ? and " + which + " and p.state = 'PUBLISHED' and p.least in (?)";
        List<PageRow> rows = database.list(
                "select " + PageRow.COLUMNS + where + " order by p.sort_key, p.id offset " + skip + " rows fetch next "
                        + limit + " rows only",
                PageRow::of,
                space,
                asked,
                Pages.upTo(reader));
        return new Part(rows, database.number("select count(*)" + where, space, asked, Pages.upTo(reader)));
    }

    /** The pages of a space with exactly this title in some language. */
    public List<PageRow> entitled(long space, String title) {
        return database.list(
                SELECT + " where p.id in (select v.page from wiki_version v where v.space_id = ? and v.title_key = ?)",
                PageRow::of,
                space,
                Titles.key(title));
    }
}
