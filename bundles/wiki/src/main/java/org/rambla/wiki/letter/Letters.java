// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.letter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Localised;
import org.rambla.api.text.Messages;

/**
 * Mails about pages, written before the transaction and queued in it. Texts are the messages
 * {@code wiki.mail.<kind>.subject}, {@code .text}, {@code .action} and {@code .footer}, with {0} the title, {1} the
 * space's name, {2} the person whom the mail is about, {3} a day.
 */
public final class Letters {
    private final Members members;
    private final Languages languages;
    private final Mailer mailer;

    /**
     * What a mail is about.
     *
     * @param kind of mail, "sent"
     * @param person whom it is about, or null
     * @param day that it names, or null
     * @param typed what somebody typed, each line a paragraph; "" for nothing
     * @param path where its button leads
     * @param key so that the same is queued once for each reader, "" for none
     */
    public record About(
            String kind,
            SpaceCard space,
            Localised title,
            MemberCard person,
            Instant day,
            String typed,
            String path,
            String key) {}

    public Letters(Members members, Languages languages, Mailer mailer) {
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

    /** Whether there is still somebody to write to. */
    public boolean reaches(long member) {
        return !members.mailboxes(List.of(member)).isEmpty();
    }

    public void send(Transaction transaction, List<Mail> mails) {
        mails.forEach(mail -> mailer.send(transaction, mail));
    }

    private Mail write(About about, Mailbox mailbox) {
        String language = mailbox.language();
        Messages messages = languages.in(language);
        String base = "wiki.mail." + about.kind();
        Object[] words = {
            about.title().in(language),
            about.space().name().in(language),
            about.person() == null ? "" : person(about.person(), messages),
            about.day() == null ? "" : day(about.day(), language)
        };
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(messages.text(base + ".text", words));
        about.typed().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(paragraphs::add);
        return new Mail(
                mailbox.address(),
                mailbox.name(),
                language,
                messages.text(base + ".subject", words),
                paragraphs,
                new Mail.Action(messages.text(base + ".action", words), mailer.link(about.path())),
                messages.text(base + ".footer", words),
                about.key().isEmpty() ? "" : about.key() + ":" + mailbox.member(),
                "");
    }

    /** The person and the city, in one line. */
    private static String person(MemberCard card, Messages messages) {
        String organisation = card.organisation().name().in(messages.language());
        return card.former() || card.name().isEmpty() ? organisation : card.name() + " (" + organisation + ")";
    }

    /** A day as one says it: the same for everybody. */
    private static String day(Instant day, String language) {
        Locale locale = language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day.atZone(ZoneOffset.UTC));
    }
}
