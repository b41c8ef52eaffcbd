// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.rambla.api.mail.LinkSignatures;
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

    /** So long after an event, or after today when that is later, a link leads somewhere. */
    private static final int DAYS = 60;

    /** As long as no date is known. */
    private static final int WITHOUT_DATE = 365;

    private final Database database;
    private final Clock clock;
    private final LinkSignatures signatures;

    public SignedLinks(Database database) {
        this(database, Clock.systemUTC());
    }

    /** @param clock that says when links end */
    public SignedLinks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.signatures = new LinkSignatures(database, "webinar_secret", NAME);
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

    /** Whether it is a link of before links ended; those are in mails and calendars, and are as good as the first one. */
    boolean former(long registration, String signed) {
        return same(sign(NAME + ":" + registration), signed);
    }

    /** Whether links end by now that know no day of their own. */
    boolean ended(EventRow event) {
        return event.when() != null
                && event.when().end().plus(Duration.ofDays(DAYS)).isBefore(clock.instant());
    }

    /** What is said by the end of a link that is ours and has not ended: the number of the link. Empty for any other. */
    OptionalInt number(long registration, String signed) {
        if (former(registration, signed)) {
            return OptionalInt.of(1);
        }
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
        return LinkSignatures.same(right, given);
    }

    /** @param said begins with a word of its own for each kind of link, so that none can be taken for another */
    public String sign(String said) {
        return signatures.sign(said);
    }
}
