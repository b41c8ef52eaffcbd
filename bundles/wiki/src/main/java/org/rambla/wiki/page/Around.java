// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;

/**
 * The pages around one that a reader may see.
 *
 * @param above from the top
 * @param beside the first of those with the same page above, and this one; by title
 * @param below by title
 * @param more whether there are more of these
 */
record Around(List<ListedPage> above, List<ListedPage> beside, List<ListedPage> below, boolean more) {
    private static final int BESIDE = 60;

    /** Derby would rather sort all pages of the space that ever had a date of review. */
    static final String IN_ORDER = " --DERBY-PROPERTIES index=WIKI_PAGE_TREE\n";

    private record Placed(int place, ListedPage page) {}

    /** One statement. */
    static Around of(Database database, PageRow page, Visit visit) {
        List<String> roles = Pages.upTo(visit.role());
        List<Object> arguments = new ArrayList<>();
        String sql = children(1, page.parent(), BESIDE, page, roles, arguments)
                + " union all "
                + children(2, page.id(), Pages.LIST + 1, page, roles, arguments);
        if (!page.above().isEmpty()) {
            sql += " union all select 0 as place, " + ListedPage.COLUMNS + " from wiki_page p where p.id in (?)"
                    + " and p.least in (?) and p.state in (?)";
            arguments.add(page.above());
            arguments.add(roles);
            // As PageRow.readable.
            arguments.add(visit.can("wiki.delete") ? List.of("PUBLISHED", "HIDDEN") : List.of("PUBLISHED"));
        }
        Map<Integer, List<ListedPage>> found =
                database
                        .list(sql, row -> new Placed(row.integer("place"), ListedPage.of(row)), arguments.toArray())
                        .stream()
                        .collect(Collectors.groupingBy(
                                Placed::place, Collectors.mapping(Placed::page, Collectors.toList())));
        List<Long> order = page.above();
        List<ListedPage> above = new ArrayList<>(found.getOrDefault(0, List.of()));
        above.sort((a, b) -> Integer.compare(order.indexOf(a.id()), order.indexOf(b.id())));
        List<ListedPage> below = found.getOrDefault(2, List.of());
        boolean more = below.size() > Pages.LIST;
        return new Around(
                above,
                ListedPage.byTitle(with(page, found.getOrDefault(1, List.of())), visit.language()),
                ListedPage.byTitle(more ? below.subList(0, Pages.LIST) : below, visit.language()),
                more);
    }

    /** However many stand beside a page, it stands among them. */
    private static List<ListedPage> with(PageRow page, List<ListedPage> beside) {
        if (!page.published() || beside.stream().anyMatch(row -> row.id() == page.id())) {
            return beside;
        }
        List<ListedPage> all = new ArrayList<>(beside);
        all.add(page.listed());
        return all;
    }

    private static String children(
            int place, long parent, int most, PageRow page, List<String> roles, List<Object> arguments) {
        arguments.addAll(List.of(page.space(), parent, roles));
        String name = "c" + place;
        return "select " + place + " as place, " + ListedPage.COLUMNS.replace("p.", name + ".") + " from (select "
                + ListedPage.COLUMNS
                + " from wiki_page p" + IN_ORDER
                + " where p.space_id = ? and p.parent = ? and p.state = 'PUBLISHED'"
                + " and p.least in (?) order by p.sort_key, p.id fetch first " + most + " rows only) " + name;
    }
}
