// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.register;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.feature.FeatureTraces;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Messages;

/** What the register and the files keep of a feature. Files that nothing shows any more are swept later. */
@Component
public final class Traces implements FeatureTraces {
    private static final int AT_ONCE = 1_000;
    private static final String OF_FEATURE = "select id from content_item where kind like ?";

    private final Database database;

    @Activate
    public Traces(@Reference(name = "database", target = "(unit=content)") Database database) {
        this.database = database;
    }

    private record Gone(long id, long space, int version) {}

    @Override
    public List<String> count(String feature, Messages messages) {
        long items = database.number("select count(*) from content_item where kind like ?", feature + ".%");
        long files = database.number(
                "select count(*) from content_attachment where item in (" + OF_FEATURE + ")", feature + ".%");
        return items == 0
                ? List.of()
                : List.of(messages.count("content.traces.items", items), messages.count("content.traces.files", files));
    }

    @Override
    public void erase(String feature) {
        // What was unfinished is gone with the feature's own tables.
        database.transaction(tx -> tx.execute("delete from content_needed where holder like ?", feature + "-%"));
        List<Gone> gone;
        do {
            gone = database.list(
                    "select id, space_id, version from content_item where kind like ? fetch first " + AT_ONCE
                            + " rows only",
                    row -> new Gone(row.number("id"), row.number("space_id"), row.integer("version")),
                    feature + ".%");
            List<Gone> some = gone;
            List<Long> now = some.stream().map(Gone::id).toList();
            if (now.isEmpty()) {
                return;
            }
            database.transaction(tx -> {
                tx.execute("delete from content_attachment where item in (?)", now);
                tx.execute("delete from content_submission where item in (?)", now);
                tx.execute("delete from content_shared where item in (?)", now);
                // Indexes hold its texts, and nothing else tells them.
                some.forEach(item ->
                        tx.record(Event.now("content.deleted", item.id(), item.space(), item.version() + 1, 0)));
                return tx.execute("delete from content_item where id in (?)", now);
            });
        } while (gone.size() == AT_ONCE);
    }
}
