// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.together;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;

/** Which other spaces organise an event. */
public final class Organisers {
    /** More are a congress. */
    static final int MOST = 20;

    private final Database database;
    private final Spaces spaces;

    public Organisers(Database database, Spaces spaces) {
        this.database = database;
        this.spaces = spaces;
    }

    /** Spaces by id. */
    public Set<Long> of(long event) {
        return new HashSet<>(database.list(
                "select space_id from webinar_organiser where event = ?", row -> row.number("space_id"), event));
    }

    /** Events that a space organises in other ones, the latest first. */
    List<Long> events(long space) {
        return database.list(
                "select event from webinar_organiser where space_id = ? order by event desc fetch first 100 rows only",
                row -> row.number("event"),
                space);
    }

    /** The names of those that the visitor can see, with their agendas where they have one; in no order. */
    public List<SpaceCard> shown(long event, Visit visit) {
        Set<Long> all = of(event);
        all.retainAll(visit.grants().spaces());
        return all.isEmpty() ? List.of() : List.copyOf(spaces.cards(all).values());
    }

    /** Spaces that the visitor may name: those that they manage and that have an agenda. With labels, by name. */
    public Map<String, String> offered(Visit visit) {
        Set<Long> managed = visit.grants().bySpace().values().stream()
                .filter(grant ->
                        grant.role().atLeast(Role.MANAGER) && grant.features().contains("webinar"))
                .map(Grant::space)
                .filter(space -> space != visit.space().id())
                .collect(Collectors.toSet());
        return labels(managed, visit);
    }

    /** Those that others named, as far as the visitor can see them: they can be taken off. */
    Map<String, String> kept(long event, Visit visit) {
        return labels(shown(event, visit).stream().map(SpaceCard::id).toList(), visit);
    }

    private Map<String, String> labels(Collection<Long> ids, Visit visit) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            spaces.cards(ids).values().stream()
                    .collect(Collectors.toMap(
                            card -> Long.toString(card.id()),
                            card -> card.name().in(visit.language())))
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.comparingByValue())
                    .forEach(label -> labels.put(label.getKey(), label.getValue()));
        }
        return labels;
    }

    /**
     * Adds what was ticked and takes away what was not any more; all others stay: those that the visitor cannot see, and those
     * that somebody else added or took away meanwhile.
     *
     * @param seen those that were ticked when the visitor opened the form
     * @throws Refusal 422 when there are more than {@link #MOST}
     */
    public void choose(long event, Set<Long> chosen, Set<Long> seen, Visit visit) {
        database.transaction(tx -> {
            if (tx.execute("update webinar_event set organisers = organisers where id = ?", event) == 0) {
                throw Refusal.notFound();
            }
            Set<Long> all = new HashSet<>(tx.list(
                    "select space_id from webinar_organiser where event = ?", row -> row.number("space_id"), event));
            for (long space : seen) {
                if (!chosen.contains(space) && visit.grants().bySpace().containsKey(space) && all.remove(space)) {
                    tx.execute("delete from webinar_organiser where event = ? and space_id = ?", event, space);
                }
            }
            for (long space : chosen) {
                if (!seen.contains(space) && all.add(space)) {
                    tx.execute("insert into webinar_organiser (event, space_id) values (?, ?)", event, space);
                }
            }
            if (all.size() > MOST) {
                throw new Refusal(422, "webinar.problem.organisers", MOST);
            }
            tx.execute("update webinar_event set organisers = ? where id = ?", all.size(), event);
            return null;
        });
    }
}
