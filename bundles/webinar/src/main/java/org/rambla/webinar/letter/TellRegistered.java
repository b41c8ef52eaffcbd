// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.letter.RegistrationLetters.Change;
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
    private final List<Heard> heard = new ArrayList<>();
    /** What could not be told together with others. */
    private final Set<Heard> alone = new HashSet<>();

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

    /**
     * Something that was heard.
     *
     * @param subject a registration, event or space, as the kind says
     */
    private record Heard(String kind, long subject) {
        /** Of a registration; null when it is not about a single one. */
        Occasion occasion() {
            return switch (kind) {
                case "webinar.registered" -> Occasion.REGISTERED;
                case "webinar.promoted" -> Occasion.PROMOTED;
                case "webinar.withdrawn" -> Occasion.WITHDRAWN;
                case "webinar.unheard" -> Occasion.UNHEARD;
                case "webinar.unanswered" -> Occasion.UNANSWERED;
                default -> null;
            };
        }
    }

    @Override
    public void on(Event event) {
        Heard one = new Heard(event.kind(), event.subject());
        if (alone.remove(one)) {
            tell(List.of(one));
        } else {
            heard.add(one);
        }
    }

    /** Tells what was heard, in its order; what cannot be told together is heard again, and told one by one. */
    @Override
    public void caughtUp() {
        List<Heard> all = List.copyOf(heard);
        heard.clear();
        try {
            tell(all);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            alone.addAll(all);
            throw e;
        }
    }

    private void tell(List<Heard> all) {
        Map<Long, Occasion> some = new LinkedHashMap<>();
        for (Heard one : all) {
            Occasion occasion = one.occasion();
            // What happened to a registration twice is told twice, if there still is something to tell.
            if (occasion == null || some.size() == STEP || some.containsKey(one.subject())) {
                changed(some);
                some.clear();
            }
            if (occasion != null) {
                some.put(one.subject(), occasion);
            } else if (one.kind().equals("space.featureSwitched")) {
                round();
            } else {
                all(one.subject());
            }
        }
        changed(some);
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

    /** @param some what happened to registrations */
    private void changed(Map<Long, Occasion> some) {
        if (some.isEmpty()) {
            return;
        }
        Map<Long, RegistrationRow> rows = registrations.find(some.keySet());
        Map<Long, EventRow> about =
                events.find(rows.values().stream().map(RegistrationRow::event).collect(Collectors.toSet()));
        Map<Long, SpaceCard> places =
                letters.places(about.values().stream().map(EventRow::space).collect(Collectors.toSet()));
        Map<SpaceCard, List<Change>> there = new LinkedHashMap<>();
        some.forEach((id, occasion) -> {
            RegistrationRow row = rows.get(id);
            EventRow event = row == null ? null : about.get(row.event());
            SpaceCard place = event == null ? null : places.get(event.space());
            if (place != null) {
                there.computeIfAbsent(place, any -> new ArrayList<>()).add(new Change(occasion, row, event));
            } else if (row != null) {
                untold.keep(occasion, id);
            }
        });
        List<Mail> mails = new ArrayList<>();
        there.forEach((space, changes) ->
                mails.addAll(letters.write(space, changes, change -> key(change.occasion(), change.row()))));
        queue(mails);
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
        queue(letters.write(occasion, rows, place, row -> key(occasion, row)));
    }

    /** Each state is told once; that somebody is not heard is told beside what else is told of the same state. */
    private static String key(Occasion occasion, RegistrationRow row) {
        return (occasion == Occasion.UNHEARD ? "webinar-unheard-" : "webinar-") + row.id() + "-" + row.revision();
    }

    private void queue(List<Mail> mails) {
        if (!mails.isEmpty()) {
            database.transaction(tx -> {
                mails.forEach(mail -> mailer.send(tx, mail));
                return null;
            });
        }
    }
}
