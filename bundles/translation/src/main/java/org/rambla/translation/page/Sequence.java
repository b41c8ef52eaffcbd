// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.content.ContentState;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.translation.work.ContentChanges;
import org.rambla.translation.work.CoreTexts;

/** In which order the texts of a space are gone through: the latest first, or those first that members open most. */
final class Sequence {
    private final Database database;
    private final ContentRegister register;

    Sequence(Database database, ContentRegister register) {
        this.database = database;
        this.register = register;
    }

    /**
     * Where a page ends.
     *
     * @param first milliseconds since 1970 of the latest first, else how often it was opened
     */
    record Position(long first, long content) {
        static Optional<Position> parse(String text) {
            if (!text.matches("\\d{1,15}-\\d{1,18}")) {
                return Optional.empty();
            }
            String[] parts = text.split("-");
            return Optional.of(new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
        }

        static Position of(ContentHead head) {
            return new Position(head.createdAt().toEpochMilli(), head.id());
        }

        @Override
        public String toString() {
            return first + "-" + content;
        }

        /** The register pages by these two. */
        private ContentHead head() {
            Instant at = Instant.ofEpochMilli(first);
            return new ContentHead(
                    content, "", "", 0, 0, 0, Role.VISITOR, ContentState.PUBLISHED, 0, 0, "", "", at, at, 1);
        }
    }

    /**
     * Some texts.
     *
     * @param heads those that the visitor may read
     * @param times how often they were opened, by text; empty of the latest first
     * @param last where the next step begins
     */
    record Step(List<ContentHead> heads, Map<Long, Long> times, Position last, boolean more) {
        Position at(ContentHead head) {
            return times.isEmpty() ? Position.of(head) : new Position(times.get(head.id()), head.id());
        }
    }

    /** Where a text stands among those that somebody opened; null when nobody did. One statement. */
    Position place(long content, String language) {
        return database.first(
                        "select times from translation_read where content = ? and language = ?",
                        row -> new Position(row.number("times"), content),
                        content,
                        language)
                .orElse(null);
    }

    /**
     * One statement.
     *
     * @param grants as {@link CoreTexts#with} makes them
     */
    Step latest(Position after, int limit, Grants grants, Visit visit) {
        Selection selection = new Selection(List.of(visit.space().id()), ContentChanges.AT_ONCE, 0, 0, null);
        List<ContentHead> heads = register.latest(grants, selection, after == null ? null : after.head(), limit);
        Position last = heads.isEmpty() ? after : Position.of(heads.get(heads.size() - 1));
        return new Step(heads, Map.of(), last, heads.size() == limit);
    }

    /** Those that somebody opened; two statements. */
    Step mostRead(String language, Position after, int limit, Visit visit) {
        Map<Long, Long> times = new LinkedHashMap<>();
        Position from = after == null ? new Position(Long.MAX_VALUE, Long.MAX_VALUE) : after;
        database.list(
                        "select content, times from translation_read where space_id = ? and language = ?"
                                + " and (times < ? or times = ? and content < ?)"
                                + " order by times desc, content desc fetch first " + limit + " rows only",
                        row -> Map.entry(row.number("content"), row.number("times")),
                        visit.space().id(),
                        language,
                        from.first(),
                        from.first(),
                        from.content())
                .forEach(row -> times.put(row.getKey(), row.getValue()));
        Map<Long, ContentHead> known = times.isEmpty() ? Map.of() : register.heads(times.keySet());
        List<ContentHead> heads = times.keySet().stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(head -> head.space() == visit.space().id()
                        && head.state() == ContentState.PUBLISHED
                        && ContentChanges.AT_ONCE.contains(head.kind())
                        && CoreTexts.readable(head, visit))
                .toList();
        Position last = from;
        for (Map.Entry<Long, Long> row : times.entrySet()) {
            last = new Position(row.getValue(), row.getKey());
        }
        return new Step(heads, times, last, times.size() == limit);
    }
}
