// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Duration;
import java.time.Instant;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/**
 * How often mails may be caused from one address of the net within an hour of the clock, over all servers: a town hall has
 * one for everybody, so it is generous. What is kept is a signed digest of the address, for two hours.
 */
public final class Pace {
    private static final int MOST = 30;

    /** For one event. */
    private static final int EVENT = 60;

    /** For all events. */
    private static final int ALL = 300;

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Database database;
    private final SignedLinks links;

    public Pace(Database database, SignedLinks links) {
        this.database = database;
        this.links = links;
    }

    /**
     * Counts once more: one statement, and another one for the first time in an hour.
     *
     * @throws Refusal 429 when too much was asked from there
     */
    public void take(String remote, Instant now) {
        take("remote:" + plain(remote), MOST, now);
    }

    /**
     * The same for an event, and for all of them: people of one town hall who register for one event hold up nobody who does
     * so for another.
     */
    public void take(String remote, long event, Instant now) {
        take("remotes:" + plain(remote), ALL, now);
        take("remote:" + event + ":" + plain(remote), EVENT, now);
    }

    private static String plain(String remote) {
        return remote.replaceAll("[^!-~]", "?");
    }

    private void take(String whose, int most, Instant now) {
        String who = links.sign(whose);
        long hour = hour(now);
        if (counted(who, hour, most)) {
            return;
        }
        if (database.number("select count(*) from webinar_pace where remote = ? and hour_number = ?", who, hour) > 0) {
            throw new Refusal(429, "webinar.refusal.pace");
        }
        try {
            database.transaction(tx ->
                    tx.execute("insert into webinar_pace (remote, hour_number, taken) values (?, ?, 1)", who, hour));
        } catch (Database.Conflict e) {
            // Somebody else behind the same address was quicker.
            if (!counted(who, hour, most)) {
                throw new Refusal(429, "webinar.refusal.pace");
            }
        }
    }

    private boolean counted(String who, long hour, int most) {
        return database.transaction(tx -> tx.execute(
                        "update webinar_pace set taken = taken + 1 where remote = ? and hour_number = ? and taken < ?",
                        who,
                        hour,
                        most))
                > 0;
    }

    /** Forgets hours that are over. */
    static void forget(Transaction tx, Instant now) {
        tx.execute("delete from webinar_pace where hour_number < ?", hour(now) - 1);
    }

    private static long hour(Instant now) {
        return now.getEpochSecond() / WINDOW.toSeconds();
    }
}
