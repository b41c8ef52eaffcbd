// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.visit.Visit;

/**
 * Sentences of the memory for those who look after it: found by their words, and taken out. Those for everybody are the
 * network's, with the space 0; others are used in their own space alone.
 */
public final class KeptSentences {
    static final int MOST = 50;
    /** Some of those that are found are gone, or of texts that the visitor may not read. */
    private static final int LOOKED_AT = 300;

    private static final String COLUMNS =
            "select id, source_language, target_language, source, target, origin, content,"
                    + " made_at from translation_segment where space_id = ? and ";

    private final Database database;
    private final FuzzyMemory memory;
    private final ContentRegister register;
    private final Audit audit;

    public KeptSentences(Database database, FuzzyMemory memory, ContentRegister register, Audit audit) {
        this.database = database;
        this.memory = memory;
        this.register = register;
        this.audit = audit;
    }

    /**
     * A sentence as it lies in the memory.
     *
     * @param content the item it comes from, 0 when it was brought in
     */
    public record Kept(
            long id, Memory.Pair pair, String source, String target, Origin origin, long content, Instant madeAt) {
        private static Kept of(Row row) {
            return new Kept(
                    row.number("id"),
                    new Memory.Pair(row.text("source_language"), row.text("target_language")),
                    row.text("source"),
                    row.text("target"),
                    Origin.valueOf(row.text("origin")),
                    row.number("content"),
                    row.instant("made_at"));
        }

        public String original() {
            return Similar.plain(source);
        }

        public String translation() {
            return Similar.plain(target);
        }
    }

    /**
     * What was found.
     *
     * @param shown at most fifty
     * @param more whether there may be others
     * @param open false when nothing could be looked through
     */
    public record Found(List<Kept> shown, boolean more, boolean open) {
        public static final Found NOTHING = new Found(List.of(), false, true);
    }

    /** Those whose original has all of some words and whose text the visitor may read now; two statements. */
    public Found with(String words, Memory.Pair pair, long space, Visit visit) {
        List<Long> ids = memory.holding(words, pair, space, LOOKED_AT + 1);
        if (ids.isEmpty()) {
            return new Found(List.of(), false, memory.open());
        }
        Map<Long, Kept> rows = new HashMap<>();
        database.list(COLUMNS + "id in (?)", Kept::of, space, ids).forEach(kept -> rows.put(kept.id(), kept));
        Set<Long> readable = readable(rows.values().stream().map(Kept::content).collect(Collectors.toSet()), visit);
        List<Kept> found = ids.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .filter(kept -> kept.content() == 0 || readable.contains(kept.content()))
                .toList();
        return new Found(
                found.subList(0, Math.min(MOST, found.size())), found.size() > MOST || ids.size() > LOOKED_AT, true);
    }

    /** Takes a sentence out; texts that use it stay as they are. False when it is not there, or not for the visitor. */
    public boolean remove(long id, long space, Visit visit) {
        Optional<Kept> kept = database.first(COLUMNS + "id = ?", Kept::of, space, id)
                .filter(found -> found.content() == 0
                        || !readable(Set.of(found.content()), visit).isEmpty());
        return kept.isPresent()
                && database.transaction(tx -> {
                    int removed =
                            tx.execute("delete from translation_segment where id = ? and space_id = ?", id, space);
                    if (removed == 1) {
                        Memory.Pair pair = kept.get().pair();
                        audit.record(
                                tx,
                                visit.memberId(),
                                space,
                                "translation.audit.sentence",
                                Words.of(cut(kept.get().original())),
                                Words.of(pair.from() + " \u2192 " + pair.to()));
                    }
                    return removed == 1;
                });
    }

    private static String cut(String text) {
        return text.length() <= 250 ? text : text.substring(0, 250) + "\u2026";
    }

    private Set<Long> readable(Set<Long> contents, Visit visit) {
        return register.heads(contents.stream().filter(id -> id != 0).toList()).values().stream()
                .filter(head -> head.visible(visit.grants(), visit.memberId()))
                .map(ContentHead::id)
                .collect(Collectors.toSet());
    }
}
