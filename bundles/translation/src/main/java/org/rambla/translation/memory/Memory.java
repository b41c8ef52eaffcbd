// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.translation.segment.Sentence;
import org.rambla.translation.segment.Stamp;

/**
 * Sentences that were translated before. What comes from texts that not every member of the network may read is found in
 * the space of that text alone.
 */
public final class Memory {
    /** The place of what every member of the network may read. */
    public static final long EVERYBODY = 0;

    private static final int BATCH = 200;

    private final Database database;

    public Memory(Database database) {
        this.database = database;
    }

    /** From one language into another, for texts of a space. */
    public record Pair(String from, String to) {}

    /**
     * A sentence in both languages, coded as {@link Sentence#text}.
     *
     * @param origin MACHINE, or who is behind it
     */
    public record Segment(String source, String target, Origin origin) {}

    /**
     * Where something new is kept, and from whom.
     *
     * @param space of what may be found: EVERYBODY, or one space alone
     * @param home the space of the text itself; 0 when it was brought in
     */
    public record From(long space, long home, long content, long member) {
        /** From a text of that space alone, or brought in for it or for all. */
        public From(long space, long content, long member) {
            this(space, space, content, member);
        }
    }

    /** What may be used of the texts that sentences come from, by their ids. */
    @FunctionalInterface
    public interface Readable extends UnaryOperator<Set<Long>> {}

    private record Found(Segment segment, long content) {}

    /**
     * Translations of exactly these sentences, by sentence, to be used unseen: machines' of the whole network, and what people
     * made in this space or brought in; what people made comes first. One statement for two hundred.
     *
     * @param readable what nobody who reads the new text may learn of is left out
     */
    public Map<String, Segment> exact(Collection<Sentence> sentences, Pair pair, long space, Readable readable) {
        Set<Long> hashes = new LinkedHashSet<>();
        sentences.forEach(sentence -> hashes.add(sentence.hash()));
        List<Found> found = new ArrayList<>();
        List<Long> all = new ArrayList<>(hashes);
        for (int from = 0; from < all.size(); from += BATCH) {
            // From the least to the most wanted: the last one counts.
            found.addAll(database.list(
                    "select source, target, origin, content from translation_segment where hash in (?)"
                            + " and source_language = ? and target_language = ? and (space_id = ?"
                            + " or space_id = 0 and (origin = 'MACHINE' or content = 0))"
                            + " order by case when origin = 'MACHINE' then 0 else 1 end, space_id",
                    row -> new Found(
                            new Segment(row.text("source"), row.text("target"), Origin.valueOf(row.text("origin"))),
                            row.number("content")),
                    all.subList(from, Math.min(all.size(), from + BATCH)),
                    pair.from(),
                    pair.to(),
                    space));
        }
        Set<Long> contents = new TreeSet<>();
        found.forEach(one -> contents.add(one.content()));
        contents.remove(0L);
        Set<Long> usable = contents.isEmpty() ? Set.of() : readable.apply(contents);
        Map<String, Segment> exact = new HashMap<>();
        for (Found one : found) {
            if (one.content() == 0 || usable.contains(one.content())) {
                exact.put(one.segment().source(), one.segment());
            }
        }
        return exact;
    }

    /**
     * Keeps translations. A machine's takes the place of no person's. A person's counts in the space of its text; elsewhere
     * it is offered to whoever translates, and takes the place of nobody else's.
     */
    public void keep(Transaction transaction, Collection<Segment> segments, Pair pair, From from) {
        for (Segment segment : segments) {
            boolean open = from.space() == EVERYBODY;
            if (!open || from.home() == EVERYBODY) {
                put(transaction, segment, pair, from, from.space(), segment.origin() == Origin.MACHINE);
            } else if (segment.origin() == Origin.MACHINE) {
                // Where a person's stands for everybody, which no machine replaces, this one serves its own space.
                if (!put(transaction, segment, pair, from, EVERYBODY, true)) {
                    put(transaction, segment, pair, from, from.home(), true);
                }
            } else {
                put(transaction, segment, pair, from, from.home(), false);
                put(transaction, segment, pair, from, EVERYBODY, true);
            }
        }
    }

    /**
     * @param yields whether another person's stays
     * @return whether it is there now
     */
    private static boolean put(
            Transaction transaction, Segment segment, Pair pair, From from, long space, boolean yields) {
        long hash = Stamp.of(segment.source());
        String where = " where hash = ? and source_language = ? and target_language = ? and space_id = ?";
        boolean known = transaction.number(
                        "select count(*) from translation_segment" + where, hash, pair.from(), pair.to(), space)
                > 0;
        if (known) {
            boolean person = segment.origin() != Origin.MACHINE;
            List<Object> arguments = new ArrayList<>(List.of(
                    segment.source(),
                    segment.target(),
                    segment.origin().name(),
                    from.content(),
                    from.member(),
                    Instant.now(),
                    hash,
                    pair.from(),
                    pair.to(),
                    space));
            String unless = !yields ? "" : " and (origin = 'MACHINE'" + (person ? " or content = ?)" : ")");
            if (yields && person) {
                arguments.add(from.content());
            }
            return transaction.execute(
                            "update translation_segment set source = ?, target = ?, origin = ?, content = ?, member = ?,"
                                    + " made_at = ?" + where + unless,
                            arguments.toArray())
                    == 1;
        }
        transaction.execute(
                "insert into translation_segment (source_language, target_language, space_id, hash, source, target,"
                        + " origin, content, member, made_at) values (?,?,?,?,?,?,?,?,?,?)",
                pair.from(),
                pair.to(),
                space,
                hash,
                segment.source(),
                segment.target(),
                segment.origin().name(),
                from.content(),
                from.member(),
                Instant.now());
        return true;
    }

    /** What comes from an item that is not for everybody any more is not either. */
    public static void close(Transaction transaction, long content) {
        transaction.execute("delete from translation_segment where content = ? and space_id = 0", content);
    }

    /** Forgets what people translated of an item into a language from a moment on. */
    public static void forgetPeople(Transaction transaction, long content, String language, Instant since) {
        transaction.execute(
                "delete from translation_segment where content = ? and target_language = ? and origin = 'PERSON'"
                        + " and made_at >= ?",
                content,
                language,
                since);
    }

    /** Whether nothing was translated yet. */
    public boolean isEmpty() {
        return database.first(
                        "select id from translation_segment order by id fetch first 1 rows only",
                        row -> row.number("id"))
                .isEmpty();
    }

    /** Forgets what comes from an item. */
    public static void forget(Transaction transaction, long content) {
        transaction.execute("delete from translation_segment where content = ?", content);
    }
}
