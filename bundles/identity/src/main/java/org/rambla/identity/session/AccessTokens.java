// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.Sessions.Session;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.member.MemberRows;

/**
 * With what programs act for an administrator. The database keeps what {@link Secret#hash} makes of a token; it is good as
 * long as its owner is an active administrator, and not after its day.
 */
public final class AccessTokens {
    /** Days for which a token may be good. */
    public static final List<Integer> DAYS = List.of(1, 30, 90, 365);

    private static final String PREFIX = "rambla_";
    private static final String SCOPE = "administration";
    private static final int MOST = 20;
    private static final Duration STEP = Duration.ofMinutes(1);

    private final Database database;
    private final Audit audit;
    private final Clock clock;

    public AccessTokens(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param usedAt null as long as it was not used */
    public record Access(long id, String label, Instant createdAt, Instant expiresAt, Instant usedAt) {}

    /**
     * Makes a token.
     *
     * @param label at most 100 characters
     * @return the token, which nobody can be shown again
     */
    public String make(long member, String label, int days) {
        String token = PREFIX + Secret.make();
        Instant now = clock.instant();
        database.transaction(tx -> {
            tx.execute("delete from identity_access where member = ? and expires_at <= ?", member, now);
            if (tx.number("select count(*) from identity_access where member = ?", member) >= MOST) {
                throw new Refusal(409, "identity.tokens.most", MOST);
            }
            tx.execute(
                    "insert into identity_access (id, token_hash, member, label, scope, created_at, expires_at, used_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, 0)",
                    tx.next("identity_id_seq"),
                    Secret.hash(token),
                    member,
                    label,
                    SCOPE,
                    now,
                    now.plus(Duration.ofDays(days)));
            audit.record(tx, member, 0, "identity.audit.token.made", label, "");
            return null;
        });
        return token;
    }

    /** A member's tokens that are still good, the newest first. */
    public List<Access> of(long member) {
        return database.list(
                "select id, label, created_at, expires_at, used_at from identity_access where member = ? and expires_at > ?"
                        + " order by id desc",
                row -> new Access(
                        row.number("id"),
                        row.text("label"),
                        row.instant("created_at"),
                        row.instant("expires_at"),
                        row.number("used_at") == 0 ? null : row.instant("used_at")),
                member,
                clock.instant());
    }

    /** Takes one of a member's own tokens away; false when it was not there. */
    public boolean revoke(long member, long id) {
        return database.transaction(tx -> {
            Optional<String> label = tx.first(
                    "select label from identity_access where id = ? and member = ?",
                    row -> row.text("label"),
                    id,
                    member);
            if (label.isEmpty()) {
                return false;
            }
            tx.execute("delete from identity_access where id = ?", id);
            audit.record(tx, member, 0, "identity.audit.token.revoked", label.get(), "");
            return true;
        });
    }

    /** Takes all tokens of a member away, with the rights or the account. */
    public static void end(Transaction transaction, long member) {
        transaction.execute("delete from identity_access where member = ?", member);
    }

    private record Found(long id, Session session, Instant usedAt) {}

    /** For whom a program acts, one statement; another one when it was not used for a minute. */
    static Optional<Session> find(Database database, String token, Instant now) {
        if (token == null || !token.startsWith(PREFIX) || !Secret.plausible(token.substring(PREFIX.length()))) {
            return Optional.empty();
        }
        Optional<Found> found = database.first(
                "select t.id as t_id, t.used_at as t_used_at, m.manager as m_manager, m.language as m_language,"
                        + " m.zone as m_zone, " + MemberRows.CARD
                        + " from identity_access t join identity_member m on m.id = t.member"
                        + " join identity_organisation o on o.id = m.organisation"
                        + " where t.token_hash = ? and t.expires_at > ? and m.state = 'ACTIVE' and m.administrator = true",
                row -> new Found(
                        row.number("t_id"),
                        new Session(
                                0,
                                MemberRows.card(row),
                                true,
                                row.flag("m_manager"),
                                row.text("m_language"),
                                row.text("m_zone"),
                                Secret.derived(token, "form")),
                        row.instant("t_used_at")),
                Secret.hash(token),
                now);
        found.filter(f -> f.usedAt().isBefore(now.minus(STEP)))
                .ifPresent(f -> database.transaction(tx -> tx.execute(
                        "update identity_access set used_at = ? where id = ? and used_at < ?", now, f.id(), now)));
        return found.map(Found::session);
    }
}
