// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.source;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.persistence.Database;

/** Lets every feature remove what names a member who left, and lets go of the files that the member never attached. */
@Component
public final class ErasedMembers implements Subscriber {
    private final Database database;
    private final Sources sources;

    @Activate
    public ErasedMembers(
            @Reference(name = "database", target = "(unit=content)") Database database,
            @Reference(name = "sources") Sources sources) {
        this.database = database;
        this.sources = sources;
    }

    @Override
    public String name() {
        return "content.erased";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("member.deleted");
    }

    @Override
    public void on(Event event) {
        long member = event.subject();
        database.transaction(tx -> {
            tx.execute("delete from content_needed where member = ?", member);
            return tx.execute(
                    "update content_file set stored_at = 0 where member = ? and not exists"
                            + " (select 1 from content_attachment a where a.file = content_file.id)",
                    member);
        });
        if (!sources.tell(source -> source.erase(member))) {
            throw new IllegalStateException("Not every feature has let go of member " + member);
        }
    }
}
