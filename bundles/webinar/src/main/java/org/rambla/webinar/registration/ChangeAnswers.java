// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;

/** What somebody said when registering, said anew by whoever has the link: the place stays as it is. */
public final class ChangeAnswers {
    private final Database database;
    private final Clock clock;

    public ChangeAnswers(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws Refusal 410 when the place was given up meanwhile, 409 when the event is over, 404 when it is gone */
    void change(RegistrationRow row, Application said) {
        database.transaction(tx -> {
            Line line = Line.lock(tx, row.event());
            RegistrationEntity registration =
                    tx.find(RegistrationEntity.class, row.id()).orElseThrow(Refusal::notFound);
            if (registration.state() == RegistrationState.CANCELLED) {
                throw new Refusal(410, "webinar.refusal.registered");
            }
            if (line.event().past(clock.instant())) {
                throw new Refusal(409, "webinar.refusal.past");
            }
            if (line.event().cancelled()) {
                throw new Refusal(409, "webinar.door.UNPLANNED");
            }
            registration.say(said);
            return null;
        });
    }
}
