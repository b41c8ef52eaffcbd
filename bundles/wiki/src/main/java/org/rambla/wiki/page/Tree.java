// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.ArrayList;
import java.util.List;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;

/**
 * The tree of pages of a space. Whoever changes it locks it first: so a page that is made below another one that is just
 * being moved ends up in the right place, and two moves at once make no circle.
 */
public final class Tree {
    /** Pages above each other. */
    public static final int MAX_DEPTH = 12;

    private final Database database;

    public Tree(Database database) {
        this.database = database;
    }

    /**
     * Where a page stands.
     *
     * @param parent 0 at the top
     * @param path the parent's own
     * @param least the least role that may read what stands there
     */
    public record Place(long parent, String path, Role least) {}

    /** The path of a page below another path. */
    public static String path(String above, long page) {
        return above + Long.toString(page, 36) + ".";
    }

    /** The pages of a path, from the top. */
    public static List<Long> ids(String path) {
        List<Long> ids = new ArrayList<>();
        for (String part : path.split("\\.")) {
            if (!part.isEmpty()) {
                ids.add(Long.parseLong(part, 36));
            }
        }
        return ids;
    }

    /** Gives what stands below a page, in sight or not, its place below the page's new one; the tree is locked. */
    static void carry(Transaction tx, PageEntity page, String after) {
        String before = page.path();
        if (!after.equals(before)) {
            tx.execute(
                    "update wiki_page set path = cast(? as varchar(200)) || substr(path, " + (before.length() + 1)
                            + ") where space_id = ? and path like ? and id <> ?",
                    after,
                    page.space(),
                    before + "%",
                    page.id());
        }
    }

    /** Makes sure that there is something to lock; before the transaction, for two may do it at once. */
    public void prepare(long space) {
        if (database.number("select count(*) from wiki_space where space_id = ?", space) == 0) {
            try {
                database.transaction(tx -> tx.save(new WikiEntity(space)));
            } catch (Database.Conflict made) {
                // Somebody else was faster.
            }
        }
    }

    /** Nobody else changes the tree of the space until the end of the transaction. */
    void lock(Transaction tx, long space) {
        tx.lock(WikiEntity.class, space).orElseThrow();
    }

    /**
     * The place below a page of a space, or at its top; the tree is locked.
     *
     * @throws Refusal 422 when there is no such page, or no room below it
     */
    Place below(Transaction tx, long space, long parent, Role usual) {
        if (parent == 0) {
            return new Place(0, "", usual);
        }
        PageEntity above = tx.find(PageEntity.class, parent)
                .filter(page -> page.space() == space && Pages.shown(page.state()))
                .orElseThrow(() -> new Refusal(422, "wiki.refusal.parent"));
        if (ids(above.path()).size() >= MAX_DEPTH) {
            throw new Refusal(422, "wiki.refusal.deep", MAX_DEPTH);
        }
        return new Place(parent, above.path(), above.least().atLeast(usual) ? above.least() : usual);
    }
}
