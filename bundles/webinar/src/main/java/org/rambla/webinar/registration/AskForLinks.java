// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rambla.api.event.Event;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;

/**
 * Somebody lost the links to their registrations. Whether the address is registered is looked up later, by whoever writes
 * the mail: neither the answer nor the time it takes tells.
 */
public final class AskForLinks {
    public static final String PATH = "/l/webinar/links";

    private static final int MAILS = 5;
    private static final Duration DAY = Duration.ofHours(24);

    private final Database database;
    private final Pace pace;
    private final Clock clock;

    public AskForLinks(Database database, Pace pace, Clock clock) {
        this.database = database;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * A letter box that had several such mails within a day gets no further one, and that is not told either.
     *
     * @param remote address of the net from which it is asked
     * @throws Refusal 429 when too much was asked from there
     */
    void ask(String address, String language, String remote) {
        Instant now = clock.instant();
        pace.take(remote, now);
        String box = RegistrationEntity.box(address);
        database.transaction(tx -> {
            if (tx.number(
                            "select count(*) from webinar_link_request where address_key = ? and asked_at > ?",
                            box,
                            now.minus(DAY))
                    < MAILS) {
                long id = tx.next("webinar_link_request_id");
                tx.execute(
                        "insert into webinar_link_request (id, address_key, language, asked_at) values (?, ?, ?, ?)",
                        id,
                        box,
                        language,
                        now);
                tx.record(Event.now("webinar.linksAsked", id, 0, 0, 0));
            }
            return null;
        });
    }

    /** Forgets who asked, and how often. */
    public static void forget(Database database, Instant now) {
        database.transaction(tx -> {
            tx.execute("delete from webinar_link_request where asked_at < ?", now.minus(DAY.multipliedBy(2)));
            Pace.forget(tx, now);
            return null;
        });
    }
}
