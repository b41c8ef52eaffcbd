// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rambla.api.people.Sessions.Session;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.member.MemberRows;
import org.rambla.identity.text.Folded;

/** Sessions in the database. */
public final class SessionStore {
    /** A session ends when it was not used for so long. */
    public static final Duration IDLE = Duration.ofDays(14);
    /** It ends in any case after so long. */
    public static final Duration LONGEST = Duration.ofDays(90);

    private static final String LIVE = " s.used_at > ? and s.created_at > ? ";

    private final Database database;
    private final Clock clock;

    public SessionStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One statement. */
    Optional<Found> find(String token) {
        Instant now = clock.instant();
        return database.first(
                "select s.id as s_id, s.used_at as s_used_at, m.administrator as m_administrator, m.manager as m_manager,"
                        + " m.language as m_language, m.zone as m_zone, " + MemberRows.CARD
                        + " from identity_session s join identity_member m on m.id = s.member"
                        + " join identity_organisation o on o.id = m.organisation"
                        + " where s.token_hash = ? and m.state = 'ACTIVE' and" + LIVE,
                row -> new Found(
                        new Session(
                                row.number("s_id"),
                                MemberRows.card(row),
                                row.flag("m_administrator"),
                                row.flag("m_manager"),
                                row.text("m_language"),
                                row.text("m_zone"),
                                Secret.derived(token, "form")),
                        row.instant("s_used_at")),
                Secret.hash(token),
                now.minus(IDLE),
                now.minus(LONGEST));
    }

    /** A session and when it was used last, as far as written. */
    record Found(Session session, Instant usedAt) {}

    /** Opens a session; returns the token for the cookie. The one before, if any, ends: nobody keeps a token through a sign-in. */
    public String open(Transaction transaction, long member, String device, String remote, long before) {
        String token = Secret.make();
        Instant now = clock.instant();
        if (before != 0) {
            transaction.execute("delete from identity_session where id = ?", before);
        }
        transaction.execute(
                "insert into identity_session (id, token_hash, member, device, remote, created_at, used_at) values (?, ?, ?, ?, ?, ?, ?)",
                transaction.next("identity_id_seq"),
                Secret.hash(token),
                member,
                Folded.cut(device, 300),
                Folded.cut(remote, 60),
                now,
                now);
        Visits.seen(transaction, member, now);
        return token;
    }

    /** Live sessions of a member, the one used last first. */
    public List<Device> of(long member) {
        Instant now = clock.instant();
        return database.list(
                "select s.id, s.device, s.created_at, s.used_at from identity_session s where s.member = ? and" + LIVE
                        + "order by s.used_at desc, s.id",
                row -> new Device(
                        row.number("id"), row.text("device"), row.instant("created_at"), row.instant("used_at")),
                member,
                now.minus(IDLE),
                now.minus(LONGEST));
    }

    /**
     * Where a member is signed in.
     *
     * @param agent what the browser said of itself
     */
    public record Device(long id, String agent, Instant createdAt, Instant usedAt) {}

    /** Ends one of a member's sessions; false when it was not there. */
    public boolean end(long member, long session) {
        return database.transaction(transaction -> transaction.execute(
                        "delete from identity_session where id = ? and member = ?", session, member))
                > 0;
    }

    /** Ends all of a member's sessions but one (0: all). */
    public static int endOthers(Transaction transaction, long member, long kept) {
        return transaction.execute("delete from identity_session where member = ? and id <> ?", member, kept);
    }

    /** Removes what nobody can use any more. */
    public void sweep() {
        Instant now = clock.instant();
        database.transaction(transaction -> transaction.execute(
                "delete from identity_session where used_at <= ? or created_at <= ?",
                now.minus(IDLE),
                now.minus(LONGEST)));
    }
}
