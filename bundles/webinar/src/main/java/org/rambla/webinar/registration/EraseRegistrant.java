// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.util.List;
import org.rambla.api.event.Event;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/**
 * Takes a member who is erased out of the registrations: places of what is still to come are given on, and what names the
 * person goes. That somebody of the city was there stays. Whom the member registered may have read of it through them only:
 * for each of these an event says so.
 */
public final class EraseRegistrant {
    private final Database database;
    private final Clock clock;

    public EraseRegistrant(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Repeats do no harm. */
    public void erase(long member) {
        List<long[]> found = database.list(
                "select id, event from webinar_registration where member = ? order by event, id",
                row -> new long[] {row.number("id"), row.number("event")},
                member);
        database.transaction(tx -> {
            // Before it is forgotten whom they brought.
            tx.list(
                            "select r.id, e.space_id from webinar_colleague c join webinar_registration r"
                                    + " on r.id = c.registration join webinar_event e on e.id = r.event"
                                    + " where c.registrar = ? and r.registrar = ? and r.member <> ?"
                                    + " and r.state in ('CONFIRMED', 'WAITING') order by r.id",
                            row -> new long[] {row.number("id"), row.number("space_id")},
                            member,
                            member,
                            member)
                    .forEach(one -> tx.record(Event.now("webinar.registrarErased", one[0], one[1], 0, 0)));
            tx.execute("delete from webinar_feed where member = ?", member);
            tx.execute("delete from webinar_space_feed where member = ?", member);
            tx.execute("delete from webinar_colleague where registrar = ?", member);
            // What was proposed and wanted is their city's.
            tx.execute("update webinar_suggestion set author = 0 where author = ?", member);
            tx.execute("update webinar_backing set member = 0 where member = ?", member);
            return null;
        });
        for (long[] one : found) {
            database.transaction(tx -> {
                erase(tx, one[0], one[1]);
                return null;
            });
        }
    }

    private void erase(Transaction tx, long id, long event) {
        Line line = Line.lock(tx, event);
        RegistrationEntity registration = tx.find(RegistrationEntity.class, id).orElseThrow(Refusal::notFound);
        RegistrationState before = registration.state();
        tx.execute(
                "delete from webinar_support where asked in (select id from webinar_asked where registration = ?)", id);
        tx.execute("delete from webinar_asked where registration = ?", id);
        tx.execute("delete from webinar_colleague where registration = ?", id);
        boolean leaves = before != RegistrationState.CANCELLED && !line.event().past(clock.instant());
        if (!leaves && !registration.forgotten()) {
            FunctionTotals.add(tx, registration, registration.office());
        }
        registration.forget();
        if (leaves) {
            registration.move(RegistrationState.CANCELLED);
            line.count(registration, before);
            line.save();
            line.promote(clock.instant(), 0);
        }
    }
}
