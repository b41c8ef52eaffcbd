// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.persistence.Database;

/** Follows when the register moves an event to another space. */
@Component
public final class MovedEvents implements Subscriber {
    private final Database database;

    @Activate
    public MovedEvents(@Reference(name = "database", target = "(unit=webinar)") Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "webinar.moved";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("content.moved");
    }

    @Override
    public void on(Event event) {
        database.transaction(tx -> {
            int moved = tx.execute(
                    "update webinar_event set space_id = ?, series = 0, session_number = 0, replaced_by = 0"
                            + " where id = ? and space_id <> ?",
                    event.space(),
                    event.subject(),
                    event.space());
            if (moved > 0) {
                tx.execute("delete from webinar_organiser where event = ?", event.subject());
                tx.execute("update webinar_event set organisers = 0 where id = ?", event.subject());
                tx.record(new Event(0, "webinar.moved", event.subject(), event.space(), 0, event.actor(), event.at()));
            }
            return null;
        });
    }
}
