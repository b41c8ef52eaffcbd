// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.form;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rambla.api.text.Html;

/**
 * The token of the forms of one page: proof that they came from a page of this server, made for this visitor. It is bound
 * to the session's key, or to a cookie for guests, and masked anew on each page so that compression tells nothing of it.
 */
public final class FormToken {
    public static final String FIELD = "_token";
    public static final String SUBMISSION = "_once";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 16;

    private final byte[] proof;
    private final String masked;
    private final String page;
    private final AtomicInteger forms = new AtomicInteger();

    /** @param key the session's, or the guest's */
    public FormToken(byte[] key) {
        proof = proof(key);
        byte[] random = new byte[LENGTH * 2];
        RANDOM.nextBytes(random);
        byte[] token = new byte[LENGTH * 2];
        for (int i = 0; i < LENGTH; i++) {
            token[i] = random[i];
            token[LENGTH + i] = (byte) (proof[i] ^ random[i]);
        }
        masked = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        page = HexFormat.of().formatHex(random, LENGTH, 2 * LENGTH - Integer.BYTES);
    }

    /** Key for a guest's cookie. */
    public static String guestKey() {
        byte[] key = new byte[LENGTH];
        RANDOM.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** The hidden fields: the token, the same for all forms of a page, and the form's own key, which is never the same. */
    public Html fields() {
        return Html.trusted("<input type=\"hidden\" name=\"" + FIELD + "\" value=\"" + masked
                + "\"><input type=\"hidden\" name=\"" + SUBMISSION + "\" value=\"" + page
                + HexFormat.of().toHexDigits(forms.getAndIncrement()) + "\">");
    }

    /** Whether a token that came with a form was made for this visitor. */
    public boolean valid(String sent) {
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(sent);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (token.length != LENGTH * 2) {
            return false;
        }
        byte[] unmasked = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            unmasked[i] = (byte) (token[i] ^ token[LENGTH + i]);
        }
        return MessageDigest.isEqual(unmasked, proof);
    }

    private static byte[] proof(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] whole = mac.doFinal(new byte[] {'f', 'o', 'r', 'm'});
            return Arrays.copyOf(whole, LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
