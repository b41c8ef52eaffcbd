// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.job;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.wiki.exchange.in.Remark;

/**
 * Imports that go on while nobody waits, in the database: any server works at them, each at one for as long as it says that
 * it does, and what a server that ended had done is not done again.
 */
public final class ImportJobs {
    /** A server that has not said a word for so long has ended. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** Of one member in one space at a time. */
    static final int OPEN = 2;

    private static final Duration KEPT = Duration.ofDays(90);
    private static final String SELECT = "select " + ImportJob.COLUMNS + " from wiki_import j";

    private final Database database;
    private final ImportParts parts;

    public ImportJobs(Database database) {
        this.database = database;
        this.parts = new ImportParts(database);
    }

    /**
     * Keeps a file to be read later. Not in one transaction: what was kept of a file that broke off is swept.
     *
     * @param job with id 0
     * @return the id
     * @throws Refusal 409 when the member has enough of them in that space
     */
    public long keep(ImportJob job, Upload upload, Instant now) throws IOException {
        sweep(job.space(), now);
        if (open(job.space(), job.member()) >= OPEN) {
            throw new Refusal(409, "wiki.import.busy", OPEN);
        }
        long id = database.transaction(tx -> insert(tx, job, now));
        parts.keep(id, upload);
        database.transaction(tx -> tx.execute("update wiki_import set state = 'WAITING' where id = ?", id));
        return id;
    }

    private static long insert(Transaction tx, ImportJob job, Instant now) {
        long id = tx.next("wiki_import_id");
        tx.execute(
                "insert into wiki_import (id, space_id, member, organisation, name, language, reader, parent, pages, done,"
                        + " made, state, problem, remarks, worker, leased_until, asked_at, ended_at,"
                        + " template) values (?,?,?,?,?,?,?,?,?,0,0,'COMING','','','',0,?,0,?)",
                id,
                job.space(),
                job.member(),
                job.organisation(),
                job.name(),
                job.language(),
                job.reader(),
                job.parent(),
                job.pages(),
                now,
                job.template());
        return id;
    }

    /** Takes away what is old, and what never came whole. */
    private void sweep(long space, Instant now) {
        List<Long> old = database.list(
                "select id from wiki_import where space_id = ? and (asked_at < ? or state = 'COMING' and asked_at < ?)",
                row -> row.number("id"),
                space,
                now.minus(KEPT),
                now.minus(Duration.ofDays(1)));
        old.forEach(id -> database.transaction(tx -> {
            remove(tx, List.of(id));
            return null;
        }));
    }

    private static void remove(Transaction tx, List<Long> ids) {
        ImportParts.remove(tx, ids);
        tx.execute("delete from wiki_import_page where import_id in (?)", ids);
        tx.execute("delete from wiki_import where id in (?)", ids);
    }

    /** Whoever brought them is being erased; the pages stay. */
    public static void forget(Transaction tx, long member) {
        List<Long> ids = tx.list("select id from wiki_import where member = ?", row -> row.number("id"), member);
        if (!ids.isEmpty()) {
            remove(tx, ids);
        }
    }

    private long open(long space, long member) {
        return database.number(
                "select count(*) from wiki_import where space_id = ? and member = ? and state in ('COMING', 'WAITING')",
                space,
                member);
    }

    /** One that a member brought. */
    public Optional<ImportJob> find(long space, long id, long member) {
        return database.first(
                SELECT + " where j.id = ? and j.space_id = ? and j.member = ?", ImportJob::of, id, space, member);
    }

    /** Those that a member brought to a space, the latest first. */
    public List<ImportJob> of(long space, long member, int limit) {
        return database.list(
                SELECT + " where j.space_id = ? and j.member = ? order by j.id desc fetch first " + limit
                        + " rows only",
                ImportJob::of,
                space,
                member);
    }

    /**
     * What became of a page.
     *
     * @param place from 0, in the order in which they came
     * @param page 0 when it was not made
     */
    public record Entry(int place, String title, long page, List<Remark> remarks) {}

    /** What became of the pages behind a place (-1: from the first). */
    public List<Entry> entries(long id, int after, int limit) {
        return database.list(
                "select place, title, page, remarks from wiki_import_page where import_id = ? and place > ?"
                        + " order by place fetch first " + limit + " rows only",
                row -> new Entry(
                        row.integer("place"),
                        row.text("title"),
                        row.number("page"),
                        Remark.fromJson(row.text("remarks"))),
                id,
                after);
    }

