// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.Clock;
import java.util.ArrayList;
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
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.registration.Readership;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.SignedLinks;

/** Sends the links to registrations to whoever registered and asked for them, or made one anew: nobody else gets a mail. */
@Component(service = Subscriber.class)
public final class SendLinks implements Subscriber {
    private static final int MOST = 20;

    private final Database database;
    private final Events events;
    private final Registrations registrations;
    private final Readership readership;
    private final Languages languages;
    private final Mailer mailer;
    private final SignedLinks links;

    @Activate
    public SendLinks(
            @Reference(name = "database", target = "(unit=webinar)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "mailer") Mailer mailer) {
        this(database, bodies, members, spaces, languages, mailer, Clock.systemUTC());
    }

    public SendLinks(
            Database database,
            Bodies bodies,
            Members members,
            Spaces spaces,
            Languages languages,
            Mailer mailer,
            Clock clock) {
        this.database = database;
        this.events = new Events(database, bodies);
        this.registrations = new Registrations(database);
        this.readership = new Readership(spaces, members);
        this.languages = languages;
        this.mailer = mailer;
        this.links = new SignedLinks(database, clock);
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
            registrations
                    .find(event.subject())
                    .ifPresent(row -> send(List.of(row), row.language(), "renewed-" + row.id() + "-" + row.link()));
            return;
        }
        database.first(
                        "select address_key, language from webinar_link_request where id = ?",
                        row -> List.of(row.text("address_key"), row.text("language")),
                        event.subject())
                .ifPresent(
                        asked -> send(registrations.at(asked.get(0), MOST), asked.get(1), "links-" + event.subject()));
    }

    private void send(List<RegistrationRow> rows, String language, String key) {
        List<Known> known = rows.stream().flatMap(row -> known(row).stream()).toList();
        if (known.isEmpty()) {
            return;
        }
        RegistrationRow first = known.get(0).row();
        Messages messages = languages.in(language);
        List<String> paragraphs = new ArrayList<>(List.of(messages.text("webinar.mail.links.text")));
        known.forEach(one -> paragraphs.add(said(one, messages)));
        Mail mail = new Mail(
                first.address(),
                first.name(),
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
                null);
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

    private String said(Known one, Messages messages) {
        EventRow event = one.event();
        return event.title().in(messages.language())
                + (event.when() == null ? "" : "\n" + new WhenWords(messages).words(event.when())) + "\n"
                + mailer.link(links.page(one.row(), event));
    }
}
