// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.List;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Localised;

/**
 * Works out once more by what pages are sorted, which was kept before numbers in titles counted as numbers. It is noted in
 * the database when it is done; twice at once does no harm.
 */
public final class OrderAnew {
    private static final String NAME = "order";
    private static final int STEP = 200;

    private final Database database;
    private boolean done;

    public OrderAnew(Database database) {
        this.database = database;
    }

    private record Sorted(long page, String before, String now) {}

    /** Does it where it was not done yet; some pages in each transaction. */
    public void run() {
        if (done || database.number("select count(*) from wiki_pass where name = ?", NAME) > 0) {
            done = true;
            return;
        }
        long last = 0;
        List<Sorted> some;
        do {
            some = database.list(
                    "select id, titles, language, sort_key from wiki_page where id > ? order by id fetch first " + STEP
                            + " rows only",
                    row -> new Sorted(
                            row.number("id"),
                            row.text("sort_key"),
                            Titles.order(Localised.fromJson(row.text("titles")).in(row.text("language")))),
                    last);
            if (!some.isEmpty()) {
                last = some.get(some.size() - 1).page();
                sort(some.stream()
                        .filter(page -> !page.now().equals(page.before()))
                        .toList());
            }
        } while (some.size() == STEP);
        note();
        done = true;
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

    private void note() {
        try {
            database.transaction(tx -> tx.execute("insert into wiki_pass (name) values (?)", NAME));
        } catch (Database.Conflict twice) {
            // Another server was faster.
        }
    }
}
