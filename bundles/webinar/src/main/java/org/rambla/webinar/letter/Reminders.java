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
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.RemindersForm;
import org.rambla.webinar.letter.RegistrationLetters.Place;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;

/**
 * Reminds those who have a place as long before as the organisers want it. A reminder that is missed by more than a little (the
 * server was down, the date was moved close) is left out. Nodes may do the same at once: each mail has its key.
 */
public final class Reminders {
    private static final int STEP = 100;

    private final Database database;
    private final Events events;
    private final Registrations registrations;
    private final RegistrationLetters letters;
    private final Mailer mailer;
    private final Clock clock;

    /** A reminder so many minutes before. */
    private record Lead(int minutes) {
        private static final int DAY = 24 * 60;

        Instant due(EventRow event) {
            return event.when().start().minus(Duration.ofMinutes(minutes));
        }

        /** How late it may still go out. */
        private Duration late() {
            return minutes >= 7 * DAY
                    ? Duration.ofHours(24)
                    : minutes >= DAY ? Duration.ofHours(6) : Duration.ofMinutes(Math.max(2, minutes / 2));
        }

        boolean now(EventRow event, Instant now) {
            return !due(event).isAfter(now) && due(event).plus(late()).isAfter(now);
        }
    }

    public Reminders(Database database, Events events, RegistrationLetters letters, Mailer mailer, Clock clock) {
        this.database = database;
        this.events = events;
        this.registrations = new Registrations(database);
        this.letters = letters;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** Sends what is due; an event that fails holds up no other one. */
    public void round() {
        Instant now = clock.instant();
        events.beginning(now, now.plus(RemindersForm.LONGEST))
                .forEach(event -> ReminderTimer.calmly("reminders of event " + event.id(), () -> remind(event, now))
                        .run());
    }

    private void remind(EventRow event, Instant now) {
        event.reminders().stream()
                .map(Lead::new)
                .filter(lead -> lead.now(event, now) && !done(event, lead))
                .forEach(lead -> remind(event, lead));
    }

    private boolean done(EventRow event, Lead lead) {
        return database.number(
                        "select count(*) from webinar_reminder where event = ? and minutes = ? and starts_at = ?",
                        event.id(),
                        lead.minutes(),
                        event.when().start())
                > 0;
    }

    private void remind(EventRow event, Lead lead) {
        Optional<Place> place = letters.place(event);
        if (place.isEmpty()) {
            // Webinars may be switched on again while it is still in time.
            return;
        }
        long after = 0;
        boolean more = true;
        while (more) {
            List<RegistrationRow> some = registrations.line(event.id(), after, STEP);
            more = some.size() == STEP;
            if (!some.isEmpty()) {
                send(event, lead, place.get(), some);
                after = some.get(some.size() - 1).place();
            }
        }
        try {
            database.transaction(tx -> tx.execute(
                    "insert into webinar_reminder (event, minutes, starts_at) values (?, ?, ?)",
                    event.id(),
                    lead.minutes(),
                    event.when().start()));
        } catch (Database.Conflict e) {
            // Another node did the same; its mails have the same keys.
            return;
        }
    }

    /** Whoever registered after the reminder was due has just had a confirmation. */
    private void send(EventRow event, Lead lead, Place place, List<RegistrationRow> rows) {
        List<RegistrationRow> readers = rows.stream()
                .filter(row -> row.confirmed() && row.registeredAt().isBefore(lead.due(event)))
                .toList();
        List<Mail> mails = letters.write(Occasion.REMINDER, readers, place, row -> key(event, lead, row));
        database.transaction(tx -> {
            mails.forEach(mail -> mailer.send(tx, mail));
            return null;
        });
    }

    private static String key(EventRow event, Lead lead, RegistrationRow row) {
        return "webinar-remind-" + row.id() + "-" + lead.minutes() + "-"
                + event.when().start().toEpochMilli();
    }
}
