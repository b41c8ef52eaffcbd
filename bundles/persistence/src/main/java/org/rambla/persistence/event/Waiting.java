// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.event;

import java.util.List;
import org.rambla.api.event.Event;
import org.rambla.api.event.Events.SetAside;
import org.rambla.api.persistence.Row;
import org.rambla.persistence.sql.Arguments;
import org.rambla.persistence.sql.Jdbc;

/**
 * An event that a subscriber did not take, or that waits behind one of the same subject.
 *
 * @param tries how often it was offered
 * @param nextAt when it is offered next, in epoch milliseconds; null when it was set aside for good
 */
record Waiting(long id, String subscriber, String node, Event event, int tries, Long nextAt, String error, long at) {
    private static final String COLUMNS = EventRows.COLUMNS + ", subscriber, node, tries, next_at, error, set_aside_at";
    private static final int ERROR = 1_000;

    /** Those that are to be offered again, in order. */
    static List<Waiting> of(Jdbc jdbc, String subscriber, String node) {
        return jdbc.list(
                "select id, " + COLUMNS + " from persistence_set_aside where subscriber = ? and node = ?"
                        + " and next_at is not null order by position",
                Waiting::read,
                subscriber,
                node);
    }

    /** Those that were set aside for good, oldest first. */
    static List<SetAside> setAside(Jdbc jdbc) {
        return jdbc.list(
                "select id, " + COLUMNS
                        + " from persistence_set_aside where next_at is null order by id fetch first 1000 rows only",
                row -> {
                    Waiting waiting = read(row);
                    return new SetAside(
                            waiting.id,
                            waiting.subscriber,
                            waiting.node,
                            waiting.event,
                            waiting.tries,
                            waiting.error,
                            row.instant("set_aside_at"));
                });
    }

    private static Waiting read(Row row) {
        return new Waiting(
                row.number("id"),
                row.text("subscriber"),
                row.text("node"),
                EventRows.read(row),
                row.integer("tries"),
                row.numberOrNull("next_at"),
                row.text("error"),
                row.number("set_aside_at"));
    }

    /** The state after one more failed try. */
    Waiting failed(Throwable failure, List<Long> pauses, long now) {
        Long next = tries < pauses.size() ? Long.valueOf(now + pauses.get(tries)) : null;
        String message = Arguments.clean(String.valueOf(failure));
        return new Waiting(
                id,
                subscriber,
                node,
                event,
                tries + 1,
                next,
                message.substring(0, Math.min(ERROR, message.length())),
                now);
    }

    void insert(Jdbc jdbc) {
        jdbc.execute(
                "insert into persistence_set_aside (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                event.position(),
                event.kind(),
                event.subject(),
                event.space(),
                event.version(),
                event.actor(),
                event.at(),
                subscriber,
                node,
                tries,
                nextAt,
                error,
                at);
    }

    void update(Jdbc jdbc) {
        jdbc.execute(
                "update persistence_set_aside set tries = ?, next_at = ?, error = ?, set_aside_at = ? where id = ?",
                tries,
                nextAt,
                error,
                at,
                id);
    }

    static void delete(Jdbc jdbc, long id) {
        jdbc.execute("delete from persistence_set_aside where id = ?", id);
    }

    /** What must stay in order: events of one kind of subject with one id. */
    static String subject(Event event) {
        return subject(event.kind(), event.subject());
    }

    static String subject(String kind, long subject) {
        int dot = kind.indexOf('.');
        return (dot < 0 ? kind : kind.substring(0, dot)) + ' ' + subject;
    }
}
