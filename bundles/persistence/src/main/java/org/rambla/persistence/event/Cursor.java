// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.event;

import java.util.OptionalLong;
import org.rambla.persistence.sql.Jdbc;

/**
 * How far a subscriber has heard.
 *
 * @param node empty when there is one cursor for the installation
 */
record Cursor(String subscriber, String node) {
    OptionalLong read(Jdbc jdbc) {
        return jdbc.first(
                        "select position from persistence_cursor where subscriber = ? and node = ?",
                        row -> OptionalLong.of(row.number("position")),
                        subscriber,
                        node)
                .orElse(OptionalLong.empty());
    }

    /** Begins at the present, or before the first event that is kept. */
    long begin(Jdbc jdbc, boolean fromTheStart, long present) {
        long position = present;
        if (fromTheStart) {
            long first = jdbc.number("select min(position) from persistence_event");
            position = first == 0 ? present : first - 1;
        }
        jdbc.execute(
                "insert into persistence_cursor (subscriber, node, position, seen_at) values (?, ?, ?, ?)",
                subscriber,
                node,
                position,
                System.currentTimeMillis());
        return position;
    }

    /** Moves from one position to another; false when it stands elsewhere: another node has taken over. */
    boolean move(Jdbc jdbc, long from, long to) {
        return jdbc.execute(
                        "update persistence_cursor set position = ?, seen_at = ?"
                                + " where subscriber = ? and node = ? and position = ?",
                        to,
                        System.currentTimeMillis(),
                        subscriber,
                        node,
                        from)
                == 1;
    }
}
