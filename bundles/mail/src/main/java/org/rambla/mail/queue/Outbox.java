// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rambla.api.mail.Digest;
import org.rambla.api.mail.Mail;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Transaction;

/** The queue. */
public final class Outbox {
    /** After so many failures a mail is set aside. */
    public static final int MOST_TRIES = 8;
    /** A node that takes mails has so long to send them. */
    public static final Duration LEASE = Duration.ofMinutes(10);
    /** What was sent is forgotten after so long. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private final Database database;
    private final Clock clock;
    private final String node;

    /** @param node a name that no other node has */
    public Outbox(Database database, Clock clock, String node) {
        this.database = database;
        this.clock = clock;
        this.node = node;
    }

    /** Puts a mail into the queue; one whose key is there already is left out. */
    public static void add(Transaction transaction, Mail mail, String domain, Instant now) {
        add(transaction, new Entry(mail.key(), mail.to(), mail.subject(), StoredMail.write(mail)), domain, now);
    }

    /** As {@link #add(Transaction, Mail, String, Instant)}; it is looked through when it is sent. */
    public static void add(Transaction transaction, Digest digest, String domain, Instant now) {
        Mail mail = digest.mail();
        add(transaction, new Entry(mail.key(), mail.to(), mail.subject(), StoredMail.write(digest)), domain, now);
    }

    /**
     * Puts a mail into the queue that is written when it is sent.
     *
     * @param subject kept until it is written
     */
    public static void add(
            Transaction transaction,
            Unwritten mail,
            String key,
            String to,
            String subject,
            String domain,
            Instant now) {
        add(transaction, new Entry(key, to, subject, StoredMail.write(mail)), domain, now);
    }

    private record Entry(String key, String to, String subject, String body) {}

    private static void add(Transaction transaction, Entry mail, String domain, Instant now) {
        String random = UUID.randomUUID().toString();
        String key = mail.key().isEmpty() ? "-" + random : OneLine.of(mail.key(), 120);
        if (transaction.number("select count(*) from mail_message where message_key = ?", key) > 0) {
            return;
        }
        transaction.execute(
                "insert into mail_message (message_key, message_id, recipient, subject, body, state, tries, next_at, lease_by,"
                        + " lease_until, error, created_at, sent_at) values (?, ?, ?, ?, ?, 'WAITING', 0, ?, '', 0, '', ?, 0)",
                key,
                "<" + random + "@" + domain + ">",
                OneLine.of(mail.to(), 254),
                OneLine.of(mail.subject(), 500),
                mail.body(),
                now,
                now);
    }

    /**
     * A mail that this node sends now.
     *
     * @param mail null when it is still to be written
     * @param digest the mail with what it tells of; null when nothing has to be looked through
     * @param unwritten null when it is written
     * @param tries this one included
     */
    public record Taken(
            long id,
            String messageId,
            Mail mail,
            Digest digest,
            Unwritten unwritten,
            int tries,
            Instant createdAt,
            Instant leaseUntil) {}

    /** Takes what is due, the oldest first; no other node takes the same until the lease ends. */
    public List<Taken> take(int most) {
        Instant now = clock.instant();
        Instant until = now.plus(LEASE);
        return database.transaction(transaction -> {
            List<Long> ids = due(transaction, now, most);
            if (ids.isEmpty()) {
                return List.of();
            }
            List<Taken> due = transaction
                    .list(
                            "select id, message_id, recipient, subject, body, tries, created_at from mail_message"
                                    + " where id in (?)",
                            row -> taken(row, until),
                            ids)
                    .stream()
                    .sorted(Comparator.comparingInt(mail -> ids.indexOf(mail.id())))
                    .toList();
            int rows = transaction.execute(
                    "update mail_message set lease_by = ?, lease_until = ?, tries = tries + 1"
                            + " where id in (?) and state = 'WAITING' and lease_until <= ?",
                    node,
                    until,
                    ids,
                    now);
            return rows == due.size() ? due : ours(transaction, due, until);
        });
    }

    /** Read along the index: a queue of ten thousand letters is not sorted for the next ten, nor are their texts read. */
    private static List<Long> due(Transaction transaction, Instant now, int most) {
        return transaction.list(
                "select id from mail_message --DERBY-PROPERTIES index=MAIL_MESSAGE_NEXT\n"
                        + " where state = 'WAITING' and next_at <= ? and lease_until <= ? order by next_at, id"
                        + " fetch first ? rows only",
                row -> row.number("id"),
                now,
                now,
                (long) most);
    }

