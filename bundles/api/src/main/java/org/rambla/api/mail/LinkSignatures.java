// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rambla.api.persistence.Database;

/**
 * Signs what a link in a mail says, so that whoever has the mail may do that and nothing else, signed in or not. The secret
 * is made by whoever needs it first, on whichever node, and kept in a table of the feature's own with the columns {@code name}
 * (its key) and {@code secret} (43 characters).
 */
public final class LinkSignatures {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Database database;
    private final String table;
    private final String name;
    private volatile byte[] secret;

    /**
     * @param table of the feature's own, such as {@code webinar_secret}
     * @param name of the secret in it
     */
    public LinkSignatures(Database database, String table, String name) {
        if (!table.matches("[a-z]+_secret")) {
            throw new IllegalArgumentException(table);
        }
        this.database = database;
        this.table = table;
        this.name = name;
    }

    /**
     * The signature: 43 characters that an address can hold. Asks the database for the secret at first, so not within a
     * transaction.
     *
     * @param said begins with a word of its own for each kind of link, so that none can be taken for another; ASCII
     */
    public String sign(String said) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret(), ALGORITHM));
            return BASE64.encodeToString(mac.doFinal(said.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a signature is that of what is said; the time it takes does not tell how much of it was right. */
    public boolean valid(String said, String signature) {
        return same(sign(said), signature);
    }

    /** Compares without telling by the time it takes how much was right. */
    public static boolean same(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] secret() {
        byte[] known = secret;
        if (known == null) {
            known = Base64.getUrlDecoder().decode(stored().orElseGet(this::made));
            secret = known;
        }
        return known;
    }

    private Optional<String> stored() {
        return database.first("select secret from " + table + " where name = ?", row -> row.text("secret"), name);
    }

    private String made() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String fresh = BASE64.encodeToString(random);
        try {
            database.transaction(
                    tx -> tx.execute("insert into " + table + " (name, secret) values (?, ?)", name, fresh));
            return fresh;
        } catch (Database.Conflict e) {
            return stored().orElseThrow();
        }
    }
}
