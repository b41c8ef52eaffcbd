// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.care;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.mail.Mail;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Localised;
import org.rambla.wiki.call.CallReminders;
import org.rambla.wiki.letter.Letters;
import org.rambla.wiki.letter.Readers;

/**
 * Reminds those who look after pages that are to be looked over: two weeks before, and on the day; of pages whose owner left or does not read them any more,
 * those who manage the space. Each reminder is noted in
 * the transaction that queues its mail, so that of several servers one sends it, once.
 */
public final class Reminders implements AutoCloseable {
    private static final Duration SHORTLY = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration BEFORE = Duration.ofDays(14);
    private static final int MOST = 500;
    private static final int SOON = 1;
    private static final int NOW = 2;

    private final Database database;
    private final Spaces spaces;
    private final Readers readers;
    private final Letters letters;
    private final CallReminders calls;
    private final BackgroundThread thread = new BackgroundThread("wiki-reminders");

    private record Due(long page, long space, String slug, Localised titles, long owner, Instant day, Role least) {}

    /** @param first what is done before each round, where it was not done yet */
    public Reminders(Database database, Spaces spaces, Letters letters, CallReminders calls, Runnable first) {
        this.database = database;
        this.spaces = spaces;
        this.readers = new Readers(spaces);
        this.letters = letters;
        this.calls = calls;
        thread.every(SHORTLY, PAUSE, "what comes before reminders of the wiki", first);
        thread.every(SHORTLY, PAUSE, "reminders of pages", () -> remind(Instant.now()));
        thread.every(SHORTLY, PAUSE, "reminders of calls", () -> calls.remind(Instant.now()));
    }

    /** Those of calls. */
    public CallReminders calls() {
        return calls;
    }

    /** Sends what is due at a moment; how many pages owners were reminded of. */
    public int remind(Instant now) {
        return remind(NOW, now) + remind(SOON, now.plus(BEFORE));
    }

    private int remind(int stage, Instant until) {
        int reminded = 0;
        List<Due> due = List.of();
        do {
            Due last = due.isEmpty() ? null : due.get(due.size() - 1);
            due = due(stage, until, last == null ? Instant.EPOCH : last.day(), last == null ? 0 : last.page());
            reminded += remind(due, stage);
        } while (due.size() == MOST);
        return reminded;
    }

    private List<Due> due(int stage, Instant until, Instant day, long page) {
        return database.list(
                "select id, space_id, slug, titles, owner, review_at, least from wiki_page where review_at > 0 and"
                        + " review_at <= ? and (review_at > ? or review_at = ? and id > ?) and reminded < ?"
                        + " and state = 'PUBLISHED' order by review_at, id fetch first " + MOST + " rows only",
                row -> new Due(
                        row.number("id"),
                        row.number("space_id"),
                        row.text("slug"),
                        Localised.fromJson(row.text("titles")),
                        row.number("owner"),
                        row.instant("review_at"),
                        Role.valueOf(row.text("least"))),
                until,
                day,
                day,
                page,
                stage);
    }

    private int remind(List<Due> due, int stage) {
        if (due.isEmpty()) {
            return 0;
        }
        Map<Long, SpaceCard> places = readers.open(due.stream().map(Due::space).collect(Collectors.toSet()));
        int reminded = 0;
        for (Due page : due) {
            SpaceCard space = places.get(page.space());
            reminded += space != null && remind(page, stage, space) ? 1 : 0;
        }
        return reminded;
    }

    private boolean remind(Due page, int stage, SpaceCard space) {
        List<Mail> mails = mails(page, stage, space);
        return database.transaction(tx -> {
            int mine = tx.execute(
                    "update wiki_page set reminded = ? where id = ? and reminded < ? and owner = ? and review_at = ?",
                    stage,
                    page.page(),
                    stage,
                    page.owner(),
                    page.day());
            if (mine > 0) {
                letters.send(tx, mails);
            }
            return mine > 0 && !mails.isEmpty();
        });
    }

    /** To the owner; where that is nobody any more, to those who can name somebody else. */
    private List<Mail> mails(Due page, int stage, SpaceCard space) {
        // An erased member is nobody.
        if (page.owner() == 0
                || !letters.reaches(page.owner())
                || !readers.reads(page.space(), page.least(), page.owner())) {
            return letters.write(
                    about("alone", page, space),
                    readers.of(page.space(), page.least(), spaces.members(page.space(), Role.MANAGER)));
        }
        return letters.write(about(stage == NOW ? "due" : "soon", page, space), List.of(page.owner()));
    }

    private static Letters.About about(String kind, Due page, SpaceCard space) {
        return new Letters.About(
                kind, space, page.titles(), null, page.day(), "", space.path("wiki", page.slug()), "", page.page());
    }

    @Override
    public void close() {
        thread.close();
    }
}
