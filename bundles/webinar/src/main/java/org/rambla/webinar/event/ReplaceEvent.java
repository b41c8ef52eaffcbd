// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import org.rambla.api.content.ContentRegister;
import org.rambla.api.event.Event;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.registration.TellOfChange;

/**
 * Says afterwards which series takes place instead of a cancelled event: the registered are carried over and told. The same
 * series said again carries them to those of its sessions for which they are not registered yet.
 */
public final class ReplaceEvent {
    private final Database database;
    private final ContentRegister register;
    private final Audit audit;

    public ReplaceEvent(Database database, ContentRegister register, Audit audit) {
        this.database = database;
        this.register = register;
        this.audit = audit;
    }

    /**
     * @param series of the space of the event
     * @throws Refusal 404 when the event is gone, 409 when it is not cancelled
     */
    public void replace(long id, long series, Visit visit) {
        database.transaction(tx -> {
            EventEntity event = tx.lock(EventEntity.class, id)
                    .filter(EventEntity::published)
                    .orElseThrow(Refusal::notFound);
            if (event.status() != Status.CANCELLED) {
                throw new Refusal(409, "webinar.refusal.replace");
            }
            if (tx.execute(
                            "update webinar_event set replaced_by = ? where id = ? and replaced_by <> ?",
                            series,
                            id,
                            series)
                    > 0) {
                TellOfChange.practical(tx, id, event.space(), visit.memberId());
                register.change(tx, id, null, null, visit.memberId());
                audit.record(
                        tx,
                        visit.memberId(),
                        event.space(),
                        "webinar.audit.replaced",
                        EventName.of(id, event.title(), visit),
                        Words.NONE);
            }
            tx.record(Event.now("webinar.replaced", id, event.space(), 0, visit.memberId()));
            return null;
        });
    }
}
