// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.membership;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rambla.api.mail.Mail;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.MemberCard;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.space.directory.SpaceEntity;
import org.rambla.space.mail.SpaceMails;

/**
 * A member joins, asks to join, follows or leaves a space. Joining: at once where the space is open, by asking where it
 * is on request, never by oneself where one is invited. The last manager cannot leave. Nothing changes in an archived
 * space, but everybody may leave it.
 */
public final class TakePart {
    private final Database database;
    private final Audit audit;
    private final SpaceMails mails;

    public TakePart(Database database, Audit audit, SpaceMails mails) {
        this.database = database;
        this.audit = audit;
        this.mails = mails;
    }

    /** Joins an open space. Joining again changes nothing. */
    public void join(SpaceCard space, MemberCard member) {
        database.transaction(tx -> {
            SpaceEntity locked = open(tx, space.id());
            if (Memberships.role(tx, space.id(), member.id()).isPresent()) {
                return null;
            }
            if (locked.joining() != Joining.OPEN) {
                throw new Refusal(403, "space.refusal.notOpen");
            }
            Memberships.put(
                    tx,
                    space.id(),
                    member.id(),
                    member.organisation().id(),
                    Role.MEMBER,
                    Instant.now(),
                    Memberships.FOR_EVER,
                    member.id());
            return null;
        });
    }

    /** Asks the managers; asking again replaces the message and sends no second mail. */
    public void ask(SpaceCard space, MemberCard member, String message, List<Long> managers) {
        List<Mail> written = mails.write(
                new SpaceMails.About("requested", space, member, message, space.path() + "/members"), managers);
        database.transaction(tx -> {
            SpaceEntity locked = open(tx, space.id());
            if (Memberships.role(tx, space.id(), member.id()).isPresent()) {
                return null;
            }
            if (locked.joining() != Joining.REQUEST) {
                throw new Refusal(403, "space.refusal.notOpen");
            }
            if (tx.execute(
                            "update space_request set message = ? where space_id = ? and member = ?",
                            message,
                            space.id(),
                            member.id())
                    == 0) {
                tx.execute(
                        "insert into space_request (space_id, member, message, asked_at) values (?, ?, ?, ?)",
                        space.id(),
                        member.id(),
                        message,
                        Instant.now());
                mails.send(tx, written);
            }
            return null;
        });
    }

    /** Leaves; following ends too. */
    public void leave(SpaceCard space, long member) {
        database.transaction(tx -> {
            Memberships.lock(tx, space.id());
            keepAManager(tx, space.id(), member);
            Memberships.remove(tx, space.id(), member, member);
            tx.execute(
                    "update space_emergency set until_at = ? where space_id = ? and member = ? and until_at > ?",
                    Instant.now(),
                    space.id(),
                    member,
                    Instant.now());
            return null;
        });
    }

    /** Follows, or stops following; an archived space has nothing new to follow. */
    public void follow(SpaceCard space, long member, boolean wanted) {
        database.transaction(tx -> {
            if (wanted) {
                open(tx, space.id());
                Memberships.follow(tx, space.id(), member, Instant.now());
            } else {
                Memberships.unfollow(tx, space.id(), member);
            }
            return null;
        });
    }

    /** A manager answers a request. Returns false when it was answered already. */
    public boolean answer(SpaceCard space, MemberCard asker, boolean accept, long actor) {
        String kind = accept ? "accepted" : "declined";
        List<Mail> written = mails.write(
                new SpaceMails.About(kind, space, null, "", accept ? space.path() : ""), List.of(asker.id()));
        return database.transaction(tx -> {
            open(tx, space.id());
            int asked =
                    tx.execute("delete from space_request where space_id = ? and member = ?", space.id(), asker.id());
            if (asked == 0) {
                return false;
            }
            if (accept && Memberships.role(tx, space.id(), asker.id()).isEmpty()) {
                Memberships.put(
                        tx,
                        space.id(),
                        asker.id(),
                        asker.organisation().id(),
                        Role.MEMBER,
                        Instant.now(),
                        Memberships.FOR_EVER,
                        actor);
            }
            mails.send(tx, written);
            audit.record(tx, actor, space.id(), "space.audit." + kind, asker.name(), "");
            return true;
        });
    }

    /** The space, locked; refused when it is archived. */
    static SpaceEntity open(Transaction tx, long space) {
        SpaceEntity locked = Memberships.lock(tx, space);
        if (locked.archived()) {
            throw new Refusal(403, "web.refusal.archived");
        }
        return locked;
    }

    /** Refuses when the member is the only manager. */
    static void keepAManager(Transaction tx, long space, long member) {
        Optional<Long> only = Memberships.managers(tx, space) > 1
                ? Optional.empty()
                : tx.first(
                        "select member from space_membership where space_id = ? and member = ? and role = ? and until_at = ?",
                        row -> row.number("member"),
                        space,
                        member,
                        Role.MANAGER.ordinal(),
                        Memberships.FOR_EVER);
        if (only.isPresent()) {
            throw new Refusal(409, "space.refusal.lastManager");
        }
    }
}
