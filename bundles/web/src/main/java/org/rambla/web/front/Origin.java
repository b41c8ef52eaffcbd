// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/**
 * Whether a change was asked for by a page of this server: by the browser's own word (Sec-Fetch-Site, else Origin).
 * Programs send neither and have no cookie that a foreign page could use: SameSite and the form token stand behind. Knows
 * also under which host readers reach this server, which no request can change.
 */
final class Origin {
    private final String known;

    /** @param baseUrl where browsers reach this server, "" for as they ask; proxies may hand on another Host */
    Origin(String baseUrl) {
        known = baseUrl.isEmpty() ? "" : authority(baseUrl);
    }

    boolean ours(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        String from = authority(origin);
        return !from.isEmpty() && (from.equalsIgnoreCase(request.getHeader("Host")) || from.equalsIgnoreCase(known));
    }

    /** Host and port under which readers know this server, as configured: what a request says of it may be forged. */
    String host(HttpServletRequest request) {
        return known.isEmpty() ? "localhost:" + request.getLocalPort() : known;
    }

    /** Host and port, "" when there are none ("null" is what browsers send for pages that have no origin). */
    private static String authority(String url) {
        try {
            String authority = URI.create(url).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
