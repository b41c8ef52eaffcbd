// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.membership;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.network.Audit;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;

/**
 * Memberships follow the people: one who acts for another organisation counts for that one, one who left the network
 * belongs to no space any more, one who was succeeded has handed them over.
 */
@Component
public final class FollowPeople implements Subscriber {
    private final Database database;
    private final Members members;
    private final HandOver handOver;

    @Activate
    public FollowPeople(
            @Reference(name = "database", target = "(unit=space)") Database database,
            @Reference(name = "members") Members members,
            @Reference(name = "audit") Audit audit) {
        this.database = database;
        this.members = members;
        this.handOver = new HandOver(database, audit);
    }

    @Override
    public String name() {
        return "space.people";
    }

    @Override
    public boolean wants(String kind) {
        return kind.startsWith("member.");
    }

    @Override
    public void on(Event event) {
        long member = event.subject();
        Optional<MemberCard> successor = members.successor(member).flatMap(members::card);
        if (successor.isPresent()) {
            members.card(member).ifPresent(leaving -> handOver.from(leaving, successor.get(), event.actor()));
            return;
        }
        members.card(member)
                .ifPresent(card -> database.transaction(tx -> {
                    if (card.former()) {
                        tx.list(
                                        "select space_id from space_membership where member = ?",
                                        row -> row.number("space_id"),
                                        member)
                                .forEach(space -> Memberships.remove(tx, space, member, 0));
                        tx.execute("delete from space_follow where member = ?", member);
                        tx.execute("delete from space_request where member = ?", member);
                        return null;
                    }
                    return moved(tx, card);
                }));
    }

    private static Void moved(org.rambla.api.persistence.Transaction tx, MemberCard card) {
        long organisation = card.organisation().id();
        tx.execute(
                "update space_membership set organisation = ? where member = ? and organisation <> ?",
                organisation,
                card.id(),
                organisation);
        return null;
    }
}
