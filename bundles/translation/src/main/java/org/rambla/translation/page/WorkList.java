// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.ContentState;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.segment.Stamp;
import org.rambla.translation.work.ContentChanges;
import org.rambla.translation.work.Machines;

/** What there is in a space to translate and to look through: everything its visitor may read, with what became of it. */
public final class WorkList {
    /** Rows of a page. */
    static final int PAGE = 30;

    private static final int STEP = 60;
    private static final int STEPS = 6;

    private final Database database;
    private final ContentRegister register;
    private final ContentSources sources;
    private final Members members;
    private final Versions versions;
    private final Violations violations;
    private final Machines machines;

    public WorkList(
            Database database,
            ContentRegister register,
            ContentSources sources,
            Members members,
            Glossary glossary,
            Machines machines) {
        this.machines = machines;
        this.database = database;
        this.register = register;
        this.sources = sources;
        this.members = members;
        this.versions = new Versions(database);
        this.violations = new Violations(database, glossary);
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

        /** The register pages by these two. */
        private ContentHead head() {
            return new ContentHead(
                    content, "", "", 0, 0, 0, Role.VISITOR, ContentState.PUBLISHED, 0, 0, "", "", madeAt, madeAt, 1);
        }
    }

    /** What became of a text in a language; part of message keys. */
    public enum State {
        /** Nobody translated it, and nothing is going to. */
        MISSING,
        /** A machine is about to. */
        WAITING,
        /** A machine tried in vain. */
        FAILED,
        /** Some of it stands in its own language. */
        INCOMPLETE,
        /** The original says something else by now. */
        OUTDATED,
        MACHINE,
        CORRECTED,
        PERSON;

        /** Whether it waits for somebody. */
        public boolean open() {
            return this == MISSING || this == FAILED || this == INCOMPLETE || this == OUTDATED;
        }
    }

    /**
     * A text and what became of it.
     *
     * @param titleLanguage of the title as it is shown; "" when there is none
     * @param untranslated passages in the original language
     * @param flags words of it that are not as the glossary has them
     * @param by who changed the translation last, null for a machine
     * @param at when that was, or when the original was written
     */
    public record Line(
            long content,
            String title,
            String titleLanguage,
            String kind,
            State state,
            int untranslated,
            int flags,
            MemberCard by,
            Instant at) {}

    /** @param next where the next page begins, null when this is the last one */
    public record Lines(List<Line> lines, Position next) {}

    /** How many texts of a space are there in a language, by who made them. */
    public record Coverage(String language, Map<String, Long> made, long waiting, long failed) {
        public long of(String origin) {
            return made.getOrDefault(origin, 0L);
        }
    }

    private record Found(ContentHead head, Kept kept, State state) {}

    /** @param open only what waits for somebody */
    Lines lines(String language, boolean open, Position after, Visit visit) {
        Selection selection = new Selection(List.of(visit.space().id()), ContentChanges.AT_ONCE, 0, 0, null);
        List<Found> found = new ArrayList<>();
        ContentHead last = after == null ? null : after.head();
        boolean more = true;
        for (int step = 0; step < STEPS && more && found.size() <= PAGE; step++) {
            List<ContentHead> heads = register.latest(visit.grants(), selection, last, STEP);
            more = heads.size() == STEP;
            last = heads.isEmpty() ? last : heads.get(heads.size() - 1);
            found.addAll(found(heads, language, open, visit));
        }
        if (found.size() > PAGE) {
            found = found.subList(0, PAGE);
            last = found.get(PAGE - 1).head();
            more = true;
        }
        return new Lines(
                lines(found, language, visit), more && last != null ? new Position(last.createdAt(), last.id()) : null);
    }

    /** The latest that wait for somebody, written in one language, by id. */
    public List<Long> open(String from, String to, int limit, Visit visit) {
        Selection selection = new Selection(List.of(visit.space().id()), ContentChanges.AT_ONCE, 0, 0, null);
        List<Long> open = new ArrayList<>();
        ContentHead last = null;
        boolean more = true;
        for (int step = 0; step < STEPS && more && open.size() < limit; step++) {
            List<ContentHead> heads = register.latest(visit.grants(), selection, last, STEP);
            more = heads.size() == STEP;
            last = heads.isEmpty() ? last : heads.get(heads.size() - 1);
            found(heads.stream().filter(head -> head.language().equals(from)).toList(), to, true, visit)
                    .forEach(one -> open.add(one.head().id()));
        }
        return open.subList(0, Math.min(limit, open.size()));
    }

