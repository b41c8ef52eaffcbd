// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What of an answer's headers a bundle decides. Headers that protect every page stay as core wrote them. */
final class AnswerHeaders {
    private static final Set<String> OF_CORE = Set.of(
            "x-request-id",
            "x-content-type-options",
            "referrer-policy",
            "permissions-policy",
            "cross-origin-opener-policy",
            "strict-transport-security");

    private AnswerHeaders() {}

    /** @param cookies whether cookies may be set: by core's own pages only */
    static void write(Map<String, List<String>> headers, HttpServletResponse response, boolean cookies) {
        headers.forEach((name, values) -> {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "set-cookie" -> {
                    if (cookies) {
                        values.forEach(value -> response.addHeader(name, value));
                    }
                }
                // A second policy can only forbid more.
                case "content-security-policy" -> values.forEach(value -> response.addHeader(name, value));
                default -> replace(name, values, response);
            }
        });
    }

    private static void replace(String name, List<String> values, HttpServletResponse response) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (OF_CORE.contains(lower) || lower.startsWith("access-control-") || values.isEmpty()) {
            return;
        }
        response.setHeader(name, values.get(0));
        values.stream().skip(1).forEach(value -> response.addHeader(name, value));
    }

    /** @throws IllegalStateException for an address of another host, where no answer may lead */
    static void check(Map<String, List<String>> headers) {
        for (String location : headers.getOrDefault("Location", List.of())) {
            if (!ours(location)) {
                throw new IllegalStateException("An answer may not lead to another host: " + location);
            }
        }
    }

    private static boolean ours(String location) {
        try {
            URI uri = new URI(location);
            return uri.getScheme() == null && uri.getRawAuthority() == null && !location.startsWith("//");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
