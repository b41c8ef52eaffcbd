// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.SignedLinks;

/**
 * Writes to those who registered, gave up, got a place, or whose event changed. Each state of a registration is told once;
 * while webinars are off in a space it is kept who is to be told, and told once they are on again, unless the event is over.
 */
@Component(service = Subscriber.class)
public final class TellRegistered implements Subscriber {
    private static final int STEP = 100;

    private final Database database;
    private final Events events;
    private final Registrations registrations;
    private final RegistrationLetters letters;
    private final Mailer mailer;
    private final Untold untold;
    private final Clock clock;

    @Activate
    public TellRegistered(
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
                mailer,
                Clock.systemUTC());
    }

    /** @param clock that says what is over */
    public TellRegistered(Database database, Events events, RegistrationLetters letters, Mailer mailer, Clock clock) {
        this.database = database;
        this.events = events;
        this.registrations = new Registrations(database);
        this.letters = letters;
        this.mailer = mailer;
        this.untold = new Untold(database);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webinar.letters";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("webinar.registered")
                || kind.equals("webinar.promoted")
                || kind.equals("webinar.withdrawn")
                || kind.equals("webinar.unanswered")
                || kind.equals("webinar.unheard")
                || kind.equals("webinar.rescheduled")
                || kind.equals("space.featureSwitched");
    }

    @Override
    public void on(Event event) {
        switch (event.kind()) {
            case "webinar.registered" -> one(Occasion.REGISTERED, event.subject());
            case "webinar.promoted" -> one(Occasion.PROMOTED, event.subject());
            case "webinar.withdrawn" -> one(Occasion.WITHDRAWN, event.subject());
            case "webinar.unheard" -> one(Occasion.UNHEARD, event.subject());
            case "webinar.unanswered" -> one(Occasion.UNANSWERED, event.subject());
            case "space.featureSwitched" -> round();
            default -> all(event.subject());
        }
    }

    /** Tells what could not be told before, where webinars are on now. */
    public void round() {
        Map<Long, Optional<EventRow>> ahead = new HashMap<>();
        Map<Long, Optional<Place>> places = new HashMap<>();
        List<Untold.One> some = untold.after(Untold.One.NONE);
        while (!some.isEmpty()) {
            for (Untold.One one : some) {
                Optional<EventRow> event = ahead.computeIfAbsent(
                        one.event(), id -> events.find(id).filter(row -> !row.past(clock.instant())));
                Optional<Place> place = places.computeIfAbsent(one.event(), id -> event.flatMap(letters::place));
                place.ifPresent(there -> tell(one, there));
                if (place.isPresent() || event.isEmpty()) {
                    untold.forget(one);
                }
            }
            some = untold.after(some.get(some.size() - 1));
        }
    }

    /** What changed since was told for itself. */
    private void tell(Untold.One one, Place place) {
        registrations
                .find(one.registration())
                .filter(row -> row.revision() == one.revision())
                .ifPresent(row -> send(one.occasion(), List.of(row), place));
    }

    private void one(Occasion occasion, long registration) {
        registrations
                .find(registration)
                .ifPresent(row -> events.find(row.event())
                        .flatMap(letters::place)
                        .ifPresentOrElse(
                                place -> send(occasion, List.of(row), place),
                                () -> untold.keep(occasion, registration)));
    }

    private void all(long id) {
        Optional<EventRow> event = events.find(id);
        Optional<Place> place = event.flatMap(letters::place);
        if (place.isEmpty()) {
            untold.keepAll(Occasion.CHANGED, id);
        }
        long after = 0;
        while (place.isPresent()) {
            List<RegistrationRow> some = registrations.line(id, after, STEP);
            if (some.isEmpty()) {
                return;
            }
            send(Occasion.CHANGED, some, place.get());
            after = some.get(some.size() - 1).place();
        }
    }

    private void send(Occasion occasion, List<RegistrationRow> rows, Place place) {
        // Beside what else is told of the same state.
        String kind = occasion == Occasion.UNHEARD ? "webinar-unheard-" : "webinar-";
        List<Mail> mails = letters.write(occasion, rows, place, row -> kind + row.id() + "-" + row.revision());
        database.transaction(tx -> {
            mails.forEach(mail -> mailer.send(tx, mail));
            return null;
        });
    }
}
