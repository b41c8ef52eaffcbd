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

    /** Where something new is kept, and from whom. */
    public record From(long space, long content, long member) {}

    /**
     * Translations of exactly these sentences, by sentence; what people made comes before machines, the space before the
     * network. One statement for two hundred.
     */
    public Map<String, Segment> exact(Collection<Sentence> sentences, Pair pair, long space) {
        Set<Long> hashes = new LinkedHashSet<>();
        sentences.forEach(sentence -> hashes.add(sentence.hash()));
        Map<String, Segment> found = new HashMap<>();
        List<Long> all = new ArrayList<>(hashes);
        for (int from = 0; from < all.size(); from += BATCH) {
            // From the least to the most wanted: the last one counts.
            database.list(
                            "select source, target, origin, space_id from translation_segment where hash in (?)"
                                    + " and source_language = ? and target_language = ? and space_id in (?)"
                                    + " order by case when origin = 'MACHINE' then 0 else 1 end, space_id",
                            row -> new Segment(
                                    row.text("source"), row.text("target"), Origin.valueOf(row.text("origin"))),
                            all.subList(from, Math.min(all.size(), from + BATCH)),
                            pair.from(),
                            pair.to(),
                            List.of(EVERYBODY, space))
                    .forEach(segment -> found.put(segment.source(), segment));
        }
        return found;
    }

    /** Keeps translations; a machine's takes the place of no person's. */
    public void keep(Transaction transaction, Collection<Segment> segments, Pair pair, From from) {
        for (Segment segment : segments) {
            long hash = Stamp.of(segment.source());
            boolean machine = segment.origin() == Origin.MACHINE;
            String where = " where hash = ? and source_language = ? and target_language = ? and space_id = ?";
            boolean known = transaction.number(
                            "select count(*) from translation_segment" + where,
                            hash,
                            pair.from(),
                            pair.to(),
                            from.space())
                    > 0;
            if (known) {
                transaction.execute(
                        "update translation_segment set source = ?, target = ?, origin = ?, content = ?, member = ?,"
                                + " made_at = ?" + where + (machine ? " and origin = 'MACHINE'" : ""),
                        segment.source(),
                        segment.target(),
                        segment.origin().name(),
                        from.content(),
                        from.member(),
                        Instant.now(),
                        hash,
                        pair.from(),
                        pair.to(),
                        from.space());
            } else {
                transaction.execute(
                        "insert into translation_segment (source_language, target_language, space_id, hash, source, target,"
                                + " origin, content, member, made_at) values (?,?,?,?,?,?,?,?,?,?)",
                        pair.from(),
                        pair.to(),
                        from.space(),
                        hash,
                        segment.source(),
                        segment.target(),
                        segment.origin().name(),
                        from.content(),
                        from.member(),
                        Instant.now());
            }
        }
    }

    /** Forgets what comes from an item. */
    public static void forget(Transaction transaction, long content) {
        transaction.execute("delete from translation_segment where content = ?", content);
    }
}
