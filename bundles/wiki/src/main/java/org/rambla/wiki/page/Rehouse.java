// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/** Takes a page into another space, at the top of its tree; pages below it stay where they were, one level higher. */
public final class Rehouse {
    private final Database database;
    private final Tree tree;

    public Rehouse(Database database) {
        this.database = database;
        this.tree = new Tree(database);
    }

    /** Does nothing when it is no page, or there already. */
    public void take(long page, long space) {
        long from = database.number("select space_id from wiki_page where id = ?", page);
        if (from == 0 || from == space) {
            return;
        }
        tree.prepare(from);
        tree.prepare(space);
        database.transaction(tx -> {
            // Always the smaller one first, so that two who change houses do not wait for each other.
            tree.lock(tx, Math.min(from, space));
            tree.lock(tx, Math.max(from, space));
            tx.lock(PageEntity.class, page)
                    .filter(found -> found.space() == from)
                    .ifPresent(found -> move(tx, found, space));
            return null;
        });
    }

    private static void move(Transaction tx, PageEntity page, long space) {
        tx.execute(
                "update wiki_page set path = cast(? as varchar(200)) || substr(path, "
                        + (page.path().length() + 1) + ") where space_id = ? and path like ? and id <> ?",
                page.path()
                        .substring(
                                0,
                                page.path().length() - Tree.path("", page.id()).length()),
                page.space(),
                page.path() + "%",
                page.id());
        tx.execute(
                "update wiki_page set parent = ? where space_id = ? and parent = ?",
                page.parent(),
                page.space(),
                page.id());
        tx.execute("delete from wiki_slug where page = ?", page.id());
        page.titles().texts().forEach((language, title) -> {
            long taken = tx.number(
                    "select count(*) from wiki_version where space_id = ? and language = ? and title_key = ?",
                    space,
                    language,
                    Titles.key(title));
            // Two pages of one title may meet here; the one that comes is found by its number too.
            String key = taken == 0 ? Titles.key(title) : Titles.key(title) + " #" + Long.toString(page.id(), 36);
            tx.execute(
                    "update wiki_version set space_id = ?, title_key = ? where page = ? and language = ?",
                    space,
                    key,
                    page.id(),
                    language);
        });
        tx.execute("delete from wiki_link where page = ?", page.id());
        tx.execute("update wiki_revision set space_id = ? where page = ?", space, page.id());
        tx.execute("update wiki_touch set space_id = ? where page = ?", space, page.id());
        page.moveTo(space);
        page.name(Names.give(tx, space, page.id(), page.titles().in(page.language())));
    }
}
