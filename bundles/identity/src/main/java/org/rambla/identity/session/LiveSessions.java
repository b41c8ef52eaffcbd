// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.people.Sessions;
import org.rambla.api.persistence.Database;
import org.rambla.identity.signin.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the session of a request. */
@Component(service = Sessions.class)
public final class LiveSessions implements Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSessions.class);
    private static final Duration STEP = Duration.ofMinutes(1);

    private final Database database;
    private final SessionStore store;
    private final LastSeen lastSeen;
    private final Pace pace;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    @Activate
    public LiveSessions(@Reference(name = "database", target = "(unit=identity)") Database database) {
        this(database, Clock.systemUTC());
        timer.scheduleWithFixedDelay(() -> calmly(this::writeSeen), 60, 60, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(() -> calmly(this::sweep), 60, 6 * 60 * 60, TimeUnit.SECONDS);
    }

    /** Without the work in the background. */
    LiveSessions(Database database, Clock clock) {
        this.clock = clock;
        this.database = database;
        this.store = new SessionStore(database, clock);
        this.lastSeen = new LastSeen(database);
        this.pace = new Pace(database, clock);
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "rambla-sessions");
            thread.setDaemon(true);
            return thread;
        });
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

    private void calmly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (timer.isShutdown() && !timer.isTerminated()) {
                LOG.debug("Sessions were not brought up to date before the end", e);
            } else {
                LOG.warn("Sessions could not be brought up to date; tried again later", e);
            }
        }
    }

    @Deactivate
    void stop() throws InterruptedException {
        timer.shutdown();
        if (timer.awaitTermination(5, TimeUnit.SECONDS)) {
            calmly(this::writeSeen);
        }
    }
}
