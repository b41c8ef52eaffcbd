// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.letter;

import java.util.List;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;

/** Writes the mails about accounts and hands them to the mailer, in the transaction of what they tell. */
public final class Letters {
    private final Mailer mailer;
    private final Languages languages;
    private final Network network;

    public Letters(Mailer mailer, Languages languages, Network network) {
        this.mailer = mailer;
        this.languages = languages;
        this.network = network;
    }

    /**
     * To whom.
     *
     * @param name "" when it should not be said
     */
    public record Reader(String address, String name, String language) {}

    public void invitation(
            Transaction transaction, Reader reader, OrganisationCard organisation, String function, String token) {
        Messages text = languages.in(reader.language);
        String name = network.name().in(reader.language);
        String city = organisation.name().in(reader.language);
        List<String> paragraphs = List.of(
                function.isEmpty()
                        ? text.text("identity.mail.invitation.introPlain", name, city)
                        : text.text("identity.mail.invitation.intro", name, function, city),
                text.text("identity.mail.invitation.how"),
                text.text("identity.mail.invitation.until", 30));
        send(transaction, reader, "invitation", paragraphs, new Button("invitation", "/invitation?token=" + token));
    }

    public void reset(Transaction transaction, Reader reader, String token) {
        Messages text = languages.in(reader.language);
        List<String> paragraphs = List.of(
                text.text("identity.mail.reset.intro", reader.address), text.text("identity.mail.reset.until", 2));
        send(transaction, reader, "reset", paragraphs, new Button("reset", "/reset/new?token=" + token));
    }

    /** To the new address of a member. */
    public void confirmAddress(Transaction transaction, Reader reader, String token) {
        Messages text = languages.in(reader.language);
        List<String> paragraphs = List.of(
                text.text("identity.mail.address.intro", reader.address), text.text("identity.mail.address.until", 24));
        send(
                transaction,
                reader,
                "address",
                paragraphs,
                new Button("address", "/account/address/confirm?token=" + token));
    }

    /** To the owner of an address that somebody else wanted to take. */
    public void addressTaken(Transaction transaction, Reader reader) {
        String text = languages.in(reader.language).text("identity.mail.taken.intro");
        send(transaction, reader, "taken", List.of(text), null);
    }

    /** To the old address. */
    public void addressChanged(Transaction transaction, Reader reader) {
        String text = languages.in(reader.language).text("identity.mail.moved.intro");
        send(transaction, reader, "moved", List.of(text), null);
    }

    public void passwordChanged(Transaction transaction, Reader reader) {
        String text = languages.in(reader.language).text("identity.mail.password.intro");
        send(transaction, reader, "password", List.of(text), new Button("password", "/reset"));
    }

    /** To the address of an account that was just deleted. */
    public void farewell(Transaction transaction, Reader reader) {
        String text = languages.in(reader.language).text("identity.mail.farewell.intro");
        send(transaction, reader, "farewell", List.of(text), null);
    }

    private record Button(String key, String path) {}

    private void send(Transaction transaction, Reader reader, String letter, List<String> paragraphs, Button button) {
        Messages text = languages.in(reader.language);
        String name = network.name().in(reader.language);
        Mail.Action action = button == null
                ? null
                : new Mail.Action(text.text("identity.mail." + button.key + ".button"), mailer.link(button.path));
        mailer.send(
                transaction,
                new Mail(
                        reader.address,
                        reader.name,
                        reader.language,
                        text.text("identity.mail." + letter + ".subject", name),
                        paragraphs,
                        action,
                        text.text("identity.mail.footer", name),
                        "",
                        ""));
    }
}
