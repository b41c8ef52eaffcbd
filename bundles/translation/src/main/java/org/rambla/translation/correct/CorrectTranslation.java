// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.correct;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.ContentState;
import org.rambla.api.network.Network;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Database.Conflict;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Spaces;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;
import org.rambla.translation.history.Changes;
import org.rambla.translation.memory.FuzzyMemory;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.memory.Memory.Segment;
import org.rambla.translation.memory.Similar;
import org.rambla.translation.queue.Job.Priority;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.reading.VersionCache;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.reading.Versions.Pair;
import org.rambla.translation.segment.Coded;
import org.rambla.translation.segment.Passage;
import org.rambla.translation.segment.Sentence;
import org.rambla.translation.segment.Sentences;
import org.rambla.translation.segment.Stamp;
import org.rambla.translation.work.CoreTexts;
import org.rambla.translation.work.KeptNames;
import org.rambla.translation.work.Secrecy;

/** Reads an item beside its translation, and keeps what somebody makes of it. Of two at once the second one is told. */
public final class CorrectTranslation {
    private static final int LONGEST_TITLE = 600;

    private final Database database;
    private final Versions versions;
    private final VersionCache cache;
    private final Memory memory;
    private final ContentRegister register;
    private final ContentSources sources;
    private final Bodies bodies;
    private final Network network;
    private final Secrecy secrecy;
    private final KeptNames names;
    private final FuzzyMemory fuzzy;
    private final Queue queue;

    public CorrectTranslation(
            Database database,
            ContentRegister register,
            ContentSources sources,
            Bodies bodies,
            Spaces spaces,
            Organisations organisations,
            Network network,
            FuzzyMemory fuzzy,
            VersionCache cache) {
        this.fuzzy = fuzzy;
        this.cache = cache;
        this.database = database;
        this.versions = new Versions(database);
        this.memory = new Memory(database);
        this.queue = new Queue(database);
        this.register = register;
        this.sources = sources;
        this.bodies = bodies;
        this.network = network;
        this.secrecy = new Secrecy(spaces);
        this.names = new KeptNames(spaces, organisations);
    }

    /**
     * An item of the space of the visit that its visitor may read, beside its translation.
     *
     * @throws Refusal 404 when it is not there, or not for this visitor, or is in that language already
     */
    public Beside open(long id, String language, Visit visit) {
        ContentHead head = register.head(id)
                .filter(found -> found.space() == visit.space().id() && found.state() == ContentState.PUBLISHED)
                .filter(found -> CoreTexts.readable(found, visit))
                .filter(found ->
                        network.languages().contains(language) && !Written.readable(found.language(), language))
                .orElseThrow(Refusal::notFound);
        ContentItem item = sources.items(List.of(id)).get(id);
        boolean own = item != null
                && item.versions().stream()
                        .anyMatch(version -> Written.readable(version.language(), language)
                                && (!version.body().isEmpty() || item.body().isEmpty()));
        if (item == null || own) {
            throw Refusal.notFound();
        }
        Optional<Kept> there = versions.find(id, language);
        // Of an original that was noted in another language nobody reads it; what is saved takes its place all the
        // same.
        Kept before = there.filter(kept -> kept.sourceLanguage().equals(head.language()))
                .orElse(null);
        int number = there.map(Kept::number).orElse(0);
        return Beside.of(head, item, language, before, number, versions.standing(there, head.language()));
    }

