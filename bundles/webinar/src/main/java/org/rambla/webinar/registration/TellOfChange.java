// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Instant;
import java.util.List;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Transaction;
import org.rambla.webinar.event.Asking;

/** What follows for the registered when an event changes, in the transaction of the change. */
public final class TellOfChange {
    /** In the list of reminders, where all others are times before or after an event: those asked were reminded to answer. */
    public static final int REMINDED = -1;

    private TellOfChange() {}

    /** When, where or whether it takes place changed: every calendar will hear of it. */
    public static void practical(Transaction tx, long event, long space, long actor) {
        tx.execute(
                "update webinar_registration set revision = revision + 1, version = version + 1"
                        + " where event = ? and state in ('CONFIRMED', 'WAITING')",
                event);
        tx.record(Event.now("webinar.rescheduled", event, space, 0, actor));
    }

    /**
     * It has another date: answers about the one before hold no more, and where that is still to come nobody was there yet,
     * whoever came before it broke off.
     *
     * @param asking whether those who have a place are asked whether they can still come, and until when
     * @param ahead whether the new date is still to come
     */
    public static void moved(Transaction tx, long event, Asking asking, boolean ahead, Instant now) {
        tx.execute(
                "update webinar_event set asked_at = ?, ask_until = ?, cleared = false where id = ?",
                asking.wanted() ? now.toEpochMilli() : 0L,
                asking.wanted() && asking.until() != null ? asking.until().toEpochMilli() : 0L,
                event);
        tx.execute(
                "update webinar_registration set still = ?, version = version + 1"
                        + " where event = ? and state = 'CONFIRMED' and still <> ?",
                asking.wanted() ? "ASKED" : "",
                event,
                asking.wanted() ? "ASKED" : "");
        if (ahead) {
            // What is for afterwards is for after that day.
            tx.execute("update webinar_afterwards set told = false where event = ?", event);
            tx.execute(
                    "update webinar_registration set attended_at = 0, thanked = false, opinion = false,"
                            + " version = version + 1 where event = ?"
                            + " and (attended_at > 0 or thanked = true or opinion = true)",
                    event);
        }
    }

    /** The date is put right by a little: what people were reminded of, they were reminded of. */
    public static void corrected(Transaction tx, long event, Instant before, Instant start) {
        if (!before.equals(start)) {
            tx.execute("delete from webinar_reminder where event = ? and starts_at = ?", event, start);
            tx.execute(
                    "update webinar_reminder set starts_at = ? where event = ? and starts_at = ?",
                    start,
                    event,
                    before);
        }
    }

    /**
     * Those who are asked about the present date have until another moment to answer, and are reminded of it.
     *
     * @param until null for no limit
     * @param base version of the event that the organiser saw: whoever else has its form open is told of the change
     */
    public static void limited(Transaction tx, long event, Instant until, int base) {
        long limit = until == null ? 0 : until.toEpochMilli();
        if (tx.execute(
                        "update webinar_event set ask_until = ? where id = ? and asked_at > 0 and ask_until <> ?",
                        limit,
                        event,
                        limit)
                > 0) {
            if (until != null) {
                tx.execute("delete from webinar_reminder where event = ? and minutes = ?", event, REMINDED);
            }
            tx.execute("update webinar_event set version = version + 1 where id = ? and version = ?", event, base);
        }
    }

    /**
     * Whoever wanted to hear an interpretation that is not offered any more hears the floor, and is told.
     *
     * @param offered tags of languages
     */
    public static void unheard(Transaction tx, long event, long space, List<String> offered, long actor) {
        List<String> tags = tx
                .list(
                        "select distinct hears from webinar_registration where event = ? and hears <> ''"
                                + " and state in ('CONFIRMED', 'WAITING')",
                        row -> row.text("hears"),
                        event)
                .stream()
                .filter(tag -> !offered.contains(tag))
                .toList();
        if (tags.isEmpty()) {
            return;
        }
        List<Long> some = tx.list(
                "select id from webinar_registration where event = ? and hears in (?)"
                        + " and state in ('CONFIRMED', 'WAITING') order by id",
                row -> row.number("id"),
                event,
                tags);
        tx.execute(
                "update webinar_registration set hears = '', revision = revision + 1, version = version + 1"
                        + " where event = ? and hears in (?) and state in ('CONFIRMED', 'WAITING')",
                event,
                tags);
        some.forEach(id -> tx.record(Event.now("webinar.unheard", id, space, 0, actor)));
    }

    /** There may be more places than before. */
    public static void places(Transaction tx, long event, Instant now, long actor) {
        Line.lock(tx, event).promote(now, actor);
    }
}
