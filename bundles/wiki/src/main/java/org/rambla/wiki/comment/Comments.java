// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.comment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.persistence.Database;

/** Reads what was said about pages; each method is one statement. */
public final class Comments {
    /** On one page. */
    public static final int MOST = 500;

    private static final String SELECT =
            "select " + Comment.COLUMNS + " from wiki_comment c where c.removed = false and ";

    private final Database database;
    private final Bodies bodies;

    public Comments(Database database, Bodies bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    /** About a page, the oldest first. */
    public List<Comment> about(long page) {
        return database.list(
                SELECT + "c.page = ? order by c.id fetch first " + MOST + " rows only",
                row -> Comment.of(row, bodies),
                page);
    }

    Optional<Comment> find(long page, long id) {
        return database.first(SELECT + "c.page = ? and c.id = ?", row -> Comment.of(row, bodies), page, id);
    }

    /** By id. */
    public List<Comment> all(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : database.list(SELECT + "c.id in (?)", row -> Comment.of(row, bodies), ids);
    }
}
