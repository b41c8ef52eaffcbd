// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.search.ask.Finding;
import org.rambla.search.ask.Titles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts saved searches together, and goes their rounds on a thread of its own. */
public final class Saved {
    private static final Logger LOG = LoggerFactory.getLogger(Saved.class);
    private static final int PAUSE_SECONDS = 30;

    private final SavedSearches searches;
    private final Alerts alerts;
    private final Clock clock = Clock.systemUTC();
    private final Set<Object> accountPages;
    private final Set<Object> linkPages;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "rambla-saved-searches");
        made.setDaemon(true);
        return made;
    });

    public Saved(
            Database database,
            SearchEngine engine,
            Finding finding,
            Finding.Alike alike,
            Titles titles,
            Readings readings,
            Spaces spaces,
            Members members,
            Mailer mailer,
            Languages languages) {
        searches = new SavedSearches(database);
        StopLinks stops = new StopLinks(database);
        alerts = new Alerts(
                database,
                searches,
                engine,
                alike,
                titles,
                readings,
                spaces,
                members,
                mailer,
                new AlertLetters(spaces, languages, readings, mailer, stops),
                clock);
        accountPages = Set.of(new SavedPages(searches, finding, spaces, clock));
        linkPages = Set.of(new StopPages(searches, stops, clock));
        thread.scheduleWithFixedDelay(this::round, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        thread.scheduleWithFixedDelay(this::sweep, 1, 24, TimeUnit.HOURS);
    }

    private void round() {
        try {
            alerts.round();
        } catch (RuntimeException | LinkageError e) {
            if (thread.isShutdown()) {
                LOG.debug("Saved searches are looked into after the next start", e);
            } else {
                LOG.warn("Saved searches could not be looked into just now; tried again in a moment", e);
            }
        }
    }

    private void sweep() {
        try {
            searches.sweep(clock.instant());
        } catch (RuntimeException e) {
            if (thread.isShutdown()) {
                LOG.debug("What saved searches have told is swept another time", e);
            } else {
                LOG.warn("What saved searches have told could not be swept; tried again tomorrow", e);
            }
        }
    }

    public Set<Object> accountPages() {
        return accountPages;
    }

    public Set<Object> linkPages() {
        return linkPages;
    }

    /** Waits for a round; not interrupted, because an interrupted thread makes Derby close its connection. */
    public void stop() {
        thread.shutdown();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
