// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.membership;

import java.time.Instant;
import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.space.directory.SpaceEntity;

/** The rows that say who belongs to a space; each change records "membership.changed" with the member as its subject. */
public final class Memberships {
    /** Until when a membership holds that is not for an emergency. */
    public static final Instant FOR_EVER = Instant.ofEpochMilli(253_402_300_799_000L);

    private Memberships() {}

    /** Keeps others from changing who belongs to the space until the transaction ends. */
    public static SpaceEntity lock(Transaction transaction, long space) {
        return transaction.lock(SpaceEntity.class, space).orElseThrow();
    }

    /** The member's role in the space; empty when there is no membership, or it has run out. */
    public static Optional<Role> role(Sql sql, long space, long member) {
        return sql.first(
                "select role from space_membership where space_id = ? and member = ? and until_at > ?",
                row -> Role.values()[row.integer("role")],
                space,
                member,
                Instant.now());
    }

    /** How many managers a space has, those in an emergency left out. */
    public static long managers(Sql sql, long space) {
        return sql.number(
                "select count(*) from space_membership where space_id = ? and role = ? and until_at = ?",
                space,
                Role.MANAGER.ordinal(),
                FOR_EVER);
    }

    /** Makes somebody a member with that role, or gives a member another role; a new member follows the space. */
    public static void put(
            Transaction transaction,
            long space,
            long member,
            long organisation,
            Role role,
            Instant at,
            Instant until,
            long actor) {
        int changed = transaction.execute(
                "update space_membership set role = ?, until_at = ? where space_id = ? and member = ?",
                role.ordinal(),
                until,
                space,
                member);
        if (changed == 0) {
            transaction.execute(
                    "insert into space_membership (space_id, member, organisation, role, joined_at, until_at) values (?, ?, ?, ?, ?, ?)",
                    space,
                    member,
                    organisation,
                    role.ordinal(),
                    at,
                    until);
            if (until.equals(FOR_EVER)) {
                follow(transaction, space, member, at);
            }
        }
        transaction.execute("delete from space_request where space_id = ? and member = ?", space, member);
        changed(transaction, space, member, actor);
    }

    /** Ends a membership, and following with it; true when there was one. */
    public static boolean remove(Transaction transaction, long space, long member, long actor) {
        boolean was =
                transaction.execute("delete from space_membership where space_id = ? and member = ?", space, member)
                        > 0;
        unfollow(transaction, space, member);
        if (was) {
            changed(transaction, space, member, actor);
        }
        return was;
    }

    public static void follow(Transaction transaction, long space, long member, Instant at) {
        unfollow(transaction, space, member);
        transaction.execute(
                "insert into space_follow (space_id, member, since_at) values (?, ?, ?)", space, member, at);
    }

    public static void unfollow(Transaction transaction, long space, long member) {
        transaction.execute("delete from space_follow where space_id = ? and member = ?", space, member);
    }

    private static void changed(Transaction transaction, long space, long member, long actor) {
        transaction.record(Event.now("membership.changed", member, space, 0, actor));
    }
}
