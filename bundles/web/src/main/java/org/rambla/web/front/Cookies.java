// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The cookies of the front.
 *
 * @param secure whether browsers may send them over TLS only
 */
record Cookies(boolean secure) {
    static final String SESSION = "rambla_session";
    static final String LANGUAGE = "rambla_lang";
    static final String FORM = "rambla_form";

    /** The value, or null. */
    static String read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** @param seconds how long it is kept; 0 until the browser is closed */
    void write(HttpServletResponse response, String name, String value, int seconds) {
        response.addHeader(
                "Set-Cookie",
                name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (seconds > 0 ? "; Max-Age=" + seconds : "")
                        + (secure ? "; Secure" : ""));
    }
}
