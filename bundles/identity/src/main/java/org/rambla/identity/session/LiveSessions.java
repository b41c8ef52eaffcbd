// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.people.Sessions;
import org.rambla.api.persistence.Database;
import org.rambla.identity.signin.Pace;

/** Finds the session of a request. */
@Component(service = Sessions.class)
public final class LiveSessions implements Sessions {
    private static final Duration STEP = Duration.ofMinutes(1);

    private final Database database;
    private final SessionStore store;
    private final LastSeen lastSeen;
    private final Pace pace;
    private final Clock clock;
    private final BackgroundThread thread = new BackgroundThread("rambla-sessions");

    @Activate
    public LiveSessions(@Reference(name = "database", target = "(unit=identity)") Database database) {
        this(database, Clock.systemUTC());
        thread.every(STEP, "who was here last, and when", this::writeSeen);
        thread.every(STEP, Duration.ofHours(6), "sweeping sessions", this::sweep);
    }

    /** Without the work in the background. */
    LiveSessions(Database database, Clock clock) {
        this.clock = clock;
        this.database = database;
        this.store = new SessionStore(database, clock);
        this.lastSeen = new LastSeen(database);
        this.pace = new Pace(database, clock);
    }

    private void sweep() {
        store.sweep();
        pace.sweep();
    }

    @Override
    public Optional<Session> find(String token) {
        if (!Secret.plausible(token)) {
            return Optional.empty();
        }
        return store.find(token).map(found -> {
            Instant now = clock.instant();
            if (found.usedAt().isBefore(now.minus(STEP))) {
                lastSeen.seen(found.session().id(), found.session().member().id(), now);
            }
            return found.session();
        });
    }

    @Override
    public Optional<Session> bearer(String token) {
        return AccessTokens.find(database, token, clock.instant());
    }

    void writeSeen() {
        lastSeen.write();
    }

    @Deactivate
    void stop() {
        thread.close("who was here last, and when", this::writeSeen);
    }
}
