// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.administration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.rambla.api.mail.Mail;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.MemberCard;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Sql;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.space.mail.SpaceMails;
import org.rambla.space.membership.Memberships;

/**
 * An administrator enters a space without being invited: something is wrong there, and nobody else can help. A reason is
 * given, the space shows it, its managers get a mail, the log keeps it; after a day it is over.
 */
public final class EmergencyAccess {
    /** How long it lasts. */
    public static final Duration LASTS = Duration.ofHours(24);

    private final Database database;
    private final Audit audit;
    private final SpaceMails mails;

    /** An administrator who is in a space, and why. */
    public record Entry(long member, String reason, Instant since, Instant until) {}

    public EmergencyAccess(Database database, Audit audit, SpaceMails mails) {
        this.database = database;
        this.audit = audit;
        this.mails = mails;
    }

    /** Those of a space that are not over; one statement. */
    public static List<Entry> current(Sql sql, long space, Instant now) {
        return sql.list(
                "select member, reason, started_at, until_at from space_emergency where space_id = ? and until_at > ?"
                        + " order by started_at desc",
                row -> new Entry(
                        row.number("member"), row.text("reason"), row.instant("started_at"), row.instant("until_at")),
                space,
                now);
    }

    /**
     * Enters. Who is a member already needs no emergency.
     *
     * @param managers of the space, who are told
     */
    public void enter(SpaceCard space, MemberCard administrator, String reason, List<Long> managers, Instant now) {
        List<Mail> written =
                mails.write(new SpaceMails.About("emergency", space, administrator, reason, space.path()), managers);
        database.transaction(tx -> {
            Memberships.lock(tx, space.id());
            if (Memberships.role(tx, space.id(), administrator.id()).isPresent()) {
                throw new Refusal(409, "space.refusal.alreadyMember");
            }
            Instant until = now.plus(LASTS);
            Memberships.put(
                    tx,
                    space.id(),
                    administrator.id(),
                    administrator.organisation().id(),
                    Role.MANAGER,
                    now,
                    until,
                    administrator.id());
            tx.execute(
                    "insert into space_emergency (space_id, member, reason, started_at, until_at) values (?, ?, ?, ?, ?)",
                    space.id(),
                    administrator.id(),
                    reason,
                    now,
                    until);
            mails.send(tx, written);
            audit.record(
                    tx,
                    administrator.id(),
                    space.id(),
                    "space.audit.emergency",
                    Words.of(space.name()),
                    Words.of(reason));
            return null;
        });
    }
}
