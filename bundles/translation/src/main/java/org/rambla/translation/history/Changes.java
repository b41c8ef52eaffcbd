// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.reading.Versions.Pair;

/** What people changed of translations, the passages that changed as they were. */
public final class Changes {
    /** Kind of the event that somebody changed a translation; its subject is the change. */
    public static final String CHANGED = "translation.changed";

    /** Of one item in one language; older ones go. */
    private static final int MOST = 50;

    private static final String ITEM = " where content = ? and language = ?";

    private final Database database;

    public Changes(Database database) {
        this.database = database;
    }

    /** @param member 0 for somebody who is erased */
    public record Change(long id, long content, String language, long member, Instant madeAt) {
        private static Change of(Row row) {
            return new Change(
                    row.number("id"),
                    row.number("content"),
                    row.text("language"),
                    row.number("member"),
                    row.instant("made_at"));
        }
    }

    /**
     * A passage that changed.
     *
     * @param was with an empty target when it was not translated
     * @param became "" when it is not translated any more
     */
    public record Passage(long change, Pair was, String became) {}

    /**
     * Notes what somebody changed.
     *
     * @param before the passages that were kept until now
     */
    public static void note(Transaction tx, List<Pair> before, Kept version, Collection<Pair> passages, long member) {
        Map<String, Pair> known = new LinkedHashMap<>();
        before.forEach(pair -> known.put(pair.block(), pair));
        List<Passage> changed = new ArrayList<>();
        for (Pair pair : passages) {
            Pair was = known.remove(pair.block());
            if (was == null) {
                was = new Pair(pair.block(), 0, pair.source(), "", Origin.MACHINE, 0, version.madeAt());
            }
            if (!was.target().equals(pair.target())) {
                changed.add(new Passage(0, was, pair.target()));
            }
        }
        known.values().forEach(was -> changed.add(new Passage(0, was, "")));
        if (!changed.isEmpty()) {
            write(tx, version.content(), version.space(), version.language(), member, changed);
        }
    }

    /** Notes that a translation is taken back as a whole; before it goes. */
    static void noteRemoval(Transaction tx, long content, long space, String language, long member) {
        List<Passage> changed = Versions.passages(tx, content, language).stream()
                .map(pair -> new Passage(0, pair, ""))
                .toList();
        if (!changed.isEmpty()) {
            write(tx, content, space, language, member, changed);
        }
    }

    private static void write(
            Transaction tx, long content, long space, String language, long member, List<Passage> changed) {
        long id = tx.next("translation_change_seq");
        tx.execute(
                "insert into translation_change (id, content, language, member, made_at) values (?,?,?,?,?)",
                id,
                content,
                language,
                member,
                Instant.now());
        for (Passage passage : changed) {
            Pair was = passage.was();
            tx.execute(
                    "insert into translation_changed (change_id, block, stamp, source, target, origin, member, made_at,"
                            + " became) values (?,?,?,?,?,?,?,?,?)",
                    id,
                    was.block(),
                    was.stamp(),
                    was.source(),
                    was.target(),
                    was.origin().name(),
                    was.member(),
                    was.madeAt(),
                    passage.became());
        }
        List<Long> old = tx.list(
                "select id from translation_change" + ITEM + " order by id desc offset " + MOST + " rows",
                row -> row.number("id"),
                content,
                language);
        drop(tx, old);
        tx.record(Event.now(CHANGED, id, space, 1, member));
    }

    private static void drop(Transaction tx, List<Long> changes) {
        if (!changes.isEmpty()) {
            tx.execute("delete from translation_changed where change_id in (?)", changes);
            tx.execute("delete from translation_change where id in (?)", changes);
        }
    }

    /** Forgets what was changed of an item that is gone. */
    public static void forget(Transaction tx, long content) {
        tx.execute(
                "delete from translation_changed where change_id in (select id from translation_change where content = ?)",
                content);
        tx.execute("delete from translation_change where content = ?", content);
    }

    /** Forgets who it was. */
    public static void forgetMember(Transaction tx, long member) {
        tx.execute("update translation_change set member = 0 where member = ?", member);
        tx.execute("update translation_changed set member = 0 where member = ?", member);
    }

    public Optional<Change> find(long id) {
        return database.first(
                "select id, content, language, member, made_at from translation_change where id = ?", Change::of, id);
    }

    /** The latest first. */
    List<Change> of(long content, String language) {
        return database.list(
                "select id, content, language, member, made_at from translation_change" + ITEM
                        + " order by id desc fetch first " + MOST + " rows only",
                Change::of,
                content,
                language);
    }

    /**
     * What changed, by change; one statement.
     *
     * @param most passages in all
     */
    Map<Long, List<Passage>> passages(Collection<Long> changes, int most) {
        Map<Long, List<Passage>> passages = new HashMap<>();
        if (!changes.isEmpty()) {
            database.list(
                            "select change_id, block, stamp, source, target, origin, member, made_at, became from"
                                    + " translation_changed where change_id in (?) order by change_id desc, block fetch first "
                                    + most + " rows only",
                            Changes::passage,
                            changes)
                    .forEach(passage -> passages.computeIfAbsent(passage.change(), change -> new ArrayList<>())
                            .add(passage));
        }
        return passages;
    }

    private static Passage passage(Row row) {
        Pair was = new Pair(
                row.text("block"),
                row.number("stamp"),
                row.text("source"),
                row.text("target"),
                Origin.valueOf(row.text("origin")),
                row.number("member"),
                row.instant("made_at"));
        return new Passage(row.number("change_id"), was, row.text("became"));
    }
}
