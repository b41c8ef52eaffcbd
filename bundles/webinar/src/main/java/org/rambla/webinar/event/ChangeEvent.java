// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Clock;
import java.util.List;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.event.Event;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.registration.TellOfChange;
import org.rambla.webinar.series.Choice;
import org.rambla.webinar.series.Replaced;

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
     * @param narrowing whether those for whom it is not any more give up their places
     * @param base version that the organiser saw
     * @throws Refusal 404 when it is gone, 422 when it would have fewer places than were given
     */
    public boolean change(
            long event, EventDraft draft, Choice series, Asking asking, boolean narrowing, int base, Visit visit) {
        List<Long> pictures = Descriptions.pictures(draft, files, visit);
        return database.transaction(tx -> {
            boolean saved = record(tx, event, draft, asking, base, pictures, visit);
            if (saved && narrowing) {
                tx.record(Event.now("webinar.narrowed", event, visit.space().id(), 0, visit.memberId()));
            }
            if (saved && series.place(tx, event, visit.space().id())) {
                // Calendars and whoever has the form open are told of it, once, whatever else changed.
                tx.execute("update webinar_event set version = version + 1 where id = ? and version = ?", event, base);
            }
            if (saved && draft.when() != null) {
                Replaced.session(tx, event, visit.memberId());
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
        fits(tx, id, draft.terms().capacity());
        String before = event.practical();
        When was = event.when();
        boolean over = event.past(clock.instant());
        boolean cancelled = event.status() == Status.CANCELLED;
        List<String> speakers = event.speakers();
        boolean fewer = !draft.interpreted().containsAll(event.interpreted());
        event.describe(draft);
        boolean practical = !event.practical().equals(before);
        if (practical) {
            event.moved(was, cancelled);
        }
        renamed(tx, id, speakers, event.speakers());
        if (cancelled && event.status() == Status.CANCELLED) {
            // Put right, and as little held as before: nobody is told.
            keep(tx, id, draft, pictures, visit);
            return true;
        }
        if (draft.when() != null) {
            ask(tx, id, was, draft.when(), asking, base);
        }
        // Whoever has a place now is told of that first: what changed is in the same mail, and there is one only.
        TellOfChange.places(tx, id, clock.instant(), visit.memberId());
        // Nobody can come to what is over, and was before.
        if (practical && !(over && event.past(clock.instant()))) {
            TellOfChange.practical(tx, id, event.space(), visit.memberId());
        }
        // What was taken off while it was cancelled was told to nobody.
        if ((fewer || cancelled) && !event.past(clock.instant())) {
            TellOfChange.unheard(tx, id, event.space(), draft.interpreted(), visit.memberId());
        }
        if (cancelled) {
            // While it was cancelled nobody was taken off who lost access.
            tx.record(Event.now("webinar.resumed", id, event.space(), 0, visit.memberId()));
        }
        keep(tx, id, draft, pictures, visit);
        return true;
    }

    /** Whoever came without a place may have got one beyond the capacity: that it is not lowered further is asked only then. */
    private static void fits(Transaction tx, long id, int capacity) {
        long given = tx.number("select confirmed from webinar_event where id = ?", id);
        long before = tx.number("select capacity from webinar_event where id = ?", id);
        if (capacity > 0 && capacity < given && (before == 0 || capacity < before)) {
            throw new Refusal(422, "webinar.problem.capacity", given);
        }
    }

    private void keep(Transaction tx, long id, EventDraft draft, List<Long> pictures, Visit visit) {
        Descriptions.keep(tx, id, draft.versions());
        files.embed(tx, id, pictures);
        Documents.hold(tx, files, id, Documents.organiser(visit));
        register.change(tx, id, draft.title().in(draft.language()), AnnounceEvent.language(draft), visit.memberId());
    }

    /** A date that is only put right is the one about which people were asked, and were reminded. */
    private void ask(Transaction tx, long id, When was, When now, Asking asking, int base) {
        boolean same =
                was != null && now.start().equals(was.start()) && now.end().equals(was.end());
        boolean corrected = was != null && now.corrects(was);
        if (corrected && !same) {
            TellOfChange.corrected(tx, id, was.start(), now.start());
        }
        boolean goesOn = corrected && tx.number("select asked_at from webinar_event where id = ?", id) > 0;
        if (same || goesOn) {
            if (asking.limited()) {
                TellOfChange.limited(tx, id, asking.until(), base);
            }
        } else if (!corrected || asking.wanted()) {
            TellOfChange.moved(tx, id, asking, now.start().isAfter(clock.instant()), clock.instant());
        }
    }

    /** Whose name is written otherwise keeps the portrait: nobody of that name is left, and the new one stands in the same place. */
    private static void renamed(Transaction tx, long event, List<String> before, List<String> after) {
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (!after.contains(before.get(i)) && !before.contains(after.get(i))) {
                tx.execute(
                        "update webinar_portrait set speaker = ? where event = ? and speaker = ?",
                        after.get(i),
                        event,
                        before.get(i));
            }
        }
    }
}
