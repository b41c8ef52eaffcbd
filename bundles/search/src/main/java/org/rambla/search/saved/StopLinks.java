// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rambla.api.persistence.Database;

/** Signed links by which whoever has the mail ends such mails, signed in or not. They never run out. */
final class StopLinks {
    private static final String NAME = "stop";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Database database;
    private volatile byte[] secret;

    StopLinks(Database database) {
        this.database = database;
    }

    String path(SavedSearch search) {
        return "/l/search/saved/" + search.id() + "/" + sign(search);
    }

    boolean valid(SavedSearch search, String sign) {
        return MessageDigest.isEqual(
                sign(search).getBytes(StandardCharsets.US_ASCII), sign.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(SavedSearch search) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
            String said = NAME + ":" + search.member() + ":" + search.id();
            return BASE64.encodeToString(mac.doFinal(said.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made by whoever needs it first, on whichever server. */
    private byte[] secret() {
        byte[] known = secret;
        if (known == null) {
            known = Base64.getUrlDecoder().decode(stored().orElseGet(this::made));
            secret = known;
        }
        return known;
    }

    private Optional<String> stored() {
        return database.first("select secret from search_secret where name = ?", row -> row.text("secret"), NAME);
    }

    private String made() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String fresh = BASE64.encodeToString(random);
        try {
            database.transaction(
                    tx -> tx.execute("insert into search_secret (name, secret) values (?, ?)", NAME, fresh));
            return fresh;
        } catch (Database.Conflict e) {
            return stored().orElseThrow();
        }
    }
}
