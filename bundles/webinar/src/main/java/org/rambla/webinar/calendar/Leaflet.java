// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import java.time.Clock;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.space.SpaceCard;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.letter.RegistrationLetters;

/** What files and feeds say of events, to whoever may read them. */
public final class Leaflet {
    private final Network network;
    private final Mailer mailer;
    private final Clock clock;

    public Leaflet(Network network, Mailer mailer, Clock clock) {
        this.network = network;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** An event with a date, without the address where one joins, which only the registered have. */
    Invitation open(EventRow event, SpaceCard space, String language) {
        return of(event, space, language, event.version(), "", "");
    }

    /**
     * The same for somebody who is registered.
     *
     * @param sequence that of the registration, which mails tell too
     * @param join path that leads to where one joins, "" for none
     * @param hint before the address in the text
     */
    Invitation mine(EventRow event, SpaceCard space, String language, int sequence, String join, String hint) {
        return of(event, space, language, sequence, join.isEmpty() ? "" : mailer.link(join), hint);
    }

    private Invitation of(EventRow event, SpaceCard space, String language, int sequence, String join, String hint) {
        String page = mailer.link(EventRow.path(space, event.id(), ""));
        return new Invitation(
                RegistrationLetters.uid(event, mailer.sender()),
                sequence,
                clock.instant(),
                event.when(),
                event.title().in(language),
                join.isEmpty() ? page : hint + "\n" + page,
                event.way().placed() ? event.venue() : join,
                page,
                new Invitation.Person(network.name().in(language), mailer.sender()),
                null);
    }

    String link(String path) {
        return mailer.link(path);
    }
}
