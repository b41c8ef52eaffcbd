// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Grants;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;

/**
 * Events that a space organises in other ones stand in its agenda too: there they are read, by whoever may read them there.
 * Where a space has none, this costs one small statement.
 */
public final class Jointly {
    private final Database database;
    private final ContentRegister register;
    private final Spaces spaces;

    public Jointly(Database database, ContentRegister register, Spaces spaces) {
        this.database = database;
        this.register = register;
        this.spaces = spaces;
    }

    /** What the agenda of a space shows: one statement. */
    public Scope scope(long space) {
        return database.number("select count(*) from webinar_organiser where space_id = ?", space) == 0
                ? Scope.of(space)
                : Scope.of(space).beside(Scope.organisedBy(space));
    }

    /** Those that a visitor to the space may read, in their order. */
    public List<EventRow> readable(List<EventRow> rows, Visit visit) {
        return readable(rows, visit.space().id(), visit::grants, visit.memberId());
    }

    /**
     * The same for whoever has read their grants.
     *
     * @param grants asked for only where something stands elsewhere
     */
    public List<EventRow> readable(List<EventRow> rows, long space, Supplier<Grants> grants, long member) {
        Set<Long> foreign = rows.stream()
                .filter(row -> row.space() != space)
                .map(EventRow::id)
                .collect(Collectors.toSet());
        if (foreign.isEmpty()) {
            return rows;
        }
        Map<Long, ContentHead> heads = register.heads(foreign);
        return rows.stream()
                .filter(row -> row.space() == space
                        || heads.containsKey(row.id()) && heads.get(row.id()).visible(grants.get(), member))
                .toList();
    }

    /** Those that stand where webinars are switched on, whoever asks: one statement for each other space. */
    public List<EventRow> on(List<EventRow> rows, long space) {
        Map<Long, Boolean> on = new HashMap<>();
        return rows.stream()
                .filter(row -> row.space() == space
                        || on.computeIfAbsent(
                                row.space(), other -> spaces.features(other).contains("webinar")))
                .toList();
    }

    /** The other spaces in which some of these stand, by id. */
    public Map<Long, SpaceCard> elsewhere(List<EventRow> rows, long space) {
        Set<Long> others =
                rows.stream().map(EventRow::space).filter(id -> id != space).collect(Collectors.toSet());
        return others.isEmpty() ? Map.of() : new HashMap<>(spaces.cards(others));
    }
}
