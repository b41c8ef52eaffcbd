// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.letter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Localised;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;

/**
 * Mails about pages, written before the transaction and queued in it. Texts are the messages
 * {@code wiki.mail.<kind>.subject}, {@code .text}, {@code .action} and {@code .footer}, with {0} the title, {1} the
 * space's name, {2} the person whom the mail is about, {3} a day.
 */
public final class Letters {
    private final Members members;
    private final Languages languages;
    private final Mailer mailer;
    private final Spaces spaces;
    private final Readings readings;

    /**
     * What a mail is about.
     *
     * @param kind of mail, "sent"
     * @param person whom it is about, or null
     * @param day that it names, or null
     * @param typed what somebody typed, each line a paragraph; "" for nothing
     * @param path where its button leads
     * @param key so that the same is queued once for each reader, "" for none
     * @param page whose title it is, in its translation for those who would not understand it; 0 where it is not a page's
     */
    public record About(
            String kind,
            SpaceCard space,
            Localised title,
            MemberCard person,
            Instant day,
            String typed,
            String path,
            String key,
            long page) {
        /** About something else than a page, or not yet one. */
        public About(
                String kind,
                SpaceCard space,
                Localised title,
                MemberCard person,
                Instant day,
                String typed,
                String path,
                String key) {
            this(kind, space, title, person, day, typed, path, key, 0);
        }
    }

    public Letters(Members members, Languages languages, Mailer mailer, Spaces spaces, Readings readings) {
        this.spaces = spaces;
        this.readings = readings;
        this.members = members;
        this.languages = languages;
        this.mailer = mailer;
    }

    /** One mail for each recipient who has a mailbox; one statement, and for the title one for each language. */
    public List<Mail> write(About about, Collection<Long> recipients) {
        List<Mail> mails = new ArrayList<>();
        if (!recipients.isEmpty()) {
            long space = about.space().id();
            Grants there = about.page() == 0
                    ? new Grants(Map.of(), Set.of())
                    : new Grants(Map.of(space, new Grant(space, Role.VISITOR, spaces.features(space))), Set.of());
            Collection<Mailbox> mailboxes = members.mailboxes(recipients).values();
            Map<Mailbox, Reading> titles = titles(about, mailboxes, there);
            mailboxes.forEach(mailbox -> mails.add(write(about, mailbox, titles.get(mailbox))));
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

    /** Its title as each reader gets it. */
    private Map<Mailbox, Reading> titles(About about, Collection<Mailbox> readers, Grants there) {
        Function<String, Written> written = reader -> Written.titled(
                about.page(),
                about.space().id(),
                about.title().languageFor(reader),
                about.title().in(reader));
        if (about.page() != 0) {
            return readings.toEach(written, readers, there);
        }
        Map<Mailbox, Reading> originals = new HashMap<>();
        readers.forEach(reader -> originals.put(reader, Reading.original(written.apply(reader.language()))));
        return originals;
    }

    private Mail write(About about, Mailbox mailbox, Reading title) {
        String language = mailbox.language();
        Messages messages = languages.in(language);
        String base = "wiki.mail." + about.kind();
        String words = readings.words(title, messages);
        Object[] facts = {
            title.title(),
            about.space().name().in(language),
            about.person() == null ? "" : person(about.person(), messages),
            about.day() == null ? "" : day(about.day(), language)
        };
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(messages.text(base + ".text", facts));
        if (!words.isEmpty()) {
            paragraphs.add(messages.text(
                    "wiki.mail.translated", words, title.original().title()));
        }
        about.typed().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(paragraphs::add);
        return new Mail(
                mailbox.address(),
                mailbox.name(),
                language,
                messages.text(base + ".subject", facts),
                paragraphs,
                new Mail.Action(messages.text(base + ".action", facts), mailer.link(about.path())),
                messages.text(base + ".footer", facts),
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
