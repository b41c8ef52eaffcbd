// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Database.Conflict;
import org.rambla.api.persistence.Transaction;
import org.rambla.translation.queue.Job.Priority;

/** What waits, in the database, for whichever server comes first; each item and language once. */
public final class Queue {
    static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration REST = Duration.ofDays(365);
    private static final int TAKEN_AT_ONCE = 5;
    private static final long LOOK_NANOS = 1_000_000_000L;
    private static final String ITEM = " where content = ? and language = ?";
    private static final String LEASED = " and leased_until = ?";

    private final Database database;
    private volatile long lookedAt = System.nanoTime() - 2 * LOOK_NANOS;

    public Queue(Database database) {
        this.database = database;
    }

    /**
     * Wants an item in a language.
     *
     * @param anew whether the original changed: what failed before is tried again
     * @return from when on it is tried; later than now where it failed before
     */
    public Instant want(long content, String language, long space, Priority priority, boolean anew) {
        Instant now = Instant.now();
        try {
            return database.transaction(tx -> {
                Optional<Instant> known = tx.first(
                        "select not_before from translation_job" + ITEM,
                        row -> row.instant("not_before"),
                        content,
                        language);
                if (known.isEmpty()) {
                    insert(tx, content, language, space, priority, now);
                    return now;
                }
                if (anew) {
                    tx.execute(
                            "update translation_job set not_before = ?, ready = 1, attempts = 0, failure = '',"
                                    + " leased_until = 0, priority = case when priority > 2 then 2 else priority end"
                                    + ITEM,
                            now,
                            content,
                            language);
                }
                tx.execute(
                        "update translation_job set priority = ?" + ITEM + " and priority > ? and priority < ?",
                        priority.ordinal(),
                        content,
                        language,
                        priority.ordinal(),
                        Priority.NEVER.ordinal());
                return anew ? now : known.get();
            });
        } catch (Conflict sameMoment) {
            return now;
        }
    }

    private static void insert(
            Transaction tx, long content, String language, long space, Priority priority, Instant now) {
        tx.execute(
                "insert into translation_job (content, language, space_id, priority, wanted_at, not_before, attempts,"
                        + " failure, leased_until, ready) values (?,?,?,?,?,?,0,'',0,1)",
                content,
                language,
                space,
                priority.ordinal(),
                now,
                now);
    }

    /** Wants some items of a space that are not wanted yet, after everything else; two statements and one for each. */
    public void want(Collection<Long> contents, String language, long space) {
        Instant now = Instant.now();
        database.transaction(tx -> {
            Set<Long> known = new HashSet<>(tx.list(
                    "select content from translation_job where content in (?) and language = ?",
                    row -> row.number("content"),
                    contents,
                    language));
            for (long content : contents) {
                if (!known.contains(content)) {
                    insert(tx, content, language, space, Priority.BACKLOG, now);
                }
            }
            return null;
        });
    }

    /** Somebody translated an item themselves: nothing is left to do. */
    public static void doneByHand(Transaction tx, long content, String language) {
        tx.execute("delete from translation_job" + ITEM, content, language);
    }

    /** Whatever was put off is tried again: an engine was set up, or may be given more. */
    public static void wake(Transaction tx) {
        tx.execute(
                "update translation_job set ready = 1, not_before = ?, attempts = 0, failure = '' where ready = 0"
                        + " and priority < ?",
                Instant.now(),
                Priority.NEVER.ordinal());
    }

    /** What was put off until now is ready. */
    private void ready(Instant now) {
        if (System.nanoTime() - lookedAt > LOOK_NANOS) {
            lookedAt = System.nanoTime();
            database.transaction(
                    tx -> tx.execute("update translation_job set ready = 1 where ready = 0 and not_before <= ?", now));
        }
    }

    /** The next one, which no other server takes for a while; that it was tried counts from now on, whatever becomes of it. */
    public Optional<Job> take() {
        Instant now = Instant.now();
        ready(now);
        for (Job job : database.list(
                "select " + Job.COLUMNS + " from translation_job where ready = 1 and leased_until < ?"
                        + " order by priority, wanted_at, content fetch first " + TAKEN_AT_ONCE + " rows only",
                Job::of,
                now)) {
            int taken = database.transaction(tx -> tx.execute(
                    "update translation_job set leased_until = ?, attempts = attempts + 1" + ITEM + LEASED,
                    now.plus(LEASE),
                    job.content(),
                    job.language(),
                    job.leasedUntil()));
            if (taken == 1) {
                return Optional.of(job.tried().leased(now.plus(LEASE)));
            }
        }
        return Optional.empty();
    }

    /** The right to work at a job that was taken. */
    public Lease lease(Job job) {
        return new Lease(database, job);
    }

    /** Whether it was still there, and this server's. */
    static boolean renew(Transaction tx, Job job, Instant until) {
        return tx.execute(
                        "update translation_job set leased_until = ?" + ITEM + LEASED,
                        until,
                        job.content(),
                        job.language(),
                        job.leasedUntil())
                == 1;
    }

    /** Nothing is left to do; whether it was still there, and this server's. */
    static boolean done(Transaction tx, Job job) {
        return tx.execute(
                        "delete from translation_job" + ITEM + LEASED, job.content(), job.language(), job.leasedUntil())
                == 1;
    }

    /** Whether it was still there, and this server's: it stays, but nothing happens before the original changes. */
    static boolean rest(Transaction tx, Job job) {
        return tx.execute(
                        "update translation_job set leased_until = 0, ready = 0, priority = ?, not_before = ?, attempts = 0,"
                                + " failure = ''" + ITEM + LEASED,
                        Priority.NEVER.ordinal(),
                        Instant.now().plus(REST),
                        job.content(),
                        job.language(),
                        job.leasedUntil())
                == 1;
    }

    /**
     * Not now.
     *
     * @param why in English, for the administrator; "" when it is no failure
     * @param attempts what counts as tried from now on
     */
    public void later(Job job, Duration pause, String why, int attempts) {
        database.transaction(tx -> tx.execute(
                "update translation_job set leased_until = 0, ready = ?, not_before = ?, attempts = ?, failure = ?"
                        + ITEM + LEASED,
                pause.isZero() ? 1 : 0,
                Instant.now().plus(pause),
                attempts,
                why.substring(0, Math.min(why.length(), 300)),
                job.content(),
                job.language(),
                job.leasedUntil()));
    }

    /** How many are put off without having failed, to be tried between two moments. */
    public long putOff(Instant from, Instant to) {
        return database.number(
                "select count(*) from translation_job where failure = '' and ready = 0 and priority < ?"
                        + " and not_before >= ? and not_before < ?",
                Priority.NEVER.ordinal(),
                from,
                to);
    }

    /** What waits and what failed. */
    public Standing standing() {
        return database.first(
                        "select count(*) as all_jobs, sum(case when failure = '' then 0 else 1 end) as failed,"
                                + " min(wanted_at) as oldest from translation_job where priority < ?",
                        row -> new Standing(row.number("all_jobs"), row.number("failed"), row.instant("oldest")),
                        Priority.NEVER.ordinal())
                .orElseThrow();
    }

    /** @param oldest since when something waits; null when nothing does */
    public record Standing(long waiting, long failed, Instant oldest) {}
}
