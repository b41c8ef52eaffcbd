// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.meeting;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A call as BigBlueButton wants it: its checksum is the digest of the name of the call, the query and the shared secret,
 * one behind the other.
 */
record Call(String name, String query) {
    static Call of(String name, Map<String, String> parameters) {
        return new Call(
                name,
                parameters.entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @param digest "SHA-256", or another one that the server knows */
    String checksum(String secret, String digest) {
        try {
            byte[] all = (name + query + secret).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(digest).digest(all));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param base address of the API, ending with a slash */
    String address(String base, String secret, String digest) {
        return base + name + "?" + query + (query.isEmpty() ? "" : "&") + "checksum=" + checksum(secret, digest);
    }
}
