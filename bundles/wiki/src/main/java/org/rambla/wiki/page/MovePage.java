// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import org.rambla.api.content.ContentRegister;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.care.Narrow;

/**
 * Moves a page with all below it to another place of its tree. Its address stays; it is for no more readers than the page
 * above it.
 */
public final class MovePage {
    private final Database database;
    private final ContentRegister register;
    private final Tree tree;

    public MovePage(Database database, ContentRegister register, Tree tree) {
        this.database = database;
        this.register = register;
        this.tree = tree;
    }

    /**
     * Moves it.
     *
     * @param parent 0 for the top
     * @throws Refusal 409 when the page was closed or withdrawn meanwhile; 422 when the parent is the page itself or below
     *     it, there is no room, or it would be for fewer readers and the visitor may not decide that
     */
    public void move(PageRow row, long parent, Visit visit) {
        tree.prepare(row.space());
        database.transaction(tx -> record(tx, row, parent, visit));
    }

    private Void record(Transaction tx, PageRow row, long parent, Visit visit) {
        SavePage.Editor editor = SavePage.Editor.of(visit);
        tree.lock(tx, row.space());
        PageEntity page = tx.lock(PageEntity.class, row.id())
                .filter(found -> found.space() == row.space())
                .orElseThrow(Refusal::notFound);
        editor.check(page);
        Tree.Place place = tree.below(tx, row.space(), parent, Role.VISITOR);
        if (!page.least().atLeast(place.least()) && !editor.opens()) {
            throw new Refusal(422, "wiki.refusal.narrower");
        }
        String before = page.path();
        if (place.path().startsWith(before)) {
            throw new Refusal(422, "wiki.refusal.circle");
        }
        int levels = tx
                .list(
                        "select path from wiki_page where space_id = ? and path like ?",
                        found -> Tree.ids(found.text("path").substring(before.length()))
                                .size(),
                        row.space(),
                        before + "%")
                .stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        if (Tree.ids(place.path()).size() + 1 + levels > Tree.MAX_DEPTH) {
            throw new Refusal(422, "wiki.refusal.deep", Tree.MAX_DEPTH);
        }
        String after = Tree.path(place.path(), page.id());
        Tree.carry(tx, page, after);
        page.move(parent, after);
        Narrow.under(tx, register, page, place.least(), visit);
        return null;
    }
}
