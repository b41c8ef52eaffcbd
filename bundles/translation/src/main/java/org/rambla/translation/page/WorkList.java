// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.content.ContentSources;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Grants;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.page.Sequence.Position;
import org.rambla.translation.page.Sequence.Step;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.segment.Letters;
import org.rambla.translation.work.ContentChanges;
import org.rambla.translation.work.CoreTexts;
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
    private final Sequence sequence;
    private final SecondLooks looks;

    public WorkList(
            Database database,
            ContentRegister register,
            ContentSources sources,
            Members members,
            Glossary glossary,
            Machines machines) {
        this.machines = machines;
        this.sequence = new Sequence(database, register);
        this.database = database;
        this.register = register;
        this.sources = sources;
        this.members = members;
        this.versions = new Versions(database);
        this.looks = new SecondLooks(database);
        this.violations = new Violations(database, glossary);
    }

    /** Which texts are listed; part of addresses and message keys. */
    public enum Show {
        /** Those that wait for somebody. */
        OPEN,
        /** Translated by somebody, as the original is now; nobody else has found it good yet. */
        SECOND,
        ALL;

        static Show of(String text) {
            return text.equals("all") ? ALL : text.equals("second") ? SECOND : OPEN;
        }
    }

    /**
     * A text and what became of it.
     *
     * @param titleLanguage of the title as it is shown; "" when there is none
     * @param untranslated passages in the original language
     * @param flags words of it that are not as the glossary has them
     * @param by who changed the translation last, null for a machine
     * @param good who of the others found it good, null for nobody
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
            MemberCard good,
            Instant at) {}

    /**
     * Some of the list.
     *
     * @param times how often members opened each; empty where that is not the order
     * @param next where the next page begins, null when this is the last one
     */
    record Lines(List<Line> lines, Map<Long, Long> times, Position next) {}

    /** @param good who found it good, 0 for nobody */
    private record Found(ContentHead head, Kept kept, State state, long good) {}

    /**
     * A page of the list.
     *
     * @param read only what members opened, most often first; else the latest first
     */
    Lines lines(String language, Show show, boolean read, Position after, Visit visit) {
        List<Found> found = new ArrayList<>();
        Map<Long, Position> places = new HashMap<>();
        Map<Long, Long> times = new HashMap<>();
        Position last = after;
        boolean more = true;
        Grants grants = read ? visit.grants() : CoreTexts.with(visit, register, sources);
        for (int i = 0; i < STEPS && more && found.size() <= PAGE; i++) {
            Step step =
                    read ? sequence.mostRead(language, last, STEP, visit) : sequence.latest(last, STEP, grants, visit);
            step.heads().forEach(head -> places.put(head.id(), step.at(head)));
            times.putAll(step.times());
            found.addAll(found(step.heads(), language, show, visit));
            more = step.more();
            last = step.last();
        }
        if (found.size() > PAGE) {
            found = found.subList(0, PAGE);
            last = places.get(found.get(PAGE - 1).head().id());
            more = true;
        }
        return new Lines(lines(found, language, visit), times, more ? last : null);
    }

    /**
     * The text that waits for somebody behind another one; from the start of the list where none follows.
     *
     * @param read whether the list has first what members opened most; else the latest
     * @return its id; 0 when nothing else waits
     */
    public long next(String language, ContentHead behind, boolean read, Visit visit) {
        Position place = read ? sequence.place(behind.id(), language) : Position.of(behind);
        for (Position after : place == null ? new Position[] {null} : new Position[] {place, null}) {
            for (Line line : lines(language, Show.OPEN, read, after, visit).lines()) {
                if (line.content() != behind.id()) {
                    return line.content();
                }
            }
        }
        return 0;
    }

    /** The latest that wait for somebody, written in one language, by id. */
    public List<Long> open(String from, String to, int limit, Visit visit) {
        List<Long> open = new ArrayList<>();
        Position last = null;
        boolean more = true;
        Grants grants = CoreTexts.with(visit, register, sources);
        for (int i = 0; i < STEPS && more && open.size() < limit; i++) {
            Step step = sequence.latest(last, STEP, grants, visit);
            more = step.more();
            last = step.last();
            found(
                            step.heads().stream()
                                    .filter(head -> head.language().equals(from))
                                    .toList(),
                            to,
                            Show.OPEN,
                            visit)
                    .forEach(one -> open.add(one.head().id()));
        }
        return open.subList(0, Math.min(limit, open.size()));
    }

    private List<Found> found(List<ContentHead> heads, String language, Show show, Visit visit) {
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
        Map<Long, Long> good = looks.of(kept.values(), language);
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
            if (item == null
                    || !State.written(item, language)
                            && Letters.in(head.title(), item.body().html())) {
                State state = State.of(head, item, kept.get(head.id()), jobs.get(head.id()));
                if (state == State.WAITING
                        && machines.able(head.language(), language, closed).isEmpty()) {
                    state = State.MISSING;
                }
                Found one = new Found(head, kept.get(head.id()), state, good.getOrDefault(head.id(), 0L));
                if (listed(one, show, visit)) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    private static boolean listed(Found one, Show show, Visit visit) {
        return switch (show) {
            case ALL -> true;
            case OPEN -> one.state().open();
            case SECOND ->
                one.state().done()
                        && one.good() == 0
                        && SecondLooks.somebodys(one.kept())
                        && one.kept().member() != visit.memberId();
        };
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
                .forEach(one -> people.addAll(List.of(one.kept().member(), one.good())));
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
                one.state().done() ? cards.get(one.good()) : null,
                one.kept() == null ? head.createdAt() : one.kept().madeAt());
    }

    /** How many texts there are at all, in whatever language. */
    long total(Visit visit) {
        return register.count(
                CoreTexts.with(visit, register, sources),
                new Selection(List.of(visit.space().id()), ContentChanges.AT_ONCE, 0, 0, null));
    }

    /** By language, of everything in the space: for its managers; two statements. */
    List<Coverage> coverage(Collection<String> languages, long space) {
        return Coverage.of(database, languages, space);
    }
}
