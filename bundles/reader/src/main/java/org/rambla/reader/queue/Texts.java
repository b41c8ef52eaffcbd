// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rambla.api.content.FileText.Outcome;
import org.rambla.api.content.FileTexts.Unread;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;

/** The table of texts, which is the queue of what is to be read too. Several servers work on it. */
public final class Texts {
    /** Raised when reading became better: what could not be read is tried anew. */
    private static final int EDITION = 1;

    private static final String WAITING = "WAITING";
    private static final String READING = "READING";
    private static final List<String> UNREAD = List.of("BROKEN", "PROTECTED", "TOO_COSTLY", "TOO_LARGE");
    private static final int SOME = 500;
    private static final int MAX_REASON = 300;

    private final Database database;

    public Texts(Database database) {
        this.database = database;
    }

    /**
     * A text, or that there is none yet.
     *
     * @param outcome null: not read yet
     */
    public record Text(String sha256, Outcome outcome, String words, boolean cut) {}

    /**
     * Bytes to be read by this server until the lease ends.
     *
     * @param file one that holds them
     * @param tries this one included
     */
    public record Task(String sha256, long file, int tries, Instant until) {}

    /** What is there, by digest, in one statement. */
    public Map<String, Text> of(Collection<String> digests) {
        return digests.isEmpty()
                ? Map.of()
                : database
                        .list(
                                "select sha256, state, words, cut from reader_text where sha256 in (?)",
                                row -> new Text(
                                        row.text("sha256"),
                                        outcome(row.text("state")),
                                        row.text("words"),
                                        row.flag("cut")),
                                digests)
                        .stream()
                        .collect(Collectors.toMap(Text::sha256, Function.identity()));
    }

    private static Outcome outcome(String state) {
        return state.equals(WAITING) || state.equals(READING) ? null : Outcome.valueOf(state);
    }

    /** Puts bytes into the queue, unless they are there already. */
    public void add(String sha256, long file) {
        try {
            database.transaction(tx -> tx.execute(
                    "insert into reader_text (sha256, file, state, tries, due_at, edition, reason, cut, words, read_at)"
                            + " values (?,?,?,0,?,?,'',0,null,0)",
                    sha256,
                    file,
                    WAITING,
                    Instant.now(),
                    EDITION));
        } catch (Database.Conflict e) {
            if (!e.duplicate()) {
                throw e;
            }
        }
    }

    /** Takes what waits longest; nobody else gets it before the lease ends. */
    public Optional<Task> take(Instant now, Duration lease) {
        Instant until = Instant.ofEpochMilli(now.plus(lease).toEpochMilli());
        return database.transaction(tx -> {
            Optional<Task> due = tx.first(
                    "select sha256, file, tries, due_at from reader_text where state in ('WAITING', 'READING')"
                            + " and due_at <= ? order by due_at fetch first 1 rows only",
                    row -> new Task(
                            row.text("sha256"), row.number("file"), row.integer("tries") + 1, row.instant("due_at")),
                    now);
            return due.filter(task -> tx.execute(
                                    "update reader_text set state = 'READING', due_at = ?, tries = ?"
                                            + " where sha256 = ? and due_at = ? and state in ('WAITING', 'READING')",
                                    until,
                                    task.tries(),
                                    task.sha256(),
                                    task.until())
                            > 0)
                    .map(task -> new Task(task.sha256(), task.file(), task.tries(), until));
        });
    }

    /** Puts it back for later. */
    public void later(Task task, Instant when, boolean counts) {
        database.transaction(tx -> tx.execute(
                "update reader_text set state = 'WAITING', due_at = ?, tries = ? where sha256 = ? and state = 'READING' and due_at = ?",
                when,
                counts ? task.tries() : task.tries() - 1,
                task.sha256(),
                task.until()));
    }

    /** Keeps what came of it, and records the events, unless the lease was lost meanwhile. */
    public void settle(Task task, Outcome outcome, String reason, String words, boolean cut, List<Event> events) {
        database.transaction(tx -> {
            int settled = tx.execute(
                    "update reader_text set state = ?, reason = ?, words = ?, cut = ?, read_at = ?, edition = ?"
                            + " where sha256 = ? and state = 'READING' and due_at = ?",
                    outcome.name(),
                    reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason,
                    words.isEmpty() ? null : words,
                    cut ? 1 : 0,
                    Instant.now(),
                    EDITION,
                    task.sha256(),
                    task.until());
            if (settled > 0) {
                events.forEach(tx::record);
            }
            return null;
        });
    }

    /** Offers what an earlier reader could not read to this one. */
    public int renew(Instant now) {
        return database.transaction(tx -> tx.execute(
                "update reader_text set state = 'WAITING', tries = 0, due_at = ? where edition < ? and state not in ('READ', 'WAITING', 'READING')",
                now,
                EDITION));
    }

    /** Offers some that could not be read again. */
    public void again(Collection<String> digests) {
        if (!digests.isEmpty()) {
            database.transaction(tx -> tx.execute(
                    "update reader_text set state = 'WAITING', tries = 0, due_at = ? where sha256 in (?) and state in (?)",
                    Instant.now(),
                    digests,
                    UNREAD));
        }
    }

    /** Offers all that could not be read again. */
    public void everyAgain() {
        List<String> digests;
        do {
            digests = unread(null, SOME).stream().map(Unread::digest).toList();
            again(digests);
        } while (digests.size() == SOME);
    }

    /** Digests after that one, in their order. */
    public List<String> digests(String after, int most) {
        return database.list(
                "select sha256 from reader_text where sha256 > ? order by sha256 fetch first " + most + " rows only",
                row -> row.text("sha256"),
                after);
    }

    /** Forgets texts whose bytes are no longer kept. */
    public void forget(Collection<String> digests) {
        if (!digests.isEmpty()) {
            database.transaction(tx -> tx.execute("delete from reader_text where sha256 in (?)", digests));
        }
    }

    /** How many bytes wait to be read. */
    public long waiting() {
        return database.number("select count(*) from reader_text where state in ('WAITING', 'READING')");
    }

    /** What could not be read, the latest first, after one or from the beginning; a statement for each outcome. */
    public List<Unread> unread(Unread after, int most) {
        List<Unread> all = new ArrayList<>();
        for (String state : UNREAD) {
            all.addAll(unread(state, after, most));
        }
        return all.stream()
                .sorted(Comparator.comparing(Unread::at).reversed().thenComparing(Unread::digest))
                .limit(most)
                .toList();
    }

    private List<Unread> unread(String state, Unread after, int most) {
        long at = after == null ? Long.MAX_VALUE : after.at().toEpochMilli();
        return database.list(
                "select sha256, file, state, reason, read_at from reader_text where state = ?"
                        + " and (read_at < ? or (read_at = ? and sha256 > ?)) order by read_at desc, sha256 fetch first "
                        + most + " rows only",
                row -> new Unread(
                        row.number("file"),
                        row.text("sha256"),
                        Outcome.valueOf(row.text("state")),
                        row.text("reason"),
                        row.instant("read_at")),
                state,
                at,
                at,
                after == null ? "" : after.digest());
    }
}
