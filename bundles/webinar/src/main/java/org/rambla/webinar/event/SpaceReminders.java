// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.persistence.Database;

/** When people are reminded of the events of a space, unless an event says otherwise. */
public final class SpaceReminders {
    private final Database database;

    public SpaceReminders(Database database) {
        this.database = database;
    }

    /** Minutes before the beginning. */
    public List<Integer> of(long space) {
        return database.first(
                        "select reminders from webinar_default where space_id = ?", row -> row.text("reminders"), space)
                .map(text -> Stream.of(text.split(" "))
                        .filter(one -> !one.isEmpty())
                        .map(Integer::valueOf)
                        .toList())
                .orElse(EventForm.REMINDERS);
    }

    /** From now on new events of the space begin with them. */
    public void keep(long space, List<Integer> reminders) {
        String text = reminders.stream().map(String::valueOf).collect(Collectors.joining(" "));
        try {
            database.transaction(tx -> {
                if (tx.execute("update webinar_default set reminders = ? where space_id = ?", text, space) == 0) {
                    tx.execute("insert into webinar_default (space_id, reminders) values (?, ?)", space, text);
                }
                return null;
            });
        } catch (Database.Conflict e) {
            // Somebody else did the same for the first time.
            database.transaction(
                    tx -> tx.execute("update webinar_default set reminders = ? where space_id = ?", text, space));
        }
    }
}
