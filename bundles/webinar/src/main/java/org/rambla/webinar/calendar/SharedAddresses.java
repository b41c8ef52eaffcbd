// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.persistence.Database;
import org.rambla.webinar.registration.SignedLinks;

/**
 * Secret addresses under which members' calendars read agendas that are not open to everybody: of a space, or of the network
 * as the member sees it. One at a time for each, and a new one ends the one before.
 */
public final class SharedAddresses {
    /** Instead of the id of a space. */
    public static final long NETWORK = 0;

    private static final int MOST = 100;

    private final Database database;
    private final SignedLinks links;

    public SharedAddresses(Database database, SignedLinks links) {
        this.database = database;
        this.links = links;
    }

    /** Those that a member has, by space, with the path of each. */
    Map<Long, String> paths(long member) {
        Map<Long, String> paths = new LinkedHashMap<>();
        database.list(
                "select space_id, number from webinar_space_feed where member = ? and active = true order by space_id"
                        + " fetch first " + MOST + " rows only",
                row -> paths.put(row.number("space_id"), path(member, row.number("space_id"), row.integer("number"))),
                member);
        return paths;
    }

    private Optional<String> path(long member, long space) {
        return database.first(
                "select number from webinar_space_feed where member = ? and space_id = ? and active = true",
                row -> path(member, space, row.integer("number")),
                member,
                space);
    }

    /** Whether it is the one that holds. */
    boolean valid(long member, long space, String sign) {
        return path(member, space)
                .filter(path -> links.same(path, of(member, space, sign)))
                .isPresent();
    }

    private String path(long member, long space, int number) {
        return of(member, space, links.sign("agenda:" + member + ":" + space + ":" + number));
    }

    private static String of(long member, long space, String sign) {
        return "/l/webinar/agendas/" + member + "/" + space + "/" + sign + "/agenda.ics";
    }

    /** Makes one that was never given before. */
    void renew(long member, long space) {
        try {
            renewed(member, space);
        } catch (Database.Conflict e) {
            // Clicked twice, for the first time: the other one made the row.
            renewed(member, space);
        }
    }

    private void renewed(long member, long space) {
        database.transaction(tx -> {
            if (tx.execute(
                            "update webinar_space_feed set number = number + 1, active = true where member = ?"
                                    + " and space_id = ?",
                            member,
                            space)
                    == 0) {
                tx.execute(
                        "insert into webinar_space_feed (member, space_id, number, active) values (?, ?, 1, true)",
                        member,
                        space);
            }
            return null;
        });
    }

    /** From now on there is none. */
    void stop(long member, long space) {
        database.transaction(tx -> tx.execute(
                "update webinar_space_feed set active = false where member = ? and space_id = ?", member, space));
    }
}
