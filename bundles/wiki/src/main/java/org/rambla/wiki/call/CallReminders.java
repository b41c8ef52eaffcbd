// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.mail.Mail;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.wiki.letter.Readers;

/**
 * Reminds cities from which nothing has come two weeks and three days before a call ends. Noted in the transaction that
 * queues the mails, so that of several servers one sends them, once.
 */
public final class CallReminders {
    private static final int MOST = 100;
    private static final Duration FIRST = Duration.ofDays(14);
    private static final Duration LAST = Duration.ofDays(3);
    /** Whoever heard of a call in these days is not reminded of it. */
    private static final Duration LATELY = Duration.ofDays(2);

    private final Database database;
    private final Calls calls;
    private final CallLetters letters;
    private final Readers readers;

    public CallReminders(Database database, Calls calls, CallLetters letters, Spaces spaces) {
        this.database = database;
        this.calls = calls;
        this.letters = letters;
        this.readers = new Readers(spaces);
    }

    /** Sends what is due at a moment; how many mails were queued. */
    public int remind(Instant now) {
        return remind(2, now, LAST) + remind(1, now, FIRST);
    }

    /** Up to which reminder nothing more is said to those who hear of a call now: it was due, or is so soon. */
    static int told(Instant deadline, Instant now) {
        Instant soon = now.plus(LATELY);
        return soon.isAfter(deadline.minus(LAST)) ? 2 : soon.isAfter(deadline.minus(FIRST)) ? 1 : 0;
    }

    private record Due(long call, Instant deadline) {}

    /** Part after part: those of spaces that are archived, or without a wiki for now, stay due and hold up no others. */
    private int remind(int stage, Instant now, Duration before) {
        int sent = 0;
        List<Due> due = List.of();
        do {
            Due last = due.isEmpty() ? new Due(0, now) : due.get(due.size() - 1);
            due = database.list(
                    "select id, deadline from wiki_call where closed = false and reminded < ? and deadline <= ?"
                            + " and (deadline > ? or deadline = ? and id > ? and deadline > ?)"
                            + " order by deadline, id fetch first " + MOST + " rows only",
                    row -> new Due(row.number("id"), row.instant("deadline")),
                    stage,
                    now.plus(before),
                    last.deadline(),
                    last.deadline(),
                    last.call(),
                    now);
            sent += remind(due.stream().map(Due::call).toList(), stage);
        } while (due.size() == MOST);
        return sent;
    }

    private int remind(List<Long> due, int stage) {
        List<Call> all = calls.all(due);
        Map<Long, SpaceCard> places = readers.open(all.stream().map(Call::space).collect(Collectors.toSet()));
        int sent = 0;
        for (Call call : all) {
            SpaceCard space = places.get(call.space());
            sent += space == null ? 0 : remind(call, stage, space);
        }
        return sent;
    }

    private int remind(Call call, int stage, SpaceCard space) {
        List<Long> silent = calls.standing(call.id()).stream()
                .filter(contribution -> contribution.state().silent())
                .map(Contribution::organisation)
                .toList();
        List<Mail> mails = !silent.isEmpty() ? letters.toCities("remind", call, silent, space) : List.of();
        return database.transaction(tx -> {
            int mine = tx.execute(
                    "update wiki_call set reminded = ? where id = ? and reminded < ?", stage, call.id(), stage);
            if (mine > 0) {
                letters.send(tx, mails);
            }
            return mine > 0 ? mails.size() : 0;
        });
    }
}
