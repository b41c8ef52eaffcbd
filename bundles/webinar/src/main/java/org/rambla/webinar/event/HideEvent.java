// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Clock;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;

/**
 * Takes an event out of agendas, search and calendars, and back: one that was announced twice, or in the wrong space. Nothing
 * of it is deleted. Done twice, it is done once.
 */
public final class HideEvent {
    private final Database database;
    private final ContentRegister register;
    private final Audit audit;
    private final Clock clock;

    public HideEvent(Database database, ContentRegister register, Audit audit, Clock clock) {
        this.database = database;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /** The message that says why an event cannot be hidden; "" when it can: nobody counts on it. */
    public static String obstacle(EventRow event, Clock clock) {
        return event.cancelled() || event.confirmed() + event.waiting() == 0
                ? ""
                : event.past(clock.instant()) ? "webinar.refusal.hidePast" : "webinar.refusal.hide";
    }

    /** @throws Refusal 404 when it is gone, 409 when somebody counts on it */
    public void hide(long id, Visit visit) {
        database.transaction(tx -> {
            EventEntity event = tx.lock(EventEntity.class, id).orElseThrow(Refusal::notFound);
            if (!event.published()) {
                return null;
            }
            EventRow row = tx.first(
                            "select " + EventRow.COLUMNS + " from webinar_event e where e.id = ?", EventRow::of, id)
                    .orElseThrow(Refusal::notFound);
            if (!obstacle(row, clock).isEmpty()) {
                throw new Refusal(409, obstacle(row, clock));
            }
            event.hide();
            // Nobody finds the event to which it would lead: it can be planned once more.
            tx.execute(
                    "update webinar_suggestion set state = 'OPEN', event = 0 where event = ? and state = 'PLANNED'",
                    id);
            register.state(tx, id, ContentState.HIDDEN, visit.memberId());
            audit.record(
                    tx,
                    visit.memberId(),
                    event.space(),
                    "webinar.audit.hidden",
                    EventName.of(id, event.title(), visit),
                    Words.NONE);
            return null;
        });
    }

    /** @throws Refusal 404 when it is gone */
    public void show(long id, Visit visit) {
        database.transaction(tx -> {
            EventEntity event = tx.lock(EventEntity.class, id).orElseThrow(Refusal::notFound);
            if (!event.published()) {
                event.show();
                register.state(tx, id, ContentState.PUBLISHED, visit.memberId());
                audit.record(
                        tx,
                        visit.memberId(),
                        event.space(),
                        "webinar.audit.shown",
                        EventName.of(id, event.title(), visit),
                        Words.NONE);
            }
            return null;
        });
    }
}
