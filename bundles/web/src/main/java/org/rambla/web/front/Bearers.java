// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.Sessions;
import org.rambla.api.people.Sessions.Session;
import org.rambla.web.gate.RequestVisit;
import org.rambla.web.route.RequestPath;

/**
 * Programs that act for a member show an access token: at addresses for programs only, and never beside a cookie. Whatever
 * is wrong with a token, the answer is the same.
 */
final class Bearers {
    private static final String SCHEME = "Bearer ";
    /** Wrong tokens from one address, at once and in a minute, before it has to wait. */
    private static final int MISTAKES = 20;

    private final Sessions sessions;
    private final RateLimit mistakes = new RateLimit(MISTAKES, MISTAKES);

    Bearers(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Whether a token is shown where tokens count. */
    static boolean shown(HttpServletRequest request, RequestPath path) {
        String header = request.getHeader("Authorization");
        return path.first().equals("api")
                && header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static boolean alone(HttpServletRequest request) {
        return Cookies.read(request, Cookies.SESSION) == null;
    }

    /** For whom the program acts; nobody as long as its address has to wait. */
    Optional<Session> find(HttpServletRequest request, String remote) {
        return alone(request) && !mistakes.spent(remote, System.nanoTime())
                ? sessions.bearer(request.getHeader("Authorization")
                        .substring(SCHEME.length())
                        .strip())
                : Optional.empty();
    }

    /** Why a request with a token is not let in; null when it is. */
    Refusal refusal(HttpServletRequest request, RequestPath path, RequestVisit visit) {
        if (!alone(request)) {
            return new Refusal(400, "web.refusal.tokenAndCookie");
        }
        if (!visit.signedIn()) {
            long wait = mistakes.take(visit.remote(), System.nanoTime());
            return wait > 0
                    ? new Refusal(429, "web.refusal.tooMany", wait)
                    : new Refusal(401, "web.refusal.accessToken");
        }
        List<String> segments = path.segments();
        boolean administration = segments.size() > 2 && segments.get(1).equals("admin");
        return administration ? null : new Refusal(403, "web.refusal.scope");
    }
}
