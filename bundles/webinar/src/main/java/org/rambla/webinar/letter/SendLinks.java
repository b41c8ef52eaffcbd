// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Readings;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.ReadNames;
import org.rambla.webinar.event.ReadNames.Name;
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.registration.Readership;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.SignedLinks;

/**
 * Sends the links to registrations to whoever registered and asked for them, or made one anew: nobody else gets a mail.
 * What is a member's goes to where that account's mail goes now, whatever address it had when it was used to register.
 */
@Component(service = Subscriber.class)
public final class SendLinks implements Subscriber {
    private static final int MOST = 20;

    /** So long after an event its link still leads to documents, opinion and certificate. */
    private static final Duration OVER = Duration.ofDays(60);

    private final Database database;
    private final Events events;
    private final Registrations registrations;
    private final Readership readership;
    private final Addressees addressees;
    private final Members members;
    private final Languages languages;
    private final Mailer mailer;
    private final SignedLinks links;
    private final Invitations invitations;
    private final Spaces spaces;
    private final ReadNames names;
    private final Clock clock;

    @Activate
    public SendLinks(
            @Reference(name = "database", target = "(unit=webinar)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "network") Network network,
            @Reference(name = "mailer") Mailer mailer,
            @Reference(name = "readings") Readings readings) {
        this(database, bodies, members, spaces, languages, network, mailer, readings, Clock.systemUTC());
    }

    public SendLinks(
            Database database,
            Bodies bodies,
            Members members,
            Spaces spaces,
            Languages languages,
            Network network,
            Mailer mailer,
            Readings readings,
            Clock clock) {
        this.names = new ReadNames(readings);
        this.database = database;
        this.events = new Events(database, bodies);
        this.registrations = new Registrations(database);
        this.readership = new Readership(spaces, members);
        this.addressees = new Addressees(members, spaces);
        this.members = members;
        this.languages = languages;
        this.mailer = mailer;
        this.links = new SignedLinks(database, clock);
        this.invitations = new Invitations(network, mailer, links, clock);
        this.spaces = spaces;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webinar.links";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("webinar.linksAsked") || kind.equals("webinar.linkRenewed");
    }

    /** A registration of which the link may be sent. */
    private record Known(RegistrationRow row, EventRow event) {}

    @Override
    public void on(Event event) {
        if (event.kind().equals("webinar.linkRenewed")) {
            registrations.find(event.subject()).ifPresent(this::renewed);
            return;
        }
        database.first(
                        "select address_key, address, language from webinar_link_request where id = ?",
                        row -> new Asked(row.text("address_key"), row.text("address"), row.text("language")),
                        event.subject())
                .ifPresent(asked -> asked(asked, "links-" + event.subject()));
    }

    /**
     * What somebody asked for.
     *
     * @param address as it was typed, in lower case
     */
    private record Asked(String box, String address, String language) {}

    private void renewed(RegistrationRow row) {
        addressees
                .anyway(row)
                .ifPresent(reader ->
                        send(List.of(row), false, reader, reader.language(), "renewed-" + row.id() + "-" + row.link()));
    }

    /** Whose link was made anew has the one before in the calendar. */
    private Mail.Calendar calendar(Known one, Name name, Mailbox reader, Messages messages) {
        return Optional.ofNullable(spaces.cards(List.of(one.event().space()))
                        .get(one.event().space()))
                .map(space -> new RegistrationLetters.Place(one.event(), space))
                .map(place -> invitations.of(Occasion.REGISTERED, one.row(), place, name, reader, messages))
                .orElse(null);
    }

    /** Whose address it is now, by account, and those without an account whose letter box it is. */
    private void asked(Asked asked, String key) {
        Set<Long> accounts = new LinkedHashSet<>();
        Stream.of(asked.address(), asked.box())
                .filter(address -> !address.isEmpty())
                .forEach(address -> members.at(address).ifPresent(accounts::add));
        Map<Long, Mailbox> boxes = accounts.isEmpty() ? Map.of() : members.mailboxes(accounts);
        Instant since = clock.instant().minus(OVER);
        List<RegistrationRow> rows = new ArrayList<>(registrations.of(boxes.keySet(), since, MOST + 1));
        rows.addAll(registrations.at(asked.box(), since, MOST + 1));
        rows.sort(Comparator.comparing(RegistrationRow::id).reversed());
        List<RegistrationRow> latest = rows.subList(0, Math.min(MOST, rows.size()));
        boolean more = rows.size() > MOST;
        Optional<Mailbox> account =
                accounts.stream().map(boxes::get).filter(Objects::nonNull).findFirst();
        latest.stream()
                .findFirst()
                .flatMap(row -> account.isPresent() ? account : addressees.anyway(row))
                .ifPresent(reader -> send(latest, more, reader, asked.language(), key));
    }

    private void send(List<RegistrationRow> rows, boolean more, Mailbox reader, String language, String key) {
        List<Known> known = rows.stream().flatMap(row -> known(row).stream()).toList();
        if (known.isEmpty()) {
            return;
        }
        RegistrationRow first = known.get(0).row();
        Messages messages = languages.in(language);
        List<String> paragraphs = new ArrayList<>(List.of(messages.text("webinar.mail.links.text")));
        List<EventRow> events = known.stream().map(Known::event).toList();
        Map<Long, Name> called = names.of(events, messages, reader.member(), ReadNames.there(events, spaces));
        known.forEach(one -> paragraphs.add(said(one, called.get(one.event().id()), messages)));
        if (more) {
            paragraphs.add(messages.text("webinar.mail.links.more", MOST));
        }
        Mail mail = new Mail(
                reader.address(),
                reader.name(),
                messages.language(),
                messages.text("webinar.mail.links.subject"),
                paragraphs,
                known.size() == 1
                        ? new Mail.Action(
                                messages.text("webinar.mail.action"),
                                mailer.link(links.page(first, known.get(0).event())))
                        : null,
                messages.text("webinar.mail.links.footer"),
                "webinar-" + key,
                "",
                key.startsWith("renewed-")
                        ? calendar(known.get(0), called.get(known.get(0).event().id()), reader, messages)
                        : null);
        database.transaction(tx -> {
            mailer.send(tx, mail);
            return null;
        });
    }

    /** Nothing of what may not be read any more. */
    private Optional<Known> known(RegistrationRow row) {
        return row.address().isEmpty()
                ? Optional.empty()
                : events.find(row.event())
                        .filter(event ->
                                readership.of(event.space(), List.of(row)).test(row))
                        .map(event -> new Known(row, event));
    }

    private String said(Known one, Name name, Messages messages) {
        EventRow event = one.event();
        return name.title()
                + (name.note().isEmpty() ? "" : "\n" + name.note())
                + (event.when() == null ? "" : "\n" + new WhenWords(messages).words(event.when())) + "\n"
                + mailer.link(links.page(one.row(), event));
    }
}
