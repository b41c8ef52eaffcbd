// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import java.util.List;
import java.util.Optional;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;

/** Reads suggestions; each method is one statement. */
public final class Suggestions {
    private static final int MOST = 200;

    private final Database database;

    public Suggestions(Database database) {
        this.database = database;
    }

    /** Those of a space that were not put into another one: open ones first, the most wanted first. */
    List<Suggestion> of(long space, long organisation) {
        return database.list(
                "select s.id, s.organisation, s.title, s.text, s.state, s.answer, s.event, s.supports,"
                        + " b.organisation as backer from webinar_suggestion s left join webinar_backing b"
                        + " on b.suggestion = s.id and b.organisation = ? and b.organisation <> 0"
                        + " where s.space_id = ? and s.state <> 'MERGED'"
                        + " order by case s.state when 'OPEN' then 0 when 'PLANNED' then 1 else 2 end,"
                        + " s.supports desc, s.id desc fetch first " + MOST + " rows only",
                row -> new Suggestion(
                        row.number("id"),
                        row.number("organisation"),
                        row.text("title"),
                        row.text("text"),
                        Suggestion.State.valueOf(row.text("state")),
                        row.text("answer"),
                        row.number("event"),
                        row.integer("supports"),
                        row.numberOrNull("backer") != null),
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

    /** Members who supported it for their cities. */
    List<Long> backers(long suggestion) {
        return database.list(
                "select member from webinar_backing where suggestion = ? and member <> 0 order by member",
                row -> row.number("member"),
                suggestion);
    }
}
