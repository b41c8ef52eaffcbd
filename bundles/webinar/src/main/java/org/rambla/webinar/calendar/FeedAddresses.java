// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import java.util.Optional;
import org.rambla.api.persistence.Database;
import org.rambla.webinar.registration.SignedLinks;

/** Secret addresses of members' own agendas: one at a time, and a new one ends the one before. */
public final class FeedAddresses {
    private final Database database;
    private final SignedLinks links;

    public FeedAddresses(Database database, SignedLinks links) {
        this.database = database;
        this.links = links;
    }

    /** The path that holds at the moment; empty when there is none. */
    public Optional<String> path(long member) {
        return database.first(
                        "select number from webinar_feed where member = ? and active = true",
                        row -> row.integer("number"),
                        member)
                .map(number -> "/l/webinar/agendas/" + member + "/" + links.sign(said(member, number)) + "/agenda.ics");
    }

    /** Whether it is the one that holds. */
    boolean valid(long member, String sign) {
        return path(member)
                .filter(path -> links.same(path, "/l/webinar/agendas/" + member + "/" + sign + "/agenda.ics"))
                .isPresent();
    }

    /** Makes one that was never given before. */
    public void renew(long member) {
        try {
            renewed(member);
        } catch (Database.Conflict e) {
            // Clicked twice, for the first time: the other one made the row.
            renewed(member);
        }
    }

    private void renewed(long member) {
        database.transaction(tx -> {
            if (tx.execute("update webinar_feed set number = number + 1, active = true where member = ?", member)
                    == 0) {
                tx.execute("insert into webinar_feed (member, number, active) values (?, 1, true)", member);
            }
            return null;
        });
    }

    /** From now on there is none. */
    public void stop(long member) {
        database.transaction(tx -> tx.execute("update webinar_feed set active = false where member = ?", member));
    }

    private static String said(long member, int number) {
        return "agenda:" + member + ":" + number;
    }
}
