// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rambla.api.content.Attachment;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.space.Grants;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Readings;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.after.HeldFiles;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.ReadNames;
import org.rambla.webinar.event.ReadNames.Name;
import org.rambla.webinar.event.When;
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.letter.Addressees.Addressee;
import org.rambla.webinar.letter.WriteToRegistered.Message;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.SignedLinks;

/**
 * Mails to those who registered, each in the reader's language and of the present state: what a mail says is what holds
 * when it is written, not what once happened.
 */
public final class RegistrationLetters {
    private final Addressees addressees;
    private final Spaces spaces;
    private final Languages languages;
    private final Mailer mailer;
    private final SignedLinks links;
    private final ReadNames names;
    private final Invitations invitations;
    private final Told told;

    public RegistrationLetters(
            Members members,
            Spaces spaces,
            Languages languages,
            Network network,
            Mailer mailer,
            SignedLinks links,
            Readings readings,
            Clock clock) {
        this.names = new ReadNames(readings);
        this.addressees = new Addressees(members, spaces);
        this.spaces = spaces;
        this.languages = languages;
        this.mailer = mailer;
        this.links = links;
        this.invitations = new Invitations(network, mailer, links, clock);
        this.told = new Told(mailer, links);
    }

    /** An event with the space in which it stands. */
    public record Place(EventRow event, SpaceCard space) {}

    /** The space of an event; empty when webinars are off there. */
    public Optional<Place> place(EventRow event) {
        SpaceCard space = spaces.cards(List.of(event.space())).get(event.space());
        return space != null && spaces.features(event.space()).contains("webinar")
                ? Optional.of(new Place(event, space))
                : Optional.empty();
    }

    /**
     * The mails; none to whoever is erased or has no address any more, or may not see the event any more.
     *
     * @param key by registration, so that the same is queued once
     */
    public List<Mail> write(
            Occasion occasion, List<RegistrationRow> rows, Place place, Function<RegistrationRow, String> key) {
        List<Addressee> addressed = addressees.of(rows, place.space());
        Map<Mailbox, Name> called = names(place, addressed);
        return addressed.stream()
                .map(one ->
                        write(occasion, one.row(), place, called.get(one.reader()), one.reader(), key.apply(one.row())))
                .toList();
    }

    /** Something that happened to a registration of an event. */
    record Change(Occasion occasion, RegistrationRow row, EventRow event) {}

    /** Those of some spaces where webinars are on. */
    Map<Long, SpaceCard> places(Set<Long> some) {
        Map<Long, SpaceCard> places = new HashMap<>(spaces.cards(some));
        places.keySet().removeIf(space -> !spaces.features(space).contains("webinar"));
        return places;
    }

    /** The same as {@link #write} for what happened at several events of a space: who may read there is asked for once. */
    List<Mail> write(SpaceCard space, List<Change> changes, Function<Change, String> key) {
        Map<Long, Mailbox> readers = new HashMap<>();
        addressees
                .of(changes.stream().map(Change::row).toList(), space)
                .forEach(one -> readers.put(one.row().id(), one.reader()));
        Map<EventRow, Set<Mailbox>> invited = new HashMap<>();
        changes.stream()
                .filter(change -> readers.containsKey(change.row().id()))
                .forEach(change -> invited.computeIfAbsent(change.event(), event -> new HashSet<>())
                        .add(readers.get(change.row().id())));
        Grants there = ReadNames.there(invited.keySet(), spaces);
        Map<EventRow, Map<Mailbox, Name>> called = new HashMap<>();
        invited.forEach((event, some) -> called.put(event, names.toEach(event, some, languages, there)));
        return changes.stream()
                .filter(change -> readers.containsKey(change.row().id()))
                .map(change -> {
                    Mailbox reader = readers.get(change.row().id());
                    return write(
                            change.occasion(),
                            change.row(),
                            new Place(change.event(), space),
                            called.get(change.event()).get(reader),
                            reader,
                            key.apply(change));
                })
                .toList();
    }

    /**
     * What the organisers write to people who registered; none as above.
     *
     * @param after whether the button leads to what there is after the event
     */
    List<Mail> message(
            Message message,
            boolean after,
            List<RegistrationRow> rows,
            Place place,
            Function<RegistrationRow, String> key) {
        List<Addressee> addressed = addressees.of(rows, place.space());
        Map<Mailbox, Name> called = names(place, addressed);
        return addressed.stream()
                .map(one -> {
                    Messages messages = languages.in(one.reader().language());
                    String language = messages.language();
                    Name name = called.get(one.reader());
                    List<String> paragraphs = begun(messages.text("webinar.mail.message.text", name.title()), name);
                    paragraphs.addAll(message.paragraphs(language));
                    String mark = key.apply(one.row());
                    String subject = message.subject().in(language);
                    Mail mail = mail(one.row(), place, one.reader(), messages, subject, paragraphs, mark, null);
                    return after ? led(mail, messages, one.row(), place) : mail;
                })
                .toList();
    }

