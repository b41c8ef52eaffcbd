// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.event;

import java.util.List;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Row;
import org.rambla.persistence.sql.Jdbc;

/** Events as rows. */
public final class EventRows {
    static final String CONTENT = "kind, subject, space_id, version, actor, happened_at";
    static final String COLUMNS = "position, " + CONTENT;

    private EventRows() {}

    /** Writes events that have no position yet. */
    public static void insert(Jdbc jdbc, List<Event> events) {
        jdbc.executeAll(
                "insert into persistence_event (kind, subject, space_id, version, actor, happened_at) values (?, ?, ?, ?, ?, ?)",
                events.stream()
                        .map(e -> new Object[] {e.kind(), e.subject(), e.space(), e.version(), e.actor(), e.at()})
                        .toList());
    }

    /** The next events after one position and up to another, at most limit, in order. */
    public static List<Event> between(Jdbc jdbc, long after, long last, int limit) {
        return jdbc.list(
                "select " + COLUMNS + " from persistence_event where position > ? and position <= ? order by position"
                        + " fetch first " + limit + " rows only",
                EventRows::read,
                after,
                last);
    }

    /** All events that are kept, in the order in which they were recorded. */
    public static List<Event> all(Jdbc jdbc) {
        return jdbc.list("select " + COLUMNS + " from persistence_event order by id", EventRows::read);
    }

    static Event read(Row row) {
        return read(row, row.number("position"));
    }

    /** @param position that it is given now */
    static Event read(Row row, long position) {
        return new Event(
                position,
                row.text("kind"),
                row.number("subject"),
                row.number("space_id"),
                row.integer("version"),
                row.number("actor"),
                row.instant("happened_at"));
    }
}
