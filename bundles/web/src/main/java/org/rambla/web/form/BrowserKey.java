// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.form;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The key of a browser's forms, of guests and members alike, so that a form outlives the session in which it was opened:
 * from the browser's cookie, else made when the first form is written. Forms are written on threads of features too,
 * which must not touch the answer; so the cookie waits here until the answer is sent.
 */
public final class BrowserKey {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");

    private final String sent;
    private String made;

    /** @param cookie what the visitor's cookie says, or null */
    public BrowserKey(String cookie) {
        sent = cookie != null && KEY.matcher(cookie).matches() ? cookie : null;
    }

    /** @param session secret of the visitor's session, null for a guest: pages that are opened at once get one key */
    public synchronized byte[] get(byte[] session) {
        if (sent == null && made == null) {
            made = session == null ? FormToken.freshKey() : FormToken.keyOf(session);
        }
        return (sent == null ? made : sent).getBytes(StandardCharsets.US_ASCII);
    }

    /** The key to be kept in a cookie, when a new one was made. */
    public synchronized Optional<String> made() {
        return Optional.ofNullable(made);
    }
}
