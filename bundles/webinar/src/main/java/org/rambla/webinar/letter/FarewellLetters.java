// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Readings;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.ReadNames;
import org.rambla.webinar.event.ReadNames.Name;
import org.rambla.webinar.letter.Addressees.Addressee;
import org.rambla.webinar.registration.Farewell;
import org.rambla.webinar.registration.RegistrationRow;

/** The last mail about an event that was postponed and had no new date in time. */
public final class FarewellLetters implements Farewell {
    private final Addressees addressees;
    private final Spaces spaces;
    private final Languages languages;
    private final Mailer mailer;
    private final ReadNames names;

    public FarewellLetters(Members members, Spaces spaces, Languages languages, Mailer mailer, Readings readings) {
        this.names = new ReadNames(readings);
        this.addressees = new Addressees(members, spaces);
        this.spaces = spaces;
        this.languages = languages;
        this.mailer = mailer;
    }

    @Override
    public Consumer<Transaction> to(RegistrationRow row, EventRow event) {
        return to(row, event, "webinar.mail.farewell");
    }

    @Override
    public Consumer<Transaction> instead(RegistrationRow row, EventRow event) {
        return to(row, event, "webinar.mail.farewellSeries");
    }

    private Consumer<Transaction> to(RegistrationRow row, EventRow event, String text) {
        SpaceCard space = spaces.cards(List.of(event.space())).get(event.space());
        List<Mail> mails = space == null
                ? List.of()
                : addressees.of(List.of(row), space).stream()
                        .map(one -> write(one, event, text))
                        .toList();
        return tx -> mails.forEach(mail -> mailer.send(tx, mail));
    }

    private Mail write(Addressee one, EventRow event, String text) {
        Messages messages = languages.in(one.reader().language());
        Name name = names.of(List.of(event), messages, one.reader().member(), ReadNames.there(List.of(event), spaces))
                .get(event.id());
        List<String> paragraphs = new ArrayList<>(List.of(messages.text(text + ".text", name.title())));
        if (!name.note().isEmpty()) {
            paragraphs.add(name.note());
        }
        return new Mail(
                one.reader().address(),
                one.reader().name(),
                messages.language(),
                messages.text(text + ".subject", name.title()),
                paragraphs,
                null,
                messages.text("webinar.mail.lost.footer"),
                "webinar-farewell-" + one.row().id(),
                "",
                null);
    }
}
