// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.letter.RegistrationLetters.Place;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.TellOfChange;
import org.rambla.webinar.registration.WithdrawRegistration;

/**
 * After a change of date: whoever was asked and has not answered is reminded once, and where organisers set a limit, gives
 * the place to the line when it is over. Nodes may do the same at once: each mail has its key, each place is given up once.
 */
public final class Reconfirming {
    private static final int STEP = 100;
    /** Before the limit, or halfway to it when that is later. */
    private static final Duration BEFORE = Duration.ofDays(2);
    /** After the question, where there is no limit. */
    private static final Duration AFTER = Duration.ofDays(5);

    private final Database database;
    private final Registrations registrations;
    private final RegistrationLetters letters;
    private final WithdrawRegistration withdrawing;
    private final Mailer mailer;
    private final Clock clock;

    public Reconfirming(Database database, RegistrationLetters letters, Mailer mailer, Clock clock) {
        this.database = database;
        this.registrations = new Registrations(database);
        this.letters = letters;
        this.withdrawing = new WithdrawRegistration(database, clock);
        this.mailer = mailer;
        this.clock = clock;
    }

    private record Asked(EventRow event, Instant at) {
        static Asked of(Row row) {
            EventRow event = EventRow.of(row);
            return new Asked(event, event.askedAt());
        }

        Instant reminding() {
            Instant until = event.askUntil();
            if (until == null) {
                return at.plus(AFTER);
            }
            Duration half = Duration.between(at, until).dividedBy(2);
            return until.minus(half.compareTo(BEFORE) < 0 ? half : BEFORE);
        }
    }

    /** Reminds and gives on what is due; an event that fails holds up no other one. */
    public void round() {
        Instant now = clock.instant();
        asked(now)
                .forEach(asked -> ReminderTimer.calmly(
                                "answers about event " + asked.event().id(), () -> look(asked, now))
                        .run());
    }

    private void look(Asked asked, Instant now) {
        Optional<Place> place = letters.place(asked.event());
        Instant until = asked.event().askUntil();
        if (place.isEmpty()) {
            return;
        }
        if (until != null && !until.isAfter(now)) {
            release(asked);
        } else if (!asked.reminding().isAfter(now) && !reminded(asked)) {
            remind(asked, place.get());
        }
    }

    private List<Asked> asked(Instant now) {
        return database.list(
                "select " + EventRow.COLUMNS + " from webinar_event e where e.asked_at > 0"
                        + " and e.state = 'PUBLISHED' and e.status = 'PLANNED' and e.starts_at > ? order by e.id",
                Asked::of,
                now);
    }

    /** Another limit is told too. */
    private static String key(EventRow event, RegistrationRow row) {
        String limit = event.askUntil() == null ? "" : "-" + event.askUntil().toEpochMilli();
        return "webinar-still-" + row.id() + "-" + row.revision() + limit;
    }

    private boolean reminded(Asked asked) {
        return database.number(
                        "select count(*) from webinar_reminder where event = ? and minutes = ? and starts_at = ?",
                        asked.event().id(),
                        TellOfChange.REMINDED,
                        asked.event().when().start())
                > 0;
    }

    private void remind(Asked asked, Place place) {
        EventRow event = asked.event();
        long after = 0;
        List<RegistrationRow> some = registrations.unanswered(event.id(), after, STEP);
        while (!some.isEmpty()) {
            List<Mail> mails = letters.write(Occasion.ASKED_AGAIN, some, place, row -> key(event, row));
            database.transaction(tx -> {
                mails.forEach(mail -> mailer.send(tx, mail));
                return null;
            });
            after = some.get(some.size() - 1).place();
            some = registrations.unanswered(event.id(), after, STEP);
        }
        try {
            database.transaction(tx -> tx.execute(
                    "insert into webinar_reminder (event, minutes, starts_at) values (?, ?, ?)",
                    event.id(),
                    TellOfChange.REMINDED,
                    event.when().start()));
        } catch (Database.Conflict e) {
            // Another node did the same; its mails have the same keys.
            return;
        }
    }

    /** One after the other, so that whoever waits is let in as places get free, and others can register meanwhile. */
    private void release(Asked asked) {
        EventRow event = asked.event();
        long after = 0;
        List<RegistrationRow> some = registrations.unanswered(event.id(), after, STEP);
        boolean all = true;
        while (!some.isEmpty()) {
            for (RegistrationRow row : some) {
                all &= released(row);
            }
            after = some.get(some.size() - 1).place();
            some = registrations.unanswered(event.id(), after, STEP);
        }
        if (all) {
            database.transaction(tx -> tx.execute(
                    "update webinar_event set asked_at = 0, ask_until = 0 where id = ? and ask_until = ?",
                    event.id(),
                    event.askUntil()));
        }
    }

    private boolean released(RegistrationRow row) {
        try {
            withdrawing.unanswered(row);
            return true;
        } catch (Database.Conflict e) {
            // Answered at this very moment; the next round sees it.
            return false;
        }
    }
}
