// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/**
 * Whether a change was asked for by a page of this server: by the browser's own word (Sec-Fetch-Site, else Origin).
 * Programs send neither and have no cookie that a foreign page could use: SameSite and the form token stand behind.
 */
final class Origin {
    private Origin() {}

    static boolean ours(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        String host = request.getHeader("Host");
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