    /**
     * Thanks after an event, with its recording, its documents, and the way to opinion and certificate; none as above.
     *
     * @param files documents of the event
     */
    List<Mail> thanks(
            List<RegistrationRow> rows, Place place, Documents.Kept files, Function<RegistrationRow, String> key) {
        List<Addressee> addressed = addressees.of(rows, place.space());
        Map<Mailbox, Name> called = names(place, addressed);
        return addressed.stream()
                .map(one -> {
                    Messages messages = languages.in(one.reader().language());
                    Name name = called.get(one.reader());
                    String title = name.title();
                    String subject = messages.text("webinar.mail.thanks.subject", title);
                    List<String> said = thanked(
                            one.row(),
                            place.event(),
                            name,
                            files.in(messages.language()).all(),
                            messages);
                    String mark = key.apply(one.row());
                    return led(
                            mail(one.row(), place, one.reader(), messages, subject, said, mark, null),
                            messages,
                            one.row(),
                            place);
                })
                .toList();
    }

    private List<String> thanked(
            RegistrationRow row, EventRow event, Name name, List<Attachment> files, Messages messages) {
        List<String> said = begun(messages.text("webinar.mail.thanks.text", name.title()), name);
        if (!event.recording().isEmpty()) {
            said.add(messages.text("webinar.mail.thanks.recording", event.recording()));
        }
        if (!files.isEmpty()) {
            said.add(messages.text("webinar.mail.thanks.documents") + "\n"
                    + files.stream()
                            .map(file -> file.name() + ": " + mailer.link(HeldFiles.path(links.page(row, event), file)))
                            .collect(Collectors.joining("\n")));
        }
        if (row.attended()) {
            said.add(messages.text("webinar.mail.thanks.certificate"));
        }
        return said;
    }

    /**
     * To somebody who may not read of the event any more and loses the place: no word of the space, the place, reasons or
     * links.
     *
     * @param known whether title and date are still those that they knew; else they are left out too
     */
    List<Mail> lost(RegistrationRow row, EventRow event, boolean known) {
        return addressees
                .anyway(row)
                .map(reader -> {
                    Messages messages = languages.in(reader.language());
                    When when = known ? event.when() : null;
                    String title =
                            known ? event.title().in(messages.language()) : messages.text("webinar.mail.lost.some");
                    List<String> paragraphs = new ArrayList<>(List.of(messages.text("webinar.mail.lost.text", title)));
                    if (when != null) {
                        paragraphs.add(new WhenWords(messages).words(when));
                    }
                    return List.of(new Mail(
                            reader.address(),
                            reader.name(),
                            messages.language(),
                            messages.text("webinar.mail.lost.subject", title),
                            paragraphs,
                            null,
                            messages.text("webinar.mail.lost.footer"),
                            "webinar-lost-" + row.id() + "-" + row.revision(),
                            "",
                            row.invited() && when != null
                                    ? invitations.taken(row, event, title, reader, messages)
                                    : null));
                })
                .orElse(List.of());
    }

    private Mail led(Mail mail, Messages messages, RegistrationRow row, Place place) {
        return led(mail, messages.text("webinar.after.link"), links.page(row, place.event()) + "/after");
    }

    private Mail led(Mail mail, String label, String path) {
        return new Mail(
                mail.to(),
                mail.name(),
                mail.language(),
                mail.subject(),
                mail.paragraphs(),
                new Mail.Action(label, mailer.link(path)),
                mail.footer(),
                mail.key(),
                mail.replyTo(),
                mail.calendar());
    }

    private Mail mail(
            RegistrationRow row,
            Place place,
            Mailbox reader,
            Messages messages,
            String subject,
            List<String> paragraphs,
            String key,
            Mail.Calendar calendar) {
        String footer = row.byColleague() ? "webinar.mail.footerColleague" : "webinar.mail.footer";
        return new Mail(
                reader.address(),
                reader.name(),
                messages.language(),
                subject,
                paragraphs,
                new Mail.Action(messages.text("webinar.mail.action"), mailer.link(links.page(row, place.event()))),
                messages.text(footer, place.space().name().in(messages.language())),
                key,
                "",
                calendar);
    }

    /** What an event is called for the readers of mails about it. */
    private Map<Mailbox, Name> names(Place place, List<Addressee> addressed) {
        return names.toEach(
                place.event(),
                addressed.stream().map(Addressee::reader).collect(Collectors.toSet()),
                languages,
                spaces);
    }

    private static List<String> begun(String text, Name name) {
        return new ArrayList<>(name.note().isEmpty() ? List.of(text) : List.of(text, name.note()));
    }

    private Mail write(Occasion occasion, RegistrationRow row, Place place, Name name, Mailbox reader, String key) {
        Messages messages = languages.in(reader.language());
        EventRow event = place.event();
        String kind = Told.kind(occasion, row, event);
        String title = name.title();
        List<String> paragraphs = begun(messages.text(Told.begins(kind, event), title), name);
        paragraphs.addAll(told.facts(kind, row, event, reader, messages));
        String subject = messages.text("webinar.mail." + kind + ".subject", title);
        Mail.Calendar calendar = invitations.of(occasion, row, place, name, reader, messages);
        if (!kind.equals("moved") && !kind.equals("askedAgain")) {
            return mail(row, place, reader, messages, subject, paragraphs, key, calendar);
        }
        String still = links.page(row, event) + "/still";
        paragraphs.add(messages.text("webinar.mail.moved.no", mailer.link(still + "?answer=no")));
        Mail mail = mail(row, place, reader, messages, subject, paragraphs, key, calendar);
        return led(mail, messages.text("webinar.still.yes"), still);
    }
}
