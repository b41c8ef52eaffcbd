// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.persistence.Database;
import org.rambla.wiki.page.Moment;
import org.rambla.wiki.page.Portion;

/** Reads calls and what came of them; each method is one statement. */
public final class Calls {
    /** In the key of a place in the list: among the open ones, or among the closed ones behind them. */
    private static final String OPEN = "open";

    private static final String CLOSED = "closed";
    private static final String SELECT = "select " + Call.COLUMNS + " from wiki_call";
    private static final String CONTRIBUTIONS = "select " + Contribution.COLUMNS + " from wiki_contribution";

    private final Database database;
    private final Bodies bodies;

    public Calls(Database database, Bodies bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    public Optional<Call> find(long space, long id) {
        return database.first(SELECT + " where id = ? and space_id = ?", Call::of, id, space);
    }

    /** Those of a space, open ones first, then the latest; behind one as a portion before says it, null for the first. */
    Portion<Call> of(long space, Moment behind, int limit) {
        boolean closed = behind != null && behind.key().equals(CLOSED);
        List<Object> arguments = new ArrayList<>(List.of(space));
        if (behind != null) {
            arguments.addAll(List.of(closed, behind.at(), behind.at(), behind.id()));
        }
        return Portion.of(
                database.list(
                        SELECT + " where space_id = ?"
                                + (behind == null
                                        ? ""
                                        : " and (closed = ? and deadline <= ? and (deadline < ? or id < ?)"
                                                + (closed ? "" : " or closed = true") + ")")
                                + " order by closed, deadline desc, id desc fetch first " + (limit + 1) + " rows only",
                        Call::of,
                        arguments.toArray()),
                limit,
                call -> new Moment(call.deadline(), call.id(), call.closed() ? CLOSED : OPEN));
    }

    /** Those of a space that were made before one (the largest number: from the latest), the latest first. */
    List<Call> before(long space, long id, int limit) {
        return database.list(
                SELECT + " where space_id = ? and id < ? order by id desc fetch first " + limit + " rows only",
                Call::of,
                space,
                id);
    }

    /** How many calls a space has. */
    long count(long space) {
        return database.number("select count(*) from wiki_call where space_id = ?", space);
    }

    /** How many calls a space has that are open. */
    public long open(long space) {
        return database.number("select count(*) from wiki_call where space_id = ? and closed = false", space);
    }

    /** How far the cities of a call are, by organisation; without what they wrote. */
    public List<Contribution> standing(long call) {
        return database.list(
                "select " + Contribution.STANDING + " from wiki_contribution where call_id = ? order by organisation",
                Contribution::standing,
                call);
    }

    public Optional<Contribution> contribution(long call, long organisation) {
        return database.first(
                CONTRIBUTIONS + " where call_id = ? and organisation = ?",
                row -> Contribution.of(row, bodies),
                call,
                organisation);
    }

    /** What was written, by the register's ids. */
    public List<Contribution> written(Collection<Long> items) {
        return items.isEmpty()
                ? List.of()
                : database.list(
                        CONTRIBUTIONS + " where item in (?) and item <> 0", row -> Contribution.of(row, bodies), items);
    }

    /** In which spaces calls are. */
    public List<Call> all(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : database.list(SELECT + " where id in (?)", Call::of, ids);
    }
}
