// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.letter.RegistrationLetters.Place;
import org.rambla.webinar.letter.WriteToRegistered.Message;
import org.rambla.webinar.letter.WriteToRegistered.Readers;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.SignedLinks;

/**
 * Sends what an organiser wrote to those who registered, each in their language where it was written in it. Begun again
 * after a crash, it sends to each one once; what was written is not kept beside the mails.
 */
@Component(service = Subscriber.class)
public final class SendMessages implements Subscriber {
    private static final int STEP = 100;

    /** So long a form that is sent again is known. */
    private static final Duration KNOWN = Duration.ofDays(30);

    /** What was not sent after that waits for something. */
    private static final Duration HELD_UP = Duration.ofMinutes(30);

    private final Database database;
    private final Events events;
    private final Registrations registrations;
    private final RegistrationLetters letters;
    private final Mailer mailer;

    @Activate
    public SendMessages(
            @Reference(name = "database", target = "(unit=webinar)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "network") Network network,
            @Reference(name = "mailer") Mailer mailer,
            @Reference(name = "readings") Readings readings) {
        this(
                database,
                new Events(database, bodies),
                new RegistrationLetters(
                        members,
                        spaces,
                        languages,
                        network,
                        mailer,
                        new SignedLinks(database),
                        readings,
                        Clock.systemUTC()),
                mailer);
    }

    public SendMessages(Database database, Events events, RegistrationLetters letters, Mailer mailer) {
        this.database = database;
        this.events = events;
        this.registrations = new Registrations(database);
        this.letters = letters;
        this.mailer = mailer;
    }

    @Override
    public String name() {
        return "webinar.messages";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("webinar.messageWritten");
    }

    /** A message and to whose event it belongs. */
    private record Written(long event, Message message) {}

    @Override
    public void on(Event event) {
        deliver(event.subject());
    }

    private void deliver(long id) {
        Optional<Written> written = database.first(
                "select event, readers, subject, words from webinar_message where id = ?",
                row -> new Written(row.number("event"), Message.of(row)),
                id);
        Optional<EventRow> about =
                written.filter(one -> !one.message().subject().isEmpty()).flatMap(one -> events.find(one.event()));
        Optional<Place> place = about.flatMap(letters::place);
        if (about.isPresent() && place.isEmpty()) {
            // Webinars are off there at the moment: it goes out once they are on again.
            return;
        }
        place.ifPresent(one -> send(id, written.orElseThrow().message(), one));
        database.transaction(
                tx -> tx.execute("update webinar_message set subject = '{}', words = '{}' where id = ?", id));
    }

    /** Sends what was held up while webinars were off. */
    public void round(Instant now) {
        database.list(
                        "select id from webinar_message where written_at < ? and subject <> '{}' order by id",
                        row -> row.number("id"),
                        now.minus(HELD_UP))
                .forEach(this::deliver);
    }

    private void send(long id, Message message, Place place) {
        long after = 0;
        List<RegistrationRow> some = registrations.line(place.event().id(), after, STEP);
        while (!some.isEmpty()) {
            List<Mail> mails = letters.message(
                    message,
                    message.readers() == Readers.ATTENDED,
                    some.stream().filter(message.readers()::chosen).toList(),
                    place,
                    row -> "webinar-message-" + id + "-" + row.id());
            database.transaction(tx -> {
                mails.forEach(mail -> mailer.send(tx, mail));
                return null;
            });
            after = some.get(some.size() - 1).place();
            some = registrations.line(place.event().id(), after, STEP);
        }
    }

    /** Forgets which forms were sent long ago. */
    public static void forget(Database database, Instant now) {
        database.transaction(tx -> tx.execute("delete from webinar_message where written_at < ?", now.minus(KNOWN)));
    }
}
