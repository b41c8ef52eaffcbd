// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentState;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;

/** Reads pages; each method is one statement. What a reader may not see is left out of every list. */
public final class Pages {
    /** Pages beside and below each other that are shown at once. */
    public static final int LIST = 200;

    /** Up to here the pages of a space are counted, which takes the longer the more there are. */
    public static final int COUNTED = 1_000;

    /** Spaces in one statement. */
    private static final int TOGETHER = 40;

    private static final String SELECT = "select " + PageRow.COLUMNS + " from wiki_page p";

    /** Derby is told to begin with the names: without statistics it reads all pages. */
    private static final String NAMED = " from --DERBY-PROPERTIES joinOrder=FIXED\n"
            + " wiki_slug s --DERBY-PROPERTIES constraint=WIKI_SLUG_PK\n"
            + " join wiki_page p on p.id = s.page where s.space_id = ?";

    /** The same for several names: each is looked up by itself. */
    private static final String EACH_NAMED = " from --DERBY-PROPERTIES joinOrder=FIXED\n"
            + " wiki_slug s --DERBY-PROPERTIES index=WIKI_SLUG_NAMED\n"
            + " join wiki_page p on p.id = s.page where s.slug in (?) and s.space_id = ?";

    private final Database database;
    private final TitledPages titled;
    private final Texts texts;

    public Pages(Database database, Bodies bodies) {
        this.database = database;
        this.titled = new TitledPages(database);
        this.texts = new Texts(database, bodies);
    }

    /** Pages by their titles. */
    public TitledPages byTitle() {
        return titled;
    }

    /** What pages say. */
    public Texts texts() {
        return texts;
    }

    /** Whether readers find pages in that state. */
    public static boolean shown(ContentState state) {
        return state == ContentState.PUBLISHED;
    }

    /** The roles that a role includes, as columns keep them. */
    public static List<String> upTo(Role role) {
        return Arrays.stream(Role.values())
                .filter(role::atLeast)
                .map(Role::name)
                .toList();
    }

    /** The page that has or had this name in addresses. */
    public Optional<PageRow> named(long space, String slug) {
        return database.first("select " + PageRow.COLUMNS + NAMED + " and s.slug = ?", PageRow::of, space, slug);
    }

    public Optional<PageRow> find(long page) {
        return database.first(SELECT + " where p.id = ?", PageRow::of, page);
    }

    public List<PageRow> all(Collection<Long> pages) {
        return pages.isEmpty() ? List.of() : database.list(SELECT + " where p.id in (?)", PageRow::of, pages);
    }

    /** The pages above a page, beside it and right below it. */
    Around around(PageRow page, Visit visit) {
        return Around.of(database, page, visit);
    }

    /** The pages right below one of a space (0: at the top), by title. */
    public List<ListedPage> below(long space, long parent, Role reader, int limit) {
        return database.list(
                "select " + ListedPage.COLUMNS + " from wiki_page p" + Around.IN_ORDER
                        + " where p.space_id = ? and p.parent = ?"
                        + " and p.state = 'PUBLISHED' and p.least in (?) order by p.sort_key, p.id fetch first " + limit
                        + " rows only",
                ListedPage::of,
                space,
                parent,
                upTo(reader));
    }

    /** The first pages right below several of a space, by title, some of each; at most forty in one statement. */
    List<ListedPage> branches(long space, Collection<Long> parents, Role reader, int each) {
        List<Object> arguments = new ArrayList<>();
        List<String> branches = new ArrayList<>();
        for (long parent : parents.stream().limit(TOGETHER).toList()) {
            String name = "b" + branches.size();
            branches.add("select " + ListedPage.COLUMNS.replace("p.", name + ".") + " from (select "
                    + ListedPage.COLUMNS
                    + " from wiki_page p" + Around.IN_ORDER
                    + " where p.space_id = ? and p.parent = ? and p.state = 'PUBLISHED'"
                    + " and p.least in (?) order by p.sort_key, p.id fetch first " + each + " rows only) " + name);
            arguments.addAll(List.of(space, parent, upTo(reader)));
        }
        return branches.isEmpty()
                ? List.of()
                : database.list(String.join(" union all ", branches), ListedPage::of, arguments.toArray());
    }

    /** A page, whatever its state, and what the reader may see below it, parents before their children. */
    public List<PageRow> subtree(PageRow page, Role reader, int limit) {
        return database.list(
                SELECT
                        + " where p.space_id = ? and p.path like ? and (p.id = ? or p.state = 'PUBLISHED' and p.least in (?))"
                        + " order by p.path fetch first " + limit + " rows only",
                PageRow::of,
                page.space(),
                page.path() + "%",
                page.id(),
                upTo(reader));
    }

    /** How many pages a space has that the reader may see; one more than {@link #COUNTED} for all larger numbers. */
    public long count(long space, Role reader) {
        return database.number(
                "select count(*) from (select p.id from wiki_page p --DERBY-PROPERTIES index=WIKI_PAGE_SHOWN\n"
                        + " where p.space_id = ? and p.state = 'PUBLISHED'"
                        + " and p.least in (?) fetch first " + (COUNTED + 1) + " rows only) counted",
                space,
                upTo(reader));
    }

