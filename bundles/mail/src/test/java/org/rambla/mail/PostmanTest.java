// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.fixture.Keys;
import org.rambla.api.fixture.TwoLanguages;
import org.rambla.api.mail.Mail;
import org.rambla.api.persistence.Database;
import org.rambla.mail.delivery.Delivery;
import org.rambla.mail.delivery.SmtpDelivery;
import org.rambla.mail.delivery.SmtpServer;
import org.rambla.mail.letter.MessageMaker;
import org.rambla.mail.letter.Sender;
import org.rambla.mail.queue.Outbox;
import org.rambla.persistence.TestDatabase;

class PostmanTest {
    private static final Sender SENDER = new Sender("network@rambla.example", "");
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final HandClock clock = new HandClock();

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("mail");
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Supplier<Delivery> smtp() {
        SmtpServer address =
                SmtpServer.of("smtp://127.0.0.1:" + server.getSmtp().getPort());
        return () -> new SmtpDelivery(address);
    }

    private Postman postman(Database database, String node, Supplier<Delivery> deliveries) {
        MessageMaker maker = new MessageMaker(SENDER, new TwoLanguages(), Keys::new);
        return new Postman(new Outbox(database, clock, node), maker, mail -> Optional.empty(), deliveries, clock);
    }

    private void queue(Database database, Mail... mails) {
        database.<Void, RuntimeException>transaction(transaction -> {
            for (Mail mail : mails) {
                Outbox.add(transaction, mail, SENDER.domain(), clock.instant());
            }
            return null;
        });
    }