    /** The pages that were made, by place. */
    Map<Integer, Long> made(long id) {
        Map<Integer, Long> made = new HashMap<>();
        database.list(
                "select place, page from wiki_import_page where import_id = ? and page <> 0",
                row -> made.put(row.integer("place"), row.number("page")),
                id);
        return made;
    }

    /** Takes one that nobody works at. */
    Optional<ImportJob> take(String worker, Instant now) {
        List<Long> waiting = database.list(
                "select id from wiki_import where state = 'WAITING' and leased_until < ? order by id"
                        + " fetch first 5 rows only",
                row -> row.number("id"),
                now);
        for (long id : waiting) {
            int taken = database.transaction(tx -> tx.execute(
                    "update wiki_import set worker = ?, leased_until = ? where id = ? and state = 'WAITING' and"
                            + " leased_until < ?",
                    worker,
                    now.plus(LEASE),
                    id,
                    now));
            if (taken > 0) {
                return database.first(SELECT + " where j.id = ?", ImportJob::of, id);
            }
        }
        return Optional.empty();
    }

    /** Writes down what became of a page; whether the work is still this server's, and wanted. */
    boolean record(ImportJob job, String worker, Entry entry, Instant now) {
        return database.transaction(tx -> {
            int mine = tx.execute(
                    "update wiki_import set done = ?, made = made + ?, leased_until = ? where id = ? and worker = ?"
                            + " and state = 'WAITING'",
                    entry.place() + 1,
                    entry.page() == 0 ? 0 : 1,
                    now.plus(LEASE),
                    job.id(),
                    worker);
            if (mine > 0) {
                tx.execute(
                        "insert into wiki_import_page (import_id, place, title, page, remarks) values (?,?,?,?,?)",
                        job.id(),
                        entry.place(),
                        entry.title(),
                        entry.page(),
                        Remark.toJson(entry.remarks()));
            }
            return mine > 0;
        });
    }

    /** All was looked at. The file is not needed any more. */
    void finish(ImportJob job, String worker, List<Remark> remarks, Instant now) {
        database.transaction(tx -> {
            int mine = tx.execute(
                    "update wiki_import set state = 'DONE', remarks = ?, ended_at = ?, worker = '' where id = ? and"
                            + " worker = ? and state = 'WAITING'",
                    Remark.toJson(remarks),
                    now,
                    job.id(),
                    worker);
            if (mine > 0) {
                ImportParts.remove(tx, List.of(job.id()));
            }
            return null;
        });
    }

    /** The server that works at it cannot go on, until somebody has it gone on with. Nothing when it is not its any more. */
    void stop(ImportJob job, String worker, Remark problem) {
        database.transaction(tx -> tx.execute(
                "update wiki_import set state = 'STOPPED', problem = ?, worker = '', leased_until = 0 where id = ? and"
                        + " worker = ? and state = 'WAITING'",
                shortened(List.of(problem)),
                job.id(),
                worker));
    }

    private static String shortened(List<Remark> problems) {
        String json = Remark.toJson(problems);
        return json.length() <= 1_000 ? json : Remark.toJson(List.of(new Remark("wiki.import.stopped.failed")));
    }

    /** Somebody does not want it any more for now. */
    public void stop(ImportJob job) {
        database.transaction(tx -> tx.execute(
                "update wiki_import set state = 'STOPPED', problem = ?, worker = '', leased_until = 0 where id = ? and"
                        + " state = 'WAITING'",
                Remark.toJson(List.of()),
                job.id()));
    }

    /** It goes on where it stopped; at once, whatever the server that worked at it last. */
    public void goOn(ImportJob job) {
        database.transaction(tx -> tx.execute(
                "update wiki_import set state = 'WAITING', problem = '', worker = '', leased_until = 0 where id = ? and"
                        + " state = 'STOPPED'",
                job.id()));
    }

    /** A server that ends leaves it to others. */
    void leave(ImportJob job, String worker) {
        database.transaction(tx -> tx.execute(
                "update wiki_import set worker = '', leased_until = 0 where id = ? and worker = ?", job.id(), worker));
    }

    /** The file as it came. */
    Upload file(ImportJob job) {
        return parts.file(job);
    }
}