    /** Pages that were taken out of sight, the latest first. */
    public List<PageRow> withdrawn(long space, Role reader, Moment behind, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(space, upTo(reader)));
        if (behind != null) {
            arguments.addAll(List.of(behind.at(), behind.at(), behind.id()));
        }
        return database.list(
                SELECT + " where p.space_id = ? and p.state = 'HIDDEN' and p.least in (?)"
                        + (behind == null ? "" : " and p.changed_at <= ? and (p.changed_at < ? or p.id < ?)")
                        + " order by p.changed_at desc, p.id desc fetch first " + limit + " rows only",
                PageRow::of,
                arguments.toArray());
    }

    /**
     * Pages of several spaces that changed after a moment, the latest first: of each space some, read along its index; a
     * statement for every forty spaces.
     *
     * @param spaces with the reader's role
     */
    public List<PageRow> lately(Map<Long, Role> spaces, Instant since, int limit) {
        List<PageRow> found = new ArrayList<>();
        List<Long> order = spaces.keySet().stream().sorted().toList();
        for (int from = 0; from < order.size(); from += TOGETHER) {
            List<Object> arguments = new ArrayList<>();
            List<String> each = new ArrayList<>();
            for (long space : order.subList(from, Math.min(order.size(), from + TOGETHER))) {
                String name = "s" + each.size();
                each.add("select " + PageRow.COLUMNS.replace("p.", name + ".") + " from (select " + PageRow.COLUMNS
                        + " from wiki_page p --DERBY-PROPERTIES index=WIKI_PAGE_CHANGED\n"
                        + " where p.space_id = ? and p.state = 'PUBLISHED' and p.changed_at > ? and p.least in (?)"
                        + " order by p.changed_at desc, p.id desc fetch first " + limit + " rows only) " + name);
                arguments.addAll(List.of(space, since, upTo(spaces.get(space))));
            }
            found.addAll(database.list(String.join(" union all ", each), PageRow::of, arguments.toArray()));
        }
        found.sort(Comparator.comparing(PageRow::changedAt)
                .thenComparing(PageRow::id)
                .reversed());
        return found.subList(0, Math.min(limit, found.size()));
    }

    /** Pages of a space that were to be looked over before a moment, the longest overdue first, behind one of them. */
    public List<PageRow> overdue(long space, Role reader, Instant now, Moment behind, int limit) {
        return database.list(
                SELECT + " where p.space_id = ? and p.state = 'PUBLISHED' and p.review_at > 0 and p.review_at < ?"
                        + " and p.review_at >= ? and (p.review_at > ? or p.id > ?) and p.least in (?)"
                        + " order by p.review_at, p.id fetch first " + limit + " rows only",
                PageRow::of,
                space,
                now,
                behind.at(),
                behind.at(),
                behind.id(),
                upTo(reader));
    }

    /** How many pages of a space are overdue; one more than a hundred for all larger numbers. */
    public long overdue(long space, Role reader, Instant now) {
        return database.number(
                "select count(*) from (select p.id from wiki_page p where p.space_id = ? and p.state = 'PUBLISHED'"
                        + " and p.review_at > 0 and p.review_at < ? and p.least in (?) fetch first 101 rows only) counted",
                space,
                now,
                upTo(reader));
    }

    /** The latest saves in a space, of texts and of fields and files alone; further pages begin after one. */
    public List<Change> changes(long space, Role reader, Instant before, long number, int limit) {
        return Change.latest(database, space, reader, before, number, limit);
    }

    /** Pages without a text in a language, and those whose text is behind the original, the latest changes first. After: null for the first. */
    public List<PageRow> awaiting(long space, String language, boolean missing, Role reader, Moment after, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(space, upTo(reader)));
        if (after != null) {
            arguments.addAll(List.of(after.at(), after.at(), after.id()));
        }
        arguments.add(language);
        return database.list(
                SELECT + " --DERBY-PROPERTIES index=WIKI_PAGE_CHANGED\n"
                        + " where p.space_id = ? and p.state = 'PUBLISHED' and p.least in (?)"
                        + (after == null ? "" : " and p.changed_at <= ? and (p.changed_at < ? or p.id < ?)")
                        + awaits(missing)
                        + " order by p.changed_at desc, p.id desc fetch first " + limit + " rows only",
                PageRow::of,
                arguments.toArray());
    }

    /** What is said of pages p that wait for a text in a language (to be bound): that they have none, or one that is behind. */
    public static String awaits(boolean missing) {
        return missing
                ? " and not exists (select 1 from wiki_version v where v.page = p.id and v.language = ?)"
                : " and exists (select 1 from wiki_version v where v.page = p.id and v.language = ?"
                        + " and v.language <> p.language and (v.origin < p.revision or v.worded < p.worded))";
    }

    /** Pages by the names, present or former, that lead to them. */
    public Map<String, PageRow> byName(long space, Collection<String> names) {
        Map<String, PageRow> found = new HashMap<>();
        database.list(
                        "select s.slug as named, " + PageRow.COLUMNS + EACH_NAMED,
                        row -> Map.entry(row.text("named"), PageRow.of(row)),
                        names,
                        space)
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /** Pages of a space by number, behind one (0: from the first). */
    public List<PageRow> behind(long space, long page, Role reader, int limit) {
        return database.list(
                SELECT + " where p.space_id = ? and p.id > ? and p.state = 'PUBLISHED' and p.least in (?) order by p.id"
                        + " fetch first " + limit + " rows only",
                PageRow::of,
                space,
                page,
                upTo(reader));
    }
}
