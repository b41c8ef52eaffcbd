// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.letter;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.rambla.api.mail.Mail;
import org.rambla.api.network.Network;
import org.rambla.api.text.Languages;
import org.rambla.mail.jte.JteletterGenerated;
import org.rambla.mail.queue.OneLine;

/** Makes the message of a mail: plain text, and the same as simple HTML without pictures. */
public final class MessageMaker {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Sender sender;
    private final Network network;
    private final Languages languages;

    public MessageMaker(Sender sender, Network network, Languages languages) {
        this.sender = sender;
        this.network = network;
        this.languages = languages;
    }

    /**
     * Makes it.
     *
     * @param messageId with angle brackets
     * @throws AddressException when the recipient's address is none
     */
    public MimeMessage make(Written written, String messageId, Instant at) throws MessagingException {
        Mail mail = written.mail();
        MimeMessage message = new FixedId(messageId);
        String name = network.name().in(mail.language());
        message.setFrom(address(sender.address(), sender.name().isEmpty() ? name : sender.name()));
        message.setRecipient(MimeMessage.RecipientType.TO, address(mail.to(), mail.name()));
        if (!mail.replyTo().isEmpty()) {
            message.setReplyTo(new InternetAddress[] {address(mail.replyTo(), "")});
        }
        message.setSubject(OneLine.of(mail.subject(), 500), UTF_8);
        message.setSentDate(Date.from(at));
        message.setContentLanguage(new String[] {OneLine.of(mail.language(), 35)});
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        String copy = mail.action() == null ? "" : languages.in(mail.language()).text("mail.copy");
        if (written.stop() != null) {
            message.setHeader(
                    "List-Unsubscribe", "<" + OneLine.of(written.stop().link(), 900) + ">");
        }
        Letter letter = new Letter(mail, name, copy, written.stop());
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(letter.plain(), "plain"));
        both.addBodyPart(part(html(letter), "html"));
        message.setContent(mail.calendar() == null ? both : withCalendar(both, mail.calendar()));
        message.saveChanges();
        return message;
    }

    /** Some programs take an invitation from between the texts, others from a file. */
    private static MimeMultipart withCalendar(MimeMultipart both, Mail.Calendar calendar) throws MessagingException {
        both.addBodyPart(calendar(calendar.text(), "text/calendar; charset=UTF-8; method=" + calendar.method()));
        MimeBodyPart texts = new MimeBodyPart();
        texts.setContent(both);
        MimeBodyPart file = calendar(calendar.text(), "application/ics; name=\"invite.ics\"");
        file.setFileName("invite.ics");
        file.setDisposition(Part.ATTACHMENT);
        MimeMultipart all = new MimeMultipart("mixed");
        all.addBodyPart(texts);
        all.addBodyPart(file);
        return all;
    }

    private static MimeBodyPart calendar(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(text.getBytes(StandardCharsets.UTF_8), type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static String html(Letter letter) {
        StringOutput out = new StringOutput();
        JteletterGenerated.render(new OwaspHtmlTemplateOutput(out), null, letter);
        return out.toString();
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static InternetAddress address(String address, String name) throws AddressException {
        String one = OneLine.of(address, 254);
        InternetAddress[] parsed = InternetAddress.parse(one, true);
        if (parsed.length != 1 || parsed[0].isGroup() || !parsed[0].getAddress().equals(one)) {
            throw new AddressException("Not one address", one);
        }
        parsed[0].validate();
        try {
            parsed[0].setPersonal(name.isEmpty() ? null : OneLine.of(name, 200), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return parsed[0];
    }

    /** A message that keeps the id it was given. */
    private static final class FixedId extends MimeMessage {
        /** One for all: each new one looks through the class path for providers, a quarter of the work of a mail. */
        private static final Session SESSION = Session.getInstance(new Properties());

        private final String id;

        FixedId(String id) {
            super(SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