    /**
     * What was translated before and reads like passages that no person translated as they stand, by block: of texts that
     * this visitor may read at this moment. Those that wait for somebody come first, and beside a machine's words stand
     * only other people's. Two statements.
     */
    public Map<String, List<Similar>> alike(Beside beside, Visit visit) {
        ContentHead head = beside.head();
        Map<Beside.Row, List<Sentence>> asked = new LinkedHashMap<>();
        Stream.concat(
                        beside.rows().stream().filter(Beside.Row::open),
                        beside.rows().stream().filter(row -> row.state() == Beside.State.MACHINE))
                .forEach(row -> asked.put(
                        row,
                        Sentences.of(row.original(), head.language(), names.pattern())
                                .sentences()));
        Map<String, List<Similar>> found = fuzzy.alike(
                asked.values().stream().flatMap(List::stream).toList(),
                new Memory.Pair(head.language(), beside.language()),
                head.space(),
                contents -> readable(contents, visit));
        Map<String, List<Similar>> alike = new HashMap<>();
        asked.forEach((row, sentences) -> alike.put(
                row.block(),
                sentences.stream()
                        .flatMap(sentence -> found.getOrDefault(sentence.text(), List.of()).stream())
                        .filter(similar -> row.open() || betters(similar, row))
                        .distinct()
                        .toList()));
        return alike;
    }

    /** Whether a person said it, and said something else than the machine did here. */
    private static boolean betters(Similar similar, Beside.Row row) {
        return similar.origin() != Origin.MACHINE
                && !Similar.plain(row.target()).contains(Similar.plain(similar.target()));
    }

    private Set<Long> readable(Set<Long> contents, Visit visit) {
        return register.heads(contents).values().stream()
                .filter(head -> CoreTexts.readable(head, visit))
                .map(ContentHead::id)
                .collect(Collectors.toSet());
    }

    /**
     * Keeps passages. What is not translated yet is wanted from a machine.
     *
     * @param typed HTML by block; a passage that is left out stays as it was, an empty one is not translated any more
     * @param number of the version that was shown
     * @param checked blocks of passages that somebody looked at: these are that person's translation then, as they stand
     * @return false when somebody else changed it meanwhile
     */
    public boolean save(Beside beside, Map<String, String> typed, int number, Set<String> checked, Visit visit) {
        ContentHead head = beside.head();
        Instant now = Instant.now();
        Map<String, Pair> passages = new HashMap<>();
        List<Segment> segments = new ArrayList<>();
        for (Beside.Row row : beside.rows()) {
            String target = typed.getOrDefault(row.block(), row.target());
            boolean theirs = !target.isBlank() && (checked.contains(row.block()) || !target.equals(row.target()));
            if (theirs) {
                passages.put(row.block(), person(row, target, visit.memberId(), now));
                segments.addAll(segments(row.original(), head.language(), target, beside.language()));
            } else if (!target.isBlank()) {
                passages.put(row.block(), row.kept());
            }
        }
        Memory.From from = new Memory.From(
                secrecy.closed(head) ? head.space() : Memory.EVERYBODY, head.space(), head.id(), visit.memberId());
        return keep(
                beside,
                passages,
                number,
                visit,
                tx -> memory.keep(tx, segments, new Memory.Pair(head.language(), beside.language()), from));
    }

    /**
     * Puts what stands beside an original in place of what is kept, with who made each passage of it.
     *
     * @param also what is written with it
     * @return false when somebody else changed it meanwhile
     */
    public boolean put(Beside beside, Visit visit, Consumer<Transaction> also) {
        Map<String, Pair> passages = new HashMap<>();
        beside.rows().stream().filter(row -> row.kept() != null).forEach(row -> passages.put(row.block(), row.kept()));
        return keep(beside, passages, beside.number(), visit, also);
    }

    /** Wants a machine's translation, where one may. */
    public void wanted(Beside beside) {
        queue.want(beside.head().id(), beside.language(), beside.head().space(), Priority.LOOKED_AT, true);
    }

    private boolean keep(
            Beside beside, Map<String, Pair> passages, int number, Visit visit, Consumer<Transaction> also) {
        ContentHead head = beside.head();
        Kept version = version(beside, passages, number + 1, visit.memberId());
        boolean whole = version.untranslated() == 0 && !machineIsBehind(beside, passages);
        try {
            boolean kept = database.transaction(tx -> {
                List<Pair> before = Versions.passages(tx, head.id(), beside.language());
                boolean quickest = Versions.keep(tx, version, passages.values());
                if (quickest) {
                    Changes.note(tx, before, version, passages.values(), visit.memberId());
                    also.accept(tx);
                }
                if (quickest && whole) {
                    Queue.doneByHand(tx, head.id(), beside.language());
                }
                return quickest;
            });
            cache.forget(head.id());
            if (kept && !whole) {
                wanted(beside);
            }
            return kept;
        } catch (Conflict sameMoment) {
            return false;
        }
    }

