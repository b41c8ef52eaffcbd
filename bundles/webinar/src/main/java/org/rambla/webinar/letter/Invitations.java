// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.Clock;
import java.time.Duration;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.people.Mailbox;
import org.rambla.api.text.Messages;
import org.rambla.webinar.calendar.Invitation;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.ReadNames.Name;
import org.rambla.webinar.event.When;
import org.rambla.webinar.letter.RegistrationLetters.Place;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.RegistrationState;
import org.rambla.webinar.registration.SignedLinks;

/** What a mail tells the reader's calendar. */
public final class Invitations {
    private final Network network;
    private final Mailer mailer;
    private final SignedLinks links;
    private final Clock clock;

    Invitations(Network network, Mailer mailer, SignedLinks links, Clock clock) {
        this.network = network;
        this.mailer = mailer;
        this.links = links;
        this.clock = clock;
    }

    /** Whoever waits is told of nothing that a calendar should hold. */
    Mail.Calendar of(
            Occasion occasion, RegistrationRow row, Place place, Name name, Mailbox reader, Messages messages) {
        EventRow event = place.event();
        boolean takesPlace = event.when() != null && !event.cancelled();
        if (occasion != Occasion.REMINDER && occasion != Occasion.ASKED_AGAIN && row.confirmed() && takesPlace) {
            return new Mail.Calendar(
                    "REQUEST",
                    invitation(row, place, name, event.when(), reader, messages).request());
        }
        When told = event.when() != null || event.was() == null
                ? event.when()
                : new When(event.was(), event.was().plus(Duration.ofHours(1)), event.zone());
        boolean over = row.state() == RegistrationState.CANCELLED || !takesPlace;
        return over && row.invited() && told != null
                ? new Mail.Calendar(
                        "CANCEL",
                        invitation(row, place, name, told, reader, messages).cancel())
                : null;
    }

    private Invitation invitation(
            RegistrationRow row, Place place, Name name, When when, Mailbox reader, Messages messages) {
        EventRow event = place.event();
        String language = messages.language();
        String page = mailer.link(EventRow.path(place.space(), event.id(), ""));
        String join = event.joinable() ? mailer.link(links.join(row, event)) : "";
        String note = name.note().isEmpty() ? "" : name.note() + "\n";
        String description = note + (join.isEmpty() ? page : messages.text("webinar.mail.join", join) + "\n" + page);
        return new Invitation(
                uid(event, mailer.sender()),
                row.revision(),
                clock.instant(),
                when,
                name.title(),
                description,
                event.way().placed() ? event.venueIn(language) : join,
                page,
                new Invitation.Person(network.name().in(language), mailer.sender()),
                new Invitation.Person(reader.name(), reader.address()));
    }

    /**
     * What takes an event out of the calendar of somebody who may not read of it any more.
     *
     * @param title as they knew it
     */
    Mail.Calendar taken(RegistrationRow row, EventRow event, String title, Mailbox reader, Messages messages) {
        Invitation invitation = new Invitation(
                uid(event, mailer.sender()),
                row.revision() + 1,
                clock.instant(),
                event.when(),
                title,
                "",
                "",
                "",
                new Invitation.Person(network.name().in(messages.language()), mailer.sender()),
                new Invitation.Person(reader.name(), reader.address()));
        return new Mail.Calendar("CANCEL", invitation.cancel());
    }

    /** The same in every mail about an event, and in the calendars of those who are registered. */
    public static String uid(EventRow event, String sender) {
        return "event-" + event.id() + "@" + sender.substring(sender.lastIndexOf('@') + 1);
    }
}
