// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.rambla.api.mail.Mailer;
import org.rambla.api.page.Refusal;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;

/** Finds the registration that a signed link is about. */
public final class HeldLinks {
    private final Registrations registrations;
    private final Events events;
    private final SignedLinks links;
    private final Readership readership;
    private final Mailer mailer;

    public HeldLinks(
            Registrations registrations, Events events, SignedLinks links, Readership readership, Mailer mailer) {
        this.mailer = mailer;
        this.registrations = registrations;
        this.events = events;
        this.links = links;
        this.readership = readership;
    }

    /**
     * A registration that somebody has the link of.
     *
     * @param path of its page
     */
    public record Held(RegistrationRow row, EventRow event, String path) {}

    /**
     * Nothing is told of what is not there, is switched off where it stands, or may not be read any more by whoever
     * registered.
     *
     * @throws Refusal 410 when the link is not right or who it is about was forgotten, 404 when there is nothing
     */
    public Held find(String registration, String sign) {
        long id = registration.matches("[0-9]{1,18}") ? Long.parseLong(registration) : 0;
        OptionalInt number = links.number(id, sign);
        if (number.isEmpty()) {
            throw gone();
        }
        RegistrationRow row = registrations.find(id).orElseThrow(Refusal::notFound);
        if (row.address().isEmpty() || row.link() != number.getAsInt()) {
            // Forgotten: there is nobody any more whose link it is. Or another link took the place of this one.
            throw gone();
        }
        EventRow event = events.find(row.event())
                .filter(found -> readership.of(found.space(), List.of(row)).test(row))
                .orElseThrow(Refusal::notFound);
        return new Held(row, event, links.page(row, event));
    }

    private Refusal gone() {
        return new Refusal(410, "webinar.refusal.link", mailer.link(AskForLinks.PATH));
    }

    /** The same; 410 too when the place was given up. */
    public Held active(String registration, String sign) {
        Held held = find(registration, sign);
        if (held.row().state() == RegistrationState.CANCELLED) {
            throw new Refusal(410, "webinar.refusal.registered");
        }
        return held;
    }

    /** The same; 410 too before the event is over, or without a place at it. */
    public Held over(String registration, String sign, Instant now) {
        Held held = active(registration, sign);
        if (!held.row().confirmed() || held.event().cancelled() || !held.event().past(now)) {
            throw new Refusal(410, "webinar.refusal.notOver");
        }
        return held;
    }
}
