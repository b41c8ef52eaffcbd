// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.persistence.Database;

/** Follows when the register moves a topic to another space: every item of it has an event of its own. */
@Component
public final class MovedTopics implements Subscriber {
    private final Database database;

    @Activate
    public MovedTopics(@Reference(name = "database", target = "(unit=forum)") Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "forum.moved";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("content.moved");
    }

    @Override
    public void on(Event event) {
        database.transaction(tx -> {
            tx.execute("update forum_topic set space_id = ? where id = ?", event.space(), event.subject());
            return tx.execute("update forum_post set space_id = ? where id = ?", event.space(), event.subject());
        });
    }
}
