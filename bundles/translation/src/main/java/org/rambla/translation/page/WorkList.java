// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.persistence.Database;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.visit.Visit;

/** What there is in a space to look through, and how much is there in each language. */
public final class WorkList {
    /** Rows of a page. */
    static final int PAGE = 30;

    private final Database database;
    private final ContentRegister register;

    WorkList(Database database, ContentRegister register) {
        this.database = database;
        this.register = register;
    }

    /** Where a page ends. */
    record Position(Instant madeAt, long content) {
        static Optional<Position> parse(String text) {
            if (!text.matches("\\d{1,15}-\\d{1,18}")) {
                return Optional.empty();
            }
            String[] parts = text.split("-");
            return Optional.of(new Position(Instant.ofEpochMilli(Long.parseLong(parts[0])), Long.parseLong(parts[1])));
        }

        @Override
        public String toString() {
            return madeAt.toEpochMilli() + "-" + content;
        }
    }

    /** A translation, with the title that tells what it is of. */
    public record Line(
            long content,
            String title,
            String titleLanguage,
            String feature,
            Origin origin,
            int untranslated,
            Instant madeAt) {}

    /**
     * Rows, the latest first; those that the visitor may not read are left out.
     *
     * @param next where the next page begins, null when this is the last one
     */
    public record Lines(List<Line> lines, Position next) {}

    /** How many there are in a language, and how many wait. */
    public record Coverage(String language, Map<Origin, Long> made, long waiting, long failed) {
        public long of(Origin origin) {
            return made.getOrDefault(origin, 0L);
        }
    }

    private record Found(long content, String title, Origin origin, int untranslated, Instant madeAt) {}

    Lines lines(String language, Position after, Visit visit) {
        List<Object> arguments = new ArrayList<>(List.of(visit.space().id(), language));
        if (after != null) {
            arguments.addAll(List.of(after.madeAt(), after.madeAt(), after.madeAt(), after.content()));
        }
        List<Found> found = database.list(
                "select content, title, origin, untranslated, made_at from translation_version where space_id = ?"
                        + " and language = ?"
                        + (after == null ? "" : " and made_at <= ? and (made_at < ? or (made_at = ? and content < ?))")
                        + " order by made_at desc, content desc fetch first " + (PAGE + 1) + " rows only",
                row -> new Found(
                        row.number("content"),
                        row.text("title"),
                        Origin.valueOf(row.text("origin")),
                        row.integer("untranslated"),
                        row.instant("made_at")),
                arguments.toArray());
        boolean more = found.size() > PAGE;
        List<Found> page = more ? found.subList(0, PAGE) : found;
        Map<Long, ContentHead> heads = new LinkedHashMap<>();
        register.heads(page.stream().map(Found::content).toList()).forEach((id, head) -> {
            if (head.state() == ContentState.PUBLISHED
                    && head.space() == visit.space().id()
                    && head.visible(visit.grants(), visit.memberId())) {
                heads.put(id, head);
            }
        });
        Map<Long, ContentHead> parents = register.heads(heads.values().stream()
                .filter(head -> head.title().isEmpty() && head.parent() != 0)
                .map(ContentHead::parent)
                .collect(Collectors.toSet()));
        List<Line> lines = page.stream()
                .filter(one -> heads.containsKey(one.content()))
                .map(one -> line(one, heads.get(one.content()), parents, language))
                .toList();
        Found last = page.isEmpty() ? null : page.get(page.size() - 1);
        return new Lines(lines, more ? new Position(last.madeAt(), last.content()) : null);
    }

    private static Line line(Found one, ContentHead head, Map<Long, ContentHead> parents, String language) {
        boolean own = !one.title().isEmpty();
        ContentHead titled = head.title().isEmpty() ? parents.getOrDefault(head.parent(), head) : head;
        return new Line(
                one.content(),
                own ? one.title() : titled.title(),
                own ? language : titled.language(),
                head.feature(),
                one.origin(),
                one.untranslated(),
                one.madeAt());
    }

    /** By language; two statements. */
    List<Coverage> coverage(List<String> languages, long space) {
        Map<String, Map<Origin, Long>> made = new LinkedHashMap<>();
        languages.forEach(language -> made.put(language, new LinkedHashMap<>()));
        database.list(
                        "select language, origin, count(*) as items from translation_version where space_id = ?"
                                + " group by language, origin",
                        row -> List.<Object>of(
                                row.text("language"), Origin.valueOf(row.text("origin")), row.number("items")),
                        space)
                .forEach(row -> made.computeIfAbsent((String) row.get(0), tag -> new LinkedHashMap<>())
                        .put((Origin) row.get(1), (Long) row.get(2)));
        Map<String, long[]> waiting = database
                .list(
                        "select language, count(*) as items, sum(case when failure = '' then 0 else 1 end) as failed"
                                + " from translation_job where space_id = ? group by language",
                        row -> Map.entry(row.text("language"), new long[] {row.number("items"), row.number("failed")}),
                        space)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return made.entrySet().stream()
                .map(entry -> {
                    long[] jobs = waiting.getOrDefault(entry.getKey(), new long[2]);
                    return new Coverage(entry.getKey(), entry.getValue(), jobs[0] - jobs[1], jobs[1]);
                })
                .toList();
    }
}
