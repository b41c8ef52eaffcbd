// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rambla.api.event.Event;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventName;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.registration.RegistrationRow;

/**
 * Keeps what an organiser writes to those who registered; {@link SendMessages} sends it, a mail each, however many they
 * are. A form sent twice is one message.
 */
public final class WriteToRegistered {
    private final Database database;
    private final RegistrationLetters letters;
    private final Audit audit;
    private final Clock clock;

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

        boolean chosen(RegistrationRow row) {
            return chosen.test(row);
        }
    }

    /**
     * What is written, checked.
     *
     * @param subject one line, by language
     * @param text plain, with paragraphs as blank lines; in the same languages
     */
    public record Message(Localised subject, Localised text, Readers readers) {
        static Message of(Row row) {
            return new Message(
                    Localised.fromJson(row.text("subject")),
                    Localised.fromJson(row.text("words")),
                    Readers.valueOf(row.text("readers")));
        }

        /** For a reader. */
        List<String> paragraphs(String language) {
            return Stream.of(text.in(language).split("\\n\\s*\\n"))
                    .filter(paragraph -> !paragraph.isBlank())
                    .toList();
        }
    }

    public WriteToRegistered(Database database, RegistrationLetters letters, Audit audit, Clock clock) {
        this.database = database;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param submission the form's own key
     * @throws Refusal 404 when webinars are off in the space of the event
     */
    public void write(EventRow event, Message message, String submission, Visit visit) {
        if (letters.place(event).isEmpty()) {
            throw Refusal.notFound();
        }
        String key = submission.isEmpty() ? UUID.randomUUID().toString() : submission;
        try {
            database.transaction(tx -> {
                long id = tx.next("webinar_message_id");
                tx.execute(
                        "insert into webinar_message (id, event, author, submission, readers, subject, words, written_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                        id,
                        event.id(),
                        visit.memberId(),
                        key,
                        message.readers().name(),
                        message.subject().toJson(),
                        message.text().toJson(),
                        clock.instant());
                audit.record(
                        tx,
                        visit.memberId(),
                        event.space(),
                        "webinar.audit.message",
                        EventName.of(event.id(), event.title(), visit),
                        Words.NONE);
                tx.record(Event.now("webinar.messageWritten", id, event.space(), 0, visit.memberId()));
                return null;
            });
        } catch (Database.Conflict e) {
            if (!e.duplicate()) {
                throw e;
            }
            // The same form: what it said is on its way.
        }
    }
}
