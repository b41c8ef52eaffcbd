// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.care;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;

/**
 * Whoever was named as the successor of somebody who left looks after that person's pages, and follows what that person
 * followed. Doing it again changes nothing.
 */
@Component
public final class FollowSuccessors implements Subscriber {
    private final Database database;
    private final Members members;

    @Activate
    public FollowSuccessors(
            @Reference(name = "database", target = "(unit=wiki)") Database database,
            @Reference(name = "members") Members members) {
        this.database = database;
        this.members = members;
    }

    @Override
    public String name() {
        return "wiki.successors";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("member.changed");
    }

    @Override
    public void on(Event event) {
        long leaving = event.subject();
        Optional<Long> successor = members.successor(leaving);
        if (successor.isEmpty()) {
            return;
        }
        long next = successor.get();
        database.transaction(tx -> {
            // Of what is due those who manage may have been reminded; whoever looks after it now was not.
            tx.execute(
                    "update wiki_page set owner = ?, reminded = 0, version = version + 1 where owner = ?",
                    next,
                    leaving);
            List<Long> known =
                    tx.list("select page from wiki_follow where member = ?", row -> row.number("page"), next);
            for (Followed followed : tx.list(
                    "select page, below from wiki_follow where member = ?",
                    row -> new Followed(row.number("page"), row.flag("below")),
                    leaving)) {
                if (!known.contains(followed.page())) {
                    tx.execute(
                            "insert into wiki_follow (member, page, below) values (?,?,?)",
                            next,
                            followed.page(),
                            followed.below());
                }
            }
            return tx.execute("delete from wiki_follow where member = ?", leaving);
        });
    }

    private record Followed(long page, boolean below) {}
}
