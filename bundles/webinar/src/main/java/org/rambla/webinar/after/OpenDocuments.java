// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

import java.time.Clock;
import java.util.List;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;

/**
 * Tells core when an event is over that had documents for afterwards, so that search finds them from then on; and holds
 * back those that were filed before core could do that. Nodes may do the same at once: each is told once.
 */
public final class OpenDocuments {
    private final Database database;
    private final ContentRegister register;
    private final Files files;
    private final Clock clock;

    public OpenDocuments(Database database, ContentRegister register, Files files, Clock clock) {
        this.database = database;
        this.register = register;
        this.files = files;
        this.clock = clock;
    }

    /** Does what is due. */
    public void round() {
        events("a.held = false and (e.ends_at = 0 or e.ends_at > ?)")
                .forEach(event -> database.transaction(tx -> {
                    Documents.hold(tx, files, event, Role.MANAGER);
                    return null;
                }));
        events("a.told = false and e.ends_at > 0 and e.ends_at <= ?").forEach(this::tell);
    }

    private List<Long> events(String due) {
        return database.list(
                "select distinct e.id from webinar_afterwards a join webinar_event e on e.id = a.event"
                        + " where e.state = 'PUBLISHED' and " + due,
                row -> row.number("id"),
                clock.instant());
    }

    private void tell(long event) {
        database.transaction(tx -> {
            if (tx.execute("update webinar_afterwards set told = true where event = ? and told = false", event) > 0) {
                register.change(tx, event, null, null, 0);
            }
            return null;
        });
    }
}
