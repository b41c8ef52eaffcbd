// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.membership;

import java.time.Instant;
import java.util.List;
import org.rambla.api.network.Audit;
import org.rambla.api.people.MemberCard;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;

/**
 * Somebody left and a successor was named: the successor takes over each place and role in spaces, the spaces that were
 * followed too, in archived spaces as in others. What was open for an emergency only is not inherited. Doing it again
 * changes nothing.
 */
final class HandOver {
    private final Database database;
    private final Audit audit;

    private record Place(long space, Role role) {}

    HandOver(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** @param actor the administrator who named the successor */
    void from(MemberCard leaving, MemberCard successor, long actor) {
        database.transaction(tx -> {
            for (Place place : places(tx, leaving.id())) {
                Memberships.lock(tx, place.space());
                take(tx, place, successor, actor);
                Memberships.remove(tx, place.space(), leaving.id(), actor);
                audit.record(tx, actor, place.space(), "space.audit.succeeded", leaving.name(), successor.name());
            }
            for (long space : followed(tx, leaving.id())) {
                Memberships.unfollow(tx, space, leaving.id());
                Memberships.follow(tx, space, successor.id(), Instant.now());
            }
            tx.execute("delete from space_request where member = ?", leaving.id());
            return null;
        });
    }

    /** In the order of the ids, so that two at once do not wait for each other. */
    private static List<Place> places(Transaction transaction, long member) {
        return transaction.list(
                "select space_id, role from space_membership where member = ? and until_at = ? order by space_id",
                row -> new Place(row.number("space_id"), Role.values()[row.integer("role")]),
                member,
                Memberships.FOR_EVER);
    }

    /** Those whose members only may see them, and which were followed without being one, are left out. */
    private static List<Long> followed(Transaction transaction, long member) {
        return transaction.list(
                "select w.space_id from space_follow w join space_space s on s.id = w.space_id"
                        + " where w.member = ? and s.visibility <> 'PRIVATE' order by w.space_id",
                row -> row.number("space_id"),
                member);
    }

    /** Whoever has a higher role there already keeps it. */
    private static void take(Transaction transaction, Place place, MemberCard successor, long actor) {
        Role has = Memberships.role(transaction, place.space(), successor.id()).orElse(Role.VISITOR);
        if (!has.atLeast(place.role())) {
            Memberships.put(
                    transaction,
                    place.space(),
                    successor.id(),
                    successor.organisation().id(),
                    place.role(),
                    Instant.now(),
                    Memberships.FOR_EVER,
                    actor);
        }
    }
}
