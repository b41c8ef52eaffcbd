// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.rambla.api.persistence.Database;

/** Takes persons out of registrations some time after the event; how many came from which city stays. */
public final class ForgetRegistrations {
    /** Registrants are told of it. */
    public static final int DAYS = 180;

    private static final int STEP = 100;

    /** Of an event e that is postponed and has no date, the one that it had. */
    private static final String OVER =
            "e.ends_at > 0 and e.ends_at < ? or e.ends_at = 0 and e.was_at > 0 and e.was_at < ?";

    private final Database database;
    private final Clock clock;

    public ForgetRegistrations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Repeats do no harm; nodes may do the same at once. */
    public void round() {
        List<Long> due = due();
        while (!due.isEmpty()) {
            List<Long> some = due;
            database.transaction(tx -> {
                some.forEach(id -> tx.find(RegistrationEntity.class, id).ifPresent(RegistrationEntity::forget));
                return null;
            });
            due = due();
        }
        String over = " where event in (select e.id from webinar_event e where " + OVER + ")";
        database.transaction(tx -> {
            tx.execute(
                    "delete from webinar_support where asked in (select id from webinar_asked" + over + ")",
                    limit(),
                    limit());
            tx.execute("delete from webinar_asked" + over, limit(), limit());
            return tx.execute("delete from webinar_colleague" + over, limit(), limit());
        });
    }

    private List<Long> due() {
        return database.list(
                "select r.id from webinar_registration r join webinar_event e on e.id = r.event where r.address <> '' and ("
                        + OVER + ") order by r.id fetch first " + STEP + " rows only",
                row -> row.number("id"),
                limit(),
                limit());
    }

    private Instant limit() {
        return clock.instant().minus(Duration.ofDays(DAYS));
    }
}
