// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Whether a change was asked for by a page of this server: by the browser's own word (Sec-Fetch-Site, else Origin).
 * Programs send neither and have no cookie that a foreign page could use: SameSite and the form token stand behind.
 */
final class Origin {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,260}");

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

    /** Host and port under which the reader knows this server; "" when what the request says cannot be one. */
    String host(HttpServletRequest request) {
        String asked = request.getHeader("Host");
        return !known.isEmpty() ? known : asked != null && HOST.matcher(asked).matches() ? asked : "";
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
