// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.search.ask.Finding;
import org.rambla.search.ask.Titles;

/** Puts saved searches together, and goes their rounds on a thread of its own. */
public final class Saved {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final SavedSearches searches;
    private final Alerts alerts;
    private final Clock clock = Clock.systemUTC();
    private final Set<Object> accountPages;
    private final Set<Object> linkPages;
    private final BackgroundThread thread = new BackgroundThread("rambla-saved-searches");

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
        thread.every(PAUSE, "looking into saved searches", alerts::round);
        thread.every(
                Duration.ofHours(1),
                Duration.ofDays(1),
                "sweeping what saved searches have told",
                () -> searches.sweep(clock.instant()));
    }

    public Set<Object> accountPages() {
        return accountPages;
    }

    public Set<Object> linkPages() {
        return linkPages;
    }

    public void stop() {
        thread.close();
    }
}
