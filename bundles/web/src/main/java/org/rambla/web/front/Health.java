// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rambla.api.event.Events;
import org.rambla.api.feature.Features;
import org.rambla.api.people.Sessions;
import org.rambla.api.text.JsonText;
import org.rambla.web.mount.MountedFeatures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /health}: whether the server is up, for programs that watch it. 200 when it is, 503 when the database does not
 * answer or pages of core are missing, as they are while the server starts.
 */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final Sessions sessions;
    private final MountedFeatures mounted;
    private final Events events;

    Health(Sessions sessions, MountedFeatures mounted, Events events) {
        this.sessions = sessions;
        this.mounted = mounted;
        this.events = events;
    }

    void answer(HttpServletResponse response) throws IOException {
        JsonObjectBuilder json = JsonText.build().createObjectBuilder();
        List<String> missing = mounted.missing();
        boolean up = ask(json, missing);
        JsonArrayBuilder list = JsonText.build().createArrayBuilder();
        for (Features.Installed feature : mounted.installed()) {
            list.add(JsonText.build()
                    .createObjectBuilder()
                    .add("name", feature.name())
                    .add("version", feature.version())
                    .add("state", feature.state().name().toLowerCase(java.util.Locale.ROOT)));
        }
        byte[] bytes = json.add("features", list).build().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Any statement will do; the one that every request runs is the one that matters. */
    private boolean ask(JsonObjectBuilder json, List<String> missing) {
        try {
            sessions.find("health");
            long lag = events.lag();
            int setAside = events.setAside().size();
            json.add("status", missing.isEmpty() ? "up" : "incomplete");
            json.add("database", "up").add("eventLag", lag).add("setAside", setAside);
            if (!missing.isEmpty()) {
                json.add("missing", JsonText.build().createArrayBuilder(missing));
            }
            return missing.isEmpty();
        } catch (RuntimeException e) {
            LOG.warn("The database does not answer", e);
            json.add("status", "down").add("database", "down");
            return false;
        }
    }
}
