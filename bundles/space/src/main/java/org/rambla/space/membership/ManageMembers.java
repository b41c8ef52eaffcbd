// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.membership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.rambla.api.mail.Mail;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.space.mail.SpaceMails;

/**
 * A manager invites members of the network, changes roles, removes. A space keeps one manager at least; nobody changes
 * the own role, so that a manager steps down only when another one agrees, and emergency access cannot be made to last.
 */
public final class ManageMembers {
    private final Database database;
    private final Audit audit;
    private final SpaceMails mails;
    private final Members members;

    public ManageMembers(Database database, Audit audit, SpaceMails mails, Members members) {
        this.database = database;
        this.audit = audit;
        this.mails = mails;
        this.members = members;
    }

    /** Makes active members of the network members of the space and tells them by mail; returns how many were new. */
    public int invite(SpaceCard space, Collection<Long> invited, MemberCard actor) {
        Collection<Long> active = members.mailboxes(invited).keySet();
        Map<Long, MemberCard> cards = members.cards(active);
        Map<Long, List<Mail>> written = new java.util.HashMap<>();
        for (long member : active) {
            written.put(
                    member,
                    mails.write(new SpaceMails.About("invited", space, actor, "", space.path()), List.of(member)));
        }
        return database.transaction(tx -> {
            TakePart.open(tx, space.id());
            List<String> names = new ArrayList<>();
            for (long member : active) {
                if (Memberships.role(tx, space.id(), member).isEmpty()) {
                    MemberCard card = cards.get(member);
                    Memberships.put(
                            tx,
                            space.id(),
                            member,
                            card.organisation().id(),
                            Role.MEMBER,
                            Instant.now(),
                            Memberships.FOR_EVER,
                            actor.id());
                    mails.send(tx, written.get(member));
                    names.add(card.name());
                    audit.record(tx, actor.id(), space.id(), "space.audit.invited", card.name(), "");
                }
            }
            return names.size();
        });
    }

    /** Gives a member of the space another role. */
    public void role(SpaceCard space, MemberCard member, Role role, long actor) {
        if (member.id() == actor) {
            throw new Refusal(403, "space.refusal.ownRole");
        }
        if (role == Role.VISITOR) {
            throw new IllegalArgumentException("A member cannot become a visitor; remove the member instead");
        }
        database.transaction(tx -> {
            TakePart.open(tx, space.id());
            Role before = permanent(tx, space.id(), member.id());
            if (before != role) {
                if (role != Role.MANAGER) {
                    TakePart.keepAManager(tx, space.id(), member.id());
                }
                Memberships.put(
                        tx,
                        space.id(),
                        member.id(),
                        member.organisation().id(),
                        role,
                        Instant.now(),
                        Memberships.FOR_EVER,
                        actor);
                audit.record(tx, actor, space.id(), "space.audit.role." + role.name(), member.name(), "");
            }
            return null;
        });
    }

    public void remove(SpaceCard space, MemberCard member, long actor) {
        if (member.id() == actor) {
            throw new Refusal(403, "space.refusal.ownRole");
        }
        database.transaction(tx -> {
            TakePart.open(tx, space.id());
            permanent(tx, space.id(), member.id());
            TakePart.keepAManager(tx, space.id(), member.id());
            Memberships.remove(tx, space.id(), member.id(), actor);
            audit.record(tx, actor, space.id(), "space.audit.removed", member.name(), "");
            return null;
        });
    }

    /** The role of a lasting membership; emergency access is not for managers to change. */
    private static Role permanent(org.rambla.api.persistence.Sql sql, long space, long member) {
        return sql.first(
                        "select role from space_membership where space_id = ? and member = ? and until_at = ?",
                        row -> Role.values()[row.integer("role")],
                        space,
                        member,
                        Memberships.FOR_EVER)
                .orElseThrow(() -> new Refusal(404, "space.refusal.noMember"));
    }
}
