// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rambla.api.persistence.Database;

/** Links in mails that let whoever has the mail join, see or give up one registration, signed in or not. */
public final class SignedLinks {
    private static final String NAME = "registration";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Database database;
    private volatile byte[] secret;

    public SignedLinks(Database database) {
        this.database = database;
    }

    /** Path of the page about a registration. */
    public String page(long registration) {
        return "/l/webinar/registrations/" + registration + "/" + sign(registration);
    }

    /** Path that leads to where one joins. */
    public String join(long registration) {
        return page(registration) + "/join";
    }

    boolean valid(long registration, String sign) {
        return same(sign(registration), sign);
    }

    /** Compares without telling by the time it takes how much was right. */
    public boolean same(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(long registration) {
        return sign(NAME + ":" + registration);
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
