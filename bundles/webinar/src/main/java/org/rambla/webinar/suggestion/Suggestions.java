// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.visit.Visit;

/** Reads suggestions; each method is one statement where it does not say otherwise. */
public final class Suggestions {
    private static final int MOST = 200;
    /** In the order in which they are shown. */
    private static final List<Suggestion.State> SHOWN =
            List.of(Suggestion.State.OPEN, Suggestion.State.PLANNED, Suggestion.State.DECLINED);

    private static final Pattern CURSOR = Pattern.compile("(OPEN|PLANNED|DECLINED)-([0-9]{1,9})-([0-9]{1,18})");
    private static final String SELECT =
            "select s.id, s.organisation, s.author, s.language, s.title, s.text, s.state, s.answer, s.event, s.supports,"
                    + " b.organisation as backer from webinar_suggestion s left join webinar_backing b"
                    + " on b.suggestion = s.id and b.organisation = ? and b.organisation <> 0";

    private final Database database;

    public Suggestions(Database database) {
        this.database = database;
    }

    /**
     * Those of a space that were not put into another one: open ones first, the most wanted first. A statement for each
     * state that is looked at.
     *
     * @param after where the page before ended, see {@link Suggestion#cursor}; "" for the first one
     */
    List<Suggestion> of(long space, long organisation, String after, int limit) {
        List<Suggestion> page = new ArrayList<>();
        Matcher cursor = CURSOR.matcher(after);
        boolean further = cursor.matches();
        Suggestion.State from = further ? Suggestion.State.valueOf(cursor.group(1)) : Suggestion.State.OPEN;
        for (Suggestion.State state : SHOWN) {
            if (state.compareTo(from) >= 0 && page.size() < limit) {
                boolean first = further && state == from;
                page.addAll(of(
                        space,
                        organisation,
                        state,
                        first ? Integer.parseInt(cursor.group(2)) : Integer.MAX_VALUE,
                        first ? Long.parseLong(cursor.group(3)) : Long.MAX_VALUE,
                        limit - page.size()));
            }
        }
        return page;
    }

    private List<Suggestion> of(
            long space, long organisation, Suggestion.State state, int supports, long id, int limit) {
        return database.list(
                SELECT + " where s.space_id = ? and s.state = ? and s.supports <= ? and (s.supports < ? or s.id < ?)"
                        + " order by s.supports desc, s.id desc fetch first " + limit + " rows only",
                Suggestions::suggestion,
                organisation,
                space,
                state.name(),
                supports,
                supports,
                id);
    }

    /** The most wanted open ones, into which others can be put. */
    List<Suggestion> open(long space, int limit) {
        return of(space, 0, Suggestion.State.OPEN, Integer.MAX_VALUE, Long.MAX_VALUE, limit);
    }

    /** How many of a space were not put into another one. */
    long count(long space) {
        return database.number(
                "select count(*) from webinar_suggestion where space_id = ? and state in ('OPEN', 'PLANNED', 'DECLINED')",
                space);
    }

    /**
     * One of the space of the visit of which no event came yet, or the one into which it was put meanwhile; empty for what
     * is none. Three statements at the most.
     */
    public Optional<Suggestion> open(String id, Visit visit) {
        long space = visit.space().id();
        long number = id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
        Optional<Suggestion> found = number == 0 ? Optional.empty() : find(number, space, visit.organisationId());
        long into = number == 0 || found.isPresent() ? 0 : mergedInto(number, space);
        return (into == 0 ? found : find(into, space, visit.organisationId()))
                .filter(one -> one.state() != Suggestion.State.PLANNED);
    }

    private static Suggestion suggestion(Row row) {
        return new Suggestion(
                row.number("id"),
                row.number("organisation"),
                row.number("author"),
                row.text("language"),
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
                SELECT + " where s.id = ? and s.space_id = ? and s.state in ('OPEN', 'PLANNED', 'DECLINED')",
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
                                "select id, merged_into, organisation, language, title, text from webinar_suggestion"
                                        + " where space_id = ? and state = 'MERGED' and merged_into in (?) order by id"
                                        + " fetch first " + MOST + " rows only",
                                row -> Map.entry(
                                        row.number("merged_into"),
                                        new Also(
                                                row.number("id"),
                                                row.number("organisation"),
                                                row.text("language"),
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
    public record Also(long id, long organisation, String language, String title, String text) {
        /** For the attribute lang; null where it is not known. */
        public String lang() {
            return language.isEmpty() ? null : language;
        }
    }

    /** Members who supported it for their cities, those after one of them (0 for the first). */
    List<Long> backers(long suggestion, long after, int limit) {
        return database.list(
                "select distinct member from webinar_backing where suggestion = ? and member > ? order by member"
                        + " fetch first " + limit + " rows only",
                row -> row.number("member"),
                suggestion,
                after);
    }

    /** @param member who supported it for that organisation, 0 for one who was erased */
    record Backing(long organisation, long member) {}

    /** Which cities support it, and by whom; as many as there are. */
    List<Backing> backings(long suggestion) {
        return database.list(
                "select organisation, member from webinar_backing where suggestion = ? order by organisation",
                row -> new Backing(row.number("organisation"), row.number("member")),
                suggestion);
    }
}
