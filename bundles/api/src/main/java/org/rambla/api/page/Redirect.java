// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where to go after a form was accepted: 303 to a path of this server, never elsewhere. */
public final class Redirect {
    private Redirect() {}

    /**
     * @param path whole path with an optional query and fragment; anything that could leave this server is refused
     */
    public static Response to(String path) {
        if (!local(path)) {
            throw new IllegalArgumentException("Not a path of this server: " + path);
        }
        return Response.seeOther(URI.create(path)).build();
    }

    /**
     * The same, and the page says what was done.
     *
     * @param key message key of the sentence; its second word is "done": "forum.done.replied"
     */
    public static Response done(String path, String key) {
        int hash = path.indexOf('#');
        String base = hash < 0 ? path : path.substring(0, hash);
        String fragment = hash < 0 ? "" : path.substring(hash);
        return to(base + (base.contains("?") ? "&" : "?") + "done=" + URLEncoder.encode(key, StandardCharsets.UTF_8)
                + fragment);
    }

    /** Whether a path stays on this server: for addresses that came with a request, such as {@code next}. */
    public static boolean local(String path) {
        if (path == null || !path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            return false;
        }
        try {
            URI uri = new URI(path);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
