// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.rambla.api.event.Events;
import org.rambla.api.feature.Features;
import org.rambla.api.people.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /health}: whether the server is up, for programs that watch it. 200 when it is, 503 when the database does not answer. */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final Sessions sessions;
    private final Features features;
    private final Events events;

    Health(Sessions sessions, Features features, Events events) {
        this.sessions = sessions;
        this.features = features;
        this.events = events;
    }

    void answer(HttpServletResponse response) throws IOException {
        JsonObjectBuilder json = Json.createObjectBuilder();
        boolean database = ask(json);
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (Features.Installed feature : features.installed()) {
            list.add(Json.createObjectBuilder()
                    .add("name", feature.name())
                    .add("version", feature.version())
                    .add("state", feature.state().name().toLowerCase(java.util.Locale.ROOT)));
        }
        byte[] bytes = json.add("features", list).build().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(database ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Any statement will do; the one that every request runs is the one that matters. */
    private boolean ask(JsonObjectBuilder json) {
        try {
            sessions.find("health");
            long lag = events.lag();
            int setAside = events.setAside().size();
            json.add("status", "up").add("database", "up").add("eventLag", lag).add("setAside", setAside);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The database does not answer", e);
            json.add("status", "down").add("database", "down");
            return false;
        }
    }
}
