// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Headers of every answer. */
final class SecurityHeaders {
    private static final String BASE =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; ";
    private static final String POLICY = BASE + "frame-ancestors 'none'";
    private static final String FRAMED = BASE + "frame-ancestors http: https:";
    /** Link pages made for frames: no cookie is read there, so nobody can be made to do anything. */
    private static final Pattern EMBEDDED = Pattern.compile("/l/[a-z0-9-]{1,30}/embed/[a-z0-9-]{1,100}");

    private SecurityHeaders() {}

    static void write(HttpServletResponse response, String requestId, boolean secure) {
        write(response::setHeader, requestId, secure);
    }

    /** The same for a page that other sites may show in a frame; other pages stay as they are. */
    static void frame(HttpServletResponse response, String path) {
        if (EMBEDDED.matcher(path).matches()) {
            response.setHeader("Content-Security-Policy", FRAMED);
        }
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