    private List<Found> found(List<ContentHead> heads, String language, boolean open, Visit visit) {
        boolean closed = visit.space().visibility() == Visibility.PRIVATE;
        List<ContentHead> foreign = heads.stream()
                .filter(head -> !Written.readable(head.language(), language))
                .toList();
        List<Long> ids = foreign.stream().map(ContentHead::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Kept> kept = versions.of(ids, language, true);
        Map<Long, ContentItem> items = sources.items(ids);
        Map<Long, String> jobs = new HashMap<>();
        database.list(
                        "select content, failure from translation_job where content in (?) and language = ?",
                        row -> Map.entry(row.number("content"), row.text("failure")),
                        ids,
                        language)
                .forEach(job -> jobs.put(job.getKey(), job.getValue()));
        List<Found> found = new ArrayList<>();
        for (ContentHead head : foreign) {
            ContentItem item = items.get(head.id());
            // A feature that does not answer at the moment takes nothing off the list.
            if (item == null || !written(item, language)) {
                State state = state(head, item, kept.get(head.id()), jobs.get(head.id()));
                if (state == State.WAITING
                        && machines.able(head.language(), language, closed).isEmpty()) {
                    state = State.MISSING;
                }
                if (!open || state.open()) {
                    found.add(new Found(head, kept.get(head.id()), state));
                }
            }
        }
        return found;
    }

    /** Whether its authors wrote it in that language as well. */
    private static boolean written(ContentItem item, String language) {
        return item.versions().stream()
                .anyMatch(version -> Written.readable(version.language(), language)
                        && (!version.body().isEmpty() || item.body().isEmpty()));
    }

    private static State state(ContentHead head, ContentItem item, Kept kept, String job) {
        if (kept == null
                || kept.origin() == Origin.ORIGINAL
                || !kept.sourceLanguage().equals(head.language())) {
            return job == null ? State.MISSING : job.isEmpty() ? State.WAITING : State.FAILED;
        }
        if (kept.untranslated() > 0) {
            return State.INCOMPLETE;
        }
        boolean same = kept.titleStamp() == Stamp.of(head.title())
                && (item == null
                        || item.body().isEmpty()
                        || kept.bodyStamp() == Stamp.of(item.body().html()));
        return same ? State.valueOf(kept.origin().name()) : State.OUTDATED;
    }

    private List<Line> lines(List<Found> found, String language, Visit visit) {
        Map<Long, ContentHead> parents = register
                .heads(found.stream()
                        .filter(one ->
                                one.head().title().isEmpty() && one.head().parent() != 0)
                        .map(one -> one.head().parent())
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .filter(parent -> parent.visible(visit.grants(), visit.memberId()))
                .collect(Collectors.toMap(ContentHead::id, parent -> parent));
        Map<Long, Kept> titles = parents.isEmpty() ? Map.of() : versions.of(parents.keySet(), language, true);
        Set<Long> people = new HashSet<>();
        found.stream()
                .filter(one -> one.kept() != null)
                .forEach(one -> people.add(one.kept().member()));
        people.remove(0L);
        Map<Long, MemberCard> cards = people.isEmpty() ? Map.of() : members.cards(people);
        Map<Long, Integer> flags = violations.of(
                found.stream()
                        .filter(one -> one.kept() != null)
                        .map(one -> one.head().id())
                        .toList(),
                found.stream()
                        .collect(Collectors.toMap(
                                one -> one.head().id(), one -> one.head().language())),
                language,
                visit.space().id());
        return found.stream()
                .map(one -> line(one, language, parents.get(one.head().parent()), titles, cards, flags))
                .toList();
    }

    private static Line line(
            Found one,
            String language,
            ContentHead parent,
            Map<Long, Kept> titles,
            Map<Long, MemberCard> cards,
            Map<Long, Integer> flags) {
        ContentHead head = one.head();
        ContentHead titled = head.title().isEmpty() && parent != null ? parent : head;
        Kept kept = titled == head ? one.kept() : titles.get(titled.id());
        boolean own = kept != null && !kept.title().isEmpty() && !kept.title().equals(titled.title());
        return new Line(
                head.id(),
                own ? kept.title() : titled.title(),
                own ? language : titled.language(),
                head.kind(),
                one.state(),
                one.kept() == null ? 0 : one.kept().untranslated(),
                flags.getOrDefault(head.id(), 0),
                one.kept() == null ? null : cards.get(one.kept().member()),
                one.kept() == null ? head.createdAt() : one.kept().madeAt());
    }

    /** How many texts there are at all, in whatever language. */
    long total(Visit visit) {
        return register.count(
                visit.grants(), new Selection(List.of(visit.space().id()), ContentChanges.AT_ONCE, 0, 0, null));
    }

    /** By language, of everything in the space: for its managers; two statements. */
    List<Coverage> coverage(Collection<String> languages, long space) {
        Map<String, Map<String, Long>> made = new LinkedHashMap<>();
        languages.forEach(language -> made.put(language, new LinkedHashMap<>()));
        database.list(
                        "select language, origin, count(*) as items from translation_version where space_id = ?"
                                + " group by language, origin",
                        row -> List.<Object>of(row.text("language"), row.text("origin"), row.number("items")),
                        space)
                .forEach(row -> made.computeIfAbsent((String) row.get(0), tag -> new LinkedHashMap<>())
                        .put((String) row.get(1), (Long) row.get(2)));
        Map<String, long[]> waiting = database
                .list(
                        "select language, count(*) as items, sum(case when failure = '' then 0 else 1 end) as failed"
                                + " from translation_job where space_id = ? and priority < 3 group by language",
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