    private static Mail mail(String to, String key) {
        return new Mail(
                to,
                "Chargée de prévention, Łódź",
                "fr",
                "Réunion à Gdańsk : l’ordre du jour",
                List.of("Bonjour,\nvoici l’ordre du jour.", "1 < 2 & <script>alert(1)</script>"),
                new Mail.Action("Ouvrir", "https://network.example/s/night?a=1&b=2"),
                "Vous suivez cet espace.",
                key,
                "manager@rambla.example");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void mail_arrivesAsTextAndHtml_withItsSignsAndHeaders(TestDatabase databases) throws Exception {
        Database database = databases.database("mail");
        queue(database, mail("officer@lodz.example", ""));
        assertThat(postman(database, "a", smtp()).round()).isEqualTo(1);
        MimeMessage got = server.getReceivedMessages()[0];
        assertThat(got.getSubject()).isEqualTo("Réunion à Gdańsk : l’ordre du jour");
        InternetAddress from = (InternetAddress) got.getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("network@rambla.example");
        assertThat(from.getPersonal()).isEqualTo("Réseau des villes");
        InternetAddress to = (InternetAddress) got.getAllRecipients()[0];
        assertThat(to.getPersonal()).isEqualTo("Chargée de prévention, Łódź");
        assertThat(((InternetAddress) got.getReplyTo()[0]).getAddress()).isEqualTo("manager@rambla.example");
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(got.getContentLanguage()).containsExactly("fr");
        Multipart both = (Multipart) got.getContent();
        assertThat(got.getContentType()).startsWith("multipart/alternative");
        String text = (String) both.getBodyPart(0).getContent();
        assertThat(text)
                .contains(
                        "1 < 2 & <script>alert(1)</script>", "https://network.example/s/night?a=1&b=2", "Vous suivez");
        String html = (String) both.getBodyPart(1).getContent();
        assertThat(html)
                .contains("&lt;script&gt;", "href=\"https://network.example/s/night?a=1&amp;b=2\"", "lang=\"fr\"")
                .doesNotContain("<script>", "<img");
        assertThat(both.getBodyPart(1).getContentType()).contains("text/html").containsIgnoringCase("utf-8");
        assertThat(database.first("select state, body from mail_message", row -> row.text("state") + row.text("body")))
                .as("the links in it are forgotten")
                .contains("SENT");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void headers_cannotBeAdded_byWhatPeopleType(TestDatabase databases) throws Exception {
        Database database = databases.database("mail");
        queue(
                database,
                new Mail(
                        "officer@lodz.example",
                        "A\r\nBcc: everybody@x.example",
                        "en\r\nX-Evil: 1",
                        "Hello\r\nBcc: everybody@x.example\r\n\r\n<b>body</b>",
                        List.of("text"),
                        null,
                        "",
                        "",
                        ""));
        postman(database, "a", smtp()).round();
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage got = server.getReceivedMessages()[0];
        assertThat(got.getHeader("Bcc")).isNull();
        assertThat(got.getHeader("X-Evil")).isNull();
        assertThat(got.getSubject()).isEqualTo("Hello Bcc: everybody@x.example <b>body</b>");
        assertThat(got.getAllRecipients()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void invitation_isAPartOfItsOwnAndAFile(TestDatabase databases) throws Exception {
        Database database = databases.database("mail");
        Mail plain = mail("officer@lodz.example", "");
        String text = "BEGIN:VCALENDAR\r\nSUMMARY:Réunion\r\nEND:VCALENDAR\r\n";
        queue(
                database,
                new Mail(
                        plain.to(),
                        plain.name(),
                        plain.language(),
                        plain.subject(),
                        plain.paragraphs(),
                        plain.action(),
                        plain.footer(),
                        "",
                        "",
                        new Mail.Calendar("REQUEST", text)));
        postman(database, "a", smtp()).round();
        MimeMessage got = server.getReceivedMessages()[0];
        Multipart all = (Multipart) got.getContent();
        assertThat(got.getContentType()).startsWith("multipart/mixed");
        Multipart texts = (Multipart) all.getBodyPart(0).getContent();
        assertThat(texts.getCount()).isEqualTo(3);
        assertThat(texts.getBodyPart(2).getContentType())
                .startsWith("text/calendar")
                .contains("method=REQUEST", "charset=UTF-8");
        for (var part : List.of(texts.getBodyPart(2), all.getBodyPart(1))) {
            assertThat(new String(part.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
        assertThat(all.getBodyPart(1).getFileName()).isEqualTo("invite.ics");
        assertThatThrownBy(() -> new Mail.Calendar("REQUEST\r\nX-Evil: 1", text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void recipient_isOneAddress_orTheMailIsSetAside(TestDatabase databases) {
        Database database = databases.database("mail");
        for (String to : List.of("a@x.example, b@x.example", "no address", "a@x.example\r\nBcc: b@x.example", "")) {
            queue(database, mail(to, ""));
        }
        postman(database, "a", smtp()).round();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(new Outbox(database, clock, "a").figures()).isEqualTo(new Outbox.Figures(0, 4, 0));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sameKey_isQueuedOnce_andRolledBackMailNeverGoes(TestDatabase databases) {
        Database database = databases.database("mail");
        queue(database, mail("a@x.example", "digest:1"), mail("a@x.example", "digest:1"));
        queue(database, mail("a@x.example", "digest:1"), mail("a@x.example", ""), mail("a@x.example", ""));
        try {
            database.<Void, IllegalStateException>transaction(transaction -> {
                Outbox.add(transaction, mail("a@x.example", "digest:2"), "x", clock.instant());
                throw new IllegalStateException("changed my mind");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("changed my mind");
        }
        postman(database, "a", smtp()).round();
        assertThat(server.getReceivedMessages()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void oldestGoFirst_thenInTheOrderInWhichTheyWereWritten(TestDatabase databases) {
        Database database = databases.database("mail");
        Outbox outbox = new Outbox(database, clock, "a");
        clock.forward(Duration.ofMinutes(1));
        queue(database, mail("b@lodz.example", "b"), mail("c@lodz.example", "c"), mail("d@lodz.example", "d"));
        clock.forward(Duration.ofMinutes(-1));
        queue(database, mail("a@lodz.example", "a"));
        clock.forward(Duration.ofMinutes(1));

        assertThat(outbox.take(3).stream().map(taken -> taken.mail().to()))
                .containsExactly("a@lodz.example", "b@lodz.example", "c@lodz.example");
        assertThat(outbox.take(3).stream().map(taken -> taken.mail().to())).containsExactly("d@lodz.example");
        assertThat(outbox.take(3)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoNodes_sendEachMailOnce(TestDatabase databases) throws Exception {
        Database database = databases.database("mail");
        for (int i = 0; i < 60; i++) {
            queue(database, mail("m" + i + "@x.example", ""));
        }
        ConcurrentLinkedQueue<Long> sent = new ConcurrentLinkedQueue<>();
        Supplier<Delivery> recording = () -> new Recording(sent);
        Callable<Integer> first = () -> all(postman(database, "a", recording));
        Callable<Integer> second = () -> all(postman(database, "b", recording));
        Callable<Integer> third = () -> all(postman(database, "c", recording));
        var pool = Executors.newFixedThreadPool(3);
        try {
            for (Future<Integer> done : pool.invokeAll(List.of(first, second, third))) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
        all(postman(database, "d", recording));
        assertThat(sent).hasSize(60).doesNotHaveDuplicates();
    }

    private static int all(Postman postman) {
        int taken = 0;
        for (int round = postman.round(); round > 0; round = postman.round()) {
            taken += round;
        }
        return taken;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nodeThatDies_leavesItsMailToAnother_underTheSameMessageId(TestDatabase databases) throws Exception {
        Database database = databases.database("mail");
        queue(database, mail("a@x.example", ""));
        Outbox dead = new Outbox(database, clock, "dead");
        String id = dead.take(10).get(0).messageId();
        assertThat(postman(database, "b", smtp()).round()).as("leased").isZero();
        clock.forward(Outbox.LEASE);
        assertThat(postman(database, "b", smtp()).round()).isEqualTo(1);
        assertThat(server.getReceivedMessages()[0].getMessageID()).isEqualTo(id);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void failures_areTriedAgainWithGrowingPauses_thenSetAside_untilAnAdministratorRetries(TestDatabase databases) {
        Database database = databases.database("mail");
        queue(database, mail("a@x.example", ""));
        int port = server.getSmtp().getPort();
        server.stop();
        Supplier<Delivery> gone = () -> new SmtpDelivery(SmtpServer.of("smtp://127.0.0.1:" + port));
        Postman postman = postman(database, "a", gone);
        Outbox outbox = new Outbox(database, clock, "a");
        Duration before = Duration.ZERO;
        for (int i = 1; i <= 7; i++) {
            assertThat(postman.round()).as("try %d", i).isEqualTo(1);
            assertThat(postman.round()).as("not at once again").isZero();
            Outbox.Line line = outbox.lines("WAITING", 5).get(0);
            assertThat(line.error()).isNotEmpty();
            Duration pause = Duration.between(clock.instant(), line.nextAt());
            assertThat(pause).isGreaterThan(before);
            before = pause;
            clock.forward(pause);
        }
        assertThat(postman.round()).isEqualTo(1);
        assertThat(outbox.figures()).isEqualTo(new Outbox.Figures(0, 1, 0));
        clock.forward(Duration.ofDays(2));
        assertThat(postman.round()).as("set aside").isZero();
        server.start();
        database.transaction(transaction -> outbox.retry(transaction, 0));
        assertThat(postman(database, "a", smtp()).round()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(outbox.figures()).isEqualTo(new Outbox.Figures(0, 0, 1));
        clock.forward(Duration.ofDays(31));
        outbox.sweep();
        assertThat(outbox.figures()).isEqualTo(new Outbox.Figures(0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void postmanWhoIsAskedToStop_carriesTheMailAtHandAndGivesTheOthersBack(TestDatabase databases) {
        Database database = databases.database("mail");
        queue(database, mail("a@x.example", ""), mail("b@x.example", ""), mail("c@x.example", ""));
        ConcurrentLinkedQueue<Long> sent = new ConcurrentLinkedQueue<>();
        Postman[] stopping = new Postman[1];
        stopping[0] = postman(database, "a", () -> new Stopping(sent, () -> stopping[0].stop()));
        stopping[0].round();
        assertThat(sent).hasSize(1);
        assertThat(new Outbox(database, clock, "a").figures()).isEqualTo(new Outbox.Figures(2, 0, 1));
        assertThat(postman(database, "b", () -> new Recording(sent)).round())
                .as("at once, by whoever comes next")
                .isEqualTo(2);
        assertThat(sent).doesNotHaveDuplicates().hasSize(3);
    }

    /** In the middle of the first mail the server is asked to stop. */
    private record Stopping(ConcurrentLinkedQueue<Long> sent, Runnable stop) implements Delivery {
        @Override
        public void send(MimeMessage message, long id) {
            stop.run();
            sent.add(id);
        }

        @Override
        public void close() {}
    }

    private record Recording(ConcurrentLinkedQueue<Long> sent) implements Delivery {
        @Override
        public void send(MimeMessage message, long id) throws MessagingException {
            sent.add(id);
        }

        @Override
        public void close() {}
    }
}
