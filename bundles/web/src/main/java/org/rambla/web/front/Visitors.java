// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.rambla.api.network.Network;
import org.rambla.api.people.Sessions;
import org.rambla.api.people.Sessions.Session;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.web.form.BrowserKey;
import org.rambla.web.gate.RequestVisit;
import org.rambla.web.mount.MountedFeatures;
import org.rambla.web.route.RequestPath;

/** Finds out who is asking, from where, in which language. */
final class Visitors {
    private static final Pattern GZIP = Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");

    private final Sessions sessions;
    private final Bearers bearers;
    private final Languages languages;
    private final Network network;
    private final Spaces spaces;
    private final MountedFeatures mounted;
    private final ClientAddress addresses;
    private final Origin origin;
    private final LanguageChoice choice;

    Visitors(
            Sessions sessions,
            Bearers bearers,
            Languages languages,
            Network network,
            Spaces spaces,
            MountedFeatures mounted,
            ClientAddress addresses,
            Origin origin,
            LanguageChoice choice) {
        this.sessions = sessions;
        this.bearers = bearers;
        this.languages = languages;
        this.network = network;
        this.spaces = spaces;
        this.mounted = mounted;
        this.addresses = addresses;
        this.origin = origin;
        this.choice = choice;
    }

    RequestVisit visit(HttpServletRequest request, RequestPath path, String requestId) {
        if (Bearers.shown(request, path)) {
            return visit(
                    request,
                    path,
                    requestId,
                    bearers.find(request, addresses.of(request)).orElse(null));
        }
        String token = Cookies.read(request, Cookies.SESSION);
        // Signed links say by themselves who is meant.
        boolean link = path.first().equals("l");
        return visit(
                request,
                path,
                requestId,
                token == null || link ? null : sessions.find(token).orElse(null));
    }

    /** The same as a guest, for when nobody can tell who it is. */
    RequestVisit guest(HttpServletRequest request, RequestPath path, String requestId) {
        return visit(request, path, requestId, null);
    }

    private RequestVisit visit(HttpServletRequest request, RequestPath path, String requestId, Session session) {
        var surroundings = new RequestVisit.Surroundings(
                path.text(),
                request.getQueryString(),
                requestId,
                addresses.of(request),
                origin.host(request),
                gzip(request),
                new BrowserKey(Cookies.read(request, Cookies.FORM)));
        return new RequestVisit(
                session, languages.in(choice.of(request, session)), zone(session), surroundings, spaces, mounted);
    }

    /** Browsers name it plainly; who excludes it (q=0) is served plain. */
    private static boolean gzip(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        return accepted != null && GZIP.matcher(accepted).find();
    }

    private ZoneId zone(Session session) {
        try {
            return ZoneId.of(session == null ? network.zone() : session.zone());
        } catch (DateTimeException e) {
            return ZoneId.of("Europe/Brussels");
        }
    }
}
