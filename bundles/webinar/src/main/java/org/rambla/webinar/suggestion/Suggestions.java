// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.visit.Visit;

/** Reads suggestions; each method is one statement. */
public final class Suggestions {
    private static final int MOST = 200;
    private static final String SELECT =
            "select s.id, s.organisation, s.title, s.text, s.state, s.answer, s.event, s.supports,"
                    + " b.organisation as backer from webinar_suggestion s left join webinar_backing b"
                    + " on b.suggestion = s.id and b.organisation = ? and b.organisation <> 0";

    private final Database database;

    public Suggestions(Database database) {
        this.database = database;
    }

    /** Those of a space that were not put into another one: open ones first, the most wanted first. */
    List<Suggestion> of(long space, long organisation) {
        return database.list(
                SELECT + " where s.space_id = ? and s.state <> 'MERGED'"
                        + " order by case s.state when 'OPEN' then 0 when 'PLANNED' then 1 else 2 end,"
                        + " s.supports desc, s.id desc fetch first " + MOST + " rows only",
                Suggestions::suggestion,
                organisation,
                space);
    }

    /** One of the space of the visit of which no event came yet; empty for what is none. */
    public Optional<Suggestion> open(String id, Visit visit) {
        return id.matches("[0-9]{1,18}")
                ? of(visit.space().id(), visit.organisationId()).stream()
                        .filter(one -> one.id() == Long.parseLong(id) && one.state() != Suggestion.State.PLANNED)
                        .findFirst()
                : Optional.empty();
    }

    private static Suggestion suggestion(Row row) {
        return new Suggestion(
                row.number("id"),
                row.number("organisation"),
                row.text("title"),
                row.text("text"),
                Suggestion.State.valueOf(row.text("state")),
                row.text("answer"),
                row.number("event"),
                row.integer("supports"),
                row.numberOrNull("backer") != null);
    }

    /** The same with that number; empty too for one that was put into another one. */
    Optional<Suggestion> find(long suggestion, long space, long organisation) {
        return database.first(
                SELECT + " where s.id = ? and s.space_id = ? and s.state <> 'MERGED'",
                Suggestions::suggestion,
                organisation,
                suggestion,
                space);
    }

    /** The one into which a suggestion of that space was put; 0 for none. */
    long mergedInto(long suggestion, long space) {
        return database.number(
                "select merged_into from webinar_suggestion where id = ? and space_id = ? and state = 'MERGED'",
                suggestion,
                space);
    }

    /** What was put into some of them, as it was proposed, by the one that has its cities now. */
    Map<Long, List<Also>> also(long space, Collection<Long> into) {
        return into.isEmpty()
                ? Map.of()
                : database
                        .list(
                                "select id, merged_into, organisation, title, text from webinar_suggestion"
                                        + " where space_id = ? and state = 'MERGED' and merged_into in (?) order by id"
                                        + " fetch first " + MOST + " rows only",
                                row -> Map.entry(
                                        row.number("merged_into"),
                                        new Also(
                                                row.number("id"),
                                                row.number("organisation"),
                                                row.text("title"),
                                                row.text("text"))),
                                space,
                                into)
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * What was put into another one.
     *
     * @param organisation whose member proposed it
     */
    public record Also(long id, long organisation, String title, String text) {}

    /** Members who supported it for their cities. */
    List<Long> backers(long suggestion) {
        return database.list(
                "select member from webinar_backing where suggestion = ? and member <> 0 order by member",
                row -> row.number("member"),
                suggestion);
    }
}
