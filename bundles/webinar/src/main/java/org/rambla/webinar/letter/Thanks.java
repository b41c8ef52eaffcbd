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
import org.rambla.webinar.letter.RegistrationLetters.Place;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;

/**
 * Thanks those who were at an event, where its organisers want it, a day after its end: by then they have noted who was
 * there. Nodes may do the same at once: each mail has its key.
 */
public final class Thanks {
    private static final int STEP = 100;
    private static final Duration AFTER = Duration.ofHours(24);
    /** When servers were down for longer, it is left to the organisers. */
    private static final Duration LATE = Duration.ofDays(3);

    private final Database database;
    private final Events events;
    private final Registrations registrations;
    private final RegistrationLetters letters;
    private final Mailer mailer;
    private final Clock clock;

    public Thanks(Database database, Events events, RegistrationLetters letters, Mailer mailer, Clock clock) {
        this.database = database;
        this.events = events;
        this.registrations = new Registrations(database);
        this.letters = letters;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** Sends what is due. */
    public void round() {
        Instant until = clock.instant().minus(AFTER);
        for (EventRow event : events.thankful(until.minus(LATE), until)) {
            if (!done(event)) {
                thank(event);
            }
        }
    }

    /** In the list of reminders: so many minutes after the beginning, not before it. */
    private static long mark() {
        return -AFTER.toMinutes();
    }

    private boolean done(EventRow event) {
        return database.number(
                        "select count(*) from webinar_reminder where event = ? and minutes = ? and starts_at = ?",
                        event.id(),
                        mark(),
                        event.when().start())
                > 0;
    }

    private void thank(EventRow event) {
        Optional<Place> place = letters.place(event);
        long after = 0;
        List<RegistrationRow> some = place.isPresent() ? registrations.line(event.id(), after, STEP) : List.of();
        while (!some.isEmpty()) {
            send(some.stream().filter(row -> row.confirmed() && row.attended()).toList(), place.get());
            after = some.get(some.size() - 1).place();
            some = registrations.line(event.id(), after, STEP);
        }
        try {
            database.transaction(tx -> tx.execute(
                    "insert into webinar_reminder (event, minutes, starts_at) values (?, ?, ?)",
                    event.id(),
                    mark(),
                    event.when().start()));
        } catch (Database.Conflict e) {
            // Another node did the same; its mails have the same keys.
            return;
        }
    }

    private void send(List<RegistrationRow> rows, Place place) {
        List<Mail> mails = letters.thanks(rows, place, row -> "webinar-thanks-" + row.id());
        database.transaction(tx -> {
            mails.forEach(mail -> mailer.send(tx, mail));
            return null;
        });
    }
}
