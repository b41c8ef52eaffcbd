// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.mail.Digest;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchAnswer.Hit;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Order;
import org.rambla.api.search.SearchQuestion.Reader;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Spaces;
import org.rambla.api.translation.Readings;
import org.rambla.search.ask.Finding;
import org.rambla.search.ask.Titles;
import org.rambla.search.ask.Typed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks in saved searches for what is new, as the member may read it now, and queues a mail where there is something. */
final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final int ROUND = 100;
    private static final long LONGEST_NANOS = 30_000_000_000L;
    private static final int HITS = 50;
    /** What was a draft, or hidden, for longer than that is no news when it comes out. */
    private static final Duration BACK = Duration.ofDays(30);

    private final Database database;
    private final SavedSearches searches;
    private final SearchEngine engine;
    private final Finding.Alike alike;
    private final Titles titles;
    private final Readings readings;
    private final Spaces spaces;
    private final Members members;
    private final Mailer mailer;
    private final AlertLetters letters;
    private final Clock clock;

    Alerts(
            Database database,
            SavedSearches searches,
            SearchEngine engine,
            Finding.Alike alike,
            Titles titles,
            Readings readings,
            Spaces spaces,
            Members members,
            Mailer mailer,
            AlertLetters letters,
            Clock clock) {
        this.database = database;
        this.searches = searches;
        this.engine = engine;
        this.alike = alike;
        this.titles = titles;
        this.readings = readings;
        this.spaces = spaces;
        this.members = members;
        this.mailer = mailer;
        this.letters = letters;
        this.clock = clock;
    }

    /** Looks in all that are due, as long as it takes no minute; returns the number of mails. */
    int round() {
        Instant now = clock.instant();
        long began = System.nanoTime();
        int mails = 0;
        List<SavedSearch> due;
        do {
            due = searches.due(now, ROUND);
            mails += some(due, now);
        } while (due.size() == ROUND && System.nanoTime() - began < LONGEST_NANOS);
        return mails;
    }

    private int some(List<SavedSearch> due, Instant now) {
        Map<Long, Mailbox> boxes = members.mailboxes(
                due.stream().map(SavedSearch::member).distinct().toList());
        Map<Long, Grants> grants = new HashMap<>();
        int mails = 0;
        for (SavedSearch search : due) {
            Mailbox box = boxes.get(search.member());
            try {
                if (box == null) {
                    // Not active: nobody is told, and nobody is asked again before tomorrow.
                    later(search, now, Duration.ofDays(1));
                } else if (tell(search, box, grants.computeIfAbsent(search.member(), spaces::grants), now)) {
                    mails++;
                }
            } catch (RuntimeException e) {
                // The others are not to wait for it.
                LOG.warn(
                        "Saved search {} could not be looked into; tried again in an hour: {}",
                        search.id(),
                        e.toString());
                later(search, now, Duration.ofHours(1));
            }
        }
        return mails;
    }

    private void later(SavedSearch search, Instant now, Duration pause) {
        database.transaction(tx -> searches.turn(tx, search, now, now.plus(pause)));
    }

    private boolean tell(SavedSearch search, Mailbox box, Grants grants, Instant now) {
        Map<Long, Hit> news = news(search, box, grants);
        Instant next = search.rhythm().next(now, zone(box.zone()));
        Digest letter = news.isEmpty() ? null : letters.write(search, box, news, grants, now);
        return database.transaction(tx -> {
            if (!searches.turn(tx, search, now, next) || letter == null) {
                return false;
            }
            searches.tell(tx, search.id(), news.keySet(), now);
            mailer.send(tx, letter);
            return true;
        });
    }

    /** What is new in it for the member, by item, the latest first. */
    private Map<Long, Hit> news(SavedSearch search, Mailbox box, Grants grants) {
        SearchAnswer answer =
                titles.of(engine.ask(question(search, box, grants)), box.language(), search.member(), grants);
        if (answer.unavailable()) {
            throw new IllegalStateException("The index cannot be asked now");
        }
        Map<Long, Hit> news = new LinkedHashMap<>();
        // Words that only look like those that were asked for are no reason for a mail.
        if (!answer.forgiven()) {
            for (Hit hit : answer.hits()) {
                if (hit.item() != 0 && hit.author() != search.member()) {
                    news.putIfAbsent(hit.item(), hit);
                }
            }
        }
        searches.told(search.id(), List.copyOf(news.keySet())).forEach(news::remove);
        return news;
    }

    private SearchQuestion question(SavedSearch search, Mailbox box, Grants grants) {
        Reader reader = Finding.reader(search.space(), grants, search.member(), box.language(), readings);
        Collection<Long> about = search.space() == 0 ? grants.spaces() : List.of(search.space());
        Instant since = later(search.madeAt(), search.seenAt().minus(BACK));
        return new SearchQuestion(
                reader,
                new ArrayList<>(
                        alike.clauses(Typed.of(search.question().words()).words(), about)),
                search.question().filters(),
                search.question().without(),
                search.question().since(),
                search.question().before(),
                since,
                Order.DATE,
                "",
                HITS,
                Set.of());
    }

    private static Instant later(Instant one, Instant other) {
        return other.isBefore(one) ? one : other;
    }

    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
