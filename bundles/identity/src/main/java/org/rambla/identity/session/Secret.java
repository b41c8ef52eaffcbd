// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens of 256 random bits for cookies and links; the database keeps only what {@link #hash} makes of them. */
public final class Secret {
    /** Length of a token. */
    public static final int LENGTH = 43;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    public static String make() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether it could be one at all; spares the database what browsers make up. */
    public static boolean plausible(String token) {
        return token != null && token.length() == LENGTH && token.chars().allMatch(Secret::letter);
    }

    private static boolean letter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /** SHA-256 as hex: enough for 256 random bits. */
    public static String hash(String text) {
        return HexFormat.of().formatHex(digest(text));
    }

    /** Another secret that follows from a token and tells nothing about it. */
    public static byte[] derived(String token, String use) {
        return digest(use + ":" + token);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
