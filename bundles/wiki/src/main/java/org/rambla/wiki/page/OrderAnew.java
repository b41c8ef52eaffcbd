// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.List;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Localised;

/** Works out once more by what pages are sorted, which was kept before numbers in titles counted as numbers. */
public final class OrderAnew {
    private final Database database;
    private final Pass pass;

    public OrderAnew(Database database) {
        this.database = database;
        this.pass = new Pass(database, "order");
    }

    private record Sorted(long page, String before, String now) {}

    /** Does it where it was not done yet; some pages in each transaction. */
    public void run() {
        pass.run(this::sortBehind);
    }

    private long sortBehind(long last) {
        List<Sorted> some = database.list(
                "select id, titles, language, sort_key from wiki_page where id > ? order by id fetch first " + Pass.STEP
                        + " rows only",
                row -> new Sorted(
                        row.number("id"),
                        row.text("sort_key"),
                        Titles.order(Localised.fromJson(row.text("titles")).in(row.text("language")))),
                last);
        sort(some.stream().filter(page -> !page.now().equals(page.before())).toList());
        return some.isEmpty() ? 0 : some.get(some.size() - 1).page();
    }

    private void sort(List<Sorted> pages) {
        if (pages.isEmpty()) {
            return;
        }
        database.transaction(tx -> {
            for (Sorted page : pages) {
                // Whoever gave it another title meanwhile has it sorted already.
                tx.execute(
                        "update wiki_page set sort_key = ? where id = ? and sort_key = ?",
                        page.now(),
                        page.page(),
                        page.before());
            }
            return null;
        });
    }
}
