// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.session.Secret;

/** Links that work once and for a while. Opening one changes nothing, because mail programs open links by themselves. */
public final class OneTimeLinks {
    private final Clock clock;

    public OneTimeLinks(Clock clock) {
        this.clock = clock;
    }

    /** What a link is for, and how long it works. */
    public enum Purpose {
        SETUP(Duration.ofDays(7)),
        INVITATION(Duration.ofDays(30)),
        RESET(Duration.ofHours(2)),
        ADDRESS(Duration.ofHours(24)),
        /** For nobody: the same work for accounts that are not there. */
        NONE(Duration.ZERO);

        private final Duration lasts;

        Purpose(Duration lasts) {
            this.lasts = lasts;
        }

        public Duration lasts() {
            return lasts;
        }
    }

    /**
     * Makes a link; earlier ones of the same purpose and member stop working.
     *
     * @param detail what it is about, for example the new address
     * @return the token
     */
    public String make(Transaction transaction, Purpose purpose, long member, String detail) {
        String token = Secret.make();
        Instant now = clock.instant();
        transaction.execute(
                "delete from identity_token where (member = ? and purpose = ? and purpose <> 'SETUP') or expires_at <= ?",
                member,
                purpose.name(),
                now);
        transaction.execute(
                "insert into identity_token (token_hash, purpose, member, detail, created_at, expires_at) values (?, ?, ?, ?, ?, ?)",
                Secret.hash(token),
                purpose.name(),
                member,
                detail,
                now,
                now.plus(purpose.lasts()));
        return token;
    }

    /** What a link stands for while it works. */
    public Optional<Link> find(Sql sql, Purpose purpose, String token) {
        if (!Secret.plausible(token)) {
            return Optional.empty();
        }
        return sql.first(
                "select member, detail from identity_token where token_hash = ? and purpose = ? and expires_at > ?",
                row -> new Link(row.number("member"), row.text("detail")),
                Secret.hash(token),
                purpose.name(),
                clock.instant());
    }

    /** Takes the link; of several at once only one gets it. */
    public Optional<Link> use(Transaction transaction, Purpose purpose, String token) {
        Optional<Link> link = find(transaction, purpose, token);
        boolean taken = link.isPresent()
                && transaction.execute("delete from identity_token where token_hash = ?", Secret.hash(token)) == 1;
        return taken ? link : Optional.empty();
    }

    /** Stops every link of a member. */
    public static void end(Transaction transaction, long member) {
        transaction.execute("delete from identity_token where member = ?", member);
    }

    /** What a link is about. */
    public record Link(long member, String detail) {}
}
