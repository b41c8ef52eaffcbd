// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.persistence.Database;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Thanked;
import org.rambla.webinar.letter.RegistrationLetters.Place;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;

/**
 * Thanks people once an event is over, where its organisers want it: each person once, as soon as they are noted as present;
 * or everybody who had a place, at the end, where attendance is not kept. Nodes may do the same at once: each mail has its
 * key.
 */
public final class Thanks {
    private static final int STEP = 100;
    /** Whoever is noted later than so long after the end is thanked by the organisers themselves. */
    private static final Duration WHILE = Duration.ofDays(30);

    private final Database database;
    private final Events events;
    private final Registrations registrations;
    private final RegistrationLetters letters;
    private final Documents documents;
    private final Mailer mailer;
    private final Clock clock;

    public Thanks(
            Database database,
            Events events,
            RegistrationLetters letters,
            Documents documents,
            Mailer mailer,
            Clock clock) {
        this.database = database;
        this.events = events;
        this.registrations = new Registrations(database);
        this.letters = letters;
        this.documents = documents;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** Sends what is due; an event that fails holds up no other one. */
    public void round() {
        Instant now = clock.instant();
        events.thankful(now.minus(WHILE), now)
                .forEach(event -> ReminderTimer.calmly("thanks of event " + event.id(), () -> thank(event))
                        .run());
    }

    private void thank(EventRow event) {
        boolean all = event.thanks() == Thanked.PLACED;
        List<RegistrationRow> some = registrations.unthanked(event.id(), all, STEP);
        if (!some.isEmpty()) {
            letters.place(event).ifPresent(place -> thank(place, all, some));
        }
    }

    private void thank(Place place, boolean all, List<RegistrationRow> first) {
        Documents.Kept files = documents.kept(place.event().id());
        List<RegistrationRow> some = first;
        while (!some.isEmpty()) {
            send(some, place, files);
            some = registrations.unthanked(place.event().id(), all, STEP);
        }
    }

    private void send(List<RegistrationRow> rows, Place place, Documents.Kept files) {
        // After a day that broke off and one that was held instead, there are thanks for that one too.
        long day = place.event().when().start().toEpochMilli();
        List<Mail> mails = letters.thanks(rows, place, files, row -> "webinar-thanks-" + row.id() + "-" + day);
        List<Long> ids = rows.stream().map(RegistrationRow::id).toList();
        database.transaction(tx -> {
            mails.forEach(mail -> mailer.send(tx, mail));
            return tx.execute(
                    "update webinar_registration set thanked = true, version = version + 1 where id in (?)", ids);
        });
    }
}
