// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.util.List;
import java.util.function.Predicate;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventName;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.letter.RegistrationLetters.Place;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;

/**
 * Sends what an organiser writes to those who registered, a mail each. A form sent twice, or again after a crash, sends
 * to each one once.
 */
public final class WriteToRegistered {
    private static final int STEP = 100;

    private final Database database;
    private final Registrations registrations;
    private final RegistrationLetters letters;
    private final Mailer mailer;
    private final Audit audit;

    /** To whom. */
    public enum Readers {
        CONFIRMED(RegistrationRow::confirmed),
        WAITING(RegistrationRow::waiting),
        /** They were asked about a new date. */
        UNANSWERED(row -> row.confirmed() && row.asked()),
        /** They are led to documents, opinion and certificate. */
        ATTENDED(row -> row.confirmed() && row.attended()),
        ALL(row -> true);

        private final Predicate<RegistrationRow> chosen;

        Readers(Predicate<RegistrationRow> chosen) {
            this.chosen = chosen;
        }
    }

    /**
     * What is written, checked.
     *
     * @param subject one line
     * @param paragraphs plain text
     */
    public record Message(String subject, List<String> paragraphs, Readers readers) {}

    public WriteToRegistered(
            Database database, Registrations registrations, RegistrationLetters letters, Mailer mailer, Audit audit) {
        this.database = database;
        this.registrations = registrations;
        this.letters = letters;
        this.mailer = mailer;
        this.audit = audit;
    }

    /**
     * @param submission the form's own key
     * @throws Refusal 404 when webinars are off in the space of the event
     */
    public void write(EventRow event, Message message, String submission, Visit visit) {
        Place place = letters.place(event).orElseThrow(Refusal::notFound);
        database.transaction(tx -> {
            audit.record(
                    tx,
                    visit.memberId(),
                    event.space(),
                    "webinar.audit.message",
                    EventName.of(event.id(), event.title(), visit),
                    Words.NONE);
            return null;
        });
        long after = 0;
        List<RegistrationRow> some = registrations.line(event.id(), after, STEP);
        while (!some.isEmpty()) {
            send(message, some, place, submission);
            after = some.get(some.size() - 1).place();
            some = registrations.line(event.id(), after, STEP);
        }
    }

    private void send(Message message, List<RegistrationRow> rows, Place place, String submission) {
        List<Mail> mails = letters.message(
                message.subject(),
                message.paragraphs(),
                message.readers() == Readers.ATTENDED,
                rows.stream().filter(message.readers().chosen).toList(),
                place,
                row -> "webinar-message-" + submission + "-" + row.id());
        database.transaction(tx -> {
            mails.forEach(mail -> mailer.send(tx, mail));
            return null;
        });
    }
}
