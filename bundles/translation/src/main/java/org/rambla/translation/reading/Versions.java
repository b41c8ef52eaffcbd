// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Readings;
import org.rambla.translation.segment.Stamp;

/** Items in other languages than their own, as they are kept. */
public class Versions {
    /** Instead of a stamp: the original moved on since somebody translated it, and that waits for a person. */
    public static final long BEHIND = 0;
    /** Instead of a stamp: some of it was not translated yet, and is wanted. */
    public static final long INCOMPLETE = 1;
    /** Instead of a stamp: none of it was translated yet. */
    public static final long UNTOUCHED = 2;

    private static final String HEAD =
            "content, language, space_id, source_language, title, sanitiser, title_stamp, body_stamp, origin, untranslated,"
                    + " version, member, made_at";
    private static final int BATCH = 500;
    private static final String ITEM = " where content = ? and language = ?";

    private final Database database;

    public Versions(Database database) {
        this.database = database;
    }

    /**
     * A version.
     *
     * @param body EMPTY where titles were asked for
     * @param titleStamp what the title of the original said, as a number; or {@link #BEHIND} and its like
     * @param untranslated passages that stand in the original language
     * @param number counts changes, from 1
     * @param origin ORIGINAL where its authors wrote it themselves: then there is a title alone
     * @param member who changed it last; 0 for a machine
     */
    public record Kept(
            long content,
            String language,
            long space,
            String sourceLanguage,
            String title,
            Body body,
            long titleStamp,
            long bodyStamp,
            Origin origin,
            int untranslated,
            int number,
            long member,
            Instant madeAt) {
        private static Kept of(Row row, boolean body) {
            return new Kept(
                    row.number("content"),
                    row.text("language"),
                    row.number("space_id"),
                    row.text("source_language"),
                    row.text("title"),
                    body ? new Body(row.text("body"), row.integer("sanitiser")) : Body.EMPTY,
                    row.number("title_stamp"),
                    row.number("body_stamp"),
                    Origin.valueOf(row.text("origin")),
                    row.integer("untranslated"),
                    row.integer("version"),
                    row.number("member"),
                    row.instant("made_at"));
        }
    }

    /**
     * A passage and its translation.
     *
     * @param block "" for the title
     * @param source what it said
     * @param origin MACHINE, PERSON, or CORRECTED: a machine with the help of what people translated elsewhere
     */
    public record Pair(
            String block, long stamp, String source, String target, Origin origin, long member, Instant madeAt) {}

    /** Versions in a language by item; one statement. */
    public Map<Long, Kept> of(Collection<Long> contents, String language, boolean titles) {
        Map<Long, Kept> found = new HashMap<>();
        database.list(
                        "select " + HEAD + (titles ? "" : ", body") + " from translation_version where content in (?)"
                                + " and language = ?",
                        row -> Kept.of(row, !titles),
                        contents,
                        language)
                .forEach(kept -> found.put(kept.content(), kept));
        return found;
    }

    /** Versions in all languages; one statement for each five hundred items. */
    public List<Kept> all(Collection<Long> contents) {
        List<Kept> all = new ArrayList<>();
        List<Long> ids = List.copyOf(contents);
        for (int from = 0; from < ids.size(); from += BATCH) {
            all.addAll(database.list(
                    "select " + HEAD + ", body from translation_version where content in (?)",
                    row -> Kept.of(row, true),
                    ids.subList(from, Math.min(ids.size(), from + BATCH))));
        }
        return all;
    }

    public Optional<Kept> find(long content, String language) {
        return database.first(
                "select " + HEAD + ", body from translation_version" + ITEM,
                row -> Kept.of(row, true),
                content,
                language);
    }

    /** The passages of a version by block. */
    public Map<String, Pair> passages(long content, String language) {
        Map<String, Pair> passages = new LinkedHashMap<>();
        passages(database, content, language).forEach(pair -> passages.put(pair.block(), pair));
        return passages;
    }

    /**
     * What of a version goes on counting, by block: all of it, or what people translated alone where the original was noted
     * in another language then. Their words are of what it says, whatever that was called.
     *
     * @param before the version, if there is one
     * @param source language of the original
     */
    public Map<String, Pair> standing(Optional<Kept> before, String source) {
        if (before.isEmpty()) {
            return Map.of();
        }
        Map<String, Pair> passages =
                passages(before.get().content(), before.get().language());
        if (!before.get().sourceLanguage().equals(source)) {
            passages.values().removeIf(pair -> pair.origin() != Origin.PERSON);
        }
        return passages;
    }

    /** The passages of a version, inside of a transaction too. */
    public static List<Pair> passages(Sql sql, long content, String language) {
        return sql.list(
                "select block, stamp, source, target, origin, member, made_at from translation_passage" + ITEM,
                row -> new Pair(
                        row.text("block"),
                        row.number("stamp"),
                        row.text("source"),
                        row.text("target"),
                        Origin.valueOf(row.text("origin")),
                        row.number("member"),
                        row.instant("made_at")),
                content,
                language);
    }

