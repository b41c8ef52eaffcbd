// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.mail.queue.Outbox;
import org.rambla.mail.queue.Unwritten;

/**
 * Queues the news of spaces for those who follow them: ten minutes after the first, so that a slip can be mended before
 * everybody has it in the mail, and at most once an hour for each space.
 */
final class NewsRounds {
    static final Duration FIRST = Duration.ofMinutes(10);
    static final Duration BETWEEN = Duration.ofHours(1);
    /** What one round tells; the rest waits for the next. */
    private static final int MOST = 200;

    private final Database database;
    private final Spaces spaces;
    private final Members members;
    private final Languages languages;
    private final String domain;
    private final Clock clock;

    private record Due(long space, Instant first, Instant last) {}

    /** @param domain of the sender's address */
    NewsRounds(Database database, Spaces spaces, Members members, Languages languages, String domain, Clock clock) {
        this.database = database;
        this.spaces = spaces;
        this.members = members;
        this.languages = languages;
        this.domain = domain;
        this.clock = clock;
    }

    /** Queues what is due; returns how many mails. */
    int round() {
        Instant now = clock.instant();
        List<Due> waiting = database.list(
                "select n.space_id, min(n.noted_at) as first_at, coalesce(max(r.last_at), 0) as told_at from mail_news n"
                        + " left join mail_news_round r on r.space_id = n.space_id group by n.space_id",
                row -> new Due(row.number("space_id"), row.instant("first_at"), row.instant("told_at")));
        int mails = 0;
        for (Due due : waiting) {
            if (!now.isBefore(due.first().plus(FIRST))
                    && !now.isBefore(due.last().plus(BETWEEN))) {
                mails += tell(due, now);
            }
        }
        return mails;
    }

    private int tell(Due due, Instant now) {
        SpaceCard space = spaces.cards(List.of(due.space())).get(due.space());
        Map<Long, Mailbox> boxes =
                space == null || space.archived() ? Map.of() : members.mailboxes(spaces.followers(due.space()));
        try {
            return database.transaction(tx -> tell(tx, due, space, boxes, now));
        } catch (Database.Conflict e) {
            // Another server told the same at this very moment.
            return 0;
        }
    }

    private int tell(Transaction tx, Due due, SpaceCard space, Map<Long, Mailbox> boxes, Instant now) {
        if (!turn(tx, due, now)) {
            return 0;
        }
        List<Long> items = tx.list(
                "select item from mail_news where space_id = ? order by noted_at, item fetch first " + MOST
                        + " rows only",
                row -> row.number("item"),
                due.space());
        tx.execute("delete from mail_news where item in (?)", items);
        for (Mailbox box : boxes.values()) {
            Outbox.add(
                    tx,
                    new Unwritten(box.member(), due.space(), items),
                    "news:" + due.space() + ":" + now.toEpochMilli() + ":" + box.member(),
                    box.address(),
                    languages
                            .in(box.language())
                            .text("mail.news.queued", space.name().in(box.language())),
                    domain,
                    now);
        }
        return boxes.size();
    }

    /** Takes the turn of this hour; false when another server has it. */
    private static boolean turn(Transaction tx, Due due, Instant now) {
        int moved = tx.execute(
                "update mail_news_round set last_at = ? where space_id = ? and last_at = ?",
                now,
                due.space(),
                due.last());
        if (moved == 0 && due.last().equals(Instant.EPOCH)) {
            moved = tx.execute("insert into mail_news_round (space_id, last_at) values (?, ?)", due.space(), now);
        }
        return moved == 1;
    }
}
