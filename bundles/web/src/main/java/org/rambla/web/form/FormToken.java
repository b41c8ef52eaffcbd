// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.form;

import java.nio.charset.StandardCharsets;
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
 * The token of the forms of one page: proof that they came from a page of this server, made in this browser, for this
 * member or for a guest. It is bound to a cookie of the browser, and masked anew on each page so that compression tells
 * nothing of it. What was made for a guest is good for whoever signs in afterwards: a form that was given back because a
 * session had ended can be sent at once.
 */
public final class FormToken {
    public static final String FIELD = "_token";
    public static final String SUBMISSION = "_once";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 16;

    private final byte[] proof;
    private final byte[] guests;
    private final String masked;
    private final String page;
    private final AtomicInteger forms = new AtomicInteger();

    /**
     * @param key the browser's
     * @param member 0 for a guest
     */
    public FormToken(byte[] key, long member) {
        proof = proof(key, "form " + member);
        guests = member == 0 ? proof : proof(key, "form 0");
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

    /** Key for the cookie of a browser that comes for the first time. */
    static String freshKey() {
        byte[] key = new byte[LENGTH];
        RANDOM.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** Key for the cookie of a browser that came back to its session without one: always the same for a session. */
    static String keyOf(byte[] session) {
        return HexFormat.of().formatHex(proof(session, "browser"));
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
        return MessageDigest.isEqual(unmasked, proof) || MessageDigest.isEqual(unmasked, guests);
    }

    private static byte[] proof(byte[] key, String of) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] whole = mac.doFinal(of.getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(whole, LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
