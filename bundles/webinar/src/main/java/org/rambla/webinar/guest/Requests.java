// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.guest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.webinar.registration.Application;
import org.rambla.webinar.registration.RegistrationEntity;

/** What guests asked for. The secret that finds it is in the mail alone: what is kept of it is its hash. */
public final class Requests {
    /** After that it is forgotten. */
    public static final Duration KEPT = Duration.ofHours(48);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET = 32;

    private final Database database;

    public Requests(Database database) {
        this.database = database;
    }

    /** Keeps it; returns the secret for the link. */
    String add(Transaction tx, long event, Application application, Instant at) {
        byte[] random = new byte[SECRET];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        tx.execute(
                "insert into webinar_request (secret, event, address_key, application, asked_at, registration)"
                        + " values (?, ?, ?, ?, ?, 0)",
                hash(secret),
                event,
                RegistrationEntity.box(application.address()),
                application.toJson(),
                at);
        return secret;
    }

    /** How many mails went to the same letter box since then, and nobody confirmed. */
    long since(Transaction tx, String address, Instant from) {
        return tx.number(
                "select count(*) from webinar_request where address_key = ? and asked_at > ? and registration = 0",
                RegistrationEntity.box(address),
                from);
    }

    Optional<AskedFor> find(String secret) {
        return database.first(
                "select secret, event, application, asked_at, registration from webinar_request where secret = ?",
                row -> new AskedFor(
                        row.text("secret"),
                        row.number("event"),
                        row.number("registration") == 0 ? Application.fromJson(row.text("application")) : null,
                        row.instant("asked_at"),
                        row.number("registration")),
                hash(secret));
    }

    /** What is confirmed is known from the registration; here nothing of the person stays. */
    void confirmed(AskedFor asked, long registration) {
        database.transaction(tx -> tx.execute(
                "update webinar_request set registration = ?, application = '{}' where secret = ?",
                registration,
                asked.secret()));
    }

    /** Forgets what nobody confirmed in time, and what was confirmed long ago. */
    public void forget(Instant now) {
        database.transaction(tx -> tx.execute("delete from webinar_request where asked_at < ?", now.minus(KEPT)));
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
