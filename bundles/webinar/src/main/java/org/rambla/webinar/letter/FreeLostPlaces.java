// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Terms;
import org.rambla.webinar.registration.Readership;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.RegistrationState;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.SignedLinks;
import org.rambla.webinar.registration.WithdrawRegistration;

/**
 * Whoever may not read of an event any more (left its space, which became private, or the event went to another one; or
 * the account was stopped), or left those for whom it is (members of its space, or partners who run it),
 * gives up the place to whoever waits, and is told so with nothing but what they knew. Where webinars are switched off,
 * nothing is given up: they come back as they were.
 */
@Component(service = Subscriber.class)
public final class FreeLostPlaces implements Subscriber {
    private static final Set<String> KINDS = Set.of(
            "member.changed",
            "membership.changed",
            "space.changed",
            "space.featureSwitched",
            "space.partnerLeft",
            "webinar.moved",
            "webinar.narrowed",
            "webinar.resumed",
            "webinar.registrarErased");
    private static final int STEP = 100;

    private final Events events;
    private final Registrations registrations;
    private final ContentRegister register;
    private final Spaces spaces;
    private final Readership readership;
    private final RegistrationLetters letters;
    private final WithdrawRegistration withdrawing;
    private final Mailer mailer;
    private final Clock clock;

    @Activate
    public FreeLostPlaces(
            @Reference(name = "database", target = "(unit=webinar)") Database database,
            @Reference(name = "register") ContentRegister register,
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
                register,
                members,
                spaces,
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

    public FreeLostPlaces(
            Database database,
            Events events,
            ContentRegister register,
            Members members,
            Spaces spaces,
            RegistrationLetters letters,
            Mailer mailer,
            Clock clock) {
        this.events = events;
        this.registrations = new Registrations(database);
        this.register = register;
        this.spaces = spaces;
        this.readership = new Readership(spaces, members);
        this.letters = letters;
        this.withdrawing = new WithdrawRegistration(database, clock);
        this.mailer = mailer;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webinar.readers";
    }

    @Override
    public boolean wants(String kind) {
        return KINDS.contains(kind);
    }

    @Override
    public void on(Event event) {
        if (event.kind().equals("member.changed")) {
            if (!readership.active(event.subject())) {
                of(event.subject(), 0, event.at());
            }
            return;
        }
        if (!spaces.features(event.space()).contains("webinar")) {
            return;
        }
        switch (event.kind()) {
            case "membership.changed" -> {
                // Who is inside still may read no more where only those of a higher role do.
                if (!readership.inside(event.space(), event.subject())
                        || readership.space(event.space(), event.subject()).isEmpty()) {
                    of(event.subject(), event.space(), event.at());
                }
            }
            case "webinar.moved" ->
                events.find(event.subject())
                        .filter(row -> !row.past(clock.instant()))
                        .ifPresent(row -> all(row, event.at()));
            case "webinar.registrarErased" ->
                registrations.find(event.subject()).ifPresent(row -> brought(row, event.at()));
            case "webinar.narrowed" ->
                events.find(event.subject())
                        .filter(row -> !row.past(clock.instant()))
                        .ifPresent(row -> walk(row, outside(row), event.at()));
            case "webinar.resumed" ->
                events.find(event.subject())
                        .filter(row -> !row.past(clock.instant()))
                        .ifPresent(row -> walk(row, one -> false, event.at()));
            case "space.partnerLeft" -> partnerLeft(event);
            default -> events.awaited(event.space(), clock.instant()).forEach(row -> all(row, event.at()));
        }
    }

    /** A member, and whom the member registered. */
    private void of(long member, long space, Instant lost) {
        Map<Long, List<RegistrationRow>> concerned = new LinkedHashMap<>();
        registrations
                .concerning(space, member, clock.instant())
                .forEach(row -> concerned
                        .computeIfAbsent(row.event(), id -> new ArrayList<>())
                        .add(row));
        concerned.forEach((id, rows) -> events.find(id)
                .filter(event -> spaces.features(event.space()).contains("webinar"))
                .ifPresent(event -> free(event, rows, closed(event), lost)));
    }

    /** Somebody for whom whoever registered them does not stand in any more. */
    private void brought(RegistrationRow row, Instant lost) {
        if (row.state() != RegistrationState.CANCELLED) {
            events.find(row.event())
                    .filter(event -> !event.past(clock.instant()))
                    .ifPresent(event -> free(event, List.of(row), closed(event), lost));
        }
    }

    /** An event for members of its space is closed to whoever left it, and to those whom only that member brought. */
    private Predicate<RegistrationRow> closed(EventRow event) {
        boolean inside = event.terms().who() == Terms.Who.SPACE || event.terms().who() == Terms.Who.PARTNER;
        return row -> inside && !row.guest() && !readership.inside(event.space(), row);
    }

    /** Those of the partner that left; others keep places that its organisers let them keep. */
    private void partnerLeft(Event event) {
        if (!spaces.partners(event.space()).contains(event.subject())) {
            events.awaited(event.space(), clock.instant()).stream()
                    .filter(row -> row.terms().who() == Terms.Who.PARTNER)
                    .forEach(row -> walk(row, one -> one.organisation() == event.subject(), event.at()));
        }
    }

    private void all(EventRow event, Instant lost) {
        if (readership.space(event.space(), 0).isEmpty()) {
            walk(event, row -> false, lost);
        }
    }

    /** For whom an event is not, as its organisers say now and as people stand in its space; two statements for all of them. */
    private Predicate<RegistrationRow> outside(EventRow event) {
        Terms.Who who = event.terms().who();
        if (who == Terms.Who.NETWORK) {
            return RegistrationRow::guest;
        }
        if (who != Terms.Who.SPACE && who != Terms.Who.PARTNER) {
            return row -> false;
        }
        Set<Long> inside = new HashSet<>(spaces.members(event.space(), Role.MEMBER));
        Predicate<RegistrationRow> outside =
                row -> !inside.contains(row.member()) && !(row.byColleague() && inside.contains(row.registrar()));
        if (who == Terms.Who.SPACE) {
            return outside;
        }
        Set<Long> running = spaces.partners(event.space());
        return outside.or(row -> !running.contains(row.organisation()));
    }

    private void walk(EventRow event, Predicate<RegistrationRow> closed, Instant lost) {
        long after = 0;
        List<RegistrationRow> some = registrations.line(event.id(), after, STEP);
        while (!some.isEmpty()) {
            free(event, some, closed, lost);
            after = some.get(some.size() - 1).place();
            some = registrations.line(event.id(), after, STEP);
        }
    }

    /**
     * @param closed for whom the event is not any more, whatever they may read
     * @param lost when they may have lost it: what changed since is not theirs to know
     */
    private void free(EventRow event, List<RegistrationRow> rows, Predicate<RegistrationRow> closed, Instant lost) {
        Predicate<RegistrationRow> reads = readership.of(event.space(), rows);
        List<RegistrationRow> gone =
                rows.stream().filter(reads.negate().or(closed)).toList();
        if (gone.isEmpty()) {
            return;
        }
        boolean known = register.head(event.id())
                .filter(head -> !head.updatedAt().isAfter(lost))
                .isPresent();
        for (RegistrationRow row : gone) {
            List<Mail> mails = letters.lost(row, event, known || reads.test(row));
            withdrawing.free(row, tx -> mails.forEach(mail -> mailer.send(tx, mail)));
        }
    }
}
