// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiConsumer;

/** Headers of every answer. */
final class SecurityHeaders {
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void write(HttpServletResponse response, String requestId, boolean secure) {
        write(response::setHeader, requestId, secure);
    }

    /** The same where there is no servlet's answer. */
    static void write(BiConsumer<String, String> headers, String requestId, boolean secure) {
        headers.accept("X-Request-Id", requestId);
        headers.accept("Content-Security-Policy", POLICY);
        headers.accept("X-Content-Type-Options", "nosniff");
        headers.accept("Referrer-Policy", "same-origin");
        headers.accept("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.accept("Cross-Origin-Opener-Policy", "same-origin");
        headers.accept("Cache-Control", "private, no-cache");
        headers.accept("Vary", "Accept-Encoding");
        if (secure) {
            headers.accept("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
