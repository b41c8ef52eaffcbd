// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.webinar.event.EventRow;

/**
 * Links in mails that let whoever has the mail join, see or give up one registration, signed in or not. The day on which a
 * link ends and its number are part of what is signed: whoever is registered raises the number, and links with a lower one
 * lead nowhere.
 */
public final class SignedLinks {
    private static final String NAME = "registration";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** So long after an event, or after today when that is later, a link leads somewhere. */
    private static final int DAYS = 60;

    /** As long as no date is known. */
    private static final int WITHOUT_DATE = 365;

    private final Database database;
    private final Clock clock;
    private volatile byte[] secret;

    public SignedLinks(Database database) {
        this(database, Clock.systemUTC());
    }

    /** @param clock that says when links end */
    public SignedLinks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Path of the page about a registration. */
    public String page(RegistrationRow row, EventRow event) {
        return page(
                row.id(), row.link(), event.when() == null ? null : event.when().end());
    }

    /** The same, where only the number is known: one statement. */
    public String page(long registration) {
        // Signing may ask the database for the secret: not while a connection is held for the row.
        Dated found = database.first(
                        "select r.link_number, e.ends_at from webinar_registration r join webinar_event e"
                                + " on e.id = r.event where r.id = ?",
                        row -> new Dated(row.integer("link_number"), row.number("ends_at")),
                        registration)
                .orElseThrow(Refusal::notFound);
        return page(registration, found.number(), found.ends() == 0 ? null : Instant.ofEpochMilli(found.ends()));
    }

    private record Dated(int number, long ends) {}

    private String page(long registration, int number, Instant ends) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate over = ends == null ? today : LocalDate.ofInstant(ends, ZoneOffset.UTC);
        long last = ends == null
                ? today.plusDays(WITHOUT_DATE).toEpochDay()
                : (over.isAfter(today) ? over : today).plusDays(DAYS).toEpochDay();
        return "/l/webinar/registrations/" + registration + "/" + number + "-" + last + "-"
                + sign(said(registration, number, last));
    }

    /** Path that leads to where one joins. */
    public String join(RegistrationRow row, EventRow event) {
        return page(row, event) + "/join";
    }

    /** The same, where only the number is known: one statement. */
    public String join(long registration) {
        return page(registration) + "/join";
    }

    /** What is said by the end of a link that is ours and has not ended: the number of the link. Empty for any other. */
    OptionalInt number(long registration, String signed) {
        String[] parts = signed.split("-", 3);
        if (parts.length < 3 || !parts[0].matches("[0-9]{1,9}") || !parts[1].matches("[0-9]{1,7}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(parts[0]);
        long last = Long.parseLong(parts[1]);
        long today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
        return same(sign(said(registration, number, last)), parts[2]) && last >= today
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }

    private static String said(long registration, int number, long last) {
        return NAME + ":" + registration + ":" + number + ":" + last;
    }

    /** Compares without telling by the time it takes how much was right. */
    public boolean same(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** @param said begins with a word of its own for each kind of link, so that none can be taken for another */
    public String sign(String said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
            return BASE64.encodeToString(mac.doFinal(said.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made by whoever needs it first, on whichever node. */
    private byte[] secret() {
        byte[] known = secret;
        if (known == null) {
            known = Base64.getUrlDecoder().decode(stored().orElseGet(this::made));
            secret = known;
        }
        return known;
    }

    private Optional<String> stored() {
        return database.first("select secret from webinar_secret where name = ?", row -> row.text("secret"), NAME);
    }

    private String made() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String fresh = BASE64.encodeToString(random);
        try {
            database.transaction(
                    tx -> tx.execute("insert into webinar_secret (name, secret) values (?, ?)", NAME, fresh));
            return fresh;
        } catch (Database.Conflict e) {
            return stored().orElseThrow();
        }
    }
}
