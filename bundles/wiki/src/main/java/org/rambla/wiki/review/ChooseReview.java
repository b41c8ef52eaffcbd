// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.review;

import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.Tree;
import org.rambla.wiki.page.WikiEntity;

/** Chooses whether changes of a space wait for a review; what waits already goes on waiting. */
public final class ChooseReview {
    private final Database database;
    private final Tree tree;
    private final Audit audit;

    public ChooseReview(Database database, Tree tree, Audit audit) {
        this.database = database;
        this.tree = tree;
        this.audit = audit;
    }

    public void choose(boolean reviewed, Visit visit) {
        long space = visit.space().id();
        tree.prepare(space);
        database.transaction(tx -> {
            WikiEntity wiki = tx.lock(WikiEntity.class, space).orElseThrow();
            if (wiki.reviewed() != reviewed) {
                wiki.review(reviewed);
                String act = reviewed ? "wiki.audit.reviewed" : "wiki.audit.unreviewed";
                audit.record(tx, visit.memberId(), space, act, Words.feature("wiki"), Words.NONE);
            }
            return null;
        });
    }
}
