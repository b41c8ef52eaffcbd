// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.guest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.registration.Application;
import org.rambla.webinar.registration.Pace;

/**
 * Keeps what a guest asks for and sends the mail in which it is confirmed. The answer is the same whatever is known of the
 * address; a letter box in which several such mails of a day wait to be confirmed gets no further one, which everybody is told.
 */
public final class AskToRegister {
    private static final int MAILS = 5;
    private static final Duration DAY = Duration.ofHours(24);

    private final Database database;
    private final Requests requests;
    private final Languages languages;
    private final Mailer mailer;
    private final Clock clock;
    private final Pace pace;

    public AskToRegister(
            Database database, Requests requests, Languages languages, Mailer mailer, Pace pace, Clock clock) {
        this.pace = pace;
        this.database = database;
        this.requests = requests;
        this.languages = languages;
        this.mailer = mailer;
        this.clock = clock;
    }

    /**
     * @param remote address of the net from which it is asked
     * @throws Refusal 429 when too much was asked from there
     */
    public void ask(EventRow event, SpaceCard space, Application application, String remote) {
        Instant now = clock.instant();
        pace.take(remote, event.id(), now);
        database.transaction(tx -> {
            if (requests.since(tx, application.address(), now.minus(DAY)) < MAILS) {
                String secret = requests.add(tx, event.id(), application, now);
                mailer.send(tx, mail(event, space, application, secret));
            }
            return null;
        });
    }

    private Mail mail(EventRow event, SpaceCard space, Application application, String secret) {
        Messages messages = languages.in(application.language());
        String title = event.title().in(messages.language());
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(messages.text("webinar.mail.asked.text", title));
        if (event.when() != null) {
            paragraphs.add(new WhenWords(messages).words(event.when()));
        }
        return new Mail(
                application.address(),
                application.name(),
                messages.language(),
                messages.text("webinar.mail.asked.subject", title),
                paragraphs,
                new Mail.Action(messages.text("webinar.mail.asked.action"), mailer.link(GuestLinkPages.path(secret))),
                messages.text(
                        "webinar.mail.asked.footer", space.name().in(messages.language()), Requests.KEPT.toHours()),
                "webinar-asked-" + secret.substring(0, 12),
                "");
    }
}
