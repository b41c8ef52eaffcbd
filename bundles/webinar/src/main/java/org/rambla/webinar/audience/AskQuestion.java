// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.audience;

import java.time.Clock;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.registration.RegistrationRow;

/** Asks, supports, or takes support back, as somebody who is registered; once an event is over nothing changes any more. */
public final class AskQuestion {
    public static final int TEXT = 500;
    /** One person asks so many of one event. */
    public static final int EACH = 10;

    private final Database database;
    private final Clock clock;

    public AskQuestion(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether questions are taken. */
    public boolean open(EventRow event) {
        return event.when() != null && !event.cancelled() && !event.past(clock.instant());
    }

    /**
     * The same question sent twice is one.
     *
     * @param text one line, at most {@link #TEXT} characters
     * @throws Refusal 409 when none are taken any more, or from this person
     */
    public void ask(EventRow event, RegistrationRow asker, String text) {
        check(event);
        database.transaction(tx -> {
            lock(tx, asker.id());
            if (tx.number("select count(*) from webinar_asked where registration = ? and text = ?", asker.id(), text)
                    > 0) {
                return null;
            }
            if (tx.number("select count(*) from webinar_asked where registration = ?", asker.id()) >= EACH) {
                throw new Refusal(409, "webinar.refusal.asked", EACH);
            }
            tx.execute(
                    "insert into webinar_asked (id, event, registration, text, state, supports, asked_at)"
                            + " values (?, ?, ?, ?, 'NEW', 0, ?)",
                    tx.next("webinar_asked_id"),
                    event.id(),
                    asker.id(),
                    text,
                    clock.instant());
            return null;
        });
    }

    /** Supports a question that is shown and not one's own, once. */
    public void support(EventRow event, RegistrationRow supporter, long question) {
        check(event);
        database.transaction(tx -> {
            lock(tx, supporter.id());
            boolean already = tx.number(
                            "select count(*) from webinar_support where asked = ? and registration = ?",
                            question,
                            supporter.id())
                    > 0;
            if (!already
                    && tx.execute(
                                    "update webinar_asked set supports = supports + 1 where id = ? and event = ?"
                                            + " and state = 'SHOWN' and registration <> ?",
                                    question,
                                    event.id(),
                                    supporter.id())
                            > 0) {
                tx.execute("insert into webinar_support (asked, registration) values (?, ?)", question, supporter.id());
            }
            return null;
        });
    }

    public void leave(EventRow event, RegistrationRow supporter, long question) {
        check(event);
        database.transaction(tx -> {
            lock(tx, supporter.id());
            if (tx.execute("delete from webinar_support where asked = ? and registration = ?", question, supporter.id())
                    > 0) {
                tx.execute("update webinar_asked set supports = supports - 1 where id = ?", question);
            }
            return null;
        });
    }

    /** What an organiser decides; questions of other events stay as they are. */
    public void moderate(EventRow event, long question, Asked.State state) {
        database.transaction(tx -> tx.execute(
                "update webinar_asked set state = ? where id = ? and event = ?", state.name(), question, event.id()));
    }

    /** Whoever sends a form twice at once is served one after the other. */
    private static void lock(Transaction tx, long registration) {
        tx.execute("update webinar_registration set registrar = registrar where id = ?", registration);
    }

    private void check(EventRow event) {
        if (!open(event)) {
            throw new Refusal(409, "webinar.refusal.asking");
        }
    }
}
