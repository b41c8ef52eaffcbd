// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.comment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.Bodies;
import org.rambla.api.persistence.Database;

/** Reads what was said about pages; each method is one statement. */
public final class Comments {
    /** On one page. */
    public static final int MOST = 200;

    private static final String ALL = "select " + Comment.COLUMNS + " from wiki_comment c where ";
    private static final String SELECT = ALL + "c.removed = false and ";

    private final Database database;
    private final Bodies bodies;

    public Comments(Database database, Bodies bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    /**
     * What a page shows of what was said about it.
     *
     * @param threads the oldest first
     * @param cut whether there may be others before these
     */
    public record Latest(List<CommentThread> threads, boolean cut) {
        public static final Latest NONE = new Latest(List.of(), false);
    }

    /** About a page, the oldest first; of very many the latest. */
    public Latest about(long page) {
        List<Comment> latest = new ArrayList<>(database.list(
                ALL + "c.page = ? order by c.id desc fetch first " + MOST + " rows only",
                row -> Comment.of(row, bodies),
                page));
        boolean cut = latest.size() == MOST;
        Collections.reverse(latest);
        // An answer is read below what it answers, however old that is.
        Set<Long> there = latest.stream().map(Comment::id).collect(Collectors.toSet());
        Set<Long> missing = latest.stream()
                .map(Comment::answers)
                .filter(id -> id != 0 && !there.contains(id))
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            latest.addAll(
                    0,
                    database.list(
                            ALL + "c.page = ? and c.id in (?) order by c.id",
                            row -> Comment.of(row, bodies),
                            page,
                            missing));
        }
        return new Latest(CommentThread.of(latest), cut);
    }

    /** About a page, the oldest first, behind one (0: from the first). */
    List<Comment> after(long page, long id, int limit) {
        return database.list(
                SELECT + "c.page = ? and c.id > ? order by c.id fetch first " + limit + " rows only",
                row -> Comment.of(row, bodies),
                page,
                id);
    }

    /** How many there are about a page. */
    long count(long page) {
        return database.number("select count(*) from wiki_comment c where c.page = ? and c.removed = false", page);
    }

    /** Who wrote in a thread before a comment. */
    List<Long> writers(long thread, long before) {
        return database.list(
                "select distinct c.author from wiki_comment c where (c.id = ? or c.answers = ?) and c.id < ?"
                        + " and c.removed = false order by c.author",
                row -> row.number("author"),
                thread,
                thread,
                before);
    }

    Optional<Comment> find(long page, long id) {
        return database.first(SELECT + "c.page = ? and c.id = ?", row -> Comment.of(row, bodies), page, id);
    }

    /** By id. */
    public List<Comment> all(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : database.list(SELECT + "c.id in (?)", row -> Comment.of(row, bodies), ids);
    }
}
