// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import java.time.Clock;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Messages;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.ReadNames;
import org.rambla.webinar.event.ReadNames.Name;
import org.rambla.webinar.letter.Invitations;
import org.rambla.webinar.registration.RegistrationRow;

/** What files and feeds say of events, to whoever may read them. */
public final class Leaflet {
    private final Network network;
    private final Mailer mailer;
    private final ReadNames names;
    private final Clock clock;

    public Leaflet(Network network, Mailer mailer, ReadNames names, Clock clock) {
        this.names = names;
        this.network = network;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** What events are called for the reader of a file or a feed: asked for once. */
    ReadNames names() {
        return names;
    }

    /**
     * An event with a date, without the address where one joins, which only the registered have. It is another entry than
     * that of the mails: each has a sequence of its own.
     */
    Invitation open(EventRow event, SpaceCard space, Name name, String language) {
        return of("open-" + uid(event), event, space, name, language, event.version(), "", "");
    }

    /**
     * The same for somebody who is registered: the entry that mails made, or will make.
     *
     * @param path that leads to where one joins
     */
    Invitation mine(EventRow event, SpaceCard space, Name name, RegistrationRow row, String path, Messages messages) {
        boolean joins = row.confirmed() && event.joinable() && !event.cancelled();
        String join = joins ? mailer.link(path) : "";
        String hint = joins ? messages.text("webinar.mail.join", join) : "";
        return of(uid(event), event, space, name, messages.language(), row.revision(), join, hint);
    }

    private String uid(EventRow event) {
        return Invitations.uid(event, mailer.sender());
    }

    private Invitation of(
            String uid,
            EventRow event,
            SpaceCard space,
            Name name,
            String language,
            int sequence,
            String join,
            String hint) {
        String page = mailer.link(EventRow.path(space, event.id(), ""));
        return new Invitation(
                uid,
                sequence,
                clock.instant(),
                event.when(),
                name.title(),
                (name.note().isEmpty() ? "" : name.note() + "\n") + (join.isEmpty() ? page : hint + "\n" + page),
                event.way().placed() ? event.venueIn(language) : join,
                page,
                new Invitation.Person(network.name().in(language), mailer.sender()),
                null);
    }
}
