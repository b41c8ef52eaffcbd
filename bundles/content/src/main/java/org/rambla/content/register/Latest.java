// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Grants;

/**
 * The latest items a reader may see. No index gives "newest first over a hundred audiences", and sorting everything a
 * reader may see grows with the network. So it looks at the last few thousand items first, walking back from the newest
 * until a page is full. Where that is not enough the reader may see less than one item in a hundred, and all that by
 * audience is little. A narrow selection (a space, an author, an organisation) has an index of its own.
 */
final class Latest {
    private static final int DEPTH = 4_000;
    private static final long FRESH = 60_000;
    /** Left alone, Derby would sort all of a reader's audiences; for PostgreSQL this is a comment. */
    private static final String WALK = " --DERBY-PROPERTIES index=CONTENT_ITEM_LATEST\n";

    private final Database database;
    private volatile Horizon newest = new Horizon(null, 0);

    Latest(Database database) {
        this.database = database;
    }

    /** Moment of the item so far below the newest one; null when there are fewer. */
    private record Horizon(Instant at, long readAt) {}

    List<ContentHead> page(Grants grants, Selection selection, ContentHead after, int limit) {
        if (grants.audiences().isEmpty()) {
            return List.of();
        }
        Instant since = narrow(selection) ? null : horizon(after);
        if (since != null) {
            List<ContentHead> found = select(grants, selection, after, since, limit);
            if (found.size() == limit || looksNoFurther(selection, since)) {
                return found;
            }
        }
        return select(grants, selection, after, null, limit);
    }

    /** Whether nothing older than the horizon is asked for: what was found is all there is. */
    private static boolean looksNoFurther(Selection selection, Instant horizon) {
        return selection.since() != null && !selection.since().isBefore(horizon);
    }

    private static boolean narrow(Selection selection) {
        return selection.author() != 0
                || selection.organisation() != 0
                || selection.spaces().size() == 1;
    }

    List<ContentHead> entitled(Grants grants, Selection selection, String words, int limit) {
        if (grants.audiences().isEmpty()) {
            return List.of();
        }
        // Spaces lead in the index; naming them all changes nothing in what is found.
        Selection among = selection.spaces().isEmpty()
                ? new Selection(
                        grants.spaces(),
                        selection.types(),
                        selection.author(),
                        selection.organisation(),
                        selection.since())
                : selection;
        Query query = new Query(grants, among);
        query.and("title_key like ? escape '!'", TitleKey.holding(words));
        return database.list(
                "select " + Register.COLUMNS + " from content_item where id in (select id from content_item where "
                        + query.condition + ") order by id desc fetch first " + limit + " rows only",
                Register::head,
                query.arguments.toArray());
    }

    long count(Grants grants, Selection selection) {
        Query query = new Query(grants, selection);
        return database.number("select count(*) from content_item where " + query.condition, query.arguments.toArray());
    }

    private List<ContentHead> select(Grants grants, Selection selection, ContentHead after, Instant since, int limit) {
        Query query = new Query(grants, selection);
        if (since != null) {
            query.and("created_at >= ?", since);
        }
        if (after != null) {
            query.and("created_at <= ?", after.createdAt());
            query.and(
                    "(created_at < ? or (created_at = ? and id < ?))",
                    after.createdAt(),
                    after.createdAt(),
                    after.id());
        }
        return database.list(
                "select " + Register.COLUMNS + " from content_item" + (since == null ? " where " : WALK + " where ")
                        + query.condition + " order by created_at desc, id desc fetch first " + limit + " rows only",
                Register::head,
                query.arguments.toArray());
    }

    private Instant horizon(ContentHead after) {
        if (after != null) {
            return database.first(
                            "select created_at from content_item where created_at <= ? order by created_at desc, id desc offset "
                                    + DEPTH + " rows fetch next 1 rows only",
                            row -> row.instant("created_at"),
                            after.createdAt())
                    .orElse(null);
        }
        long now = System.currentTimeMillis();
        if (now - newest.readAt() > FRESH) {
            Instant at = database.first(
                            "select created_at from content_item order by created_at desc, id desc offset " + DEPTH
                                    + " rows fetch next 1 rows only",
                            row -> row.instant("created_at"))
                    .orElse(null);
            newest = new Horizon(at, now);
        }
        return newest.at();
    }

    /** The visibility rule and the selection as a condition. */
    private static final class Query {
        private String condition = "audience in (?) and state = 'PUBLISHED'";
        private final List<Object> arguments = new ArrayList<>();

        Query(Grants grants, Selection selection) {
            arguments.add(grants.audiences());
            if (selection.spaces().size() == 1) {
                and("space_id = ?", selection.spaces().iterator().next());
            } else if (!selection.spaces().isEmpty()) {
                and("space_id in (?)", selection.spaces());
            }
            if (!selection.types().isEmpty()) {
                and("kind in (?)", selection.types());
            }
            if (selection.author() != 0) {
                and("author = ?", selection.author());
            }
            if (selection.organisation() != 0) {
                and("organisation = ?", selection.organisation());
            }
            if (selection.since() != null) {
                and("created_at >= ?", selection.since());
            }
        }

        void and(String more, Object... values) {
            condition += " and " + more;
            arguments.addAll(List.of(values));
        }
    }
}
