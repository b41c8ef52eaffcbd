// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.List;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Transaction;

/** Titles and names in addresses are one page's own in a space; the tree is locked where names are given. */
final class Names {
    private static final int TRIES = 40;
    private static final int SUFFIX = 10;

    private Names() {}

    /**
     * Checks that no other page of the space has the title in that language.
     *
     * @param page whose title it will be, 0 for a new one
     * @throws Refusal 422
     */
    static void free(Transaction tx, long space, long page, String language, String title) {
        if (isTaken(tx, space, page, language, title)) {
            throw taken(title);
        }
    }

    private static boolean isTaken(Transaction tx, long space, long page, String language, String title) {
        return tx.number(
                        "select count(*) from wiki_version where space_id = ? and language = ? and title_key = ?"
                                + " and page <> ?",
                        space,
                        language,
                        Titles.key(title),
                        page)
                > 0;
    }

    /** The title, or the first like it that no other page of the space has in that language: "Title (2)". */
    static String like(Transaction tx, long space, long page, String language, String title) {
        String base = title.substring(0, Math.min(title.length(), Titles.MAX - SUFFIX));
        String free = title;
        for (int i = 2; isTaken(tx, space, page, language, free); i++) {
            free = base + " (" + i + ")";
        }
        return free;
    }

    static Refusal taken(String title) {
        return new Refusal(422, "wiki.refusal.sameTitle", title);
    }

    /** A name for a page, which is remembered; one that the page had before is its own. */
    static String give(Transaction tx, long space, long page, String title) {
        String base = Titles.slug(title);
        for (int i = 1; i <= TRIES; i++) {
            String name = i == 1 ? base : base + "-" + i;
            List<Long> owners = tx.list(
                    "select page from wiki_slug where space_id = ? and slug = ?",
                    row -> row.number("page"),
                    space,
                    name);
            if (owners.isEmpty()) {
                return keep(tx, space, page, name);
            }
            if (owners.get(0) == page) {
                return name;
            }
        }
        return keep(tx, space, page, base + "-" + Long.toString(page, 36));
    }

    /** A title in another language leads to the page too, when nothing else has that name. */
    static void also(Transaction tx, long space, long page, String title) {
        String name = Titles.slug(title);
        if (tx.number("select count(*) from wiki_slug where space_id = ? and slug = ?", space, name) == 0) {
            keep(tx, space, page, name);
        }
    }

    private static String keep(Transaction tx, long space, long page, String name) {
        tx.execute("insert into wiki_slug (space_id, slug, page) values (?,?,?)", space, name, page);
        return name;
    }
}