    /**
     * Keeps a version in place of the one with the number before.
     *
     * @return false when somebody else was quicker; nothing was changed then
     */
    public static boolean keep(Transaction tx, Kept version, Collection<Pair> passages) {
        int before = Math.toIntExact(
                tx.number("select version from translation_version" + ITEM, version.content(), version.language()));
        if (before != version.number() - 1) {
            return false;
        }
        if (before > 0
                && tx.execute(
                                "delete from translation_version" + ITEM + " and version = ?",
                                version.content(),
                                version.language(),
                                before)
                        == 0) {
            return false;
        }
        insert(tx, version);
        for (Pair pair : changed(tx, version, passages)) {
            tx.execute(
                    "insert into translation_passage (content, language, block, stamp, source, target, origin, member,"
                            + " made_at) values (?,?,?,?,?,?,?,?,?)",
                    version.content(),
                    version.language(),
                    pair.block(),
                    pair.stamp(),
                    pair.source(),
                    pair.target(),
                    pair.origin().name(),
                    pair.member(),
                    pair.madeAt());
        }
        tell(tx, version.content(), version.space());
        return true;
    }

    /** Those that are not there yet; what is there and not among them, or otherwise, goes. */
    private static List<Pair> changed(Transaction tx, Kept version, Collection<Pair> passages) {
        Map<String, Pair> wanted = new LinkedHashMap<>();
        passages.forEach(pair -> wanted.put(pair.block(), pair));
        List<String> gone = new ArrayList<>();
        tx.list(
                        "select block, stamp, origin, member, made_at from translation_passage" + ITEM,
                        row -> new Pair(
                                row.text("block"),
                                row.number("stamp"),
                                "",
                                "",
                                Origin.valueOf(row.text("origin")),
                                row.number("member"),
                                row.instant("made_at")),
                        version.content(),
                        version.language())
                .forEach(there -> {
                    Pair pair = wanted.get(there.block());
                    // Each is made once, at its moment, and never changed.
                    if (pair != null
                            && pair.stamp() == there.stamp()
                            && pair.origin() == there.origin()
                            && pair.member() == there.member()
                            && pair.madeAt().toEpochMilli() == there.madeAt().toEpochMilli()) {
                        wanted.remove(there.block());
                    } else {
                        gone.add(there.block());
                    }
                });
        for (int from = 0; from < gone.size(); from += BATCH) {
            tx.execute(
                    "delete from translation_passage" + ITEM + " and block in (?)",
                    version.content(),
                    version.language(),
                    gone.subList(from, Math.min(gone.size(), from + BATCH)));
        }
        return List.copyOf(wanted.values());
    }

    private static void insert(Transaction tx, Kept version) {
        tx.execute(
                "insert into translation_version (" + HEAD + ", body) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                version.content(),
                version.language(),
                version.space(),
                version.sourceLanguage(),
                version.title(),
                version.body().sanitiser(),
                version.titleStamp(),
                version.bodyStamp(),
                version.origin().name(),
                version.untranslated(),
                version.number(),
                version.member(),
                version.madeAt(),
                version.body().html());
    }

    /** Notes that the authors of an item wrote it in a language as well, in place of whatever was translated. */
    public static void own(Transaction tx, ContentHead head, String language, String title) {
        int number = Math.toIntExact(tx.number("select version from translation_version" + ITEM, head.id(), language));
        drop(tx, head.id(), language, head.space());
        long stamp = Stamp.of(head.title());
        Kept own = new Kept(
                head.id(),
                language,
                head.space(),
                head.language(),
                title,
                Body.EMPTY,
                stamp,
                stamp,
                Origin.ORIGINAL,
                0,
                number + 1,
                0,
                Instant.now());
        insert(tx, own);
    }

    /** Lets a version go, in one language. */
    public static void drop(Transaction tx, long content, String language, long space) {
        tx.execute("delete from translation_passage" + ITEM, content, language);
        tx.execute("delete from translation_review" + ITEM, content, language);
        if (tx.execute("delete from translation_version" + ITEM, content, language) > 0) {
            tell(tx, content, space);
        }
    }

    /** What is there of a space is shown again, or not any more. */
    public void tell(long space) {
        for (List<Long> page = page(space, 0); !page.isEmpty(); page = page(space, page.get(page.size() - 1))) {
            List<Long> some = page;
            database.transaction(tx -> {
                some.forEach(content -> tell(tx, content, space));
                return null;
            });
        }
    }

    private List<Long> page(long space, long after) {
        return database.list(
                "select distinct content from translation_version where space_id = ? and content > ? order by content"
                        + " fetch first " + BATCH + " rows only",
                row -> row.number("content"),
                space,
                after);
    }

    /** Whoever keeps what it says hears of it. */
    private static void tell(Transaction tx, long content, long space) {
        tx.record(Event.now(Readings.TRANSLATED, content, space, 1, 0));
    }

    /** Who is behind a version, by who is behind its passages; those that are not translated yet have nobody. */
    public static Origin origin(Collection<Pair> passages) {
        List<Origin> origins = passages.stream()
                .filter(pair -> pair.stamp() != 0)
                .map(Pair::origin)
                .distinct()
                .toList();
        if (origins.stream().allMatch(origin -> origin == Origin.MACHINE)) {
            return Origin.MACHINE;
        }
        return origins.size() == 1 && origins.get(0) == Origin.PERSON ? Origin.PERSON : Origin.CORRECTED;
    }
}
