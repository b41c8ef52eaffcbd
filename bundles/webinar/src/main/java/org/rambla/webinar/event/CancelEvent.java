// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Clock;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.event.Event;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.registration.TellOfChange;

/** Cancels an event: it stays in the agenda with its date, marked, and the registered are told. Once cancelled, cancelling again changes nothing. */
public final class CancelEvent {
    private final Database database;
    private final ContentRegister register;
    private final Audit audit;
    private final Clock clock;

    public CancelEvent(Database database, ContentRegister register, Audit audit, Clock clock) {
        this.clock = clock;
        this.database = database;
        this.register = register;
        this.audit = audit;
    }

    /**
     * @param reason in one language at least
     * @param replacedBy series that takes place instead, 0 for none
     * @throws Refusal 404 when it is gone, 409 when it is over
     */
    public void cancel(long id, Localised reason, long replacedBy, Visit visit) {
        database.transaction(tx -> {
            EventEntity event = tx.lock(EventEntity.class, id)
                    .filter(EventEntity::published)
                    .orElseThrow(Refusal::notFound);
            if (event.status() != Status.CANCELLED) {
                if (event.past(clock.instant())) {
                    throw new Refusal(409, "webinar.refusal.past");
                }
                event.cancel(reason);
                tx.execute("update webinar_event set replaced_by = ? where id = ?", replacedBy, id);
                TellOfChange.practical(tx, id, event.space(), visit.memberId());
                if (replacedBy != 0) {
                    tx.record(Event.now("webinar.replaced", id, event.space(), 0, visit.memberId()));
                }
                register.change(tx, id, null, null, visit.memberId());
                audit.record(
                        tx,
                        visit.memberId(),
                        event.space(),
                        "webinar.audit.cancelled",
                        EventName.of(id, event.title(), visit),
                        Words.of(reason.in(visit.language())));
            }
            return null;
        });
    }
}
