// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.fixture.Keys;
import org.rambla.api.fixture.TwoLanguages;
import org.rambla.api.mail.Mail;
import org.rambla.mail.delivery.FileDelivery;
import org.rambla.mail.letter.MessageMaker;
import org.rambla.mail.letter.Sender;
import org.rambla.mail.letter.Written;

class FileDeliveryTest {
    @Test
    void mail_becomesAFileThatMailProgramsRead_whenNoServerIsConfigured(@TempDir Path home) throws Exception {
        HandClock clock = new HandClock();
        Mail mail = new Mail(
                "a@x.example", "", "en", "“Straße” – €", List.of("x".repeat(3_000), "Ω"), null, "Small print", "", "");
        MessageMaker maker = new MessageMaker(Sender.of("", "https://network.example"), new TwoLanguages(), Keys::new);
        MimeMessage message = maker.make(Written.of(mail), "<1@x.example>", clock.instant());
        new FileDelivery(home.resolve("mail"), clock).send(message, 7);
        try (var files = Files.list(home.resolve("mail"))) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("20260302-090000-7.eml");
        }
        try (InputStream in = Files.newInputStream(home.resolve("mail/20260302-090000-7.eml"))) {
            MimeMessage read = new MimeMessage(Session.getInstance(new Properties()), in);
            assertThat(read.getSubject()).isEqualTo("“Straße” – €");
            assertThat(read.getFrom()[0].toString()).endsWith("<no-reply@network.example>");
            assertThat(read.getMessageID()).isEqualTo("<1@x.example>");
            String text =
                    (String) ((Multipart) read.getContent()).getBodyPart(0).getContent();
            assertThat(text.replace("\r\n", "\n"))
                    .startsWith("x".repeat(3_000) + "\n\nΩ\n")
                    .endsWith("Small print\n");
        }
    }
}
