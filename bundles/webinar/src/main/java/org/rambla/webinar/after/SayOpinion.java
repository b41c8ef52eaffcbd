// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

import java.time.Clock;
import java.time.Duration;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.registration.RegistrationRow;

/** Keeps what somebody says of an event: once for each place, and apart from whoever said it. */
public final class SayOpinion {
    private static final Duration WHILE = Duration.ofDays(60);

    private final Database database;
    private final Clock clock;

    public SayOpinion(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether that person may say something now, or did so already. */
    public boolean open(EventRow event, RegistrationRow row) {
        return row.confirmed()
                && !event.cancelled()
                && event.past(clock.instant())
                && event.when().end().plus(WHILE).isAfter(clock.instant());
    }

    public boolean said(RegistrationRow row) {
        return database.number("select count(*) from webinar_registration where id = ? and opinion = true", row.id())
                > 0;
    }

    /** @throws Refusal 409 when it is too early or too late; said twice, the first one counts */
    public void say(EventRow event, RegistrationRow row, Opinion opinion) {
        if (!open(event, row)) {
            throw new Refusal(409, "webinar.refusal.opinion");
        }
        database.transaction(tx -> {
            if (tx.execute("update webinar_registration set opinion = true where id = ? and opinion = false", row.id())
                    > 0) {
                tx.execute(
                        "insert into webinar_feedback (id, event, useful, grade, said, words) values (?, ?, ?, ?, ?, ?)",
                        tx.next("webinar_feedback_id"),
                        event.id(),
                        opinion.useful(),
                        opinion.level(),
                        !opinion.words().isEmpty(),
                        opinion.words());
            }
            return null;
        });
    }
}
