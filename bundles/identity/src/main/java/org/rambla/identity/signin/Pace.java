// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.session.Secret;

/**
 * How often something may be tried, by account and by address, counted in the database for all nodes. Each attempt is
 * counted before it is made, so that a hundred at once are a hundred. After the free ones the wait doubles each time.
 */
public final class Pace {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 8;

    private final Database database;
    private final Clock clock;

    public Pace(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What is counted.
     *
     * @param free attempts before there is a wait
     * @param longest wait
     */
    public enum Rule {
        ACCOUNT(6, Duration.ofMinutes(10)),
        ADDRESS(30, Duration.ofMinutes(10)),
        /** Mails to one account. */
        MAIL(3, Duration.ofHours(1)),
        /** Requests for mails from one address. */
        MAIL_ADDRESS(20, Duration.ofHours(1)),
        /** Passwords asked again of a member who is signed in. */
        CONFIRMATION(6, Duration.ofMinutes(10));

        private final int free;
        private final Duration longest;

        Rule(int free, Duration longest) {
            this.free = free;
            this.longest = longest;
        }

        private String key(String who) {
            return Secret.hash(name() + ":" + who);
        }
    }

    /** Counts an attempt; returns how long to wait when it may not be made now, else zero. */
    public Duration attempt(Rule rule, String who) {
        try {
            return database.transaction(transaction -> attempt(transaction, rule, who));
        } catch (Database.Conflict e) {
            // Another request wrote the first row at the same moment; now it is there.
            return database.transaction(transaction -> attempt(transaction, rule, who));
        }
    }

    private Duration attempt(Transaction transaction, Rule rule, String who) {
        String key = rule.key(who);
        Instant now = clock.instant();
        Instant forgotten = now.minus(rule.longest.multipliedBy(3));
        transaction.execute(
                "update identity_attempt set attempts = 0, free_at = 0 where name_key = ? and last_at < ?",
                key,
                forgotten);
        int taken = transaction.execute(
                "update identity_attempt set attempts = attempts + 1, last_at = ? where name_key = ? and free_at <= ?",
                now,
                key,
                now);
        if (taken == 0) {
            long freeAt = transaction
                    .first("select free_at from identity_attempt where name_key = ?", row -> row.number("free_at"), key)
                    .orElse(-1L);
            if (freeAt > now.toEpochMilli()) {
                return Duration.ofMillis(freeAt - now.toEpochMilli());
            }
            transaction.execute(
                    "insert into identity_attempt (name_key, attempts, last_at, free_at) values (?, 1, ?, 0)",
                    key,
                    now);
            return Duration.ZERO;
        }
        long attempts = transaction.number("select attempts from identity_attempt where name_key = ?", key);
        if (attempts >= rule.free) {
            transaction.execute(
                    "update identity_attempt set free_at = ? where name_key = ?", now.plus(pause(rule, attempts)), key);
        }
        return Duration.ZERO;
    }

    private static Duration pause(Rule rule, long attempts) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - rule.free, MOST_DOUBLINGS));
        return wait.compareTo(rule.longest) > 0 ? rule.longest : wait;
    }

    /** It went well: the account starts afresh, the address gets this attempt back. */
    public static void succeeded(Transaction transaction, String account, String remote) {
        transaction.execute("delete from identity_attempt where name_key = ?", Rule.ACCOUNT.key(account));
        transaction.execute(
                "update identity_attempt set attempts = attempts - 1 where name_key = ? and attempts > 0",
                Rule.ADDRESS.key(remote));
    }

    public static void forget(Transaction transaction, Rule rule, String who) {
        transaction.execute("delete from identity_attempt where name_key = ?", rule.key(who));
    }

    /** Removes what is too old to count. */
    public void sweep() {
        database.transaction(transaction -> transaction.execute(
                "delete from identity_attempt where last_at < ?",
                clock.instant().minus(Duration.ofHours(6))));
    }
}
