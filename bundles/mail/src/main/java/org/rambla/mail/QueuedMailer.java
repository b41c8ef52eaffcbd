// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.mail.Digest;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.Languages;
import org.rambla.mail.delivery.Delivery;
import org.rambla.mail.delivery.FileDelivery;
import org.rambla.mail.delivery.SmtpDelivery;
import org.rambla.mail.delivery.SmtpServer;
import org.rambla.mail.letter.MessageMaker;
import org.rambla.mail.letter.Sender;
import org.rambla.mail.letter.Written;
import org.rambla.mail.queue.Outbox;
import org.rambla.mail.queue.Unwritten;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mailer: queues, and sends on a thread of its own. */
@Component(
        service = {Mailer.class, QueuedMailer.class},
        configurationPid = "org.rambla.mail")
public final class QueuedMailer implements Mailer {
    private static final Logger LOG = LoggerFactory.getLogger(QueuedMailer.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final long MOST_REST = TimeUnit.MILLISECONDS.toNanos(200);

    private final String baseUrl;
    private final Sender sender;
    private final Outbox outbox;
    private final String way;
    private final Postman postman;
    private final BackgroundThread thread = new BackgroundThread("rambla-mail");
    private final AtomicReference<LateLetters> letters = new AtomicReference<>();

    /** Configuration of outgoing mail. */
    public @interface Config {
        /** smtp://user:password@host:587?starttls or smtps://user:password@host; "" writes .eml files under the home. */
        String smtpUrl() default "";

        /** "address" or "Name &lt;address&gt;"; "" for no-reply at this server's host. */
        String from() default "";

        /** Address under which people reach this server, https://network.example; "" for this machine. */
        String baseUrl() default "";
    }

    @Activate
    public QueuedMailer(
            BundleContext context,
            Config config,
            @Reference(name = "database", target = "(unit=mail)") Database database,
            @Reference(name = "network") Network network,
            @Reference(name = "languages") Languages languages) {
        Clock clock = Clock.systemUTC();
        this.baseUrl = base(config.baseUrl(), context.getProperty("rambla.port"));
        this.sender = Sender.of(config.from(), baseUrl);
        this.outbox = new Outbox(database, clock, UUID.randomUUID().toString());
        Path folder =
                Path.of(context.getProperty("rambla.home") == null ? "." : context.getProperty("rambla.home"), "mail");
        SmtpServer server = config.smtpUrl().isBlank() ? null : SmtpServer.of(config.smtpUrl());
        this.way = server == null ? "" : server.toString();
        Supplier<Delivery> deliveries =
                server == null ? () -> new FileDelivery(folder, clock) : () -> new SmtpDelivery(server);
        this.postman = new Postman(outbox, new MessageMaker(sender, network, languages), writing(), deliveries, clock);
        thread.every(PAUSE, "sending mail", this::sendAll);
        thread.every(Duration.ofMinutes(5), Duration.ofDays(1), "sweeping mail that was sent", outbox::sweep);
    }

    private void sendAll() {
        // Jakarta Mail looks for its parts through the thread.
        Thread.currentThread().setContextClassLoader(QueuedMailer.class.getClassLoader());
        long before = processor();
        while (!thread.closing() && postman.round() > 0) {
            LOG.debug("More mail may be due");
            rest(processor() - before);
            before = processor();
        }
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Twice as long as the processor worked: somebody waits for a page, nobody for a mail. Waiting for a mail server is no work. */
    private static void rest(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(2 * nanos, MOST_REST));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String base(String configured, String port) {
        String base = configured.isBlank() ? "http://localhost:" + (port == null ? "8080" : port) : configured.strip();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** Who writes mails when they are sent; null for nobody any more. */
    public void writeWith(LateLetters writer) {
        letters.set(writer);
    }

    private LateLetters writing() {
        return new LateLetters() {
            @Override
            public Optional<Written> write(Unwritten mail) {
                return writer().write(mail);
            }

            @Override
            public Optional<Written> sift(Digest digest) {
                return writer().sift(digest);
            }
        };
    }

    private LateLetters writer() {
        LateLetters writer = letters.get();
        if (writer == null) {
            // Tried again in a minute, as after any other failure.
            throw new LateLetters.Nobody();
        }
        return writer;
    }

    @Override
    public void send(Transaction transaction, Mail mail) {
        Outbox.add(transaction, mail, sender.domain(), Instant.now());
    }

    @Override
    public void send(Transaction transaction, Digest digest) {
        Outbox.add(transaction, digest, sender.domain(), Instant.now());
    }

    @Override
    public String link(String path) {
        return baseUrl + path;
    }

    /** The queue, for the administration. */
    public Outbox outbox() {
        return outbox;
    }

    /** The mail server without its password, "" when mails become files. */
    public String way() {
        return way;
    }

    public Sender from() {
        return sender;
    }

    @Override
    public String sender() {
        return sender.address();
    }

    /** Ends after the mail at hand, which may be out but not noted yet. */
    @Deactivate
    void stop() {
        postman.stop();
        if (!thread.close(STOP)) {
            LOG.warn("The mail server takes its time; a mail may be sent again after the next start");
        }
    }
}
