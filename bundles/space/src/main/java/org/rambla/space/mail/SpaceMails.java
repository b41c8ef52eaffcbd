// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;

/**
 * Mails about a space, to each reader in the reader's language. Written before the transaction and queued in it. Texts
 * are the messages {@code space.mail.<kind>.subject}, {@code .text} and {@code .action}, with {0} the space's name and
 * {1} the person whom the mail is about.
 */
public final class SpaceMails {
    private final Members members;
    private final Languages languages;
    private final Mailer mailer;

    /**
     * What a mail is about.
     *
     * @param kind of mail, "requested"
     * @param person whom it is about, or null
     * @param typed what that person typed, each line a paragraph; "" for nothing
     * @param path where its button leads, "" for no button
     * @param key so that the same is queued once for each reader, "" for none
     * @param replyTo address for answers, "" for none
     */
    public record About(
            String kind, SpaceCard space, MemberCard person, String typed, String path, String key, String replyTo) {
        public About(String kind, SpaceCard space, MemberCard person, String typed, String path) {
            this(kind, space, person, typed, path, "", "");
        }
    }

    public SpaceMails(Members members, Languages languages, Mailer mailer) {
        this.members = members;
        this.languages = languages;
        this.mailer = mailer;
    }

    /** One mail for each recipient who has a mailbox; one statement. */
    public List<Mail> write(About about, Collection<Long> recipients) {
        List<Mail> mails = new ArrayList<>();
        if (!recipients.isEmpty()) {
            members.mailboxes(recipients).values().forEach(mailbox -> mails.add(write(about, mailbox)));
        }
        return mails;
    }

    public void send(Transaction transaction, List<Mail> mails) {
        mails.forEach(mail -> mailer.send(transaction, mail));
    }

    private Mail write(About about, Mailbox mailbox) {
        Messages messages = languages.in(mailbox.language());
        String base = "space.mail." + about.kind();
        String space = about.space().name().in(mailbox.language());
        String person = about.person() == null ? "" : person(about.person(), mailbox.language());
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(messages.text(base + ".text", space, person));
        about.typed().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(paragraphs::add);
        Mail.Action action = about.path().isEmpty()
                ? null
                : new Mail.Action(messages.text(base + ".action", space, person), mailer.link(about.path()));
        return new Mail(
                mailbox.address(),
                mailbox.name(),
                mailbox.language(),
                messages.text(base + ".subject", space, person),
                paragraphs,
                action,
                messages.text(base + ".footer", space, person),
                about.key().isEmpty() ? "" : about.key() + ":" + mailbox.member(),
                about.replyTo());
    }

    /** The person and the city, in one line. */
    private static String person(MemberCard card, String language) {
        String organisation = card.organisation().name().in(language);
        return card.function().isEmpty() || card.name().startsWith(card.function())
                ? card.name() + " (" + organisation + ")"
                : card.name() + ", " + card.function() + " (" + organisation + ")";
    }
}
