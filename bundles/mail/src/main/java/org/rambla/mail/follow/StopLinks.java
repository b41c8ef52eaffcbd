// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.follow;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rambla.api.persistence.Database;

/** Signed links that let whoever has the mail stop such mails, signed in or not. They never run out. */
final class StopLinks {
    static final String PATH = "/stop-mail";
    private static final String NAME = "stop";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Database database;
    private volatile byte[] secret;

    StopLinks(Database database) {
        this.database = database;
    }

    /** The path of the page that lets this member stop following this space. */
    String path(long member, long space) {
        return PATH + "?member=" + member + "&space=" + space + "&sign=" + sign(member, space);
    }

    boolean valid(long member, long space, String sign) {
        return MessageDigest.isEqual(
                sign(member, space).getBytes(StandardCharsets.US_ASCII), sign.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(long member, long space) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
            String said = NAME + ":" + member + ":" + space;
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
        return database.first("select secret from mail_secret where name = ?", row -> row.text("secret"), NAME);
    }

    private String made() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String fresh = BASE64.encodeToString(random);
        try {
            database.transaction(tx -> tx.execute("insert into mail_secret (name, secret) values (?, ?)", NAME, fresh));
            return fresh;
        } catch (Database.Conflict e) {
            return stored().orElseThrow();
        }
    }
}
