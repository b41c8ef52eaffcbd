// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.Mailbox;
import org.rambla.api.text.Messages;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.RegistrationState;
import org.rambla.webinar.registration.SignedLinks;

/** What a mail about a registration tells, as event and registration are now. */
final class Told {
    /** Kinds that tell of another date. */
    private static final Set<String> TOLD_BEFORE = Set.of("changed", "changedWaiting", "moved");

    private final Mailer mailer;
    private final SignedLinks links;

    Told(Mailer mailer, SignedLinks links) {
        this.mailer = mailer;
        this.links = links;
    }

    /** Which mail it is, as in the keys of the messages. */
    static String kind(Occasion occasion, RegistrationRow row, EventRow event) {
        if (row.state() == RegistrationState.CANCELLED) {
            return occasion == Occasion.UNANSWERED ? "unanswered" : "withdrawn";
        }
        if (event.cancelled()) {
            return event.replacedBy() == 0 ? "cancelled" : "replaced";
        }
        if (occasion == Occasion.UNHEARD) {
            return "unheard";
        }
        if (event.when() == null) {
            return "postponed";
        }
        if (row.waiting()) {
            return occasion == Occasion.CHANGED ? "changedWaiting" : "waiting";
        }
        return switch (occasion) {
            case PROMOTED -> "promoted";
            case CHANGED -> row.asked() ? "moved" : "changed";
            case REMINDER -> "reminder";
            case ASKED_AGAIN -> row.asked() ? "askedAgain" : "reminder";
            default -> "registered";
        };
    }

    /** How it begins: who waits is told for which places. */
    static String begins(String kind, EventRow event) {
        int capacity = event.terms().capacity();
        boolean city = kind.equals("waiting") && (capacity == 0 || event.confirmed() < capacity);
        return "webinar.mail." + kind + (city ? "City" : "") + ".text";
    }

    /** The facts that belong to it, a paragraph each. */
    List<String> facts(String kind, RegistrationRow row, EventRow event, Mailbox reader, Messages messages) {
        List<String> facts = new ArrayList<>();
        boolean left = row.state() == RegistrationState.CANCELLED;
        boolean over = left || event.cancelled() || event.when() == null;
        if (!event.reason().isEmpty() && !left) {
            facts.add(event.reason().in(messages.language()));
        }
        if (kind.equals("replaced")) {
            facts.add(messages.text("webinar.mail.replaced"));
        }
        if (event.when() != null) {
            WhenWords words = new WhenWords(messages);
            String elsewhere = words.elsewhere(event.when(), ZoneId.of(reader.zone()));
            facts.add(words.words(event.when()) + (elsewhere.isEmpty() ? "" : "\n" + elsewhere));
        }
        if (event.movedFrom() != null && TOLD_BEFORE.contains(kind)) {
            facts.add(messages.text(
                    "webinar.mail.before", new WhenWords(messages).moment(event.movedFrom(), event.zone())));
        }
        if ((kind.equals("moved") || kind.equals("askedAgain")) && event.askUntil() != null) {
            facts.add(messages.text(
                    "webinar.mail.moved.until", new WhenWords(messages).moment(event.askUntil(), event.zone())));
        }
        if (!over && event.way().placed()) {
            facts.add(messages.text("webinar.mail.venue", event.venueIn(messages.language())));
        }
        if (!over && row.confirmed() && event.way().online()) {
            facts.add(
                    event.joinable()
                            ? messages.text("webinar.mail.join", mailer.link(links.join(row, event)))
                            : messages.text("webinar.mail.joinLater"));
        }
        return facts;
    }
}
