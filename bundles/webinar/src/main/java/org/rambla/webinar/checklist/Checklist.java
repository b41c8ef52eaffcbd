// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.checklist;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rambla.api.persistence.Database;

/** Keeps what is done. */
public final class Checklist {
    private final Database database;
    private final Clock clock;

    public Checklist(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** When each was done; tasks that are not done are not in it. */
    Map<Task, Instant> done(long event) {
        Map<Task, Instant> done = new EnumMap<>(Task.class);
        database.list(
                "select task, done_at from webinar_task where event = ?",
                row -> Stream.of(Task.values())
                        .filter(task -> task.name().equals(row.text("task")))
                        .map(task -> done.put(task, row.instant("done_at")))
                        .toList(),
                event);
        return done;
    }

    /**
     * Ticks and unticks; what was ticked before keeps its time. Of what others ticked since the page was shown, nothing is
     * taken back.
     *
     * @param shown what was ticked when the page was shown
     */
    void tick(long event, Set<Task> ticked, Set<Task> shown) {
        database.transaction(tx -> {
            tx.execute("update webinar_event set line = line where id = ?", event);
            for (Task task : Task.values()) {
                if (shown.contains(task) && !ticked.contains(task)) {
                    tx.execute("delete from webinar_task where event = ? and task = ?", event, task.name());
                } else if (ticked.contains(task)
                        && tx.number(
                                        "select count(*) from webinar_task where event = ? and task = ?",
                                        event,
                                        task.name())
                                == 0) {
                    tx.execute(
                            "insert into webinar_task (event, task, done_at) values (?, ?, ?)",
                            event,
                            task.name(),
                            clock.instant());
                }
            }
            return null;
        });
    }
}
