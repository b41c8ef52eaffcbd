// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.rambla.mail.delivery.Delivery;
import org.rambla.mail.letter.MessageMaker;
import org.rambla.mail.letter.Written;
import org.rambla.mail.queue.Outbox;
import org.rambla.mail.queue.Outbox.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries mails from the queue to the way out. */
public final class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int ROUND = 10;
    private static final int PERMANENT = 500;
    /** One message takes less than this, by the time-outs of its connection. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Outbox outbox;
    private final MessageMaker maker;
    private final LateLetters letters;
    private final Supplier<Delivery> deliveries;
    private final Clock clock;
    private volatile boolean stopped;

    public Postman(Outbox outbox, MessageMaker maker, LateLetters letters, Supplier<Delivery> deliveries, Clock clock) {
        this.outbox = outbox;
        this.maker = maker;
        this.letters = letters;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Sends what is due, at most ten; returns how many were taken. */
    public int round() {
        List<Taken> taken = outbox.take(ROUND);
        if (taken.isEmpty()) {
            return 0;
        }
        try (Delivery delivery = deliveries.get()) {
            for (Taken mail : taken) {
                carry(mail, delivery);
            }
        }
        return taken.size();
    }

    /** Sends the mail at hand and no other; those that were taken go back. */
    public void stop() {
        stopped = true;
    }

    private void carry(Taken mail, Delivery delivery) {
        // After the lease another node may send it, so this one must be through by then.
        if (stopped || clock.instant().plus(LONGEST).isAfter(mail.leaseUntil())) {
            outbox.release(mail);
            return;
        }
        try {
            Optional<Written> written = written(mail);
            if (written.isEmpty()) {
                outbox.withdraw(mail);
                return;
            }
            delivery.send(maker.make(written.get(), mail.messageId(), mail.createdAt()), mail.id());
        } catch (LateLetters.Nobody e) {
            outbox.failed(mail, reason(e), false);
            if (mail.tries() < Outbox.MOST_TRIES) {
                LOG.debug("Mail {} is not written yet", mail.id());
            } else {
                LOG.warn("Mail {} was set aside: nobody writes it", mail.id());
            }
            return;
        } catch (MessagingException | IOException | RuntimeException e) {
            boolean hopeless = hopeless(e);
            outbox.failed(mail, reason(e), hopeless);
            LOG.warn("Mail {} was not sent at try {}: {}", mail.id(), mail.tries(), reason(e));
            return;
        }
        outbox.sent(mail);
    }

    private Optional<Written> written(Taken mail) {
        if (mail.unwritten() != null) {
            return letters.write(mail.unwritten());
        }
        return mail.digest() == null ? Optional.of(Written.of(mail.mail())) : letters.sift(mail.digest());
    }

    /** Whether no later try can succeed: the address is none, or the server knows that it does not exist. */
    private static boolean hopeless(Exception problem) {
        if (problem instanceof AddressException) {
            return true;
        }
        for (Exception e = problem; e instanceof MessagingException m; e = m.getNextException()) {
            if (e instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= PERMANENT) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Exception problem) {
        StringBuilder reason = new StringBuilder(String.valueOf(problem.getMessage()));
        if (problem instanceof MessagingException messaging && messaging.getNextException() != null) {
            reason.append(" ").append(messaging.getNextException().getMessage());
        }
        return reason.toString();
    }
}
