// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.ArrayList;
import java.util.List;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;

/** Finds pages by their titles, in whatever language; each method is one statement, or two where it says so. */
public final class TitledPages {
    private static final String SELECT = "select " + PageRow.COLUMNS + " from wiki_page p";

    private static final String LIKE = "(v.title_key like ? escape '!' or v.title_key like ? escape '!')";

    private final Database database;

    TitledPages(Database database) {
        this.database = database;
    }

    /** Pages of a space whose title in some language contains the text, by title. */
    public List<PageRow> containing(long space, String text, Role reader, int limit) {
        return database.list(
                SELECT + " where p.id in (select v.page from wiki_version v where v.space_id = ? and " + LIKE + ")"
                        + " and p.state = 'PUBLISHED' and p.least in (?) order by p.sort_key, p.id"
                        + " fetch first " + limit + " rows only",
                PageRow::of,
                space,
                Titles.patterns(text).get(0),
                Titles.patterns(text).get(1),
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

    /**
     * Some of a list.
     *
     * @param total how long it is; one more than {@link Pages#COUNTED} for all larger numbers
     */
    public record Part(Portion<ListedPage> pages, long total) {}

    private record Placed(ListedPage page, String key) {}

    /**
     * Pages right below one (0: at the top), or everywhere those whose title contains some words, by title; two statements.
     *
     * @param behind as a part before says it, null from the beginning
     */
    public Part part(long space, long parent, String words, Role reader, Behind behind, int limit) {
        String which = words.isEmpty()
                ? "p.parent = ?"
                : "p.id in (select v.page from wiki_version v where v.space_id = p.space_id and " + LIKE + ")";
        List<Object> asked = new ArrayList<>(List.of(space));
        asked.addAll(words.isEmpty() ? List.of(parent) : Titles.patterns(words));
        asked.add(Pages.upTo(reader));
        String where = " from wiki_page p" + (words.isEmpty() ? Around.IN_ORDER : "") + " where p.space_id = ? and "
                + which + " and p.state = 'PUBLISHED' and p.least in (?)";
        List<Object> arguments = new ArrayList<>(asked);
        if (behind != null) {
            arguments.addAll(behind.arguments());
        }
        List<Placed> found = database.list(
                "select " + ListedPage.COLUMNS + where + (behind == null ? "" : Behind.CONDITION)
                        + " order by p.sort_key, p.id fetch first " + (limit + 1) + " rows only",
                row -> new Placed(ListedPage.of(row), row.text("sort_key")),
                arguments.toArray());
        Portion<Placed> part =
                Portion.of(found, limit, placed -> new Behind(placed.page().id(), placed.key()));
        long total = database.number(
                "select count(*) from (select p.id" + where + " fetch first " + (Pages.COUNTED + 1)
                        + " rows only) counted",
                asked.toArray());
        return new Part(part.as(part.rows().stream().map(Placed::page).toList()), total);
    }

    /** The pages of a space with exactly this title in some language. */
    public List<PageRow> entitled(long space, String title) {
        return database.list(
                "select " + PageRow.COLUMNS + " from --DERBY-PROPERTIES joinOrder=FIXED\n"
                        + " (select distinct v.page from wiki_version v --DERBY-PROPERTIES index=WIKI_VERSION_ENTITLED\n"
                        + " where v.space_id = ? and v.title_key = ?) t"
                        + " join wiki_page p --DERBY-PROPERTIES constraint=WIKI_PAGE_PK, joinStrategy=NESTEDLOOP\n"
                        + " on p.id = t.page",
                PageRow::of,
                space,
                Titles.key(title));
    }
}
