// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Transaction;

/** The table of saved searches, and what each of them has told. */
final class SavedSearches {
    /** So many a member may keep. */
    static final int MOST = 50;

    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final String COLUMNS =
            "id, member, name, address, question, space_id, rhythm, made_at, seen_at, due_at";

    private final Database database;

    SavedSearches(Database database) {
        this.database = database;
    }

    /** The member's own, the latest first. */
    List<SavedSearch> of(long member) {
        return database.list(
                "select " + COLUMNS + " from search_saved where member = ? order by id desc fetch first " + MOST
                        + " rows only",
                SavedSearches::row,
                member);
    }

    Optional<SavedSearch> find(long id) {
        return database.first("select " + COLUMNS + " from search_saved where id = ?", SavedSearches::row, id);
    }

    /** Those in which to look for news now, the longest due first. */
    List<SavedSearch> due(Instant now, int most) {
        return database.list(
                "select " + COLUMNS + " from search_saved where due_at > 0 and due_at <= ? order by due_at, id"
                        + " fetch first " + most + " rows only",
                SavedSearches::row,
                now);
    }

    private static SavedSearch row(Row row) {
        return new SavedSearch(
                row.number("id"),
                row.number("member"),
                row.text("name"),
                row.text("address"),
                Question.of(row.text("question")),
                row.number("space_id"),
                Rhythm.valueOf(row.text("rhythm")),
                row.instant("made_at"),
                row.instant("seen_at"),
                row.instant("due_at"));
    }

    /** Keeps one more; false when there are too many, or it was kept with the same form already. */
    boolean keep(SavedSearch search, String form) {
        try {
            return database.transaction(tx -> {
                if (tx.number("select count(*) from search_saved where member = ?", search.member()) >= MOST) {
                    return false;
                }
                tx.execute(
                        "insert into search_saved (member, name, address, question, space_id, rhythm, made_at, seen_at,"
                                + " due_at, form) values (?,?,?,?,?,?,?,?,?,?)",
                        search.member(),
                        search.name(),
                        search.address(),
                        search.question().json(),
                        search.space(),
                        search.rhythm().name(),
                        search.madeAt(),
                        search.seenAt(),
                        search.due(),
                        form);
                return true;
            });
        } catch (Database.Conflict e) {
            if (e.duplicate()) {
                // The same form again: it is there.
                return true;
            }
            throw e;
        }
    }

    /** From now on in another rhythm; what was made meanwhile is no news. */
    void change(long id, Rhythm rhythm, Instant now, Instant due) {
        database.transaction(tx -> tx.execute(
                "update search_saved set rhythm = ?, due_at = ?, seen_at = ? where id = ? and rhythm <> ?",
                rhythm.name(),
                due,
                now,
                id,
                rhythm.name()));
    }

    void remove(long id) {
        database.transaction(tx -> {
            tx.execute("delete from search_told where saved = ?", id);
            return tx.execute("delete from search_saved where id = ?", id);
        });
    }

    /** All of a member who is gone. */
    void forget(long member) {
        database.transaction(tx -> {
            tx.execute("delete from search_told where saved in (select id from search_saved where member = ?)", member);
            return tx.execute("delete from search_saved where member = ?", member);
        });
    }

    /** Takes the turn of looking; false when another server has it, or the search was changed meanwhile. */
    boolean turn(Transaction tx, SavedSearch search, Instant now, Instant next) {
        return tx.execute(
                        "update search_saved set seen_at = ?, due_at = ? where id = ? and due_at = ? and rhythm = ?",
                        now,
                        next,
                        search.id(),
                        search.due(),
                        search.rhythm().name())
                == 1;
    }

    /** Those of the items of which the search has told. */
    Set<Long> told(long search, Collection<Long> items) {
        return items.isEmpty()
                ? Set.of()
                : new HashSet<>(database.list(
                        "select item from search_told where saved = ? and item >= ? and item <= ? and item in (?)",
                        row -> row.number("item"),
                        search,
                        Collections.min(items),
                        Collections.max(items),
                        items));
    }

    void tell(Transaction tx, long search, Collection<Long> items, Instant now) {
        items.forEach(
                item -> tx.execute("insert into search_told (saved, item, told_at) values (?,?,?)", search, item, now));
    }

    /** Forgets what was told long ago: nothing of that age is looked at again. */
    void sweep(Instant now) {
        database.transaction(tx -> tx.execute("delete from search_told where told_at < ?", now.minus(REMEMBERED)));
    }
}