    /** Where another node took some meanwhile: what is left. */
    private List<Taken> ours(Transaction transaction, List<Taken> due, Instant until) {
        Set<Long> ours = new HashSet<>(transaction.list(
                "select id from mail_message where id in (?) and lease_by = ? and lease_until = ?",
                row -> row.number("id"),
                due.stream().map(Taken::id).toList(),
                node,
                until));
        return due.stream().filter(mail -> ours.contains(mail.id())).toList();
    }

    private static Taken taken(Row row, Instant until) {
        StoredMail stored = StoredMail.of(row.text("body"));
        Mail mail = stored.mail(row.text("recipient"), row.text("subject"));
        return new Taken(
                row.number("id"),
                row.text("message_id"),
                mail,
                stored.digest(mail),
                stored.unwritten(),
                row.integer("tries") + 1,
                row.instant("created_at"),
                until);
    }

    /** It went out. */
    public void sent(Taken mail) {
        database.transaction(transaction -> transaction.execute(
                "update mail_message set state = 'SENT', sent_at = ?, body = '', error = '', lease_until = 0 where id = ?",
                clock.instant(),
                mail.id()));
    }

    /**
     * It did not go out: tried again later, or set aside.
     *
     * @param hopeless the address itself was refused
     */
    public void failed(Taken mail, String error, boolean hopeless) {
        boolean aside = hopeless || mail.tries() >= MOST_TRIES;
        Instant next = clock.instant().plus(PAUSES.get(Math.min(mail.tries() - 1, PAUSES.size() - 1)));
        database.transaction(transaction -> transaction.execute(
                "update mail_message set state = ?, next_at = ?, error = ?, lease_until = 0 where id = ? and lease_by = ?",
                aside ? "FAILED" : "WAITING",
                next,
                OneLine.of(error, 1_000),
                mail.id(),
                node));
    }

    /** Nothing was left to be told: it is as if it had never been queued. */
    public void withdraw(Taken mail) {
        database.transaction(transaction -> transaction.execute("delete from mail_message where id = ?", mail.id()));
    }

    /** Gives back what was taken and not tried. */
    public void release(Taken mail) {
        database.transaction(transaction -> transaction.execute(
                "update mail_message set lease_until = 0, tries = tries - 1 where id = ? and lease_by = ? and state = 'WAITING'",
                mail.id(),
                node));
    }

    /** Tries again now: one that was set aside or waits, or all that were set aside (0). */
    public int retry(Transaction transaction, long id) {
        Instant now = clock.instant();
        String sql = "update mail_message set state = 'WAITING', tries = 0, next_at = ? where ";
        return id == 0
                ? transaction.execute(sql + "state = 'FAILED'", now)
                : transaction.execute(sql + "id = ? and state in ('FAILED', 'WAITING')", now, id);
    }

    /** Removes one that was set aside. */
    public static int discard(Transaction transaction, long id) {
        return transaction.execute("delete from mail_message where id = ? and state = 'FAILED'", id);
    }

    public void sweep() {
        database.transaction(transaction -> transaction.execute(
                "delete from mail_message where state = 'SENT' and sent_at < ?",
                clock.instant().minus(KEPT)));
    }

    public Figures figures() {
        List<Figures> one = database.list(
                "select sum(case when state = 'WAITING' then 1 else 0 end) as waiting,"
                        + " sum(case when state = 'FAILED' then 1 else 0 end) as failed,"
                        + " sum(case when state = 'SENT' then 1 else 0 end) as sent from mail_message",
                row -> new Figures(row.number("waiting"), row.number("failed"), row.number("sent")));
        return one.get(0);
    }

    /**
     * How many.
     *
     * @param sent in the last 30 days
     */
    public record Figures(long waiting, long failed, long sent) {}

    /** The newest of a state: "WAITING", "FAILED" or "SENT". */
    public List<Line> lines(String state, int most) {
        return database.list(
                "select id, recipient, tries, next_at, error, created_at, sent_at from mail_message"
                        + " where state = ? order by id desc fetch first ? rows only",
                row -> new Line(
                        row.number("id"),
                        row.text("recipient"),
                        row.integer("tries"),
                        row.instant("next_at"),
                        row.text("error"),
                        row.instant("created_at"),
                        row.instant("sent_at")),
                state,
                (long) most);
    }

    /** Whom a mail is for. */
    public Optional<String> recipient(long id) {
        return database.first("select recipient from mail_message where id = ?", row -> row.text("recipient"), id);
    }

    /** A mail of the list, without its subject: that may name something of a space that is closed to whoever looks. */
    public record Line(
            long id, String recipient, int tries, Instant nextAt, String error, Instant createdAt, Instant sentAt) {}
}
