// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Clock;
import java.util.List;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.registration.TellOfChange;
import org.rambla.webinar.series.Choice;

/** Changes an event; the registered are told when that concerns them. Of two who change it at once, the second one is told and decides. */
public final class ChangeEvent {
    private final Database database;
    private final ContentRegister register;
    private final Files files;
    private final Clock clock;

    public ChangeEvent(Database database, ContentRegister register, Files files, Clock clock) {
        this.database = database;
        this.register = register;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Saves it; false when somebody else changed the event since the form was opened.
     *
     * @param asking whether the registered are asked, when the date is another one, if they can still come
     * @param base version that the organiser saw
     * @throws Refusal 404 when it is gone, 422 when it would have fewer places than were given
     */
    public boolean change(long event, EventDraft draft, Choice series, Asking asking, int base, Visit visit) {
        List<Long> pictures = files.pictures(draft.body(), visit);
        return database.transaction(tx -> {
            boolean saved = record(tx, event, draft, asking, base, pictures, visit);
            if (saved && series.place(tx, event, visit.space().id())) {
                // Calendars and whoever has the form open are told of it, once, whatever else changed.
                tx.execute("update webinar_event set version = version + 1 where id = ? and version = ?", event, base);
            }
            return saved;
        });
    }

    private boolean record(
            Transaction tx, long id, EventDraft draft, Asking asking, int base, List<Long> pictures, Visit visit) {
        EventEntity event =
                tx.lock(EventEntity.class, id).filter(EventEntity::published).orElseThrow(Refusal::notFound);
        if (event.version() != base) {
            return false;
        }
        long given = tx.number("select confirmed from webinar_event where id = ?", id);
        if (draft.terms().capacity() > 0 && draft.terms().capacity() < given) {
            throw new Refusal(422, "webinar.problem.capacity", given);
        }
        String before = event.practical();
        String times = event.times();
        event.describe(draft);
        if (draft.when() != null && !event.times().equals(times)) {
            TellOfChange.moved(tx, id, asking, clock.instant());
        }
        // Whoever has a place now is told of that first: what changed is in the same mail, and there is one only.
        TellOfChange.places(tx, id, clock.instant(), visit.memberId());
        if (!event.practical().equals(before)) {
            TellOfChange.practical(tx, id, event.space(), visit.memberId());
        }
        files.embed(tx, id, pictures);
        register.change(tx, id, draft.title().in(draft.language()), AnnounceEvent.language(draft), visit.memberId());
        return true;
    }
}