    private static Pair person(Beside.Row row, String target, long member, Instant now) {
        return new Pair(row.block(), Stamp.of(row.original()), row.original(), target, Origin.PERSON, member, now);
    }

    /** Whether the original moved on where a machine translated it: it will do so again. */
    private static boolean machineIsBehind(Beside beside, Map<String, Pair> passages) {
        return beside.rows().stream()
                .anyMatch(row -> behind(row, passages) && row.kept().origin() != Origin.PERSON);
    }

    private static boolean behind(Beside.Row row, Map<String, Pair> passages) {
        return row.state() == Beside.State.CHANGED && passages.get(row.block()) == row.kept();
    }

    /** Nobody translated it, or not all of it. */
    private static boolean missing(Beside.Row row, Map<String, Pair> passages) {
        Pair pair = passages.get(row.block());
        return pair == null || pair.stamp() == 0;
    }

    private Kept version(Beside beside, Map<String, Pair> passages, int number, long member) {
        ContentHead head = beside.head();
        Body original = beside.item().body();
        List<Beside.Row> rows = beside.rows();
        List<String> texts = new ArrayList<>();
        for (Beside.Row row : rows) {
            Pair pair = passages.get(row.block());
            if (!row.block().isEmpty()) {
                texts.add(
                        pair == null
                                ? "<span lang=\"" + head.language() + "\">" + row.original() + "</span>"
                                : pair.target());
            }
        }
        Body body = original.isEmpty()
                ? Body.EMPTY
                : bodies.clean(Passage.replaced(original.html(), Passage.of(original.html()), texts), "html", original);
        Pair title = passages.get("");
        return new Kept(
                head.id(),
                beside.language(),
                head.space(),
                head.language(),
                title == null ? head.title() : plain(title.target()),
                body,
                stamp(rows.stream().filter(row -> row.block().isEmpty()).toList(), passages, Stamp.of(head.title())),
                stamp(
                        rows.stream().filter(row -> !row.block().isEmpty()).toList(),
                        passages,
                        Stamp.of(original.html())),
                Versions.origin(passages.values()),
                (int) rows.stream().filter(row -> missing(row, passages)).count(),
                number,
                member,
                Instant.now());
    }

    /** What nobody brought up to date keeps the whole behind the original; what a machine is to do makes it unfinished. */
    private static long stamp(List<Beside.Row> rows, Map<String, Pair> passages, long present) {
        if (!rows.isEmpty() && rows.stream().allMatch(row -> passages.get(row.block()) == null)) {
            return Versions.UNTOUCHED;
        }
        if (rows.stream().anyMatch(row -> behind(row, passages) && row.kept().origin() == Origin.PERSON)) {
            return Versions.BEHIND;
        }
        return rows.stream().anyMatch(row -> missing(row, passages) || behind(row, passages))
                ? Versions.INCOMPLETE
                : present;
    }

    private static String plain(String html) {
        String text = Coded.plain(html.replaceAll("<[^>]*>", ""));
        return text.substring(0, Math.min(text.length(), LONGEST_TITLE));
    }

    /** Sentence by sentence where both have as many; their marks must be the same. */
    private List<Segment> segments(String original, String from, String target, String to) {
        List<Sentence> first = Sentences.of(original, from, names.pattern()).sentences();
        List<Sentence> second = Sentences.of(target, to, names.pattern()).sentences();
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; first.size() == second.size() && i < first.size(); i++) {
            Sentence source = first.get(i);
            second.get(i)
                    .numberedAs(source)
                    .ifPresent(text -> segments.add(new Segment(source.text(), text, Origin.PERSON)));
        }
        return segments;
    }
}
