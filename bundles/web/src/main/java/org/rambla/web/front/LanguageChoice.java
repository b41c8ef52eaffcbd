// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rambla.api.network.Network;
import org.rambla.api.people.Sessions.Session;
import org.rambla.web.gate.RequestVisit;

/** In which language a visitor reads: as chosen on this device, else in the profile, else in the browser. */
final class LanguageChoice {
    private static final int YEAR = 365 * 24 * 3600;
    private static final int MOST_KNOWN = 500;
    private static final int LONGEST = 300;

    private final Network network;
    private final Cookies cookies;
    /** Reading the header costs more than the rest of a small page, and few different ones come. */
    private final Map<String, String> preferred = new ConcurrentHashMap<>();

    LanguageChoice(Network network, Cookies cookies) {
        this.network = network;
        this.cookies = cookies;
    }

    String of(HttpServletRequest request, Session session) {
        List<String> known = network.languages();
        String chosen = Cookies.read(request, Cookies.LANGUAGE);
        if (chosen != null && known.contains(chosen)) {
            return chosen;
        }
        if (session != null && known.contains(session.language())) {
            return session.language();
        }
        String header = request.getHeader("Accept-Language");
        if (header == null || header.length() > LONGEST) {
            return known.get(0);
        }
        if (preferred.size() > MOST_KNOWN) {
            preferred.clear();
        }
        String found = preferred.computeIfAbsent(header, h -> preferred(h, known));
        return known.contains(found) ? found : preferred(header, known);
    }

    private static String preferred(String header, List<String> known) {
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(header), known);
            return tag == null ? known.get(0) : tag;
        } catch (IllegalArgumentException e) {
            return known.get(0);
        }
    }

    /** ?lang=fr: remembers the choice and goes to the same page without it; false when nothing was asked. */
    boolean changed(HttpServletRequest request, HttpServletResponse response, RequestVisit visit) {
        String query = visit.query();
        if (!request.getMethod().equals("GET") || !query.contains("lang=")) {
            return false;
        }
        String wanted = "";
        StringBuilder rest = new StringBuilder();
        for (String pair : query.split("&")) {
            if (pair.startsWith("lang=")) {
                wanted = pair.substring(5);
            } else if (!pair.isEmpty()) {
                rest.append(rest.isEmpty() ? "?" : "&").append(pair);
            }
        }
        if (!network.languages().contains(wanted)) {
            return false;
        }
        cookies.write(response, Cookies.LANGUAGE, wanted, YEAR);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", visit.plainPath() + rest);
        return true;
    }
}
